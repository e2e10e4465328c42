"""Products that the lexicon doesn't list, read as a known family with a version: 어니 5.0, Qwen4-Max, 어센드 980."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from briefs.lexicon.load import Lexicon
from briefs.lexicon.wording import any_of
from briefs.model import Names, Product
from briefs.parsing.names.namecues import EVERY_VARIANT, KOREAN_VARIANTS

_WORDS = any_of(EVERY_VARIANT)
_NUMBER = r"(?:[A-Z]{1,3}(?:-(?=\d{4}))?|v)?\d{1,4}(?:\.\d{1,2}){0,2}[A-Z]{0,3}(?:[a-rt-z]|s(?=[A-Z0-9-]))?"
# What goes on behind a number within the name, and a number behind a word: Emu3 of Emu3.5, 에어팟 프로 3, Solar Pro 2.
_POINT = r"(?<=\d)\.\d{1,2}(?![\d.])"
_LAST = (
    r" \d(?:\.\d)?(?=['’\"”(]|[,.](?!\d)|[을를이가은는의와과도로](?![가-힣])| (?:is|was|has|will|in|on|and|with|to)\b)"
)
_EXTENSION = re.compile(
    rf"(?P<number>[ -]?{_NUMBER}|{_POINT})?"
    rf"(?P<rest>(?:[ -](?:(?:{_WORDS})(?![A-Za-z])|\d{{1,4}}[BM]|V\d(?:\.\d)?|A\d+B))*)(?(number)|(?:{_LAST})?)"
)
_QUANTITY = {
    "ko": re.compile(
        r",?\d|\s?(?:[십백천만억조여%]|개|위안|달러|분기|월|년|시간|차례|종|대|장|명|건|가지|배|나노|일|주|인치|[~∼])"
    ),
    "en": re.compile(
        r",\d|\.\d|\s?%|\s(?:million|billion|trillion|thousand|bln|bn|per cent|percent|[a-z-]+s\b|times)"
        r"|-(?:nm|nano|inch|year)|(?:st|nd|rd|th)\b"
    ),
}
# What begins no version, nor does Hangul.
_NONE = frozenset(("", *",.)(은는이가을를의와과에도로"))
# More of a word, other than the end of an English plural: 20,000 Ascend 950s.
_GOES_ON = re.compile(r"(?!s\b)[A-Za-z0-9]")
# A shorter name begins no other word: Yi is no part of YiXian.
_SHORT = 4
_YEAR = re.compile(r"[ -]?(?:19|20)\d\d")
_PART = re.compile(r"([ -]?)([^ -]+)")
# A version behind a word, without the V that it may be written with.
_PLAIN = re.compile(r"(?<=[a-z])([ -])(\d+\.\d)")


def extension(text: str, at: int) -> re.Match[str] | None:
    """The version behind a product's name that ends at `at`; None where what follows is no version."""
    if text[at : at + 1] in _NONE and not (text[at : at + 1] == "." and text[at - 1].isdigit()):
        return None
    match = _EXTENSION.match(text, at)
    if not match or not match[0]:
        return None
    number, end = match["number"] or "", match.end()
    if number[:1].isdigit() and text[at - 1].isdigit():
        return None
    plain = number.strip(" -").replace(".", "").isdigit() and not match["rest"]
    if plain and ((number[0] == " " and _counts(text, end)) or _YEAR.fullmatch(number)):
        return None
    return None if _GOES_ON.match(text, end) else match


def _counts(text: str, end: int) -> bool:
    """Whether what follows makes a number that of a quantity."""
    return any(pattern.match(text, end) for pattern in _QUANTITY.values())


class Styles:
    """How the lexicon's families join name and version: 'Kimi K2', 'DeepSeek-R1', 'Qwen3-Max'."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._known = {self._flat(name): name for name in lexicon.products}
        self._joints: dict[tuple[str, bool], Counter[str]] = {}
        for product in lexicon.products.values():
            root = product.family or product.name
            tail = product.name.removeprefix(root)
            if tail != product.name and tail:
                for joint, word in _PART.findall(tail):
                    self._joints.setdefault((root, word.isalpha()), Counter())[joint] += 1

    def canonical(self, base: Product, written: str) -> str:
        """The English name of `base` with the version `written` behind it."""
        root, name = base.family or base.name, base.name
        if self._flat(name).endswith(self._flat(written)):  # 전우(真武·Zhenwu) 810E is the Zhenwu 810E
            return name
        for at, (joint, part) in enumerate(_PART.findall(written)):
            word = KOREAN_VARIANTS.get(part, part)
            usual = self._joints.get((root, word.isalpha()))
            continued = at == 0 and not joint and (name[-1].isdigit() or word[0] == ".")
            own = joint if joint or (name[-1].isascii() and name != root) else " "
            name += ("" if continued else usual.most_common(1)[0][0] if usual else joint or own) + word
        return self.known(name)

    def known(self, name: str) -> str:
        """The lexicon's way to write `name`, also without the V of its version, or `name` itself."""
        flat = self._flat(name)
        return self._known.get(flat) or self._known.get(self._flat(_PLAIN.sub(r"\1V\2", name)), name)

    @staticmethod
    def _flat(name: str) -> str:
        return name.lower().replace("-", " ").replace(" ", "")


def product(name: str, lexicon: Lexicon) -> Product | None:
    """The product `name`, made up from its family where the lexicon lists only that; None for an unknown name."""
    return lexicon.products.get(name) or _version(name, lexicon.base or lexicon)


@lru_cache(maxsize=512)
def _version(name: str, lexicon: Lexicon) -> Product | None:
    """A product by the longest beginning of its name that is one, of whole words: Bing is none of Bingcheng."""
    for end in range(len(name) - 1, 1, -1):
        within = name[end - 1].isalpha() and (name[end].islower() or (end < _SHORT and name[end].isalpha()))
        base = None if within else lexicon.products.get(name[:end].rstrip(" -"))
        if base:
            return Product(name, Names(en=(name,)), base.owner, base.is_a, base.family or base.name)
    return None
