"""Who published an article and who wrote it, from the dateline, the header and the footer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from briefs.reading import bylines, mastheads, names
from briefs.reading import conventions as known
from briefs.reading.clean import folded
from briefs.reading.datelines import Origin
from briefs.reading.header import Header

_SIGN = r"(?:ⓒ|©|\([cC]\)|Copyrights?\b)"
_AFTER_SIGN = re.compile(
    rf"{_SIGN}(?:\s*{_SIGN})*\s*(?:by\s+)?(?:(?:19|20)\d\d(?:\s*[-–]\s*\d{{4}})?[,.]?\s+)?"
    r"(?P<outlet>[^\s,.|<>(\]&ⓒ©][^,.|<>(\]&·]{1,40}?)"
    r"\s*(?:[,.|<>(\]&·]|무단|모든|본 기사|저작권|All rights?|Ltd|Inc|$)",
    re.IGNORECASE,
)
_BEFORE_SIGN = re.compile(r"[\[<(]?\s*(?P<outlet>[가-힣A-Za-z][^\[\]<>ⓒ©]{1,24}?)\s*[ⓒ©]\s*(?:무단|All|$)")
# 본 기사는 도시와정책 봄호에 실렸습니다; ※ 한빛경제 12월 24일자 5면에 게재된 기사입니다.
_PRINTED = re.compile(
    r"(?P<outlet>[가-힣A-Za-z]{3,14})\s(?:[봄여름가을겨울]{1,2}호|\d{1,2}월호|\d{1,2}월\s?\d{1,2}일자(?:\s\d{1,3}면)?|\d{1,3}면)에\s(?:실|게재)"
)
_MASTHEAD = re.compile(r"제호\s*[:：]\s*(?P<outlet>[^|(]{2,30})")
_IN_ENGLISH = re.compile(
    r"^(?P<outlet>[A-Z][\w&'’ .-]{2,40}?) is (?:published|written|sent|edited|produced|read"
    r"|an? (?:weekly|daily|monthly|free|reader-supported|newsletter|publication))\b"
    r"|(?:[Yy]ou are reading|[Tt]hanks for reading"
    r"|(?:first|originally) (?:appeared|published|ran) (?:in|on|by)(?: the(?= [A-Z]))?|[Ss]ubscribe to"
    r"|[Ss]ign up (?:for|to)) (?P<read>(?-i:[A-Z])[\w&'’ -]{2,40}?)(?=[.,!:]|$| for\b| by\b| at\b| on\b)"
)
_ABOUT = re.compile(
    rf"^(?P<names>{names.ENGLISH_NAME}),? (?:is (?:the|an?|[A-Z][\w’']{{2,20}}[’']s) [^.]*"
    rf"\b(?i:{known.JOBS_EN}|journalist|researcher|lecturer)\b"
    r"|(?:covers|writes|reports|edits|teaches)\b)"
)
_GOODBYE = re.compile(
    r"^(?:[—–-]+\s?|(?:Yours|Best|Cheers|Until next week|See you next week|Regards),?\s)"
    rf"(?P<names>{names.ENGLISH_NAME})(?:,\s.{{2,40}})?\.?$"
)
_FAREWELL = re.compile(r"[A-Z][a-z]+(?: [a-z]+){0,4},")  # Until next time,
_OWNED = re.compile(r"(?P<outlet>[가-힣A-Za-z]{2,20})의 모든 (?:콘텐츠|기사)")
_IN_BRACKETS = re.compile(r"[(\[<]([^()\[\]<>]{2,40})[)\]>]")
_SIGN_OFF = re.compile(r"(?:.*[.!?]\s+)?(?:\S+에서 )?(?:\S+ )?\S*(?:뉴스|방송|NEWS|TV) (?P<name>[가-힣]{3})입니다\.")
_REPORTS = re.compile(
    r".{0,30}?(?P<name>[가-힣]{3}) ?(?:기자|특파원)[가이] .{0,24}(?:보도|전해|전|취재)\S{0,8}(?:니다|요)\."
)
_ISSUED = re.compile(r"^\S{2,14}(?:\s\S{1,14})?\s(?:제\s?)?\d{1,4}호$")
_NOT_OUTLET = re.compile(r"저작권|무단|배포|금지|제공|All rights|reserved|^[\W\d_]*$", re.IGNORECASE)
_REPORTED = re.compile(
    rf"^\(?(?:Reporting|Writing|Written|Story) by (?P<names>{names.ENGLISH_NAMES})"
    rf"|^\(.*\breporting by (?P<others>{names.ENGLISH_NAMES})"
)
_WRITTEN = re.compile(rf"\b(?i:written|edited|compiled|produced|curated) by (?P<names>{names.ENGLISH_NAMES})(?=\.|$)")
_SHORT = 6  # letters; a shorter name in capitals may be an abbreviation
_SIGNED = 3  # lines at the end among which a newsletter names its editor


_OPENING = 200


def footer(lines: Sequence[str]) -> Origin:
    """What the closing lines say: a byline, 제호, a copyright notice, (Reporting by …), a late date line."""
    lines = [line for line in lines if len(line) <= _OPENING * 5]
    own = [line for line in lines if not bylines.is_contact(line) and not known.COMPANY_FOOTER.match(line)]
    found = [credit for line in own if (credit := bylines.read(line))]
    byline = next((one for one in found if one.author and one.publisher), None)
    author = byline or next((one for one in found if one.author), None)
    reported = next((match["names"] or match["others"] for line in lines if (match := _REPORTED.search(line))), None)
    reported = reported or next((m["names"] for line in lines[-_SIGNED:] if (m := _signature(line))), None)
    if reported and (names.is_desk(reported) or known.OUTLET_WORDS_EN.intersection(names.words(reported))):
        reported = None
    reported = re.sub(r"(?<=[a-z]{2})\.$", "", reported) if reported else None
    signed = next((match for line in lines if (match := _SIGN_OFF.fullmatch(line) or _REPORTS.fullmatch(line))), None)
    return Origin(
        author.author if author else reported or _last_name(lines) or (signed["name"] if signed else None),
        byline.publisher if byline else _owner(lines),
        next((one.day for one in found if one.day), None),
    )


def _desk(text: str) -> str | None:
    """The outlet whose name ends as a desk's does: 세종데스크, LANTAU MARKETS DESK."""
    return text if re.fullmatch(r"[가-힣]{2,8}데스크|(?:[A-Z]+ ){2,3}DESK", text) else None


