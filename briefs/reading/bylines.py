"""Reads one line as metadata: who wrote it, for whom, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefs.reading import conventions as known
from briefs.reading import dates, names

_EMAIL = re.compile(r"[<(\[]?\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[>)\]]?")
_PHONE = re.compile(r"\(?\b0\d{1,2}\)?-\d{3,4}-\d{4}\b|\+\d{1,3}[ -]\d[\d -]{6,14}\d\b")
_URL = re.compile(r"https?://\S+|www\.\S+")
_SPLIT = re.compile(
    r"\s*[|ㅣ│¦∥‖]\s*|\s+[~*]\s+|^\.\s+"
    r"|\.\s+(?=[A-Z가-힣][\w ]{1,12}:\s|(?:[A-Z][a-z]+\s)?[Bb]y\s[A-Z])"
    r"|\s+(?:[·•/–—-]+|::)(?:\s+|$)|^[·•/–—-]+\s+|\s{2,}|\t"
)
_COMMA = re.compile(r"(?<=[A-Za-z)]),\s")
_NOISE = known.NOISE
_LABELS_KO = rf"(?:{known.LABELS_KO})(?:\s?[·/,&]\s?(?:{known.LABELS_KO}))*"
# 류다미 특파원·민서율 기자
_KO_PEOPLE = rf"(?:{names.KOREAN_NAME}\s(?:{known.ROLES_KO})\s?[·ㆍ,/&]\s?)*{names.KOREAN_NAMES}"
_PLACE_BEFORE = re.compile(rf"^(?:{known.PLACES_KO_ANY})\s?[/·]\s?")
# 베이징=류다미 특파원, 서울=민서율 기자
_STATIONED = re.compile(
    rf"(?<![가-힣(\[])(?:{known.PLACES_KO_ANY})\s?=\s?(?={names.KOREAN_NAME}\s?(?:{known.ROLES_KO})\s?[,·])"
    rf"|(?<=[,·]\s)(?:{known.PLACES_KO_ANY})\s?=\s?(?={names.KOREAN_NAME}\s)"
)
_ROLE_BETWEEN = re.compile(rf"\s(?:{known.ROLES_KO})(\s?[·ㆍ,/&])")
_KO_ROLE = re.compile(
    rf"(?:(?P<label>{_LABELS_KO})\s*[=:]?\s+)?(?:(?P<before>.+?)(?:\s|\s?=\s?|/))??(?P<names>{_KO_PEOPLE})"
    rf"\s*(?:\S{{2,8}}\s겸\s|[가-힣·]{{1,8}}(?:부|팀|국)\s)?(?:(?:{known.PLACES_KO_ANY}|{known.RANKS_KO})\s?)?(?:[A-Z가-힣]{{0,4}}(?:{known.ROLES_KO}))(?:\s?=)?"
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
_KO_DESK = re.compile(rf"(?P<before>(?:\S+\s+)?\S{{2,}}(?:{known.DESKS_KO}))\s+(?P<names>{names.KOREAN_NAME})")
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
    rf"(?:(?i:{known.LABELS_EN})|(?:[A-Z]\w+\s)?(?i:desk)(?=:))(?:\s*:\s*|\s+)(?P<names>{_EN_PEOPLE})(?:\s+(?i:in|at|for)\s+.{{2,40}}|\s*\(.*\)|,\s(?:\w+\s){{0,3}}(?i:{known.JOBS_EN}))?\.?"
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
    rf"(?P<before>[A-Z].{{1,40}}?)(?:’s|'s)?\s(?:(?:staff|senior|chief)\s)?(?i:{known.JOBS_EN})\s(?P<names>{names.ENGLISH_NAMES})"
)
_EN_DASHED = re.compile(rf"[—–]\s?(?P<names>{names.ENGLISH_NAMES})")
_EN_SIGNED = re.compile(
    rf"(?:[^,—–]{{2,60}}[—–-]\s*|[^,]{{2,60}}\b(?:{known.WORKS_EN})\b[^,]{{0,30}}\s)(?i:by)\s+(?P<names>{names.ENGLISH_NAMES})"
)
_KO_GROUP = re.compile(r"(?:작성자?|글|정리|집필)\s*[:=]\s*(?P<names>[가-힣A-Za-z]{5,20})")
_KO_WRITER = re.compile(
    rf"(?P<names>{names.KOREAN_NAME})\s*[(\[](?P<before>[^()\[\]]{{2,24}}?)\s*(?:필자|{known.ROLES_KO})[)\]]"
)
_GIVEN_BY = re.compile(
    rf"[■□◆●▶]?\s*(?:(?:{known.GIVERS})\s*[:=]|(?:{known.SENDERS})\s)\s*(?P<outlet>\S.{{1,30}})", re.IGNORECASE
)
_BIO = re.compile(
    rf"(?P<names>{names.ENGLISH_NAME}),? is (?:the|a|an) .{{3,200}}\b(?:views|opinions) (?:expressed|are)\b.*"
)
_COLUMN = re.compile(r"\[\s*(?P<name>[가-힣]{3})의 [^\[\]]{2,20}\]")
_FILED = re.compile(rf"(?:{known.FILED})s?\s*[:=]\s*.{{1,60}}", re.IGNORECASE)
# What joins a name to the date beside it: Posted by X on, Published in Y on.
_JOINT = re.compile(
    r"^(?:[Pp]ublished\s|[Ff]irst published\s)?(?:in|via|for)\s(?=[A-Z])|\s(?:on|at|in)$|\s(?:exclusive|Exclusive)$"
)
_ENDS = re.compile(r"[.!?。…][\"'”’)\]]*$")
_ENGLISH = (_EN_OF, _EN_STAFFED, _EN_FOR, _EN_AT, _EN_FROM, _EN_LABEL, _EN_SIGNED, _EN_TITLED, _EN_ALONE)
_MAX_FRAGMENT = 64
_MAX_LINE = 200


@dataclass(frozen=True, slots=True)
class Credit:
    """What one metadata line says; `rest` holds the pieces whose meaning depends on the lines around."""

    author: str | None = None
    publisher: str | None = None
    day: date | None = None
    labelled: bool = False  # the day stands beside a word for publication
    modified: bool = False  # the day is that of a change: nothing better is there
    rest: tuple[str, ...] = ()


def read(line: str) -> Credit | None:
    """The metadata in `line`; None where the line is prose, a headline or anything else."""
    if len(line) > _MAX_LINE:
        return None
    if match := _BIO.fullmatch(line):
        return Credit(match["names"])
    if (author := columnist(line)) and line.endswith("]"):
        return Credit(author)
    if (match := _EN_DASHED.fullmatch(line)) and names.are_english_names(match["names"]):
        return Credit(match["names"])
    found = list(dates.find(line))
    left = _PHONE.sub(" | ", _URL.sub(" | ", _EMAIL.sub(" | ", dates.without(line, found))))
    left = _STATIONED.sub("", left)
    mailed = left.count("|") > dates.without(line, found).count("|")
    pieces = [piece for piece in _pieces(left) if piece and not _NOISE.fullmatch(piece)]
    if any(len(piece) > _MAX_FRAGMENT and not any(person(piece)) for piece in pieces) or len(pieces) > 7:
        return None
    credit = _credit(pieces, found)
    known_by = credit.author or credit.publisher or found or mailed or any(_FILED.fullmatch(p) for p in pieces)
    if not known_by or any(_ENDS.search(piece) and len(piece) > 24 for piece in credit.rest):
        return None
    return credit


def is_contact(line: str) -> bool:
    """Whether `line` tells whom to call, who need not be the author."""
    return len(line) <= _MAX_LINE and bool(_PHONE.search(line))


def without_mail(text: str) -> str:
    """`text` without e-mail addresses."""
    return _EMAIL.sub("", text).strip()


def columnist(line: str) -> str | None:
    """The person for whom the column is named whose label opens `line`: [손유겸의 차이나 커리어]."""
    match = _COLUMN.match(line)
    return match["name"] if match and names.is_korean_name(match["name"]) else None


def _pieces(line: str) -> Iterator[str]:
    for piece in map(_trim, _SPLIT.split(line)):
        if any(person(piece)):
            yield piece
        else:
            yield from map(_trim, _COMMA.split(piece))


def _trim(piece: str) -> str:
    piece = _JOINT.sub("", re.sub(r"(?<=[a-z]{3})\.$", "", piece.strip(" \t|,;:/-–—=·•").removeprefix(". ")))
    if piece[:1] + piece[-1:] in {"()", "[]", "<>"}:
        piece = piece[1:-1].strip()
    return piece


def _credit(pieces: list[str], found: list[dates.Found]) -> Credit:
    author = publisher = None
    rest: list[str] = []
    for number, piece in enumerate(pieces):
        who, outlet = person(piece)
        if who and outlet and piece.startswith("[") and not names.is_outlet(outlet) and number + 1 < len(pieces):
            outlet = None  # the column: [자동차人사이드] 표은수 기자 / 오토피아
        author, publisher = author or who, publisher or outlet
        if not who and not outlet and not _FILED.fullmatch(piece):
            rest.append(piece)
    best = min(found, key=lambda one: (one.modified, not one.labelled, one.start), default=None)
    if not best:
        return Credit(author, publisher, rest=tuple(rest))
    return Credit(author, publisher, best.day, best.labelled and not best.modified, best.modified, tuple(rest))


def person(piece: str) -> tuple[str | None, str | None]:
    """The author and the outlet that a byline names, each None where it doesn't."""
    for pattern in (
        _KO_WRITER,
        _KO_ROLE,
        _KO_LABEL,
        _KO_TITLED,
        _KO_AFTER_ROLE,
        _KO_DESK,
        *_ENGLISH,
        _KO_PEN_NAME,
        _KO_GROUP,
    ):
        match = pattern.fullmatch(piece)
        if match and (author := _author(match, pattern)):
            groups = match.groupdict()
            beside = groups.get("before") or groups.get("after") or names.outlet_among(match["names"] or "")
            if (
                pattern is _KO_ROLE
                and beside
                and len(author) != 3
                and len(beside) == 3
                and names.is_korean_name(beside)
            ):
                author, beside = beside, author  # 배도경 새벽모터 기자
            return author, names.outlet(beside) if beside else None
    if signed := names.signed(piece):
        return signed
    match = _EN_STAFF.fullmatch(piece) or _GIVEN_BY.fullmatch(piece)
    if match and not _NOISE.fullmatch(match.groupdict().get("outlet") or piece):
        return None, names.outlet(match.groupdict().get("before") or match["outlet"])
    return None, None


