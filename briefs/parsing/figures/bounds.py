"""The bound of a figure by the words right beside it: over, under, up to or about so much."""

from __future__ import annotations

import re

from briefs.lexicon.wording import any_of
from briefs.model import LANGS, MONEY, Bound, Lang, Quantity
from briefs.parsing.figures.units import words

# In this order: the whole of 'no less than' says at least, its end under.
_BOUNDS = (Bound.AT_LEAST, Bound.AT_MOST, Bound.OVER, Bound.UNDER, Bound.UP_TO, Bound.ABOUT)


def _bounds(lang: Lang, side: str) -> dict[Bound, str]:
    """A pattern of the words that tell each bound on one side of a figure."""
    listed = {bound: words("bound", lang, f"{bound}_{side}") for bound in _BOUNDS}
    return {bound: any_of(found) for bound, found in listed.items() if found}


def _before_figure(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:^|[\s(])(?<!\bno )(?<!\bnot )(?<!\bthe )(?:{pattern})\s?$")


# 1200만명을 넘어섰다, 30%에 못 미친다, 1억위안이 안 되는: what stands between a figure and its bound.
_ADVERB = rf"(?:\s(?:{any_of(words('bound', 'ko', 'by_how_much'))}))?"
_OBJECT = {
    "ko": rf"(?:선?[을를]|[이가](?={_ADVERB}\s(?:넘[는은었을고으]|안|채))|도(?=\s(?:안|채))|"
    rf"에도?(?={_ADVERB}\s?(?:못|육박|근접|가까|가깝|모자|(?:미치|이르|달하|닿|다다르)지)))?{_ADVERB}",
    "en": "",
}
# 19,800 yuan plus a monthly fee; 지분 97%를 넘겨받는다.
_NO_BOUND = re.compile(r"(?<=plus) (?:an?|the|its|tax|VAT|[\d$€£¥])|(?<=넘)(?:겨(?:받|주|준|줄|줬)|기기로)")
# What is not passed is no more: 20억위안을 넘지 않는다.
_DENIED = re.compile(r"(?:[가-힣]{0,2})지[는도]? (?:않|못)")
# What goes up to so much from less only rises.
_GOES = re.compile(r"\b(?:go(?:es|ing|ne)?|went|climb(?:s|ed)?|edge[sd]?|moved?|rises?) up to (?:about )?$")
# How far behind a figure its bound may end, in characters, and the other currency that may stand between them.
_REACH = 14
_IN_BRACKETS = re.compile(r"\s?[(（][^()（）\d\n]{0,8}\d[^()（）\n]{0,24}[)）]")
# 1000여명, 3만여 대: some more than so many.
_SOME_MORE_KO = re.compile("[0-9십백천만억조]여")
_BOUND_AFTER = {
    lang: re.compile(
        rf"{_OBJECT[lang]}\s?(?:"
        + "|".join(f"(?P<{bound.name}>{found})" for bound, found in _bounds(lang, "after").items())
        + ")"
    )
    for lang in LANGS
}
_BOUND_BEFORE = {
    lang: {bound: _before_figure(found) for bound, found in _bounds(lang, "before").items()} for lang in LANGS
}
# Any word that tells a bound before a figure.
BEFORE = {lang: "|".join(_bounds(lang, "before").values()) for lang in LANGS}
_ANY_BEFORE = {lang: _before_figure(words_before) for lang, words_before in BEFORE.items()}


def bound_of(text: str, lang: Lang, quantity: Quantity) -> Bound:
    """The bound of `quantity` in `text`; exact where no word tells one."""
    start, end = quantity.span.start, quantity.span.end
    if quantity.unit in MONEY and (converted := _IN_BRACKETS.match(text, end)):
        end = converted.end()
    after = _BOUND_AFTER[lang].match(text, end, end + _REACH)
    if after and after.lastgroup and not _NO_BOUND.match(text, after.end()):
        found = Bound[after.lastgroup]
        return Bound.AT_MOST if found is Bound.OVER and _DENIED.match(text, after.end()) else found
    before = text[max(0, start - 18) : start].lower()
    if not _ANY_BEFORE[lang].search(before) or _GOES.search(before):
        return Bound.OVER if _SOME_MORE_KO.search(text, start, quantity.span.end) else Bound.EXACT
    return next(bound for bound, pattern in _BOUND_BEFORE[lang].items() if pattern.search(before))
