"""Tells plans and forecasts of what an English clause tells from those of its other parts and things."""

from __future__ import annotations

import re

from briefs.lexicon.wording import any_of, pattern, words
from briefs.model import Kind
from briefs.parsing.clauses.borders import apart, side
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.reach import given_up
from briefs.parsing.text.cues import Cue

OTHER_PART = pattern("outlooks", "other-part")
# What a thing is for that is described in passing is no plan: the model, which is meant for coding, came out.
PURPOSE = re.compile(r"(?:(?:is|are) )?meant\b(?! to\b)")
AIMED_AT = re.compile(r"aimed at (?!\w+ing\b)")
ASIDE = re.compile(r"(?:,|,(?: an?)? (?:[\w-]+ ){1,4}|(?<!\bof )\b(?:that|which)(?: (?:is|are|was|were))?) $")
PASSING = pattern("outlooks", "passing")
COORDINATE = pattern("outlooks", "coordinate")
COMPARED = pattern("outlooks", "compared")
SIGHT = pattern("outlooks", "sight")
# What others do in a side clause with a subject of its own: models that Leapmotor will bring out, where lines fail.
_SAYING = (
    "say mean add show hope plan think expect promise state believe confirm claim report reckon insist announce suggest"
    " warn"
)
_SAYS = "".join(rf"(?<!{verb})" for verb in _SAYING.split())
ANOTHERS = re.compile(rf"(?:\b(?:where|how|when|whose)|[a-z]{_SAYS}s (?:that|which|whom)) (?:[\w’'-]+ ){{1,4}}?$")
ASKED_FOR = re.compile(r"\b(?:where|how) (?:[\w’'-]+ ){1,3}?$")
# What a thing was made to do is no outlook: trained it to predict, a model to forecast the wind.
MADE_TO = re.compile(r"\b(?<!expected )(?<!likely )(?<!going )to $")
FORETELLS = re.compile(r"(?:predict|forecast|project|foresee)\b")
NECESSARY = pattern("outlooks", "necessary")
PUT_OUT = pattern("outlooks", "put-out")
DRAFT = re.compile(r"\bdrafts?\b")
# What revenue or output should come to is an outlook.
OUTLOOK = re.compile(
    r"\b(?:revenues?|sales|profits?|income|earnings|margins?|loss(?:es)?|shipments|deliveries|volumes?|output)\b"
    r"[^.;,]{0,40}? should\b"
)
# What is under way between two is no plan.
WORKING = re.compile(r"(?:is|are) (?:working on|drafting|preparing)\b|preparing\b")
PAST_EN = re.compile(
    r"\w+ed|\w+ed (?:up|out|the)|put out|showed off|went live|began selling|went on sale|brought out|opened up|"
    rf"(?:{any_of(words('undone', 'past', 'en'))})(?: (?:up|out|down|off|the|its|an?))?"
)
BE = re.compile(r"\b(?:be|been|is|are|being|to|will|would)\s$")
# How far before its verb a word may stand, in characters.
NEAR = 14


def put_out(text: str) -> int:
    """Where an English clause says that a plan or rules were put out; where it says no such thing, its length."""
    found = PUT_OUT.search(text)
    return found.start() if found and not DRAFT.search(found[0]) else len(text)


def told_of_another(clause: Clause, decisive: Cue | None, cue: Cue) -> bool:
    """Whether a status cue belongs to another part of an English clause than the fact's verb, or to a comparison."""
    base = clause.span.start
    start, text = cue.span.start - base, clause.text
    if _means_other(clause, cue, start):
        return True
    figured = bool(clause.quantities) and all(side(text, q.span.start - base) for q in clause.quantities)
    if figured and decisive and side(text, decisive.span.start - base) and not side(text, start):
        return True  # in which a fund put $2 billion, means to build a plant
    own = decisive is not None and base <= decisive.span.start and not apart(text, decisive.span.start - base, start)
    if not own and ASKED_FOR.search(text, max(0, start - NEAR * 3), start):
        return True
    decisive = decisive if decisive and decisive.span.start >= base else None
    figures = [q.span.end for q in clause.quantities if q.span.end <= cue.span.start]
    if decisive is None and not figures:  # with Xiaomi it is developing a system that will
        told = next((c.span.start - base for c in clause.telling if c.span.end <= cue.span.start), None)
        return told is not None and bool(side(text, start)) and not side(text, told)
    after = (decisive.span.end if decisive else figures[-1]) - base
    between = text[after:start]
    return bool(
        OTHER_PART.search(between) or ANOTHERS.search(between) or COORDINATE.search(text, after, cue.span.end - base)
    )


def _means_other(clause: Clause, cue: Cue, start: int) -> bool:
    """Whether the words at `start` in the clause are no outlook on the fact: a purpose, something given up, a sight."""
    text = clause.text
    if cue.name == "planned" and PURPOSE.match(text, start) and ASIDE.search(text, 0, start):
        return True
    if AIMED_AT.match(text, start) or given_up(text, start) or PASSING.search(text, 0, start):
        return True
    if FORETELLS.match(text, start) and MADE_TO.search(text, max(0, start - NEAR), start):
        return True
    if text.startswith("to be", start) and NECESSARY.search(text, max(0, start - NEAR), start):
        return True
    if cue.name == "forecast" and (COMPARED.search(text[:start]) or _of_sight(clause, start)):
        return True
    return text[start - 1 : start] == "-"


def is_past(clause: Clause, cue: Cue) -> bool:
    """Whether an English cue is a verb in the past, so that what is planned further on is not its own plan."""
    start, end = cue.span.start - clause.span.start, cue.span.end - clause.span.start
    return bool(PAST_EN.fullmatch(clause.text, start, end)) and not BE.search(clause.text[:start])


def left_behind(clause: Clause, verb: Cue, cue: Cue) -> bool:
    """Whether a verb stands in a side clause behind `cue`: plans to sell through Firefly, a brand that it launched."""
    at, before = verb.span.start - clause.span.start, cue.span.start - clause.span.start
    return bool(side(clause.text, at)) and apart(clause.text, at, before)


def together_now(cue: Cue, text: str, start: int, kind: Kind) -> bool:
    """Whether those who work on something together do so already: is working on a model with Leapmotor."""
    return kind is Kind.PARTNERSHIP and cue.name == "planned" and WORKING.match(text, start) is not None


def _of_sight(clause: Clause, start: int) -> bool:
    """Whether a thing sees what stands at `start`."""
    if not clause.text.startswith("sees", start):
        return False
    seeing = any(m.span.end - clause.span.start == start - 1 for m in clause.products)
    return seeing or SIGHT.match(clause.text, start) is not None
