"""Reads one line as metadata: who wrote it, for whom, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from briefs.reading import conventions as known
from briefs.reading import dates, names

_EMAIL = re.compile(r"[<(\[]?\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[>)\]]?")
_URL = re.compile(r"https?://\S+|www\.\S+")
_SPLIT = re.compile(
    r"\s*[|ㅣ│¦∥‖]\s*|\s+[~*]\s+|^\.\s+|\.\s+(?=[A-Z가-힣][\w ]{1,12}:\s)|\s+[·•/–—-]+(?:\s+|$)|^[·•/–—-]+\s+|\s{2,}|\t"
)
_COMMA = re.compile(r"(?<=[A-Za-z)]),\s")
_NOISE = re.compile(
    r"(?:issue|no\.?|vol\.?|volume|number|edition|page|p\.|transcript of.*|(?:season|episode))\s*#?\s*\d*\w*"
    r"|(?:제?\d+호|지면\s*\w+|\w?\d+면|댓글\s*\d*|조회\s*[\d,]*)"
    r"|(?:읽는\s*(?:시간|데)\s*)?\d+분|\d+[\s-]*min(?:ute)?s?(?:[\s-]*read)?|[\W\d_]*|\(?즉시\s*보도\s*(?:가능)?\)?|updated?|published"
    r"|(?:오전|오후|at)?\s*\d{1,2}:\d{2}.{0,14}|(?:공유|스크랩|인쇄|글자크기|기사|기사본문|share|print|e-?mail)(?:\s+(?:공유|스크랩|인쇄|글자크기))*",
    re.IGNORECASE,
)
_KO_ROLE = re.compile(
    rf"(?:(?P<label>{known.LABELS_KO})\s*[=:]?\s+)?(?:(?P<before>.+?)(?:\s|\s?=\s?|/))??(?P<names>{names.KOREAN_NAMES})"
    rf"\s*(?:(?:{known.PLACES_KO_ANY}|{known.RANKS_KO})\s?)?(?:[A-Z가-힣]{{0,4}}(?:{known.ROLES_KO}))(?:\s?=)?(?:\s*\((?P<after>.*)\))?"
)
_KO_TITLED = re.compile(rf"(?:기자명|필자|기고)\s*[=:]?\s+(?P<names>{names.KOREAN_NAME})\s+(?P<job>.{{2,30}})")
_KO_LABEL = re.compile(
    rf"[■□◆●▶]?\s*(?:{known.LABELS_KO})(?:\s*[=:]\s*|\s+)(?P<names>{names.KOREAN_NAMES})(?:\s*\((?P<after>[^)]+)\))?"
    rf"(?:\s*[·,]\s?\S.*)?"
)
_KO_DESK = re.compile(rf"(?P<before>(?:\S+\s+)?\S{{2,}}(?:{known.DESKS_KO}))\s+(?P<names>{names.KOREAN_NAME})")
_EN_LABEL = re.compile(
    rf"(?i:{known.LABELS_EN})(?:\s*:\s*|\s+)(?P<names>{names.ENGLISH_NAMES})(?:\s+(?i:in|at)\s+.{{2,40}}|\s*\(.*\))?\.?"
)
_EN_FOR = re.compile(rf"(?:(?i:by)\s+)?(?P<names>{names.ENGLISH_NAME}) for (?P<after>[A-Z].{{2,40}})")
_EN_TITLED = re.compile(
    rf"(?P<names>{names.ENGLISH_NAME}),?\s+(?:{known.CREDENTIALS_EN})(?:,?\s+(?:{known.CREDENTIALS_EN}))*"
)
_EN_STAFF = re.compile(
    r"(?i:by)\s+(?P<before>[A-Z].{1,40}?)(?:\s+(?i:staff|newsroom|desk|reporters?|editors?|correspondents?))+"
)
_KO_WRITER = re.compile(
    rf"(?P<names>{names.KOREAN_NAME})\s*[(\[](?P<before>[^()\[\]]{{2,24}}?)\s*(?:필자|{known.ROLES_KO})[)\]]"
)
_GIVEN_BY = re.compile(
    r"[■□◆●▶]?\s*(?:제공|출처|매체|언론사|배포처|방송|발행처|Publisher|Source|Publication|Outlet)\s*[:=]\s*(?P<outlet>\S.{1,30})",
    re.IGNORECASE,
)
_BIO = re.compile(
    rf"(?P<names>{names.ENGLISH_NAME}),? is (?:the|a|an) .{{3,200}}\b(?:views|opinions) (?:expressed|are)\b.*"
)
_COLUMN = re.compile(r"\[\s*(?P<name>[가-힣]{3})의 [^\[\]]{2,20}\]")
_FILED = re.compile(r"(?:분류|섹션|카테고리|주제|Section|Category|Topic)s?\s*[:=]\s*.{1,60}")
_ENDS = re.compile(r"[.!?。…][\"'”’)\]]*$")
_MAX_FRAGMENT = 44
_MAX_LINE = 200


@dataclass(frozen=True, slots=True)
class Credit:
    """What one metadata line says; `rest` holds the pieces whose meaning depends on the lines around."""

    author: str | None = None
    publisher: str | None = None
    day: date | None = None
    labelled: bool = False  # the day stands beside a word for publication
    rest: tuple[str, ...] = ()


def read(line: str) -> Credit | None:
    """The metadata in `line`; None where the line is prose, a headline or anything else."""
    if len(line) > _MAX_LINE:
        return None
    if match := _BIO.fullmatch(line):
        return Credit(match["names"])
    if (author := columnist(line)) and line.endswith("]"):
        return Credit(author)
    found = list(dates.find(line))
    left = _URL.sub(" | ", _EMAIL.sub(" | ", dates.without(line, found)))
    mailed = left.count("|") > dates.without(line, found).count("|")
    pieces = [piece for piece in _pieces(left) if piece and not _NOISE.fullmatch(piece)]
    if any(len(piece) > _MAX_FRAGMENT for piece in pieces) or len(pieces) > 7:
        return None
    credit = _credit(pieces, found)
    known_by = credit.author or credit.publisher or found or mailed or any(_FILED.fullmatch(p) for p in pieces)
    if not known_by or any(_ENDS.search(piece) and len(piece) > 24 for piece in credit.rest):
        return None
    return credit


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
    piece = piece.strip(" \t|,;:/-–—=·•")
    if piece[:1] + piece[-1:] in {"()", "[]", "<>"}:
        piece = piece[1:-1].strip()
    return piece


def _credit(pieces: list[str], found: list[dates.Found]) -> Credit:
    author = publisher = None
    rest: list[str] = []
    for piece in pieces:
        who, outlet = person(piece)
        author, publisher = author or who, publisher or outlet
        if not who and not outlet and not _FILED.fullmatch(piece):
            rest.append(piece)
    first = [one for one in found if not one.modified]
    best = min(first, key=lambda one: (not one.labelled, one.start), default=None)
    return Credit(author, publisher, best.day if best else None, bool(best and best.labelled), tuple(rest))


def person(piece: str) -> tuple[str | None, str | None]:
    """The author and the outlet that a byline names, each None where it doesn't."""
    for pattern in (_KO_WRITER, _KO_ROLE, _KO_LABEL, _KO_TITLED, _KO_DESK, _EN_FOR, _EN_LABEL, _EN_TITLED):
        match = pattern.fullmatch(piece)
        if match and (author := _author(match, pattern)):
            groups = match.groupdict()
            beside = groups.get("before") or groups.get("after") or names.outlet_among(match["names"])
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
    if match:
        return None, names.outlet(match.groupdict().get("before") or match["outlet"])
    return None, None


def _author(match: re.Match[str], pattern: re.Pattern[str]) -> str | None:
    author = match["names"]
    if pattern in (_EN_FOR, _EN_LABEL, _EN_TITLED):
        parts = re.split(r",?\s(?:and|&)\s|,\s", author)
        people = [part for part in parts if not names.is_desk(part) and not names.is_outlet(part)]
        author = author[: author.index(people[-1]) + len(people[-1])] if people else ""
        return author if author and not names.is_place(author) else None
    if pattern in (_KO_ROLE, _KO_WRITER):
        return author
    parts = re.split(r"\s?[·ㆍ,/&]\s?", author)
    people = [part for part in parts if names.is_korean_name(part) and not names.is_desk(part)]
    return author if len(people) == len(parts) else (people[0] if people else None)
