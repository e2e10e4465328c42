"""Finds the headline and the lines around it, and where the body begins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from briefs.reading import bylines, names
from briefs.reading import conventions as known
from briefs.reading.bylines import Credit

Block = Sequence[str]  # consecutive lines, without blank lines between

_PROSE_END = re.compile(r"[.!?。…][\"'”’)\]]*$")
_KOREAN_SENTENCE = re.compile(r"[가-힣](?:다|요|까|자|죠)[.?!][\"'”’)\]]*$")
_MARKS = re.compile(r"^[■□◆◇●○▶▷◎★☆*]+\s*(?=\S)")
_GENRE = re.compile(rf"^(?:{known.GENRES_EN})\s*[|:]\s+(?=\S)", re.IGNORECASE)
_TITLED = re.compile(r"[■□◆●▶]?\s*(?:기사 ?제목|제목|Title|Headline|Subject)\s*[:：|]\s*(?=\S)", re.IGNORECASE)
_ISSUE_LINE = re.compile(r"(?:no\.?|issue|vol\.?|제)\s*#?\d+(?:호)?\b", re.IGNORECASE)
_BARE_LABEL = re.compile(r"\[[^\[\]]{1,24}\]|【[^【】]{1,24}】|<[^<>]{1,20}>")
_BULLET = re.compile(r"\s*(?:[-*•·▲△▶▷●○■□◆◇※]|\d+\.)\s*\S")
_LABEL = re.compile(r"^\s*(?:\[[^\[\]]{1,24}\]|【[^【】]{1,24}】|〔[^〔〕]{1,24}〕|<[^<>]{1,20}>)\s*(?=\S)")
_SENTENCE = re.compile(r".{20,}?(?:[.!?](?=\s)|$)|.+")
_PIECES = re.compile(r"\s*\|\s*|\s+[·—–]\s+|(?<=[A-Za-z)]),\s")
_PIECE = 40
_HEADER_BLOCKS = 8
_HEADLINE = 160
_STANDFIRST = 320
_PROSE = 70
_KOREAN_PROSE = 24
_SHORTEST = 10  # characters of a headline below a masthead
_LONGER = 1.6


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
        best = next((credit for credit in days if credit.labelled), days[0] if days else None)
        return best.day if best else None


def is_prose(line: str) -> bool:
    """Whether `line` is running text: it ends as a sentence does and is no mere headline."""
    if len(line) > _HEADLINE or (len(line) >= _KOREAN_PROSE and _KOREAN_SENTENCE.search(line)):
        return True
    return len(line) >= _PROSE and bool(_PROSE_END.search(line))


def without_label(title: str) -> str:
    """`title` without a mark, a genre or a section label such as [차이나 나우] before it."""
    title = _TITLED.sub("", _MARKS.sub("", title.strip()))
    return _GENRE.sub("", _LABEL.sub("", title)).strip() or title


def _first_sentence(line: str) -> str:
    match = _SENTENCE.match(line)
    return match.group() if match else line


def read(blocks: Sequence[Block]) -> Header:
    """The header of a text, whose first block holds its first lines."""
    if is_prose(blocks[0][0]) and blocks[0][0].endswith("."):
        return Header(_first_sentence(blocks[0][0]))  # a body pasted without its headline
    last = _last_credit_block(blocks)
    headline, line = _headline(blocks, last)
    header = Header(without_label(blocks[headline][line]))
    if column := bylines.columnist(blocks[headline][line]):
        header.credits.append(Credit(column))
    end = max(last, headline)
    for number in range(end + 1):
        above = line if number == headline else len(blocks[number]) if number < headline else 0
        _take(header, blocks[number], above, titled=number == headline)
    header.body = end + 1
    if is_prose(blocks[end][-1]) or (last < headline and not _subtitle(blocks[end], line)):
        _reopen(header, blocks[end], headline == end, line)
    return header


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


def _headline(blocks: Sequence[Block], last: int) -> tuple[int, int]:
    """Which block and line of it hold the headline."""
    first = blocks[0]
    for number, block in enumerate(blocks[:2]):
        if (named := next((n for n, text in enumerate(block) if _TITLED.match(text)), None)) is not None:
            return number, named
    if (below := _below_masthead(blocks)) is not None:
        return 0, below
    if _stands_alone(blocks):
        return 1, 0
    sectioned = len(blocks) > 2 and len(blocks[1]) == 1 and names.is_section(blocks[1][0])
    sectioned = sectioned and not bylines.read(blocks[1][0])
    if not _is_masthead(first) and not (sectioned and len(first[0]) <= _PIECE):
        return 0, 0
    for number in range(1, min(len(blocks), max(last, 1) + 2, _HEADER_BLOCKS)):
        line = blocks[number][0]
        if not is_prose(line) and not names.is_section(line) and not bylines.read(line) and not _BULLET.match(line):
            return number, 0
    plain = [n for n, line in enumerate(first) if not bylines.read(line) and not names.is_section(line)]
    return 0, plain[1] if len(plain) > 1 and names.is_outlet(first[plain[0]]) else (plain[0] if plain else 0)


def _below_masthead(blocks: Sequence[Block]) -> int | None:
    """The headline's line where the first line names an outlet, an issue or a genre and the next ones the story."""
    first = blocks[0]
    plain = [n for n, line in enumerate(first[1:3], 1) if not bylines.read(line) and not names.is_section(line)]
    below = next((n for n in plain if _like_headline(first[n])), None)
    if below is None:
        return None
    top = first[0]
    if _BARE_LABEL.fullmatch(top) or names.is_section(top) or (names.issue(top) and not re.search(r":\s", top)):
        return below
    longer = len(first[below]) >= _LONGER * len(top)
    if longer and names.is_outlet(top):
        return below
    named = any(credit.publisher or any(map(names.is_outlet, credit.rest)) for credit in _credits(blocks[:3]))
    return below if longer and _is_few(top) and not named else None


