"""Shares one predicate out over the subjects or the dates of a clause.

포니AI 주가는 14%, 위라이드는 12% 급락했다 · the X in early 2026 and the Y in 2027 · 70% by 2027 and 90% by 2030.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, pairwise

from briefs.lexicon.wording import pattern
from briefs.model import Article, Quantity, Role, Span
from briefs.parsing.text.marks import ORGANISATION, PRODUCT, TERM, Mention, Moment

SHARING = frozenset({"은", "는", "이", "가", "도", ""})
# A rival with its figure in brackets shares no predicate: 구글 제미나이(95.2%)보다 높았다.
RIVAL = re.compile(r"[’'”\"]?(?: [\w.-]{1,12}[’'”\"]?){0,4}\s?\([^()]{1,24}\)(?:보다|을|를|와|과|에)(?![가-힣])")
TOPIC = frozenset({"은", "는"})
SHORT = re.compile(r"(?:\([^()]{1,30}\))?(?:은|는)\s[^,.]{2,30}, ")
LIST_EN = pattern("sharing", "list-en")
# Before a next English subject, and between it and a figure of its own: while MiniMax put on 14%, and Xiaomi's by 14%.
NEXT_EN = re.compile(r"(?:,? (?:and|while|whereas|but)|[,;])(?: that of| those of)? $")
OWN_EN = pattern("sharing", "own-en")
# A verb between two pairs that goes on to the next: 올해 50기를 넘기고 2030년까지 1000기를 띄운다.
JOINED_KO = re.compile(r"(?:\([^()]{1,30}\))?(?:[을를로은는이가도]|으로|까지)? [가-힣]{1,8}[고며] ")
LISTING = re.compile(r",? (?:and )?")
AHEAD_OF_NAME = 24
BESIDES = frozenset({Role.CONVERTED, Role.DURATION})


def parts(
    article: Article,
    span: Span,
    mentions: Sequence[Mention],
    quantities: Sequence[Quantity],
    moments: Sequence[Moment],
) -> list[Span]:
    """`span` cut into stretches that each have their own subject and figure, or their own date and thing."""
    by_subjects = _by_subjects if article.lang == "ko" else _by_names
    cuts = by_subjects(article, mentions, quantities, span) if quantities else _by_topics(article, mentions)
    cuts = cuts or _by_dates(article, mentions, quantities, moments)
    if not cuts:
        return [span]
    edges = [span.start, *cuts, span.end]
    return [Span(start, end) for start, end in pairwise(edges)]


def _by_subjects(
    article: Article, mentions: Sequence[Mention], quantities: Sequence[Quantity], span: Span
) -> list[int]:
    """Where a next Korean subject with a figure of its own begins."""
    named = [m for m in mentions if m.particle in SHARING and m.target is not TERM]
    subjects = [m for m in named if m.particle or not RIVAL.match(article.text, m.span.end)]
    cuts = []
    for left, right in pairwise(subjects):
        cut = right.span.start
        own = any(left.span.end <= q.span.start < cut for q in quantities)
        if own and any(cut <= q.span.start < span.end for q in quantities):
            cuts.append(cut)
    return cuts


def _by_topics(article: Article, mentions: Sequence[Mention]) -> list[int]:
    """Where a next Korean topic begins that shares the last one's predicate: A는 칩, B는 로봇이 주력이다."""
    topics = [m.span for m in mentions if m.particle in TOPIC and m.target is ORGANISATION]
    between = [article.text[left.end : right.start] for left, right in pairwise(topics)]
    return [right.start for right in topics[1:]] if between and all(map(SHORT.fullmatch, between)) else []


def _by_names(article: Article, mentions: Sequence[Mention], quantities: Sequence[Quantity], span: Span) -> list[int]:
    """Where a next English subject with a figure of its own begins, its verb another's or one that nobody cued."""
    names = [m.span for m in mentions if m.target is ORGANISATION]
    cuts, begun = list[int](), names[0].end if names else 0
    for left, right in pairwise(names):
        told = any(begun <= q.span.start < right.start for q in quantities)
        own = next((q.span.start for q in quantities if q.span.start >= right.end), None)
        joint = NEXT_EN.search(article.text, max(left.end, right.start - AHEAD_OF_NAME), right.start)
        if not (told and joint and own):
            continue
        # Of two names side by side the second has a figure of its own only right behind it.
        listed = joint.start() == left.end and LISTING.fullmatch(joint.group())
        if OWN_EN.match(article.text, right.end, own) and not (listed and article.text[right.end : own].strip()):
            cuts.append(right.start)
            begun = right.end
    return cuts


def _by_dates(
    article: Article, mentions: Sequence[Mention], quantities: Sequence[Quantity], moments: Sequence[Moment]
) -> list[int]:
    """Where a next pair of date and thing begins; things are branded products, else figures."""
    if len(moments) < 2:
        return []
    products = [m.span for m in mentions if m.target is PRODUCT]
    figures = [q.span for q in quantities if q.role not in BESIDES]
    # Figures of past dates are compared, not told one by one: 52% more than at the end of 2024.
    for things in (products, figures) if _ahead(article, moments) else (products,):
        if len(things) > 1 and (cuts := _alternating(article, things, [m.span for m in moments])):
            return cuts
    return []


def _ahead(article: Article, moments: Sequence[Moment]) -> bool:
    """Whether all dates but the first lie after publication."""
    today = article.published.isoformat() if article.published else ""
    return all(moment.value > today[: len(moment.value)] for moment in moments[1:])


def _alternating(article: Article, things: list[Span], dates: list[Span]) -> list[int]:
    """Cuts before each pair but the first where groups of things and single dates take turns, in equal numbers."""
    marks = sorted(
        [(span.start, span.end, False) for span in things] + [(span.start, span.end, True) for span in dates]
    )
    groups = [(is_date, list(run)) for is_date, run in groupby(marks, key=lambda mark: mark[2])]
    if len(groups) % 2 and groups[0][0]:
        groups = groups[1:]
    if len(groups) < 4 or len(groups) % 2 or any(is_date and len(run) > 1 for is_date, run in groups):
        return []
    pairs = list(pairwise(groups))[1::2]
    ends = [(left[1][-1][1], right[1][0][0]) for left, right in pairs]
    if any(not _listed(article.text[end:start], article.lang) for end, start in ends):
        return []
    return [start for _, start in ends]


def _listed(between: str, lang: str) -> bool:
    """Whether two pairs stand side by side as a list."""
    if lang == "ko":
        return (
            (
                len(between) <= 24
                and ("," in between or between.strip(" '‘\"") in ("에", "에는", "이고", "와", "과", "·", ""))
            )
            or "," in between
            or JOINED_KO.fullmatch(between) is not None
        )
    return LIST_EN.fullmatch(between) is not None
