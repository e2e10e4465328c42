"""Tells lengths of time, which are figures, from points in time, which are none."""

from __future__ import annotations

import re

from briefs.model import Lang
from briefs.parsing.figures.around import THROUGH
from briefs.parsing.figures.numerals import Figure
from briefs.parsing.figures.units import LENGTH_DAYS, NOT_LENGTH

_WITHIN = re.compile(r"간|\s?(?:동안|만에)|이 안 (?:돼|되)")
# The longest since when is no length of anything, nor is the period that a figure is of.
_RECORD = re.compile(
    r"\s?만에\s?(?:가장|처음|최고|최저|최대|최소|신고)|\s누적|\s?동안의 (?:매출|영업|순이익|순손실)|"
    r"간 (?:매출|순이익|순손실)"
)
_SINCE_EN = re.compile(
    r"\b(?:\w{3,}est|first time|record|most|best|worst)\b[^.,;]{0,25} (?:in|for) (?:\w+ than |\w+ )?$"
)
# How long ago something was, or how much there is in each year, is no length either: 옮긴 지 1년, 1년에 500만위안.
_SINCE_KO = re.compile(r"[가-힣] 지 (?:약 )?$")
_PASSED = re.compile(r"\s?만")
# Years that have passed since are mostly told as background: 지 2년 만이다.
_YEARS_PASSED = re.compile(r"\s?만(?!이)")
_EACH = re.compile(r"에 (?!걸쳐|달하)")
# Days that something takes: 심사 기간을 60일에서 30일로 단축한다.
_TAKES_DAYS = re.compile(r"(?:기간[은는이가을를]?|일에서) (?:평균 |최대 |약 )?$")
_SHORTENED = re.compile(r"(?:에서 \d+일)?로 (?:단축|줄)")
_FOR = re.compile(r"\b(?:for|over) an? $")
# A notice is due so many days before.
_DUE_EN = re.compile(r"\b(?:at least|no (?:less|fewer) than|not less than) $")
_DUE = re.compile(r"(?:최소|적어도|늦어도)\s(?:약\s)?$")
# The same of a notice without such a word: 30일 전에 신고한다.
_NOTICE = re.compile(r"\s(?:전에|앞서)\s(?:[가-힣]{1,12}에 )?(?:미리 )?(?:알리|알려|알릴|신고|통보|통지|보고|고지)")
_RECENT = re.compile(r"최근\s?$")
# How long something has gone on, 5년째, and how soon a few months made a change, 석 달 새.
_GOING_ON = re.compile(r"째(?! (?:해|되))")
_LATELY = re.compile(r"\s새\s")
# How soon after its own start something was reached: passed a million users two months after its launch.
_AFTER_START = re.compile(
    r" after its (?:\w+ )?(?:launch|release|debut|start|opening|founding|foundation|introduction)\b"
)
_OPENING = re.compile(r"(?:^|[.!?,;:—\n]\s?|[.!?,;:—]\s\w+ )$")


def is_length(text: str, lang: Lang, figure: Figure, word: re.Match[str]) -> bool:
    """Whether a number of years, months or days is a length and not a point in time."""
    if _RECORD.match(text, word.end()):
        return False
    if (NOT_LENGTH[lang].match(text, word.end()) and not _lasts(text, lang, figure, word)) or (
        figure.written and figure.plain in {"a", "an"}
    ):
        return False
    if lang == "en":
        before = text[max(0, figure.start - 50) : figure.start]
        if _SINCE_EN.search(before):
            return False
        if before.endswith(("in the same ", "of the same ")):
            return False
        if not before.endswith(("past ", "last ", "aged ")):
            return True
        return THROUGH.search(before) is not None or (not figure.written and before.endswith("in the past "))
    return _is_length_ko(text, figure, word)


def _is_length_ko(text: str, figure: Figure, word: re.Match[str]) -> bool:
    """The same for a Korean number whose words behind it speak for a length."""
    if _RECENT.search(text, max(0, figure.start - 3), figure.start):
        return text.startswith(" 동안", word.end())
    if _SINCE_KO.search(text, max(0, figure.start - 6), figure.start):
        passed = _YEARS_PASSED if word[0] == "년" else _PASSED
        return passed.match(text, word.end()) is not None
    if figure.value == 1 and _EACH.match(text, word.end()):
        return False
    if word[0] == "개월" and text[max(0, figure.start - 3) : figure.start - 1].endswith("년"):
        return False  # part of a length that began with years
    if word[0] == "일":
        return (
            figure.value > 31
            or LENGTH_DAYS.match(text, word.end()) is not None
            or _takes(text, figure, word)
            or _lasts(text, "ko", figure, word)
        )
    if word[0] == "해":  # 한 해 동안 only says how fast
        within = _WITHIN.match(text, word.end()) or _GOING_ON.match(text, word.end())
        return figure.written and figure.value > 1 and within is not None
    if word[0] == "달":
        return figure.written and (figure.value > 1 or _WITHIN.match(text, word.end()) is not None)
    return figure.value < 100


def _lasts(text: str, lang: Lang, figure: Figure, word: re.Match[str]) -> bool:
    """Whether a length stands in front of a word that mostly follows none: for an 18-month period, 최소 30일 전에."""
    before = text[max(0, figure.start - 16) : figure.start]
    if lang == "en" and text.startswith(" before", word.end()):
        return _DUE_EN.search(before) is not None
    if lang == "en" and _AFTER_START.match(text, word.end()):
        return _OPENING.search(before) is None
    if lang == "en":
        return text.startswith(" period", word.end()) and _FOR.search(before) is not None
    if word[0] in ("년", "해") and _GOING_ON.match(text, word.end()):
        return True
    if word[0] == "달" and figure.value > 1 and _LATELY.match(text, word.end()):
        return True
    if word[0] == "일" and _NOTICE.match(text, word.end()):
        return True
    return text.startswith(" 전", word.end()) and _DUE.search(before) is not None


def _takes(text: str, figure: Figure, word: re.Match[str]) -> bool:
    """Whether a Korean number of days is what something takes: a period, or one that gets shorter."""
    before = _TAKES_DAYS.search(text, max(0, figure.start - 12), figure.start)
    if before is None:
        return False
    return before[0].startswith("기간") or _SHORTENED.match(text, word.end()) is not None