def _stands_alone(blocks: Sequence[Block]) -> bool:
    """Whether the first block is an outlet's name alone and the next one, above a byline or a date, the headline."""
    if len(blocks) < 4 or len(blocks[0]) > 1 or not _credits(blocks[2:3]):
        return False
    top, below = blocks[0][0], blocks[1][0]
    named = any(credit.publisher or any(map(names.is_outlet, credit.rest)) for credit in _credits(blocks[1:4]))
    return _is_few(top) and not named and _like_headline(below) and len(below) >= _LONGER * len(top)


def _is_few(line: str) -> bool:
    """Whether `line` is short enough for a name, and no question or list."""
    longest = 12 if re.search("[가-힣]", line) else 24
    return len(line.split()) <= 3 and len(line) <= longest and not re.search(r"[?!:…,]", line)


def _like_headline(line: str) -> bool:
    return len(line) >= _SHORTEST and not is_prose(line) and not _BULLET.match(line)


def _credits(blocks: Sequence[Block]) -> list[Credit]:
    return [credit for block in blocks for line in block if (credit := bylines.read(line))]


def _is_masthead(block: Block) -> bool:
    """Whether the file's first block names the outlet, the section or the issue instead of the headline."""
    first = block[0]
    if bylines.read(first) or names.is_section(first) or _BARE_LABEL.fullmatch(first):
        return True
    if len(block) > 1 and _ISSUE_LINE.match(block[1]) and len(first) < _STANDFIRST / 4:
        return True
    pieces = re.split(r"\s*[|·]\s+", first)
    if names.is_outlet(pieces[0]) and (len(pieces) == 1 or all(len(piece) < 40 for piece in pieces)):
        return True
    return len(block) > 1 and len(first) < 40 and names.is_section(block[1])


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
            header.above += pieces
        elif found:
            header.beside += pieces
        elif not titled:
            header.loose += pieces


def _pieces(line: str) -> list[str]:
    if is_prose(line):
        return []
    return [piece for piece in _PIECES.split(line) if 1 < len(piece) <= _PIECE]
