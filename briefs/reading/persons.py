"""Who wrote it and for whom, by one piece of a line: the forms of Korean and English bylines."""

from __future__ import annotations

import re

from briefs.reading import conventions as known
from briefs.reading import names

_LABELS_KO = rf"(?:{known.LABELS_KO})(?:\s?[·/,&]\s?(?:{known.LABELS_KO}))*"
# 류다미 특파원·민서율 기자
_KO_TOGETHER = rf"{names.KOREAN_NAME}(?:\s?[·ㆍ]\s?{names.KOREAN_NAME})*"
_KO_PEOPLE = rf"(?:{_KO_TOGETHER}\s(?:{known.ROLES_KO})\s?[·ㆍ,/&]\s?)*{names.KOREAN_NAMES}"
_PLACE_BEFORE = re.compile(rf"^(?:{known.PLACES_KO_ANY})\s?[/·]\s?")
_ROLE_BETWEEN = re.compile(rf"\s(?:{known.ROLES_KO})(\s?[·ㆍ,/&])")
_KO_ROLE = re.compile(
    rf"(?:(?P<label>{_LABELS_KO})\s*[=:]?\s+)?(?:(?P<before>.+?)(?:\s|\s?=\s?|/))??(?P<names>{_KO_PEOPLE})"
    rf"\s*(?:\S{{2,8}}\s겸\s|[가-힣·]{{1,8}}(?:부|팀|국)\s)?(?:(?:{known.PLACES_KO_ANY}|{known.RANKS_KO})\s?)?(?:[A-Z가-힣]{{0,4}}\d?(?:{known.ROLES_KO})(?:대우)?)(?:\s?=)?"
    r"(?:\s*[(\[](?P<after>.*)[)\]])?"
)
_KO_TITLED = re.compile(
    rf"(?:(?:기자명|필자|기고)\s*[=:]?\s+(?P<names>{names.KOREAN_NAME})\s+.{{2,30}}"
    rf"|(?P<expert>[가-힣]{{3}})\s+(?:\S{{2,14}}\s+){{1,3}}(?:{known.EXPERTS_KO}))"
)
_KO_PEN_NAME = re.compile(
    rf"(?:(?:{known.WRITERS_KO})\s*[=:]?\s*|(?:{known.LABELS_KO})\s*[=:]\s*)(?P<names>{names.KOREAN_NAME})(?:\s?드림)?"
)
_KO_LABEL = re.compile(
    rf"[■□◆●▶]?\s*{_LABELS_KO}(?:\s*[=:]\s*|\s+)(?P<names>{names.KOREAN_NAMES})(?:\s*\((?P<after>[^)]+)\))?"
    rf"(?:\s*[·,]\s?\S.*|\s사진\s.*)?"
)
_KO_DESK = re.compile(
    rf"(?P<before>(?:\S+\s+)?\S{{2,}}(?:{known.DESKS_KO}))(?:\s+|\s?=\s?)(?P<names>{names.KOREAN_NAME})"
)
# 서해일보 기자 남도현, 서해일보 편집국 남도현
_KO_AFTER_ROLE = re.compile(
    rf"(?P<before>\S{{2,}}(?:\s\S+)?)\s+(?:{known.REPORTERS_KO}|{known.DESKS_ALONE_KO})\s*[:=]?\s+(?P<names>{names.KOREAN_NAMES})"
    r"(?:\s*\([^()]*\))?"
)
# Ana Reyes in Shanghai and Tom Whitby in Seoul
_EN_PLACED = r"\s(?:in|at)\s[A-Z][\w'’.-]+(?:\s[A-Z][\w'’.-]+){0,2}"
_EN_PEOPLE = rf"(?:{names.ENGLISH_NAME}{_EN_PLACED},?\s(?:and|&)\s)?{names.ENGLISH_NAMES}"
_PLACE_BETWEEN = re.compile(rf"{_EN_PLACED}(?=,?\s(?:and|&)\s)")
_EN_LABEL = re.compile(
    rf"(?:(?i:{known.LABELS_EN})|(?:[A-Z]\w+\s)?(?i:desk)(?=:))(?:\s*:\s*|\s+)(?P<names>{_EN_PEOPLE})(?:\s+for\s+(?P<after>[A-Z].{{1,40}})|\s+(?i:in|at|for)\s+.{{2,40}}|\s*\(.*\)|,\s(?:\w+\s){{0,3}}(?i:{known.JOBS_EN}))?\.?"
)
_EN_FOR = re.compile(rf"(?:(?i:by)\s+)?(?P<names>{names.ENGLISH_NAME}) for (?P<after>[A-Z].{{2,40}})")
_EN_TITLED = re.compile(
    rf"(?P<names>{names.ENGLISH_NAME}),?\s+(?:{known.CREDENTIALS_EN})(?:,?\s+(?:{known.CREDENTIALS_EN}))*"
)
_EN_STAFF = re.compile(
    r"(?i:by)\s+(?P<before>[A-Z].{1,40}?)(?:\s+(?i:staff|newsroom|desk|reporters?|editors?|correspondents?))+"
)
_EN_ALONE = re.compile(
    rf"(?P<names>{names.ENGLISH_NAMES})(?:\s(?:reports|writes|reporting)(?:\s(?:from|in)\s.{{2,30}})?|,\s(?:\w+\s){{0,3}}(?i:{known.JOBS_EN}))\.?"
)
_EN_AT = re.compile(rf"(?i:by)\s(?P<names>{names.ENGLISH_NAMES}),\s(?P<place>[A-Z][A-Za-z ,'’.-]{{2,30}})")
_EN_FROM = re.compile(rf"(?P<names>{names.ENGLISH_NAMES})(?:\s(?:in|from)|,)\s(?P<place>[A-Z][A-Za-z ,'’.-]{{2,30}})")
_EN_OF = re.compile(rf"(?P<names>{names.ENGLISH_NAMES})\s?\((?P<after>[A-Z][^()]{{1,40}})\)")
_EN_STAFFED = re.compile(
    rf"(?P<before>[A-Z].{{1,40}}?)(?:’s|'s)?\s(?:(?:staff|senior|chief)\s)?(?i:{known.JOBS_EN})\s(?P<names>{names.ENGLISH_NAMES})(?:\s(?:reports|writes))?"
)
_EN_SLASHED = re.compile(rf"[A-Za-z]{{2,8}}/(?P<names>{names.ENGLISH_NAMES})")  # an agency's before a name
_EN_SIGNED = re.compile(
    rf"(?:[^,—–]{{2,60}}[—–-]\s*|[^,]{{0,60}}\b(?i:{known.WORKS_EN})\b[^,]{{0,30}}\s)(?i:by)\s+(?P<names>{names.ENGLISH_NAMES})"
)
# Kept by Ottoline Ramos; the pictures' and the translation's makers are not the author.
_EN_DONE = re.compile(
    r"(?i:(?!photo|pict|illustr|translat|design|edit|fact|animat|film|art|sponsor|distribut|issu|power|present)"
    rf"[a-z]{{3,12}} by) (?P<names>{names.ENGLISH_NAMES})\.?"
)
_JOB = re.compile(rf"(?:{known.REPORTERS_KO}|국장|부장|차장)$")
_KO_GROUP = re.compile(r"(?:작성자?|글|정리|집필)\s*[:=]\s*(?P<names>[가-힣A-Za-z]{5,20})")
_KO_WRITER = re.compile(
    rf"(?P<names>{names.KOREAN_NAME})\s*[(\[](?P<before>[^()\[\]]{{2,24}}?)\s*(?:필자|{known.ROLES_KO})[)\]]"
)
_GIVEN_BY = re.compile(
    rf"[■□◆●▶]?\s*(?:(?:{known.GIVERS})\s*[:=]|(?:{known.SENDERS})\s)\s*(?P<outlet>\S.{{1,30}})", re.IGNORECASE
)
_ENGLISH = (
    _EN_OF,
    _EN_STAFFED,
    _EN_FOR,
    _EN_AT,
    _EN_FROM,
    _EN_LABEL,
    _EN_SIGNED,
    _EN_TITLED,
    _EN_ALONE,
    _EN_SLASHED,
    _EN_DONE,
)


