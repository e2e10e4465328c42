"""Whether a line tells its event's date, and on which side of its article the event lies."""

from __future__ import annotations

import re
from datetime import date, timedelta

from briefs.model import Kind, SourcedFact, Status, Unit
from briefs.said import place

# An event this much older than its article isn't told without its date.
FRESH = timedelta(days=45)
# Nor one of a month that ended this long ago.
MONTH_FRESH = timedelta(days=30)
# When in a year something was, and from which month on that is over.
_SEASONS = (
    (re.compile(r"\b(?:in|last|this) (?:the )?spring\b|(?:지난|올)?\s?봄(?:에|에는|엔)?\s"), 7),
    (re.compile(r"\b(?:in|last|this) (?:the )?summer\b|(?:지난|올)\s?여름(?:에|에는|엔)?\s"), 10),
    (
        re.compile(
            r"\b(?:[Ee]arlier|early) (?:this|in the) year\b|\b[Aa]t the start of the year\b|(?:올해\s|올\s|연)초"
        ),
        4,
    ),
)
# 지시한 것으로 알려졌다; neither 지시하는 것으로 nor 사실인 것으로.
_KOREAN_PAST = re.compile(r"([가-힣]) 것으로 (?:알려|전해|파악|확인|나타)")
_ENGLISH_PAST = re.compile(
    r"\b(?:has|have|had) (?:already )?(?:been )?"
    r"(?:\w+ed|told|put|set|cut|let|left|laid|begun|sold|bought|built|made|taken)\b|"
    r"\b(?:bought|sold|took|built|paid|spent|acquired|invested in|poured|signed|hired|poached|raised|ordered)\b"
)
_AHEAD = re.compile(
    r"\b(?:plan(?:s|ning)?|may|could|might|in talks|consider\w*|mull\w*|weigh\w*|prepar\w+|seek\w*|discuss\w*"
    r"|appl(?:y|ies|ied) to|offered to|agreed to"
    r"|want\w*|hop\w+|intend\w*|aim\w*|look(?:s|ing)? to|sought|would|propos\w+|expect\w*|talks)\b"
)
_AGREED = re.compile(
    r"\b(?:agreed|decided|resolved|voted|undertook|promised|pledged|vowed|signed up) "
    r"(?:(?:earlier|late|early|in|on|this|last|[A-Z][a-z]+|month|week|\d+) ){1,4}to\b|"
    r"(?:이달|이번 달|\d월)(?:\s?\d+일)?(?!\s?말|\s?안|부터|까지|에)\s[^.]{2,80}기로 (?:했|합의|결정|계약|의결)"
)
_YEAR, _MONTH = len("2026"), len("2026-01")
# What happens once.
_EVENTS = frozenset({Kind.RELEASE, Kind.FUNDING, Kind.INVESTMENT, Kind.TALENT, Kind.MARKET})
_DEALS = frozenset({Kind.RELEASE, Kind.FUNDING, Kind.RESTRICTION})
_LAST_YEAR = re.compile(r"\blast year\b|지난해|작년")
# Of which kinds so many are told month by month.
_TALLIED = frozenset({Kind.MARKET, Kind.ADOPTION})
_WITHIN = re.compile(r"\bwithin (?:an?|the|weeks|days|\w+ (?:days|weeks|months))\b|만에\s")
_MONTH_KO = re.compile(r"\d월|지난 ?달|이달|같은 달")
_NIEUN, _HANGUL, _FINALS = 4, 0xAC00, 28


