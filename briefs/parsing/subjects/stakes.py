"""Who is owned and who is paid where an English clause opens with the owner or the payer.

Tencent owns 20% of Enflame and accounted for 70% of its revenue: both are told of Enflame.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from briefs.model import Kind, Quantity
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import POSSESSIVE
from briefs.parsing.subjects import holdings_ko
from briefs.parsing.text.marks import Mention
from briefs.parsing.text.pointers import COMPANY_EN

_ABOUT = (
    r"(?:(?:about|some|around|roughly|nearly|almost|over|under|just|more|less|than|at|least|an?|up|to|another) ){0,3}"
)
_PERCENT = r"[\d.,]{1,8}(?:%| ?per ?cent)"
# Owns 35.6% of, holds a 20% stake in.
_OWNS = re.compile(
    rf"(?P<which>, (?:which|who) )?(?:(?:now|also|still|already|together|jointly) )?\b"
    rf"(?P<verb>owns?|owned|holds?|held|has|have|had|controls?|bought|acquired|"
    rf"keeps?|kept|retain(?:s|ed)?|took|takes?) {_ABOUT}{_PERCENT}"
    r"(?:(?P<stake> (?:stake|share|interest|holding))? (?:of|in) (?:the )?|(?P<bare>(?=,|$| and\b)))"
)
_IT = re.compile(rf"(?:it\b|{COMPANY_EN}\b)(?!['’])")
# Who is called an investor or a sponsor, of whom it is told or of whom the text speaks: were among eight cornerstone
# investors, is the largest shareholder of Lotus; Cornerstone investors include.
_HOLDERS = r"(?:investors?|shareholders?|owners|backers?|(?:co-)?sponsors?|underwriters?|bookrunners?|cornerstones?)"
_CALLED = re.compile(
    r"\b(?:is|are|was|were|became|becomes?|been|remains?|stays?|(?:joined|came in|signed up|"
    r"(?:committed|took|takes?|subscribed) [^;]{1,40}?) as) "
    rf"(?:(?!not\b)[\w’'-]+ ){{0,6}}?{_HOLDERS}\b(?! relations)(?P<of> (?:of|in) (?:the )?)?"
)
# Lightspeed led, and HongShan came along.
_LED = re.compile(r"(?: and [A-Z][\w&.-]*(?: [A-Z][\w&.-]*){0,3})? (?:co-)?led(?=,? and\b|[,.;]? ?$)")
_ASIDE = re.compile(r"\b(?:which|whose|whom?|that|as)\b")
_BUYER = (
    r"^\W*(?:[Tt]he )?(?i:buyers?|purchasers?|acquirers?)\b[^.;,]{0,40}? (?:is|are|was|were|will be) (?:the )?(?=[A-Z])"
)
_LISTS = re.compile(
    rf"{_BUYER}|^\W*(?:\w+ ){{0,3}}(?:{_HOLDERS}|cornerstones)(?:\b include|,? [^.;]{{2,80}} among them\b)"
)
# What says by itself that a share of a company is meant, where only a pronoun tells of which.
_OWNING = frozenset({"own", "owns", "owned", "keep", "keeps", "kept", "retain", "retains", "retained"})
# What says so where no more than the figure follows: Tencent, which holds 20%, is its largest customer.
_HOLDING = frozenset({"own", "owns", "owned", "hold", "holds", "held"})
# Accounted for 71% of its revenue; spent 691m yuan with.
_BROUGHT = re.compile(
    rf"\b(?:accounted|accounts|accounting) for {_ABOUT}"
    rf"(?:{_PERCENT}|(?:(?:a|one|two) )?(?:half|thirds?|quarters?|fifths?)) "
    r"of (?P<whose>[^.,;]{1,40}?) (?:total |net |annual )?(?:revenues?|sales|turnover|orders|income)\b|"
    r"\bcontribut(?:ed|es?|ing) [^.;]{1,40}? (?:to|of) (?:(?:its|the (?:company|group|firm)['’]s|[a-z-]+) )?"
    r"(?:[a-z-]+ )?(?:revenues?|sales|turnover|orders|income)\b|"
    r"\b(?:contributed|paid) [^.;]{1,40}?, or [^.;]{1,20}? of (?:the total|its revenue|its sales)\b"
)
# The same of what has no owner beside it: accounted for 30 million yuan of the total, for 71% of sales last year.
_BROUGHT_BARE = re.compile(
    rf"\b(?:(?:accounted|accounts) for|ma(?:de|kes?) up) {_ABOUT}(?:"
    r"[^;%]{2,40}?(?:yuan|dollars|won|euros|mn|bn|million|billion)"
    rf"(?: \([^()]{{1,30}}\))? of (?:the total|that|it|(?:its |total )?(?:revenues?|sales|turnover))|"
    rf"{_PERCENT} of (?:total )?(?:revenues?|sales|turnover)(?=[,.;]|$| (?:last|this) year| in (?:20\d\d|the "
    r"(?:first|second|third|fourth|last|year|quarter|period))))(?![\w-])"
)
_POINTS = re.compile(
    r"(?:that|its|their|the (?:company|firm|start-up|startup|group|maker|lab|chipmaker|carmaker)['’]s)"
)
_SPENT = re.compile(r"\b(?:spent|spends?) [^.,;]{1,60}?\b(?:with|at) (?:the )?$")


class Holding(NamedTuple):
    """A share that somebody holds of a company: whose, None where a pronoun says it, and where it is told."""

    whom: str | None
    start: int
    end: int
    aside: bool = False  # told beside another predicate: Tencent, which owns 20% of it, said
    called: bool = False  # all those named are called its investors


def holding(clause: Clause) -> Holding | None:
    """The share of a company that the clause says somebody holds, or whose investors it calls those that it names."""
    if (found := share(clause)) or clause.lang == "ko" or not clause.organisations:
        return found
    return _called(clause)


@lru_cache(maxsize=16)
def share(clause: Clause) -> Holding | None:
    """The share of a company that the clause says somebody holds, in English in figures."""
    if not clause.organisations:
        return None
    if clause.lang == "ko":
        told = holdings_ko.holding(clause)
        return Holding(*told, called="주주" in clause.text or "지분" not in clause.text) if told else None
    if not clause.quantities:
        return None
    base = clause.span.start
    for found in _OWNS.finditer(clause.text):
        place = base + found.start(), base + found.end(), bool(found["which"])
        whom = _named_at(clause, base + found.end())
        if whom and whom.particle not in POSSESSIVE:
            return Holding(whom.id, *place)
        if found["bare"] is not None:
            if found["which"] and found["verb"] in _HOLDING:
                return Holding(None, *place)
            continue
        if (found["stake"] or found["verb"] in _OWNING) and _IT.match(clause.text, found.end()):
            return Holding(None, *place)
    return None


def _called(clause: Clause) -> Holding | None:
    """Whose investors those are that an English clause names."""
    base = clause.span.start
    if found := _LISTS.match(clause.text):
        return Holding(None, base + found.start(), base + found.end(), called=True)
    first = clause.organisations[0].span
    if first.start == base and _LED.match(clause.text, first.end - base):
        return Holding(None, base, clause.span.end, called=True)
    found = _CALLED.search(clause.text)
    if found is None or clause.organisations[0].span.start >= base + found.start():
        return None
    if _ASIDE.search(clause.text, 0, found.start()):
        return None
    place = base + found.start(), base + found.end()
    if found["of"] and not _IT.match(clause.text, found.end()):
        whom = _named_at(clause, place[1])
        return Holding(whom.id, *place, called=True) if whom and whom.particle not in POSSESSIVE else None
    owners = [m.id for m in clause.organisations if place[0] <= m.span.start < place[1] and m.particle in POSSESSIVE]
    return Holding(owners[0] if owners else None, *place, called=True)


def figures_of(kind: Kind, clause: Clause, figures: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Those of a clause's figures that a fact of `kind` has: a share told in passing is a funding's own."""
    held = share(clause) if clause.lang == "en" else None
    if held is None or not held.aside:
        return figures
    own = kind is Kind.FUNDING
    return tuple(q for q in figures if (held.start <= q.span.start < held.end) is own)