def _author(match: re.Match[str], pattern: re.Pattern[str]) -> str | None:
    author = match["names"] or match.groupdict().get("expert") or ""
    if pattern is _EN_OF and (names.is_place(match["after"]) or not names.is_surely_person(author)):
        return None
    if pattern is _EN_AT and not names.is_place(match["place"]):
        return None
    if pattern is _EN_FROM and not (names.is_place(match["place"]) and names.is_surely_person(author)):
        return None
    if pattern in _ENGLISH:
        author = _PLACE_BETWEEN.sub("", author)
        parts = re.split(r",?\s(?:and|AND|&)\s|,\s", author)
        paper = names.outlet_among(author)
        people = [p for p in parts if names.may_be_person(p) and p.isupper() >= parts[0].isupper() and p != paper]
        author = author[: author.index(people[-1]) + len(people[-1])] if people else ""
        return author if author and not names.is_place(author) else None
    if pattern in (_KO_ROLE, _KO_WRITER):
        author = _PLACE_BEFORE.sub("", _ROLE_BETWEEN.sub(r"\1", author))
        return None if names.is_section(author) or names.is_place(author) or names.is_desk(author) else author
    if pattern is _KO_PEN_NAME:
        return None if names.is_desk(author) or names.is_section(author) or names.is_place(author) else author
    if pattern is _KO_GROUP:
        return None if names.is_desk(author) else author
    parts = re.split(r"\s?[·ㆍ,/&]\s?", author)
    people = [
        part for part in parts if names.is_korean_name(part) and not names.is_desk(part) and not names.is_section(part)
    ]
    return author if len(people) == len(parts) else (people[0] if people else None)
