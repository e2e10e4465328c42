"""The words around a figure, as far as its clause reaches, and what they say of spelled-out numbers."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from briefs.lexicon.wording import any_of
from briefs.model import Lang, Span, Unit
from briefs.parsing.figures.numerals import Figure
from briefs.parsing.figures.units import NOUN_UNIT_EN, NOUNS

CLAUSE = re.compile(r"[.!?。\n](?=\s|$)")
ARTICLE = re.compile(
    r"\b(?:the|these|those|both|other|its|their|last|past|next|first|final|closing|opening|all|"
    r"one of|two of|or|every|between)"
    r"(?: (?:first|last|next|other))? $",
    re.I,
)
# One of two numbers side by side: two or three companies.
EITHER = re.compile(r"\b(?:one|two|three|four|five|six|seven|eight|nine|\d{1,2}) or $", re.I)
# What a written number is part of: four-legged robots; Huawei and SMIC, two of the largest makers.
_PART_OF_WORD = re.compile(r"-(?:legged|wheeled|armed|fingered|handed|sided|pronged|footed|eyed|storey|star)\b")
_AMONG = re.compile(
    r" of (?:(?:the|its|their) )?(?:[\w’'-]+['’]s? )?(?:[\w-]+ ){0,2}?(?:most|best|first|[a-z]+est|leading|top)\b"
)
# By how many a price is told: $0.10 for a million input tokens.
_TOKENS, _EACH = re.compile(r" (?:input|output|cached|prompt) tokens\b"), 10**6
# Counters that a spelled-out numeral may run into; 세대 and 네트워크 are other words.
_JOINED = frozenset({"배", "달", "개", "명", "곳", "가지"})
# One of these by itself is an adverb: one day; behind these words it is a length.
_ONE_LONG = re.compile(r"\b(?:to|least|within|than|under|for|(?<!in )about|in just|in only|average of) $")
# How long something is done, not when it was: over the past two years.
THROUGH = re.compile(r"\b(?:over the (?:past|last)|(?:during|each of) the past) $")
_NEXT = re.compile(r"\b(?:next|coming|following|within the first) $")
_WORD = re.compile(r"[A-Za-z][\w-]*")
# A loss after so many quarters, 11개 분기 만의 적자, says since when.
_QUARTERS_KO = re.compile(r"\s?(?:분기|해)\s?만")
_OF_A_LIST = frozenset({"가지", "대", "개", "자", "종"})
# Letters are counted by the thousand; fewer are parties or lines: 3자 협력.
_LETTERS = 1000
_LENGTHS = frozenset(
    {"day", "days", "month", "months", "year", "years", "hour", "hours", "minute", "minutes", "second", "seconds"}
)


class Names:
    """Where known names stand."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts = sorted(span.start for span in spans)
        self._ends = sorted(span.end for span in spans)

    def before(self, at: int, within: int) -> bool:
        """Whether a name ends at most `within` characters before `at`."""
        found = bisect_right(self._ends, at) - 1
        return found >= 0 and at - self._ends[found] <= within

    def after(self, at: int, within: int) -> bool:
        """Whether a name starts at most `within` characters after `at`."""
        found = bisect_left(self._starts, at)
        return found < len(self._starts) and self._starts[found] - at <= within


