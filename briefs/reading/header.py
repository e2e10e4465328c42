"""Finds the headline and the lines around it, and where the body begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from briefs.reading import bylines, datelines, dates, mastheads, names, persons
from briefs.reading import conventions as known
from briefs.reading.bylines import Credit
from briefs.reading.mastheads import Block
from briefs.reading.prose import is_prose

_MARKS = re.compile(r"^(?:[■□◆◇●○▶▷◎★☆*]+|#{1,3}\s)\s*(?=\S)|(?<![*_])[*_]+$")
_TRAILING = re.compile(r"\s\[[^\[\]]{1,14}\]$")  # a column's name behind the headline
# What agencies write before a headline: UPDATE 2-, RPT-ANALYSIS-.
_SLUG = re.compile(rf"^(?:(?:{known.SLUGS_EN})(?: \d{{1,2}})?-)+(?=\S)")
_PLACED = re.compile(r"^(?P<place>[A-Z][A-Z ]{2,20})\s[—–-]{1,2}\s(?=\S)")
_GENRE = re.compile(rf"^(?:{known.GENRES_EN})\s*[|:]\s+(?=\S)", re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[-*•·▲△▶▷●○■□◆◇※]|\d+\.)\s*\S")
_LABEL = re.compile(r"^\s*(?:\[[^\[\]]{1,24}\]|【[^【】]{1,24}】|〔[^〔〕]{1,24}〕|<[^<>]{1,20}>)\s*(?=\S)")
_SENTENCE = re.compile(r".{20,}?(?:[.!?](?=\s)|$)|.+")
_PIECES = re.compile(r"\s*\|\s*|\s+(?:[·•—–/>-]|//|--|::)\s+|\s{2,}|(?<=[A-Za-z)]),\s")
_PIECE = 40
_HEADER_BLOCKS = 8
_HEADER_LINES = 30
_STANDFIRST = 320


@dataclass(slots=True)
class Header:
    """What the lines above the body say; `body` is the number of the block with which the body begins."""

    title: str
    body: int = 0
    skip: int = 0  # lines of the body's first block that belong to the header
    credits: list[Credit] = field(default_factory=list)
    above: list[str] = field(default_factory=list)  # pieces above the headline: the masthead
    beside: list[str] = field(default_factory=list)  # pieces beside a byline or a date, whose meaning is open
    loose: list[str] = field(default_factory=list)  # short lines that stand alone

    @property
    def published(self) -> date | None:
        """The first publication date: a labelled one before a bare one."""
        days = [credit for credit in self.credits if credit.day]
        best = min(days, key=lambda credit: (credit.modified, not credit.labelled), default=None)
        return best.day if best else None


def without_label(title: str) -> str:
    """`title` without a mark, a genre or a section label such as [차이나 나우] before it."""
    title = _SLUG.sub("", mastheads.title_in(_MARKS.sub("", title.strip())))
    placed = _PLACED.match(title)
    if placed and names.is_place(placed["place"]):
        title = title[placed.end() :]
    return _GENRE.sub("", _LABEL.sub("", _TRAILING.sub("", title))).strip() or title


def _first_sentence(line: str) -> str:
    match = _SENTENCE.match(line)
    return match.group() if match else line


def read(blocks: Sequence[Block], closing: str = "") -> Header:
    """The header of a text, whose first block holds its first lines; `closing` is its end, in small letters."""
    if is_prose(blocks[0][0]) and blocks[0][0].endswith("."):
        return Header(_first_sentence(blocks[0][0]))  # a body pasted without its headline
    last = _last_credit_block(blocks)
    headline, line = mastheads.headline(blocks, closing)
    header = _titled(blocks[headline][line])
    end = max(last, headline)
    end += _has_standfirst(blocks, end, last) or _has_outlet(blocks, end)
    for number in range(end + 1):
        above = line if number == headline else len(blocks[number]) if number < headline else 0
        _take(header, blocks[number], above, titled=number == headline)
    below = blocks[headline][line + 1 :] if end == headline else []
    signed = _sign(header, blocks, end, [] if is_prose(blocks[end][-1]) else below)
    header.body = end + 1
    if signed and end + 1 < len(blocks) and len(blocks[end + 1]) > 1:
        header.skip = signed
        return header
    header.body += signed
    if is_prose(blocks[end][-1]) or (last < headline and not _subtitle(blocks[end], line)):
        _reopen(header, blocks[end], headline == end, line)
    return header


def _titled(line: str) -> Header:
    """The headline in `line`, and whom its label, its dateline or the site's name beside it tell."""
    title, site = mastheads.site_of(line)
    agency, title = datelines.before(title)
    header = Header(without_label(title), above=[site] if site else [])
    if agency.publisher:
        header.credits.append(Credit(agency.author, agency.publisher))
    label = _LABEL.match(title)
    named = label.group().strip(" []【】<>〔〕") if label else ""
    if names.is_outlet(named) and (" " not in named or named.isascii()):
        header.loose.append(named)
    reporter = named.endswith(("기자", "특파원"))  # [가람경제=홍가람 기자], but not [차이나 리포트]
    author, outlet = persons.read(named.replace("=", " ")) if reporter else (None, None)
    if author := bylines.columnist(line) or author:
        header.credits.append(Credit(author, outlet if "=" in named else None))
    return header


