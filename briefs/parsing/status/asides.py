"""What a clause tells in passing of the one that it is about: 지난해 6월 출시된 클링의 가입자는."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from briefs.lexicon.wording import pattern
from briefs.model import Fact, Kind, Lang, Span
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.text.cues import Cue
from briefs.parsing.text.marks import PLACE

# What is told in passing with a date of its own: what came out, who was set up, who went public or was bought.
TOLD = {
    Kind.RELEASE.value: frozenset({"launch", "unveil", "release-open"}),
    Kind.TALENT.value: frozenset({"found"}),
    Kind.FUNDING.value: frozenset({"list", "acquire"}),
}
# A verb of the past in front of its noun: 공개한, 출시된, 내놓은, 세웠던; not what is only said to be done.
PAST = frozenset("한된은던진선운연인")
SAID = re.compile(r"[다라냐자]고 $")
# The noun that it tells of: a description, a name in quotation marks, or a known name, with a word or three before it.
DESCRIBED = re.compile(r" (?:이|그) (?:회사|업체|기업|스타트업)[가-힣]{1,3} ")
QUOTED = pattern("asides", "quoted")
NEAR = re.compile(r" (?!(?:데|뒤|후|바|것|지|점) )(?:[^\s,.]{1,12} ){0,3}\W?")

# The same between commas in English, as a participle with a date, or as a relative clause with a date or a figure.
PARTICIPLE = {
    Kind.RELEASE.value: frozenset({"launch", "unveil", "sell", "release-open"}),
    Kind.TALENT.value: frozenset({"found"}),
    Kind.FUNDING.value: frozenset({"list"}),
}
WHICH = {
    **PARTICIPLE,
    Kind.PERFORMANCE.value: frozenset({"size", "price"}),
    Kind.TALENT.value: frozenset({"found", "employ"}),
    Kind.FUNDING.value: frozenset({"list", "acquire", "raise"}),
    Kind.MARKET.value: frozenset({"cut-price", "raise-price"}),
}
OPENED = pattern("asides", "opened")
SHORTEST = 12
# From how far apart two predicates have figures of their own.
APART = 6
OF_FIGURES = frozenset({Kind.PERFORMANCE, Kind.MARKET, Kind.CAPABILITY, Kind.INVESTMENT, Kind.ADOPTION})


class Aside(NamedTuple):
    """What a relative clause tells of its noun, and the clause without it; the noun stands in both."""

    kind: Kind
    cue: Cue
    told: Clause
    rest: Clause


def aside(clause: Clause) -> Aside | None:
    """What `clause` tells in passing and dates; none where nothing is left beside it."""
    if clause.part or not (clause.moments or clause.quantities):
        return None
    if clause.lang == "en":
        return _between_commas(clause, clause.telling[0]) if clause.telling else None
    return next((found for cue in clause.telling if (found := _relative(clause, cue))), None)


def without(fact: Fact, beside: Aside) -> Fact:
    """`fact` without the figures, the date and the other side of what is told `beside` it."""
    kept = {quantity.span for quantity in beside.rest.quantities}
    own = tuple([q for q in fact.quantities if q.span in kept])
    dates = [moment.value for moment in beside.rest.moments]
    theirs = fact.date not in dates and any(moment.value == fact.date for moment in beside.told.moments)
    named = {m.id for m in beside.told.organisations} - {m.id for m in beside.rest.organisations}
    others = tuple([other for other in fact.others if other not in named])
    return replace(fact, others=others, quantities=own, date=next(iter(dates), None) if theirs else fact.date)


def _relative(clause: Clause, cue: Cue) -> Aside | None:
    if not clause.moments or cue.name not in TOLD.get(cue.group, ()) or clause.moments[0].span.end > cue.span.start:
        return None
    base = clause.span.start
    end = clause.text.find(" ", cue.span.end - base - 1)
    if end < 0 or clause.text[end - 1] not in PAST or SAID.search(clause.text, 0, cue.span.start - base):
        return None
    noun = _noun(clause, cue, end)
    if noun is None:
        return None
    told = clause.within(Span(base, base + noun.end))
    return Aside(Kind(cue.group), cue, told, clause.within(Span(base + noun.start, clause.span.end)))


def _between_commas(clause: Clause, cue: Cue) -> Aside | None:
    """X, which listed in June at HK$205 a share, earned …; the first predicate of the clause, and one of the past."""
    base = clause.span.start
    opened = OPENED.fullmatch(clause.text, 0, cue.span.start - base)
    shape = WHICH if opened and opened["which"] else PARTICIPLE
    if opened is None or cue.name not in shape.get(cue.group, ()):
        return None
    told = Span(base, _comma(clause, cue.span.end))
    inside = clause.within(told)
    if told.end >= clause.span.end - SHORTEST or not (inside.moments or (opened["which"] and inside.quantities)):
        return None
    rest = clause.within(Span(base, base + opened.end("head")), Span(told.end, clause.span.end))
    return Aside(Kind(cue.group), cue, inside, rest)


def _comma(clause: Clause, at: int) -> int:
    """Where the first comma behind `at` stands that is in no figure and no date; the clause's end where none does."""
    taken = [*[q.span for q in clause.quantities], *[m.span for m in clause.moments]]
    commas = (base + place for base in [clause.span.start] for place, sign in enumerate(clause.text) if sign == ",")
    return next((c for c in commas if c >= at and not any(s.start < c < s.end for s in taken)), clause.span.end)


def _noun(clause: Clause, cue: Cue, at: int) -> Span | None:
    """Where in the clause's text the noun stands that a relative clause ending at `at` tells of."""
    release = cue.group == Kind.RELEASE
    if match := (QUOTED if release else DESCRIBED).match(clause.text, at):
        return Span(at + 1, match.end())
    base = clause.span.start
    named = clause.products if release else clause.organisations
    mention = next((m for m in named if m.span.start - base > at), None)
    if mention is None or (mention.particle == "의" and not release):
        return None
    end = clause.text.find(" ", mention.span.end - base)
    return Span(at + 1, end + 1) if end > 0 and NEAR.fullmatch(clause.text, at, mention.span.start - base) else None


def shared_out(told: Sequence[tuple[Fact, Cue | None]], clause: Clause) -> Iterator[Fact]:
    """Facts of one clause, each with the figures of its own predicate where those stand well apart.

    A level that is left without a figure was none: its predicate only tells more of the first fact's figures.
    """
    if len(told) < 2:
        yield from (fact for fact, _ in told)
        return
    cues = sorted([cue for _, cue in told if cue], key=PLACE)
    apart = len(cues) == len(told) and all(right.span.start - left.span.end >= APART for left, right in pairwise(cues))
    for number, (fact, cue) in enumerate(told):
        own = [q for q in fact.quantities if not apart or _predicate(q.span, cues, clause.lang) is cue]
        if own or not number or not fact.quantities or fact.kind not in OF_FIGURES:
            yield replace(fact, quantities=tuple(own))


def _predicate(figure: Span, cues: Sequence[Cue], lang: Lang) -> Cue:
    """Which of `cues` a figure stands by: in Korean the next behind it, in English the last before it."""
    if lang == "ko":
        return next((cue for cue in cues if cue.span.end > figure.start), cues[-1])
    return next((cue for cue in reversed(cues) if cue.span.start < figure.end), cues[0])