def _last_name(lines: Sequence[str]) -> str | None:
    if len(lines) > 1 and names.OFFICE.fullmatch(lines[-1]) and names.is_english_name(lines[-2]):
        return lines[-2]
    if len(lines) > 1 and _FAREWELL.fullmatch(lines[-2]) and names.is_english_name(lines[-1]):
        return lines[-1]
    return names.signature(lines[-1]) if lines and names.is_surely_person(lines[-1].split(",")[0]) else None


def _signature(line: str) -> re.Match[str] | None:
    found = _WRITTEN.search(line) or _ABOUT.match(line) or _GOODBYE.match(line)
    return found if found and names.is_english_name(found["names"].split(" and ")[0]) else None


def witness(lines: Sequence[str]) -> str:
    """What the closing lines hold, as letters alone: an outlet's name stands among them, in an address too."""
    return _key(" ".join(line for line in lines if len(line) <= _OPENING))


def _key(text: str) -> str:
    return folded(text.removeprefix("The "))


def _owner(lines: Sequence[str]) -> str | None:
    closing = next((match[1] for line in lines[-3:] if (match := _IN_BRACKETS.fullmatch(line))), None)
    if closing and names.is_outlet(closing):
        return closing
    for pattern in (_MASTHEAD, _BEFORE_SIGN, _AFTER_SIGN, _OWNED, _PRINTED):
        for line in reversed(lines):
            match = pattern.search(line)
            found = match and (names.outlet(match["outlet"]) or _desk(match["outlet"]))
            if found and not _NOT_OUTLET.search(found):
                return found
    if dated := next((name for line in lines[-_SIGNED:] if (name := names.issue(line)) and _ISSUED.search(line)), None):
        return dated
    told = (match for line in lines[-_SIGNED:] if (match := _IN_ENGLISH.search(line)))
    return next((match["outlet"] or match["read"] for match in told), None)


def combine(header: Header, opening: Origin, closing: Origin, told: str = "") -> Origin:
    """The most trustworthy of what dateline, header and footer say; `told` is the file's end as `witness` gives it."""
    above, beside, loose = (list(_open(pieces)) for pieces in (header.above, header.beside, header.loose))
    author = next((one.author for one in header.credits if one.author), None) or opening.author
    author = (
        author or _surest_name(beside) or _people(beside) or next(filter(names.is_surely_person, loose + above), None)
    )
    named = next((one.publisher for one in header.credits if one.publisher), None)
    told_of = (piece for piece in above + beside if len(_key(piece)) > 3 and _key(piece) in told)
    publisher = (
        opening.publisher
        or next((piece for piece in above[:1] if " " in piece and names.is_outlet(piece)), None)
        or next((piece for piece in above if len(_key(piece)) > 3 and _key(piece) in told), None)
        or (named if named and names.is_outlet(named) else None)
        or next((piece for piece in told_of if piece != author and (piece in above or not _is_name(piece))), None)
        or (next((piece for piece in above + beside if names.is_outlet(piece)), None) if named else None)
        or next((piece for piece in above if piece != author), None)
        or named
        or next((piece for piece in beside + loose if names.is_outlet(piece)), None)
        or (closing.publisher if not header.above else None)
        or next((piece for piece in beside if _is_free(piece, author or closing.author)), None)
        or next((piece for piece in loose if mastheads.is_name(piece) and _is_free(piece, author)), None)
        or names.issue(header.title)
    )
    publisher = _called(publisher, above + beside, closing.publisher, told) if publisher else None
    if not author and not closing.author:
        author = next((piece for piece in above[1:] + beside + loose if piece != publisher and _is_name(piece)), None)
    publisher = publisher or closing.publisher or next((piece for piece in beside if author and piece != author), None)
    publisher = publisher or next(filter(None, map(_desk, header.above + header.beside)), None)
    days = (header.published, opening.published, closing.published)
    return Origin(_TITLE.sub("", author or closing.author or "") or None, publisher, next(filter(None, days), None))