def when(sourced: SourcedFact) -> str | None:
    """The date, for what is to come and for what isn't news any more."""
    fact = sourced.fact
    if fact.date is None:
        return None
    published = sourced.source.published
    if published is None:
        return fact.date
    if fact.status is Status.FORECAST and fact.quantities and len(fact.date) == _YEAR:
        return fact.date  # of figures that are yet to be reported
    if fact.status in (Status.PLANNED, Status.FORECAST):
        told = last_day(fact.date) > published and not _agreed_then(fact.date, sourced.sentence, published)
        return fact.date if told else None  # else the day of the announcement
    if len(fact.date) == _YEAR and fact.kind in _DEALS and _names_year(fact.date, sourced.sentence, published):
        return fact.date
    if len(fact.date) == _YEAR and fact.kind in _EVENTS and _over(sourced.sentence, published):
        return fact.date
    if len(fact.date) == _MONTH and last_day(fact.date) < published and _of_a_month(sourced):
        return fact.date
    fresh = MONTH_FRESH if len(fact.date) == _MONTH else FRESH
    return fact.date if last_day(fact.date) < published - fresh or _first_day(fact.date) > published else None


def _agreed_then(when: str, sentence: str, published: date) -> bool:
    """Whether the month that goes on is that in which it was agreed upon."""
    return published.isoformat().startswith(when) and len(when) == _MONTH and _AGREED.search(sentence) is not None


def past_year(sourced: SourcedFact) -> str | None:
    """The year of a part of it that is over, which says nothing without it: 지난해 상반기."""
    fact, published = sourced.fact, sourced.source.published
    over = fact.date is not None and len(fact.date) == _YEAR and fact.status is Status.DONE
    return fact.date if over and published and fact.date and int(fact.date) < published.year else None


def _names_year(year: str, sentence: str, published: date) -> bool:
    """Whether it says that it was in a year that is over: last year, in 2025."""
    return int(year) < published.year and (year in sentence or _LAST_YEAR.search(sentence) is not None)


def _over(sentence: str, published: date) -> bool:
    """Whether it tells of a part of the year that is over for good: in the spring, in November."""
    return any(published.month >= over and season.search(sentence) for season, over in _SEASONS)


def _of_a_month(sourced: SourcedFact) -> bool:
    """Whether it tells how many were sold or used it, which says nothing without its month."""
    fact, sentence = sourced.fact, sourced.sentence
    tallies = [q for q in fact.quantities if q.unit in (Unit.UNITS, Unit.USERS)]
    if fact.kind not in _TALLIED or not tallies or _WITHIN.search(sentence):
        return False
    if sourced.source.lang == "en":
        return True
    return _MONTH_KO.search(sentence, 0, place(tallies[0], fact.span)[0]) is not None


def past(sourced: SourcedFact) -> bool:
    """Whether what is reported lies before its article; where no date tells that, as the sentence has it.

    This year's or this month's date doesn't.
    """
    fact, published = sourced.fact, sourced.source.published
    open_ended = fact.date is None or (published and _first_day(fact.date) <= published < last_day(fact.date))
    if fact.status is Status.UNCONFIRMED and open_ended:
        return _reported(sourced.sentence)
    if fact.date is None or published is None:
        return False
    return last_day(fact.date) <= published


def _reported(sentence: str) -> bool:
    """Whether a rumour is of what has happened."""
    if found := _KOREAN_PAST.search(sentence):
        return (ord(found[1]) - _HANGUL) % _FINALS == _NIEUN and found[1] not in "는인"
    return bool(_ENGLISH_PAST.search(sentence)) and not _AHEAD.search(sentence)


def future(sourced: SourcedFact) -> bool:
    """Whether what is reported lies after its article."""
    fact, published = sourced.fact, sourced.source.published
    return fact.date is not None and published is not None and _first_day(fact.date) > published


def _first_day(moment: str) -> date:
    parts = [int(part) for part in moment.split("-")]
    return date(parts[0], *[*parts[1:], 1, 1][:2])


def last_day(moment: str) -> date:
    """The last day of a year, a month or a day."""
    parts = [int(part) for part in moment.split("-")]
    if len(parts) == 3:
        return date(*parts)
    start = date(parts[0], parts[1] if len(parts) == 2 else 12, 28) + timedelta(days=4)
    return start.replace(day=1) - timedelta(days=1)