# What is named is not counted beside: 대형과 소형 두 가지, but 검색 등 세 가지.
_NAMED_KO = re.compile(
    r"(?:과|와|·|,)\s?[^\s,·]{1,14}(?:\s[^\s,·]{1,10})?(?<![은는을를에서로의등만도면이가])(?<!\s)\s?$"
)
# The largest of a trade are as many as their list says: 세계 20대 제약사.
_RANKED_KO = re.compile(r"(?:세계|글로벌|국내|전국|중국|미국|업계|상위)\s$")
_LISTED_KO = re.compile(r"(?:포천|포춘|포브스)\s(?:글로벌\s)?$")
_NOUN_KO = re.compile(r" [가-힣]{2}")
# One piece that is enough for something is told of: 그래픽카드 한 장이면 돌아간다.
_PIECE_KO = re.compile(rf"(?:{any_of(NOUNS['units']['ko'])})\)?(?:\s['‘\"“][^'’\"”]{{1,20}}['’\"”])?\s$")
_ENOUGH_KO = re.compile(r"(?:이면|면|만으로|만 있으면|으로(?=\s)|로(?=\s)|에서(?=\s))")
_PIECES_KO = frozenset({"장", "개", "대"})
# So are the pillars that somebody builds on, and the sorts whose sizes were just told: 교육과 의료를 2대 축으로.
_PILLARS_KO = re.compile(r"\s(?:축|기둥|미래)")
_SIZED_KO = re.compile(r"\d[만억조]?(?:개|㎏|인치|㎝)?(?:짜리)?(?:와|과|,)\s[^,.]{0,12}\d[^,.]{0,12}\s$")


def counts(text: str, lang: Lang, figure: Figure, word: re.Match[str]) -> bool:
    """Whether a number with a unit is a figure at all: not 'the two', not 한 번, not a spelled-out idiom."""
    if lang == "ko" and word[0] in _OF_A_LIST and _told_beside(text, figure, word):
        return False
    if not figure.written:
        return True
    if lang == "ko":
        if figure.end == word.start() and word[0] not in _JOINED:
            return False
        if figure.value == 1 and word[0] in _PIECES_KO and _ENOUGH_KO.match(text, word.end()):
            return _PIECE_KO.search(text[max(0, figure.start - 30) : figure.start]) is not None
        return figure.value > 1 or word[0] in {"달", "배", "해", "시간"}
    if figure.plain in {"a", "an"} and word[0] == "tokens":
        return False
    before = before_in_clause(text, figure.start, 20)
    if word[0] in _LENGTHS and (
        _NEXT.search(before) or THROUGH.search(before) or (figure.plain == "one" and _ONE_LONG.search(before))
    ):
        return True
    return figure.value > 1 and not ARTICLE.search(before)


def _told_beside(text: str, figure: Figure, word: re.Match[str]) -> bool:
    """Whether a Korean number is only that of a list: of the one beside it, or of the largest in a trade."""
    before = text[max(0, figure.start - 40) : figure.start]
    if word[0] == "개":
        return _QUARTERS_KO.match(text, word.end()) is not None
    if word[0] == "가지":
        return _NAMED_KO.search(before) is not None
    if word[0] == "자":
        return figure.value < _LETTERS
    if word[0] == "종":
        return text.startswith("류로 ", word.end()) and _SIZED_KO.search(before) is not None
    if figure.value <= 10 and _PILLARS_KO.match(text, word.end()):
        return True
    if _LISTED_KO.search(before):
        return True
    return figure.value <= 100 and bool(_RANKED_KO.search(before) and _NOUN_KO.match(text, word.end()))


def idle(text: str, figure: Figure, names: Names) -> bool:
    """Whether a written English number is only part of a word, or says of those just named whose number they are."""
    if _PART_OF_WORD.match(text, figure.end) or (figure.value == _EACH and _TOKENS.match(text, figure.end)):
        return True
    apposed = text.endswith(", ", 0, figure.start) and names.before(figure.start, len(", "))
    return apposed and _AMONG.match(text, figure.end) is not None


def before_in_clause(text: str, at: int, width: int) -> str:
    """Up to `width` characters before `at`, from the start of its clause."""
    piece = text[max(0, at - width) : at]
    cuts = [m.end() for m in CLAUSE.finditer(piece)]
    return piece[cuts[-1] :] if cuts else piece


def after_in_clause(text: str, at: int, width: int) -> str:
    """Up to `width` characters from `at`, to the end of its clause."""
    piece = text[at : at + width]
    cut = CLAUSE.search(piece)
    return piece[: cut.start()] if cut else piece


def meant(before: str) -> Unit:
    """The unit of what English them or ones stand for: of the last things in the words before that have one."""
    words = reversed(_WORD.findall(before))
    return next((unit for word in words if (unit := NOUN_UNIT_EN.get(word.lower()))), Unit.COUNT)
