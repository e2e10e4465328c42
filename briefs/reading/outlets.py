"""Who published an article and who wrote it, from the dateline, the header and the footer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from briefs.reading import bylines, dates, names
from briefs.reading import conventions as known
from briefs.reading.header import Header

_KO_DATELINE = re.compile(
    r"[(\[](?P<place>[가-힣A-Za-z·/ ]{2,20}?)\s*=\s*(?P<outlet>[^)\]=]{2,24})[)\]]\s*(?P<byline>[^=\n]{2,40}?)?\s*="
)
_KO_LEAD = re.compile(r"[\[(](?P<byline>[^\])]{4,40})[\])]")
_EN_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Za-z.’'/ -]{2,40}(?:,\s[A-Z][A-Za-z. ]{2,20})?)(?:,\s(?P<day>[^(/]{6,24}?))?\s*"
    r"[(/](?P<outlet>[A-Z][\w &.’'-]{1,40})[)/]\s*(?:[-–—]{1,2}|:)\s"
)
_DATED = re.compile(r"\(?[^()\n]{0,60}?(?P<day>(?:19|20)\d\d[^()\n]{0,20}|[A-Z][a-z]+ \d[^()\n]{0,20})(?:\)|\s[-–—/(])")
_SIGN = r"(?:ⓒ|©|\([cC]\)|Copyrights?\b)"
_AFTER_SIGN = re.compile(
    rf"{_SIGN}(?:\s*{_SIGN})*\s*(?:by\s+)?(?:(?:19|20)\d\d(?:\s*[-–]\s*\d{{4}})?[,.]?\s+)?"
    r"(?P<outlet>[^\s,.|<>(\]&ⓒ©][^,.|<>(\]&·]{1,40}?)"
    r"\s*(?:[,.|<>(\]&·]|무단|모든|본 기사|저작권|All rights?|Ltd|Inc|$)",
    re.IGNORECASE,
)
_BEFORE_SIGN = re.compile(r"[\[<(]?\s*(?P<outlet>[가-힣A-Za-z][^\[\]<>ⓒ©]{1,24}?)\s*[ⓒ©]\s*(?:무단|All|$)")
_MASTHEAD = re.compile(r"제호\s*[:：]\s*(?P<outlet>[^|(]{2,30})")
_OWNED = re.compile(r"(?P<outlet>[가-힣A-Za-z]{2,20})의 모든 (?:콘텐츠|기사)")
_IN_BRACKETS = re.compile(r"[(\[<]([^()\[\]<>]{2,40})[)\]>]")
_SIGN_OFF = re.compile(r"(?:.*[.!?]\s+)?(?:\S+에서 )?\S*(?:뉴스|방송|NEWS|TV) (?P<name>[가-힣]{3})입니다\.")
_REPORTS = re.compile(
    r".{0,30}?(?P<name>[가-힣]{3}) ?(?:기자|특파원)[가이] .{0,24}(?:보도|전해|전|취재)\S{0,8}(?:니다|요)\."
)
_NOT_OUTLET = re.compile(r"저작권|무단|배포|금지|제공|All rights|reserved|^[\W\d_]*$", re.IGNORECASE)
_REPORTED = re.compile(rf"\(?(?:Reporting|Writing|Written|Story) by (?P<names>{names.ENGLISH_NAMES})")


_OPENING = 200


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article comes from; None for what the file doesn't say."""

    author: str | None = None
    publisher: str | None = None
    published: date | None = None


def dateline(line: str) -> Origin:
    """What the opening of the first paragraph says: (상하이=한빛통신) 노경민 특파원 =, BEIJING, May 19 (Eastwire) -."""
    line = line[:_OPENING]
    if match := _KO_DATELINE.match(line):
        author, _ = bylines.person((match["byline"] or "").strip())
        return Origin(author, names.outlet(match["outlet"]), _day(match.group()))
    if match := _EN_DATELINE.match(line):
        return Origin(None, match["outlet"].strip(), _day(match["day"] or ""))
    if (match := _KO_LEAD.match(line)) and any(found := bylines.person(match["byline"].replace("=", " "))):
        return Origin(*found)
    dated = _DATED.match(line[:120])
    return Origin(published=_day(dated["day"])) if dated else Origin()


