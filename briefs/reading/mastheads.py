"""Tells a file's headline from the lines that may stand above it: the outlet's name, its motto, a section, an issue."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefs.reading import bylines, names
from briefs.reading import conventions as known
from briefs.reading.clean import folded
from briefs.reading.prose import is_prose

Block = Sequence[str]  # consecutive lines, without blank lines between

_TITLED = re.compile(r"[■□◆●▶]?\s*(?:기사 ?제목|제목|Title|Headline|Subject)\s*[:：|]\s*(?=\S)", re.IGNORECASE)
_ISSUE_LINE = re.compile(r"(?:no\.?|issue|vol\.?|제)\s*#?\d+(?:호)?\b", re.IGNORECASE)
_WIRE_SLUG = re.compile(r"[A-Z]{2,}(?:[-/][A-Z\d]{2,})+\W?")  # TECH-CHINA-ROBOTS/
_BARE_LABEL = re.compile(r"\[[^\[\]]{1,24}\]|【[^【】]{1,24}】|<[^<>]{1,20}>")
_BULLET = re.compile(r"\s*(?:[-*•·▲△▶▷●○■□◆◇※]|\d+\.)\s*\S")
_PARTS = re.compile(r"\s+(?:[|>/»·•—–-]|//|--|::)\s+|\s{2,}|\s*[|»]\s*|\s*\(|\s*\[")
_KINDS = re.compile(r"(?<=[가-힣])\s(?=(?:보도|보도참고|보도설명|설명|해명|참고)자료$)")
_COMMA = re.compile(r",\s+")
_SMALL = frozenset({"the", "of", "and", "for", "in", "on", "to", "from", "a", "at", "&"})
_KOREAN_STORY = re.compile(r"[?!…“”\"'‘’,:↑↓%]|\s[가-힣]*다$|\d")
_ENGLISH_STORY = re.compile(r"[?!…“”\":;%$]|\d{2}")
_HANGUL = re.compile("[가-힣]")
_SHORTEST_KO = 7
_SHORTEST = 10  # characters of a headline below a masthead
_LONGER = 1.6  # how much longer than a short line a headline under it is
_LINES = 12
_REST = 48
_KIND = 12
_FEW = 4  # words
_TAG = 1.2  # how much longer than a motto above it a headline is
_ISSUED = re.compile(
    r"(?P<site>[^|#\d]{2,30}?)\s?(?:#|No\.?\s?|vol\.?\s?|제\s?)\d+호?\s+[—–―|·-]+\s+(?P<title>.{10,})", re.I
)
_SITE = re.compile(r"(?P<title>.+\S)(?P<mark>\s+[|»·–—-]+\s+|\s*::\s*)(?P<site>[^|]{2,40})")
_PLACE = 30


@dataclass(frozen=True, slots=True)
class _Line:
    block: int
    number: int
    text: str


def headline(blocks: Sequence[Block], closing: str) -> tuple[int, int]:
    """Which block and line hold the headline; `closing` is what the file's last lines say."""
    lines = _opening(blocks)
    if named := next((line for line in lines if _TITLED.match(line.text)), None):
        return named.block, named.number
    plain = [line for line in lines if _may_be_headline(line.text)]
    if not plain:
        return 0, 0
    later = [line for line in plain[1:] if _like_headline(line.text)]
    if later and plain[0].number and _is_section_alone(plain[0].text, later[0].text):
        return later[0].block, later[0].number
    if later and _is_masthead(plain[0], later, blocks, closing):
        chosen = _below(plain[0], later, blocks)
        return chosen.block, chosen.number
    return plain[0].block, plain[0].number


def title_in(line: str) -> str:
    """`line` without the word before its headline that says what it is: 제목: …, 정책 알림 | …"""
    line = _TITLED.sub("", line)
    kind, bar, rest = line.partition(" | ")
    return rest if bar and len(kind) <= _KIND and len(rest) >= 2 * len(kind) and is_name(kind) else line


def site_of(title: str) -> tuple[str, str | None]:
    """A headline without the outlet's name beside it, and that name: Chips sell out - The Juniper Post."""
    if issued := _ISSUED.fullmatch(title):
        return issued["title"], issued["site"]
    match = _SITE.fullmatch(title)
    if not match or len(match["title"]) < 2 * len(match["site"]) or len(match["title"]) < _SHORTEST:
        return title, None
    named = names.is_outlet(match["site"]) or ("|" in match["mark"] and is_name(match["site"]))
    return (match["title"], match["site"]) if named else (title, None)