def _called(publisher: str, pieces: Sequence[str], closing: str | None, told: str) -> str:
    """The outlet's name as the outlet gives it: 동방경제 for 월간 동방경제, the masthead's for a wire's short one."""
    longer = re.compile(rf"{re.escape(publisher)}(?:\s.+|[가-힣]+)", re.IGNORECASE)
    publisher = next((piece for piece in pieces if longer.fullmatch(piece) and names.is_outlet(piece)), publisher)
    bare = _PERIOD.sub("", publisher)
    if publisher.endswith(f" {closing}") or (names.is_outlet(bare) and bare in told and _key(publisher) not in told):
        publisher = closing if closing and publisher.endswith(closing) else bare
    return _KIND.sub("", publisher)


def spelt(publisher: str, lines: Sequence[str]) -> str:
    """How the text itself writes an outlet whose masthead is in capitals: The Silk Router."""
    if not publisher.isupper() or (" " not in publisher and len(publisher) < _SHORT):
        return publisher
    name = re.compile(rf"\b{re.escape(publisher)}\b", re.IGNORECASE)
    found = (match.group() for line in lines for match in name.finditer(line))
    return next((one for one in found if not one.isupper() and mastheads.is_name(one)), publisher)


def _open(pieces: Sequence[str]) -> Iterator[str]:
    """The pieces that may name an outlet or a person: no places, sections or desks."""
    for piece in pieces:
        name, _, place = piece.partition(" in ")
        piece = name if names.is_place(place) else piece
        piece = _STAFF.sub("", piece)
        cleaned = names.outlet(piece) if not known.NOISE.fullmatch(piece) else None
        if cleaned and not any(test(text) for test in _NO_OUTLET for text in (piece, cleaned)):
            yield cleaned


# The Lantern Staff, but not Our Staff.
_STAFF = re.compile(
    r"(?<!^Our)(?<!^Web)(?<!Contributing)\s(?:Staff(?: Writers?)?|Editors|Editorial (?:Team|Board|Staff))$"
)
_TITLE = re.compile(rf"^(?:{known.BEFORE_EN})\s")
_PERIOD = re.compile(r"^(?:일간|주간|격주간|월간|격월간|계간|연간)\s+")
_KIND = re.compile(r"(?<=[A-Za-z])\s+(?:magazine|newspaper|newsletter|blog)$")
_NO_OUTLET = (names.is_place, names.is_section, names.is_desk)


def _is_free(piece: str, author: str | None) -> bool:
    """Whether a piece of the header may be the outlet's name: neither a person's nor part of a sentence."""
    person = names.is_surely_person(piece) or (not author and names.is_korean_name(piece))
    told = " " in piece and not re.search("[가-힣]", piece) and not mastheads.is_name(_KIND.sub("", piece))
    return piece != author and not person and not told


def _people(pieces: Sequence[str]) -> str | None:
    """The first people in Latin letters whose names stand side by side or line under line."""
    groups = groupby(pieces, key=names.is_surely_person)
    people = next((", ".join(people) for surely, people in groups if surely), None)
    likely = [piece for piece in pieces if names.is_english_name(piece) and not piece.isupper()]
    others = any(" " not in piece or names.is_outlet(piece) for piece in pieces if piece not in likely)
    return people or (likely[0] if len(likely) == 1 and others else None)


def _surest_name(pieces: Sequence[str]) -> str | None:
    """The Korean name among pieces all of which could be one: most have three syllables, few outlets do."""
    likely = [piece for piece in pieces if names.is_korean_name(piece)]
    return next((piece for piece in likely if len(piece) == 3), None) if len(likely) > 1 else None


def _is_name(piece: str) -> bool:
    return names.is_korean_name(piece) or names.are_english_names(piece)
