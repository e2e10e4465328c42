"""Reads one line as metadata: who wrote it, for whom, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from briefs.reading import conventions as known
from briefs.reading import dates, names, persons

_EMAIL = re.compile(r"[<(\[]?\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[>)\]]?")
_PHONE = re.compile(r"\(?\b0\d{1,2}\)?-\d{3,4}-\d{4}\b|\+\d{1,3}[ -]\d[\d -]{6,14}\d\b")
_URL = re.compile(r"https?://\S+|www\.\S+")
_SPLIT = re.compile(
    r"\s*[|ㅣ│¦∥‖]\s*|\s+[~*]\s+|^\.\s+"
    r"|\.\s+(?=[A-Z가-힣][\w ]{1,12}:\s|(?:[A-Z][a-z]+\s)?[Bb]y\s[A-Z])|;\s+(?=[A-Za-z]+\sby\s)"
    r"|\s+(?:[·•∙/–—-]+|::)(?:\s+|$)|^[·•∙/–—-]+\s+|\s{2,}|\t"
)
_COMMA = re.compile(r"(?<=[A-Za-z)]),\s")
_NOISE = known.NOISE
# 베이징=류다미 특파원, 서울=민서율 기자
_STATIONED = re.compile(
    rf"(?<![가-힣(\[])(?:{known.PLACES_KO_ANY})\s?=\s?(?={names.KOREAN_NAME}\s?(?:{known.ROLES_KO})\s?[,·])"
    rf"|^[가-힣]{{2,7}}\s?=\s?(?={names.KOREAN_NAME}\s특파원)"
    rf"|(?:(?<=[,·]\s)|(?<=[,·]))(?:{known.PLACES_KO_ANY})\s?=\s?(?={names.KOREAN_NAME}\s)"
)
_PEN = re.compile("^[✍✏🖊📝👤]\ufe0f?\\s*")
_EN_DASHED = re.compile(rf"[—–]\s?(?P<names>{names.ENGLISH_NAMES})")
_POST = re.compile(rf"\S{{2,12}}(?:\s\S{{2,12}})?\s[가-힣]{{0,2}}(?:{known.EXPERTS_KO})")
_BIO = re.compile(
    rf"(?P<names>{names.ENGLISH_NAME}),? is (?:the|a|an) .{{3,200}}\b(?:views|opinions) (?:expressed|are)\b.*"
)
_COLUMN = re.compile(r"\[\s*(?P<name>[가-힣]{3})의 [^\[\]]{2,20}\]")
_FILED = re.compile(rf"(?:{known.FILED})s?\s*[:=]\s*.{{1,60}}", re.IGNORECASE)
# What joins a name to the date beside it: Posted by X on, Published in Y on.
_JOINT = re.compile(
    r"^(?:(?:This \w+ )?(?:was )?(?:[Oo]riginally |[Ff]irst )?(?:[Pp]ublished|appeared|ran)\s)?"
    r"(?:in|via|for)\s(?:the\s)?(?=[A-Z])"
    r"|\.?\s[Ww]eek (?:of|ending|to)$|\s(?:on|at|in)$|\s(?:exclusive|Exclusive)$"
)
_ENDS = re.compile(r"[.!?。…][\"'”’)\]]*$")
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
    line = _PEN.sub("By ", line)
    if match := _BIO.fullmatch(line):
        return Credit(match["names"])
    if (author := columnist(line)) and line.endswith("]"):
        return Credit(author)
    if (match := _EN_DASHED.fullmatch(line)) and names.are_english_names(match["names"]):
        return Credit(match["names"])
    found = list(dates.find(line))
    line = _URL.sub(" | ", line)
    undated = dates.without(line, list(dates.find(line)))
    left = _STATIONED.sub("", _PHONE.sub(" | ", _EMAIL.sub(" | ", undated)))
    mailed = left.count("|") > undated.count("|")
    pieces = [piece for piece in _pieces(left) if piece and not _NOISE.fullmatch(piece)]
    if any(len(piece) > _MAX_FRAGMENT and not any(persons.read(piece)) for piece in pieces) or len(pieces) > 7:
        return None
    credit = _credit(_joined(pieces), found)
    dated = found or dates.either(line)
    known_by = credit.author or credit.publisher or dated or mailed or any(_FILED.fullmatch(p) for p in pieces)
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
        if any(persons.read(piece)):
            yield piece
        else:
            yield from map(_trim, _COMMA.split(piece))


def _joined(pieces: list[str]) -> list[str]:
    """`pieces`, a person's name together with the post behind it: 국다솜 | 한얼포럼 선임연구원, Hester Pym | Editor."""
    for number, (name, post) in enumerate(pairwise(pieces)):
        korean = len(name) == 3 and names.is_korean_name(name) and _POST.fullmatch(post)
        if korean or (names.is_english_name(name) and names.is_job(post)):
            return [*pieces[:number], f"{name} {post}" if korean else f"{name}, {post}", *pieces[number + 2 :]]
    return pieces


def _trim(piece: str) -> str:
    piece = _JOINT.sub("", re.sub(r"(?<=[a-z]{3})\.$", "", piece.strip(" \t|,;:/-–—=·•*_").removeprefix(". ")))
    if piece.endswith(("(", "[")):  # of a date taken out
        piece = piece[:-1].strip()
    if piece[:1] + piece[-1:] in {"()", "[]", "<>"}:
        piece = piece[1:-1].strip()
    return piece


def _credit(pieces: list[str], found: list[dates.Found]) -> Credit:
    author = publisher = None
    rest: list[str] = []
    for number, piece in enumerate(pieces):
        who, outlet = persons.read(piece)
        if who and outlet and piece.startswith("[") and not names.is_outlet(outlet) and number + 1 < len(pieces):
            outlet = None  # the column: [자동차人사이드] 표은수 기자 / 오토피아
        author, publisher = author or who, publisher or outlet
        if not who and not outlet and not _FILED.fullmatch(piece):
            rest.append(piece)
    best = min(found, key=lambda one: (one.modified, not one.labelled, one.start), default=None)
    if not best:
        return Credit(author, publisher, rest=tuple(rest))
    return Credit(author, publisher, best.day, best.labelled and not best.modified, best.modified, tuple(rest))