# In the order in which they are tried.
_BYLINES = (
    _KO_WRITER, _KO_ROLE, _KO_LABEL, _KO_TITLED, _KO_AFTER_ROLE, _KO_DESK, *_ENGLISH, _KO_PEN_NAME, _KO_GROUP,
)  # fmt: skip
# How many syllables a Korean person's name mostly has.
_KO_PERSON = 3


def read(piece: str) -> tuple[str | None, str | None]:
    """The author and the outlet that a byline names, each None where it doesn't."""
    for pattern in _BYLINES:
        match = pattern.fullmatch(piece)
        if match and (author := _author(match, pattern)):
            groups = match.groupdict()
            beside = groups.get("before") or groups.get("after") or names.outlet_among(match["names"] or "")
            if beside and pattern is _KO_ROLE and _is_the_writer(beside, author):
                author, beside = beside, author  # 배도경 새벽모터 기자
            return author, names.outlet(beside) if beside and not beside.startswith("Our ") else None
    if signed := names.signed(piece):
        return signed
    if paper := names.issue_of(piece):
        return None, paper
    match = _EN_STAFF.fullmatch(piece) or _GIVEN_BY.fullmatch(piece)
    if match and not known.NOISE.fullmatch(match.groupdict().get("outlet") or piece):
        return None, names.outlet(match.groupdict().get("before") or match["outlet"])
    return None, None


