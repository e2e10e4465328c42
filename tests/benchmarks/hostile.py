"""Texts that no newsroom writes: shapes that make careless parsing slow or wrong, each a unit that is repeated."""

from __future__ import annotations

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
    "the same fact": "바이두 매출은 30% 늘었다. ",
    "the same English fact": "Alibaba released Qwen3-Max. ",
}


def grown(unit: str, size: int) -> str:
    """`unit` again and again, `size` bytes in all or a little less."""
    return unit * (size // len(unit.encode()))
