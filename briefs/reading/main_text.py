"""Which lines of a page are its article: from the first to the last, without header, summary and the story after it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from briefs.reading import bylines
from briefs.reading import conventions as known
from briefs.reading.body import Line
from briefs.reading.clean import folded
from briefs.reading.header import without_label
from briefs.reading.page import Element, Seen
from briefs.reading.prose import is_prose

_MIN_KEY = 8
_BYLINE_WITHIN = 3  # lines under a headline
_SHORT = 90
_SENTENCE = 20


def find(tree: Element, seen: Sequence[Seen], title: str, others: Collection[str] = ()) -> list[Line]:
    """The article's lines among `seen`, the lines of the pruned page `tree`, for the conventions to judge.

    It ends where one of `others` stands, the headlines of the stories that the page goes on with.
    """
    own = [line for line in seen if not line.elsewhere]
    first, end = _range(tree, own)
    inside = own[first : next((n for n in range(first, end) if own[n].text in others), end)]
    return _marked(_without_summary(_without_header(inside, title)))


def _range(tree: Element, seen: Sequence[Seen]) -> tuple[int, int]:
    """The first line and the one after the last of the page's main text; the pruned page has the rest right."""
    from trafilatura import bare_extraction

    document = bare_extraction(tree, include_comments=False, include_tables=False)
    whole = folded(getattr(document, "text", None) or "")
    matching = [n for n, line in enumerate(seen) if len(key := folded(line.text)) >= _MIN_KEY and key in whole]
    if not matching:
        return 0, 0
    first, last = matching[0], matching[-1]
    homes = {seen[n].home for n in matching if is_prose(seen[n].text)}
    while first > 0 and seen[first - 1].home in homes:
        first -= 1
    while last + 1 < len(seen) and seen[last + 1].home in homes:
        last += 1
    return first, last + 1


def other_headlines(lines: Sequence[Seen], title: str) -> frozenset[str]:
    """The headings below the article's first paragraph that have a byline and a date of their own."""
    told, found = False, []
    for n, line in enumerate(lines):
        told = told or (is_prose(line.text) and not line.heading and not line.elsewhere)
        if told and line.tag in {"h1", "h2", "h3"} and folded(title) != folded(line.text):
            below = [bylines.read(other.text) for other in lines[n + 1 : n + 1 + _BYLINE_WITHIN]]
            if any(credit and credit.day and (credit.author or line.tag == "h1") for credit in below):
                found.append(line.text)
    return frozenset(found)


def _without_header(lines: list[Seen], title: str) -> list[Seen]:
    """`lines` without headline, standfirst and byline above the first paragraph."""
    top = next((n for n, line in enumerate(lines) if is_prose(line.text) and not line.heading), 0)
    titled = max((n for n, line in enumerate(lines[:top]) if _is_title(line, title)), default=None)
    later, signs = {line.tag for line in lines[top:]}, _heading_signs(lines[top:])
    above = [
        line
        for n, line in enumerate(lines[:top])
        if (titled is None or n > titled)
        and (
            line.tag == "li"
            or (line.heading and line.tag in later)
            or line.sign in signs
            or (line.strong and any(other.strong for other in lines[top:]))
            or (_told(line) and (line.sign, line.home) == (lines[top].sign, lines[top].home))
        )
        and not bylines.read(line.text)
    ]
    return above + lines[top:]


def _told(line: Seen) -> bool:
    """Whether `line` is a sentence, however short."""
    return len(line.text) >= _SENTENCE and bool(re.search(r"[.!?][\"'”’)\]]*$", line.text))


def _is_title(line: Seen, title: str) -> bool:
    return folded(without_label(title)) in folded(line.text)


def _heading_signs(lines: Sequence[Seen]) -> set[str]:
    """How the style sheet knows the lines that stand, short, above paragraphs: an item's headline in a newsletter."""
    prose = {line.sign for line in lines if is_prose(line.text)}
    pairs = pairwise(lines)
    found = Counter(a.sign for a, b in pairs if not is_prose(a.text) and len(a.text) <= _SHORT and is_prose(b.text))
    return {sign for sign in found if sign not in prose and not sign.startswith("li ")}


def _without_summary(lines: Sequence[Seen]) -> list[Seen]:
    """`lines` without the points under a label such as Key points: they say what the paragraphs say again."""
    return list(_unsummed(lines))


def _unsummed(lines: Sequence[Seen]) -> Iterator[Seen]:
    points = False
    for line in lines:
        if known.SUMMARY.fullmatch(line.text):
            points = True
            continue
        points = points and line.tag == "li"
        if not points:
            yield line


def _marked(lines: Sequence[Seen]) -> list[Line]:
    """`lines` for the conventions: only where the page marks no heading may a line's shape make it one."""
    marks = any(line.heading for line in lines)
    return [Line(line.text, _heading(line, marks), number) for number, line in enumerate(lines)]


def _heading(line: Seen, marks: bool) -> bool | None:
    if line.heading:
        return True
    if line.strong and line.text.endswith("?") and len(line.text) <= _SHORT:
        return True  # a question of an interview
    if line.strong and line.tag != "li" and len(line.text) <= _SHORT:
        return None
    return False if marks or line.tag == "li" else None