def _is_the_writer(beside: str, author: str) -> bool:
    """Whether of two Korean names only the one before is a person's by its length."""
    likelier = len(author) != len(beside) == _KO_PERSON or names.is_outlet(author)
    return likelier and names.is_korean_name(beside)


def _author(match: re.Match[str], pattern: re.Pattern[str]) -> str | None:
    author = match["names"] or match.groupdict().get("expert") or ""
    if pattern in _ENGLISH:
        return _english(author) if _fits(match, pattern, author) else None
    if pattern in (_KO_ROLE, _KO_WRITER):
        author = _PLACE_BEFORE.sub("", _ROLE_BETWEEN.sub(r"\1", author))
        return None if _is_word(author) or re.fullmatch(_LABELS_KO, author) else author
    if pattern is _KO_PEN_NAME:
        return None if _is_word(author) else author
    if pattern is _KO_GROUP:
        return None if names.is_desk(author) else author
    if pattern is _KO_DESK and names.in_sentence(match["before"].split()[0]):
        return None  # 부산에 기술지원센터 설립
    parts = re.split(r"\s?[·ㆍ,/&]\s?", author)
    people = [part for part in parts if names.is_korean_name(part) and not _is_word(part)]
    return author if len(people) == len(parts) else (people[0] if people else None)


def _fits(match: re.Match[str], pattern: re.Pattern[str], author: str) -> bool:
    """Whether what stands beside English names is what the form wants there."""
    if pattern is _EN_OF:
        return not names.is_place(match["after"]) and names.is_surely_person(author)
    if pattern in (_EN_SLASHED, _EN_DONE):
        return names.is_surely_person(author)
    if pattern is _EN_FROM and not names.is_surely_person(author):
        return False
    return pattern not in (_EN_AT, _EN_FROM) or names.is_place(match["place"])


def _english(people: str) -> str | None:
    """`people` without their places and without a desk or an outlet behind them."""
    people = _PLACE_BETWEEN.sub("", people)
    parts = re.split(r",?\s(?:and|AND|&)\s|,\s", people)
    paper = names.outlet_among(people)
    kept = [p for p in parts if names.may_be_person(p) and p.isupper() >= parts[0].isupper() and p != paper]
    people = people[: people.index(kept[-1]) + len(kept[-1])] if kept else ""
    return people if people and not names.is_place(people) else None


def _is_word(text: str) -> bool:
    """Whether Korean `text` is no name: a job, a desk, a section or a place."""
    return bool(_JOB.search(text)) or names.is_desk(text) or names.is_section(text) or names.is_place(text)