def _day(text: str) -> date | None:
    return next((found.day for found in dates.find(text)), None)


def footer(lines: Sequence[str]) -> Origin:
    """What the closing lines say: a byline, 제호, a copyright notice, (Reporting by …), a late date line."""
    lines = [line for line in lines if len(line) <= _OPENING * 5]
    found = [credit for line in lines if (credit := bylines.read(line))]
    byline = next((one for one in found if one.author and one.publisher), None)
    author = byline or next((one for one in found if one.author), None)
    reported = next((match["names"] for line in lines if (match := _REPORTED.match(line))), None)
    if reported and (names.is_desk(reported) or known.OUTLET_WORDS_EN.intersection(names.words(reported))):
        reported = None
    signed = next((match for line in lines if (match := _SIGN_OFF.fullmatch(line) or _REPORTS.fullmatch(line))), None)
    return Origin(
        author.author if author else reported or (signed["name"] if signed else None),
        byline.publisher if byline else _owner(lines),
        next((one.day for one in found if one.day), None),
    )


def _owner(lines: Sequence[str]) -> str | None:
    closing = next((match[1] for line in lines[-3:] if (match := _IN_BRACKETS.fullmatch(line))), None)
    if closing and names.is_outlet(closing):
        return closing
    for pattern in (_MASTHEAD, _BEFORE_SIGN, _AFTER_SIGN, _OWNED):
        for line in reversed(lines):
            match = pattern.search(line)
            if match and (found := names.outlet(match["outlet"])) and not _NOT_OUTLET.search(found):
                return found
    return None


def combine(header: Header, opening: Origin, closing: Origin) -> Origin:
    """The most trustworthy of what dateline, header and footer say."""
    above, beside, loose = (list(_open(pieces)) for pieces in (header.above, header.beside, header.loose))
    author = next((one.author for one in header.credits if one.author), None) or opening.author
    author = author or _surest_name(beside)
    publisher = (
        opening.publisher
        or next((one.publisher for one in header.credits if one.publisher), None)
        or next(iter(above), None)
        or next((piece for piece in beside + loose if names.is_outlet(piece)), None)
        or next((piece for piece in beside if piece != author and (author or not _is_name(piece))), None)
        or names.issue(header.title)
    )
    if publisher and closing.publisher and publisher.endswith(f" {closing.publisher}"):
        publisher = closing.publisher  # how the outlet calls itself: 동방경제 for 월간 동방경제
    publisher = _KIND.sub("", publisher) if publisher else None
    if not author:
        author = next((piece for piece in above[1:] + beside + loose if piece != publisher and _is_name(piece)), None)
    publisher = publisher or closing.publisher or next((piece for piece in beside if author and piece != author), None)
    return Origin(
        author or closing.author,
        publisher,
        header.published or opening.published or closing.published,
    )


def _open(pieces: Sequence[str]) -> Iterator[str]:
    """The pieces that may name an outlet or a person: no places, sections or desks."""
    for piece in pieces:
        name, _, place = piece.partition(" in ")
        piece = name if names.is_place(place) else piece
        cleaned = names.outlet(piece)
        if cleaned and not any(test(text) for test in _NO_OUTLET for text in (piece, cleaned)):
            yield cleaned


_KIND = re.compile(r"(?<=[A-Za-z])\s+(?:magazine|newspaper|newsletter|blog)$")
_NO_OUTLET = (names.is_place, names.is_section, names.is_desk)


def _surest_name(pieces: Sequence[str]) -> str | None:
    """The Korean name among pieces all of which could be one: most have three syllables, few outlets do."""
    likely = [piece for piece in pieces if names.is_korean_name(piece)]
    return next((piece for piece in likely if len(piece) == 3), None) if len(likely) > 1 else None


def _is_name(piece: str) -> bool:
    return names.is_korean_name(piece) or names.is_english_name(piece)