def _opening(blocks: Sequence[Block]) -> list[_Line]:
    """The lines above the first running text."""
    found: list[_Line] = []
    for number, block in enumerate(blocks):
        for place, text in enumerate(block):
            if (is_prose(text) and not bylines.read(text) and found) or len(found) == _LINES:
                return found
            found.append(_Line(number, place, text))
    return found


def _may_be_headline(text: str) -> bool:
    return not (
        bylines.read(text)
        or names.is_section(text)
        or known.NOISE.fullmatch(text)
        or _BARE_LABEL.fullmatch(text)
        or _ISSUE_LINE.match(text)
        or _WIRE_SLUG.fullmatch(text)
        or known.TAGLINE.fullmatch(text)
        or known.GREETING.fullmatch(text)
        or (names.is_place(text) and len(text) <= _PLACE)
    )


def _like_headline(text: str) -> bool:
    return (
        len(text) >= (_SHORTEST_KO if _HANGUL.search(text) else _SHORTEST)
        and not is_prose(text)
        and not _BULLET.match(text)
    )


def _is_masthead(top: _Line, later: Sequence[_Line], blocks: Sequence[Block], closing: str) -> bool:
    """Whether `top` names the outlet, the section or the issue and one of the `later` lines is the headline."""
    name, rest = head(top.text)
    if (top.block, top.number) != (0, 0) and not names.is_outlet(name):
        return False
    below = "".join(blocks[top.block][top.number + 1 : top.number + 2])
    if _ISSUE_LINE.match(below) and len(top.text) <= _PLACE:
        return True
    if names.issue(top.text) and not re.search(r":\s", top.text):
        return True
    numbered, rest = bool(rest), "" if known.NOISE.fullmatch(rest) else rest
    if not is_name(name) or len(rest) > _REST or (rest and _KOREAN_STORY.search(rest) and _HANGUL.search(rest)):
        return False
    sure = numbered or name.isupper() or names.is_outlet(name) or folded(name) in closing
    if sure and later[0].block <= top.block + 1:
        return True
    between = [line for block in blocks[top.block : later[-1].block] for line in block]
    credited = any(bylines.read(line) for line in between)
    named = any(names.is_outlet(piece) for line in between if (one := bylines.read(line)) for piece in one.rest)
    if named or _names_outlet(between):
        return False
    cased = not _HANGUL.search(name) and len(name.split()) <= _FEW and not is_name(later[0].text)
    return sure or credited or cased or len(later[0].text) >= _LONGER * len(top.text)


def _names_outlet(lines: Sequence[str]) -> bool:
    return any(credit.publisher for line in lines if (credit := bylines.read(line)))


def _below(top: _Line, later: Sequence[_Line], blocks: Sequence[Block]) -> _Line:
    """The headline under the masthead `top`: a motto may stand between, above the byline."""
    first = later[0]
    if first.block != top.block:
        return first
    credited = any(bylines.read(line) for line in blocks[first.block][first.number + 1 :])
    longer = 1.0 if credited else _TAG
    apart = [line for line in later if line.block > top.block and line.number == 0]
    return next((line for line in apart if len(line.text) >= longer * len(first.text)), first)


def head(line: str) -> tuple[str, str]:
    """The name with which a line begins and what follows it: BioAsia Monitor — Deals & Pipelines."""
    match = (
        _KINDS.search(line)
        or _PARTS.search(line)
        or next((m for m in _COMMA.finditer(line) if names.is_section(line[m.end() :])), None)
    )
    return (line[: match.start()].strip(), line[match.end() :].strip(" )]")) if match else (line.strip(), "")


def is_name(text: str) -> bool:
    """Whether `text` could be an outlet's name by its form."""
    if _HANGUL.search(text):
        return len(text.split()) <= 3 and len(text) <= 14 and not _KOREAN_STORY.search(text)
    words = re.split(r"[\s,]+", text)
    capital = all(word[:1].isupper() or word in _SMALL for word in words)
    return bool(text) and len(words) <= 6 and capital and not _ENGLISH_STORY.search(text)


def _is_section_alone(text: str, below: str) -> bool:
    """Whether one word below a masthead names a section: Motoring."""
    return " " not in text and not _HANGUL.search(text) and len(below) >= _LONGER * len(text)