def spent_with(clause: Clause) -> str | None:
    """The company that the clause says somebody spent money with."""
    if clause.lang == "ko" or len(clause.organisations) < 2:
        return None
    before = ((m.id, clause.text[: m.span.start - clause.span.start]) for m in clause.organisations)
    return next((name for name, text in before if _SPENT.search(text)), None)


def seller(clause: Clause, buyers: Sequence[str], topic: tuple[str, ...]) -> tuple[str, ...]:
    """Whose revenue the clause says `buyers` brought; empty where they are no buyers."""
    if paid := spent_with(clause):
        return (paid,)
    found = _BROUGHT.search(clause.text) if clause.lang == "en" else None
    if found is None or found["whose"] is None:
        bare = found or (clause.lang == "en" and _BROUGHT_BARE.search(clause.text))
        return topic if bare and not set(topic) & set(buyers) else ()
    start, end = (clause.span.start + at for at in found.span("whose"))
    owners = [m.id for m in clause.organisations if start <= m.span.start < end and m.particle in POSSESSIVE]
    if not owners and _POINTS.fullmatch(found["whose"]):
        held = holding(clause)
        owners = [held.whom] if held and held.whom else [*topic]
    return () if set(owners) & set(buyers) else tuple(owners)


def _named_at(clause: Clause, start: int) -> Mention | None:
    return next((m for m in clause.organisations if m.span.start == start), None)
