"""Texts that no newsroom writes: shapes that make careless parsing slow or wrong, each a unit that is repeated.

`{en}` and `{ko}` in a unit stand for a name in letters or in Hangul that is another one every time.
"""

from __future__ import annotations

from itertools import count

SHAPES = {
    "digits": "1",
    "digits and commas": "1,",
    "digits and scales": "1만",
    "ranges": "1~",
    "spaces": " ",
    "blank lines": "\n \n",
    "opening brackets": "(",
    "empty brackets": "()",
    "names with brackets": "바이두(A",
    "quotation marks": '"',
    "single quotation marks": "' ",
    "full stops": ".",
    "spaced full stops": ". ",
    "Chinese full stops": "。",
    "titles": "Mr. ",
    "dashes": "— ",
    "bullets": "▲ ",
    "particles": "은는은는",
    "one Korean word": "가",
    "tiny sentences": "가. ",
    "names": "바이두 ",
    "English names": "Alibaba, ",
    "names in one word": "바이두",
    "versions": "Qwen3 K2 ",
    "joined capitals": "A&",
    "single capitals": "A ",
    "appositions": "A, the ",
    "possessives": "A' ",
    "quotations": '"a." ',
    "addresses": "a@",
    "links": "https://a",
    "months": "3월",
    "dates": "2025년 3월 4일 ",
    "percentages": "30%, ",
    "clauses without an end": "바이두는 공개하고 ",
    "figures without an end": "매출은 30% 늘었고 ",
    "predicates without an end": "바이두가 달리고 걷다가 뛰고 나서 ",
    "English predicates without an end": "Baidu sells it and runs ",
    "the same fact": "바이두 매출은 30% 늘었다. ",
    "the same English fact": "Alibaba released Qwen3-Max. ",
    "ever new names": "{en} Works said that {en} Corp bought it. ",
    "ever new names behind what they are": "전문기업 {ko}가 로봇을 판다. ",
    "ever new names, whole and short": "{en} Robotics sold robots. {en} raised money. ",
    "ever new names with brackets": "{ko}({en})는 공개했다. ",
}
LETTERS, SYLLABLES, LENGTH = "abcdefghijklmnopqrstuvwxyz", "가나다라마바사아자차카타파하", 5


def grown(unit: str, size: int) -> str:
    """`unit` again and again, `size` bytes in all or a little less."""
    if "{" not in unit:
        return unit * (size // len(unit.encode()))
    parts: list[str] = []
    for number in count():
        part = unit.format(en=_name(number, LETTERS).capitalize(), ko=_name(number, SYLLABLES))
        if (size := size - len(part.encode())) < 0:
            return "".join(parts)
        parts.append(part)
    raise AssertionError  # numbers don't end


def _name(number: int, letters: str) -> str:
    return "".join(letters[number // len(letters) ** place % len(letters)] for place in range(LENGTH))
