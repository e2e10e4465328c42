"""Leaves out denials and outlooks of English side clauses, which say nothing of what the main clause tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.lexicon.wording import pattern
from briefs.parsing.text.cues import Cue

UNTELLING = frozenset({"status", "void"})
RELATIVE = pattern("reach", "relative")
# Who does not answer may be told of between commas: Tesla, which asks 64,000 yuan for it, did not return a call.
UNANSWERED = re.compile(r"(?<=, )did not (?:answer|comment|reply|respond|return)\b")
# What was found unsaid beside: of a customer that it did not name.
UNNAMED = re.compile(r"\bthat\s(?:it|they|he|she|the [\w-]+)\s$")
NAMES = re.compile(r"\s(?:name|identify|disclose|specify)\b")
PROBED = pattern("reach", "probed")
# A relative clause between commas, before and behind a word of it.
OPENED = re.compile(r",\s[^,]*\b(?:which|who|whom|whose|where|that)\s[^,]*$")
CLOSED = re.compile(r"[^,;:]{0,90},\s(?!and\b|or\b|but\b)")
GIVEN_UP = pattern("reach", "given-up")
WAS_GIVEN_UP = pattern("reach", "was-given-up")
# What is said of a side clause's own subject colours no other: although its books are said to be full.
OF_ITSELF = re.compile(r"(?:is|are) (?:said|believed|understood)\b|said to be\b|estimated\b", re.IGNORECASE)
REASON = pattern("reach", "reason")
CONCEDES = re.compile(r"\b(?:although|though|while|whereas)\b")
# A concession denies nothing of the main clause: costs 99,000 yuan, although nobody would pay that.
CONCESSION = re.compile(r", (?:although|though|even though|even if|albeit)\b[^;]*$")
# Nor does what somebody leaves out beside what is told: have doubled, without saying how many there are.
OMITTED = re.compile(r"without (?:saying|giving)\b")
# No such clause begins further back, in characters.
BACK = 120


def in_reach(text: str, base: int, cues: Sequence[Cue]) -> tuple[Cue, ...]:
    """The `cues` of an English clause, whose `text` begins at `base`, without those that side clauses hold."""
    return tuple([cue for cue in cues if cue.group not in UNTELLING or not _aside(text, base, cue, cues)])


def given_up(text: str, start: int) -> bool:
    """Whether somebody gives up the plan that is named at `start`, or whoever wants it is told of."""
    if WAS_GIVEN_UP.match(text, start):
        return True
    return GIVEN_UP.search(text, max(0, start - BACK // 2), start) is not None


def of_itself(text: str, start: int) -> bool:
    """Whether what stands at `start` is said of its own clause's subject."""
    return OF_ITSELF.match(text, start) is not None


def conceded(text: str, start: int, told: int | None = None) -> bool:
    """Whether a concession says it of its own subject at `start`: although its order books are said to be full.

    So is what somebody would rather do, and what would not be without him; and why something was done that is `told`
    before: was put on the list, for help it is said to have given.
    """
    if text.startswith(("would rather", "would exist", "would not exist", "would be nothing"), start):
        return True
    if not of_itself(text, start):
        return False
    reason = REASON.search(text, 0, start)
    return CONCEDES.search(text, 1, start) is not None or bool(reason and told is not None and told < reason.start())


def between_commas(text: str, start: int, end: int) -> bool:
    """Whether a relative clause between commas holds what stands from `start` to `end`."""
    opened = OPENED.search(text, max(0, start - BACK), start)
    return opened is not None and CLOSED.match(text, end) is not None


def _aside(text: str, base: int, cue: Cue, cues: Sequence[Cue]) -> bool:
    start, end = cue.span.start - base, cue.span.end - base
    before = max(0, start - BACK)
    if CONCESSION.search(text, before, start):
        return True
    if cue.group == "status":
        if text.startswith("could not", start):
            return True
        looks_on = cue.name in ("planned", "forecast")
        return looks_on and between_commas(text, start, end) and _told(cues, cue.span.end)
    if OMITTED.match(text, start) and text.startswith(", ", start - 2):
        return any(c.group not in UNTELLING and c.span.end - base < start for c in cues)
    if text.startswith("whether", start):
        return PROBED.search(text, before, start) is not None
    relative = RELATIVE.search(text, before, start)
    if relative is None and NAMES.match(text, end):
        relative = UNNAMED.search(text, before, start)
    if relative is None:
        return bool(
            UNANSWERED.match(text, start) and any(c.group not in UNTELLING and c.span.end <= base + start for c in cues)
        )
    if between_commas(text, start, end):
        return True
    return any(c.group not in UNTELLING and c.span.end - base <= relative.start() for c in cues)


def _told(cues: Sequence[Cue], after: int) -> bool:
    """Whether something is told behind a place."""
    return any(cue.group not in UNTELLING and cue.span.start >= after for cue in cues)
