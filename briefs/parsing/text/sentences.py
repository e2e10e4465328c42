"""Splits an article's text into sentences, Korean and English alike.

It doesn't unwrap paragraphs or drop boilerplate: that is reading's work.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from briefs.model import Article, Lang, Span
from briefs.parsing.text.marks import Sentence

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n\s*")
_BULLET = re.compile(r"[▶▷■□▣◆◇◈❖●○◦•※✓☞△▲*\->–—] ?\S")
_LINE_END = re.compile(r"[.!?…。！？:;)\]”’\"'>]\s*$")
_RUN_IN = re.compile(r"(\d{1,2}\. (?:[^.—\n]|\.(?=\w)){3,60}|[A-Z][A-Z0-9 &'’.]{1,40}?) (?:--|—)(?= [A-Z0-9“\"‘'])")
_DASH = re.compile(r"\s*(?:--|—)\s+")
_MARK = re.compile(r"\s*(?:--|[—–\-*•●○◦▶▷■□◆◇▪‣·>])\s+")
# A wrapped line of a plain-text article is at least this long; a shorter one was ended on purpose.
_WRAPPED_FROM = 60

# What runs on for longer is no sentence, and is cut between words.
_LONGEST = 1000
_STOP = re.compile(
    r"[.!?…。！？](?:(?<![.!?…].)(?<=[.!?…])[.!?…]*[\"'”’»)\]」』]*(?=\s)|(?<=[。！？])[。！？]*[”’」』)]*|"
    r"(?<=[가-힣][.!?])[.!?]*(?=[가-힣]{2}))"
)
# What holds no letter and no digit says nothing.
_WORD = re.compile(r"\w")
_HANGUL = re.compile(r"[가-힣]")
# A word of prose starts no sentence with a small letter; a name may (iFlytek, xFusion).
_SMALL = re.compile(r"[\"'“‘«(\[「『]*(?:(?P<name>[a-z]{1,2}[A-Z])|[a-z])")
_TITLES = frozenset(
    {
        "mr", "mrs", "ms", "dr", "prof", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "st", "mt", "vs", "e.g", "i.e",
        "cf", "fig", "approx", "est", "ca", "no", "nos", "vol"
    }
)  # fmt: skip
_MONTHS = frozenset(
    {
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues",
        "wed", "thu", "thur", "thurs", "fri", "sat", "sun"
    }
)  # fmt: skip
_AMBIGUOUS = frozenset(
    {
        "inc", "corp", "co", "ltd", "llc", "plc", "bros", "u.s", "u.k", "u.n", "e.u", "u.a.e", "a.m", "p.m", "etc",
        "al", "jr", "sr", "ph.d", "d.c"
    }
)  # fmt: skip
_LAST_WORD = re.compile(r"[A-Za-z][A-Za-z.]*$")
_STARTERS = re.compile(
    r"(?:The|A|An|It|Its|In|On|At|By|For|From|He|She|They|We|You|But|And|Or|So|Yet|This|That|These|Those|There|Their|"
    r"His|Her|Our|As|After|Before|When|While|If|Although|Though|However|Meanwhile|Last|Some|Many|Most|More|Both|Of|"
    r"Separately|Shares|Revenue|Analysts|Under|With|Since|Also|Another|One|Neither|None|No|Not|What|Whether)\b"
)
_SAYING = re.compile(
    r"(?:[A-Z][\w.'’-]*|he|she|it|they|the \w+)(?: [\w.'’-]+){0,3}? (?:said|says|asked|asks|told|added|wrote|writes)\b"
    r"|(?:said|says|asked|asks|told|added|wrote|writes)\b"
)
_KOREAN_SAYING = re.compile(r"(?:이?라고|이?라며|이?라면서|이?라는|이?란|하고|고|며|면서|는|은)(?=[\s,]|$)")
_DATE_DOTS = re.compile(r"\d\d{3}\.\s?\d{1,2}\.(?:\s?\d{1,2}\.)?")
_QUOTED = re.compile(r"“[^“”\n]{1,500}”|\"[^\"\n]{1,500}\"|「[^」\n]{1,500}」|『[^』\n]{1,500}』")
_QUOTED_KO = re.compile(rf"{_QUOTED.pattern}|‘[^‘’\n]{{1,300}}’|'(?<![A-Za-z0-9]')[^'\n]{{1,300}}'")


def split(article: Article) -> tuple[Sentence, ...]:
    """The sentences of `article.text` in order, headings included and marked as such."""
    return tuple(_sentences(article))


def _sentences(article: Article) -> Iterator[Sentence]:
    headings = {(span.start, span.end) for span in article.headings}
    starts = sorted(span.start for span in article.headings)
    ends = {span.start: span.end for span in article.headings}
    for number, paragraph in enumerate(_paragraphs(article.text)):
        for line in _lines(article.text, paragraph):
            at = bisect_right(starts, line.start) - 1
            heading = (line.start, line.end) in headings or (at >= 0 and line.end <= ends[starts[at]])
            if heading:
                yield Sentence(line, article.quote(line), number, heading=True)
                continue
            label = _label(article.text, line, first=number == 0)
            if label.start < label.end:
                yield Sentence(label, article.quote(label), number, heading=True)
            body = _unmarked(article.text, Span(label.end, line.end), article.lang)
            for span in _split_line(article.text, body):
                if _WORD.search(article.text, span.start, span.end):
                    yield Sentence(span, article.quote(span), number)


def _label(text: str, line: Span, *, first: bool) -> Span:
    """The heading that a line runs in with ('XPENG -- ', '2. Robots — '), empty where it has none.

    A capitalised word before a dash in the first paragraph is a dateline, which belongs to its sentence.
    """
    match = _RUN_IN.match(text, line.start, line.end)
    if not match or (first and not text[line.start].isdigit()):
        return Span(line.start, line.start)
    return Span(line.start, match.end(1))


def _unmarked(text: str, line: Span, lang: Lang) -> Span:
    """`line` without a leading dash, and in English without its bullet; a Korean bullet belongs to its sentence."""
    mark = (_DASH if lang == "ko" else _MARK).match(text, line.start, line.end)
    return Span(mark.end(), line.end) if mark and mark.end() < line.end else line


def _paragraphs(text: str) -> Iterator[Span]:
    start = 0
    for gap in [*_PARAGRAPH.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            yield _trim(text, start, end)
        start = gap.end() if gap else end


def _trim(text: str, start: int, end: int) -> Span:
    piece = text[start:end].lstrip()
    start = end - len(piece)
    return Span(start, start + len(piece.rstrip()))


def _lines(text: str, paragraph: Span) -> Iterator[Span]:
    """The paragraph cut at line breaks, except where a long line merely wraps into the next."""
    start = at = paragraph.start
    while (newline := text.find("\n", at, paragraph.end)) >= 0:
        line, after = text[at:newline].rstrip(), text[newline + 1 : newline + 4]
        wraps = len(line) >= _WRAPPED_FROM and not _LINE_END.search(line[-3:]) and not _BULLET.match(after.lstrip())
        if not wraps:
            yield from _filled(text, start, newline)
            start = newline + 1
        at = newline + 1
    yield from _filled(text, start, paragraph.end)


def _filled(text: str, start: int, end: int) -> Iterator[Span]:
    if start < end and (span := _trim(text, start, end)).start < end:
        yield span


def _split_line(text: str, line: Span) -> Iterator[Span]:
    piece = text[line.start : line.end]
    begin = 0
    for end in (*_sentence_ends(piece), len(piece)):
        for span in _filled(text, line.start + begin, line.start + end):
            yield from _shortened(text, span) if span.end - span.start > _LONGEST else (span,)
        begin = end


def _shortened(text: str, span: Span) -> Iterator[Span]:
    """`span`, which is too long for a sentence, cut between words."""
    start = span.start
    while span.end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        end = space if space > 0 else start + _LONGEST
        yield from _filled(text, start, end)
        start = end
    yield from _filled(text, start, span.end)


def _sentence_ends(piece: str) -> Iterator[int]:
    """Where the sentences of a line end, but the last."""
    korean = _HANGUL.search(piece, 0, 200) is not None
    protected = [m.span() for m in (_QUOTED_KO if korean else _QUOTED).finditer(piece)]
    protected += [(m.start(), m.end() + 1) for m in _DATE_DOTS.finditer(piece)]
    protected.sort()
    starts = [start for start, _ in protected]
    begin = 0
    for stop in _STOP.finditer(piece):
        at = bisect_right(starts, stop.start()) - 1
        inside = at >= 0 and stop.end() < protected[at][1]
        if not inside and _ends(piece, begin, stop, korean):
            begin = stop.end()
            yield begin


def _ends(piece: str, begin: int, stop: re.Match[str], korean: bool) -> bool:
    """Whether the sentence that began at `begin` ends with `stop`."""
    rest = piece[stop.end() : stop.end() + 80].lstrip()
    if not rest or stop[0][0] in "。！？":
        return True
    if len(stop[0]) > 1 and stop[0][-1] in "\"'”’」』" and (_KOREAN_SAYING if korean else _SAYING).match(rest):
        return False
    if stop[0].rstrip("\"'”’)]") == "…" and korean:
        return False
    if small := _SMALL.match(rest):
        return small["name"] is not None
    return stop[0] != "." or not _abbreviates(piece, begin, stop.start(), rest)


def _abbreviates(piece: str, begin: int, stop: int, rest: str) -> bool:
    """Whether the full stop at `stop` of a sentence from `begin` only shortens a word or numbers a list."""
    before = piece[max(begin, stop - 20) : stop]
    number = before.strip()
    if len(number) <= 2 and number.isdigit() and not piece[begin : max(begin, stop - 20)].strip():
        return True
    word = _LAST_WORD.search(before)
    if not word:
        return False
    lowered = word[0].lower()
    if lowered in _TITLES:
        return lowered not in {"no", "nos"} or rest[:1].isdigit()
    if lowered in _MONTHS:
        return rest[:1].isdigit()
    if lowered in _AMBIGUOUS or (len(word[0]) == 1 and word[0].isupper()):
        return not _STARTERS.match(rest) and not "가" <= rest[0] <= "힣"
    return False