def _sign(header: Header, blocks: Sequence[Block], end: int, below: Sequence[str]) -> int:
    """Takes an author's bare name, which the text doesn't tell of, `below` the headline or in the next block.

    Gives how many lines of that block it takes.
    """
    if any(credit.author for credit in header.credits):
        return 0
    following = blocks[end + 1 : end + 3]
    alone = len(following) == 2 and len(following[0]) == 1
    opens = bool(following) and len(following[0]) > 1 and _tells(following[0][1])
    for taken, line in [(0, line) for line in below] + [(1, block[0]) for block in following[: alone or opens]]:
        name = names.signature(line)
        rest = " ".join(text for block in blocks[end + 1 :] for text in block if text != line and "©" not in text)
        if name and name.split()[-1] not in rest:
            header.credits.append(Credit(name))
            if taken and names.OFFICE.fullmatch("".join(following[0][1:2])) and not any(map(is_prose, following[0])):
                header.beside += following[0][2:]
                return len(following[0])
            return taken
    return 0


def _tells(line: str) -> bool:
    """Whether `line`, below a name, tells the day or the person's post."""
    return datelines.has_day(line) or bool(dates.possible(line, (2000,)) or names.OFFICE.fullmatch(line))


def _has_standfirst(blocks: Sequence[Block], end: int, last: int) -> bool:
    """Whether a line without a sentence's end stands between the headline and the dateline or the author's name."""
    if len(blocks) < end + 3 or len(blocks[end + 1]) > 1 or is_prose(blocks[end + 1][0]):
        return False
    below = blocks[end + 2]
    if len(below) == 1 and len(blocks) > end + 3 and names.is_surely_person(names.signature(below[0]) or ""):
        return True
    return last < 0 and datelines.has_day(below[0])


def _has_outlet(blocks: Sequence[Block], end: int) -> bool:
    """Whether the outlet's name alone stands below the header."""
    return len(blocks) > end + 2 and len(blocks[end + 1]) == 1 and names.is_outlet(blocks[end + 1][0])


def title_of(lines: Sequence[str]) -> str:
    """The headline above the first running text of `lines`; empty where none stands there."""
    top = [[line] for line in lines[:_HEADER_LINES]]
    block, _ = mastheads.headline(top, "") if top else (0, 0)
    return without_label(top[block][0]) if top and not is_prose(top[block][0]) else ""


def _reopen(header: Header, block: Block, titled: bool, line: int) -> None:
    """Counts the lines of the header's last block that belong to the header; the body begins below them."""
    skip = line + 1 if titled else 0
    while (
        skip < len(block)
        and not is_prose(block[skip])
        and (bylines.read(block[skip]) or not _BULLET.match(block[skip]))
    ):
        skip += 1
    if skip < len(block):
        header.body, header.skip = header.body - 1, skip


def _subtitle(block: Block, line: int) -> bool:
    return all(not is_prose(other) for other in block[line + 1 :])


def _last_credit_block(blocks: Sequence[Block]) -> int:
    """The last block near the top that holds a byline or a date line; -1 where there is none."""
    last, prose = -1, 0
    for number, block in enumerate(blocks[:_HEADER_BLOCKS]):
        credited = any(bylines.read(line) for line in block)
        if credited and (number + 1 < len(blocks) or last < 0):
            last = number
        if any(is_prose(line) and not bylines.read(line) for line in block) and number > 0:
            prose += 1
            if prose > 1 or (credited and last == number) or sum(map(len, block)) > _STANDFIRST:
                break
    return last if last < len(blocks) - 1 or last == 0 else -1


def _take(header: Header, block: Block, above: int, *, titled: bool) -> None:
    """Adds what the block's lines say, of which the first `above` stand above the headline."""
    found = {number: credit for number, line in enumerate(block) if (credit := bylines.read(line))}
    for number, line in enumerate(block):
        if titled and number == above:
            continue
        credit = found.get(number)
        if credit:
            header.credits.append(credit)
        pieces = list(credit.rest) if credit else _pieces(line)
        if number < above:
            header.above += pieces if credit else _masthead(line)
        elif found:
            header.beside += pieces
        elif not titled:
            header.loose += pieces


def _masthead(line: str) -> list[str]:
    if known.GREETING.fullmatch(line):
        return [name] if (name := names.issue(line)) else []
    name, rest = mastheads.head(line)
    return [piece for piece in (name, *_pieces(rest)) if 1 < len(piece) <= _PIECE and not is_prose(line)]


def _pieces(line: str) -> list[str]:
    if is_prose(line):
        return []
    return [piece for piece in _PIECES.split(line) if 1 < len(piece) <= _PIECE]
