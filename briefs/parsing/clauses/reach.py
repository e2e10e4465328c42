"""Leaves out denials and outlooks of English side clauses, which say nothing of what the main clause tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.parsing.text.cues import Cue

UNTELLING = frozenset({"status", "void"})
# What is denied of something is not denied of what is done with it: every operator that cannot buy American.
RELATIVE = re.compile(
    r"(?:\bthat\s(?:(?:have|has|had|need|needs|use|uses)\s)?|"
    r", an? [\w-]+ (?:that|which|whom)\s(?:[\w’'-]+\s){0,4}|"
    r"\b(?:which|who|whom|neither of which)\s(?:[\w’'-]+\s){0,2}|"
    r"\b(?:because|when|where|if|unless|until|so long as|in that)\s(?:[\w’'-]+\s){0,4})$"
)
# Who does not answer may be told of between commas: Tesla, which asks 64,000 yuan for it, did not return a call.
UNANSWERED = re.compile(r"(?<=, )did not (?:answer|comment|reply|respond|return)\b")
# What was found unsaid beside: of a customer that it did not name.
UNNAMED = re.compile(r"\bthat\s(?:it|they|he|she|the [\w-]+)\s$")
NAMES = re.compile(r"\s(?:name|identify|disclose|specify)\b")
# What a probe is to find out is open, that there is one is not.
PROBED = re.compile(
    r"\b(?:into|over|on|examin(?:es|ed|ing|e)|investigat(?:es|ed|ing|e)|prob(?:es|ed|ing|e)|check(?:s|ed|ing)?|"
    r"look(?:s|ed|ing)? (?:at|into))\s(?:(?:by|before|until) (?:[\w]+ ){1,5})?$"
)
# A relative clause between commas, before and behind a word of it.
OPENED = re.compile(r",\s[^,]*\b(?:which|who|whom|whose|where|that)\s[^,]*$")
CLOSED = re.compile(r"[^,;:]{0,90},\s(?!and\b|or\b|but\b)")
# What somebody gives up is no plan any more, dropped a plan to buy it, nor is what whoever it may be wants: Anyone who
# wants to ship chips.
GIVEN_UP = re.compile(
    r"\b(?:drop(?:s|ped)|abandon(?:s|ed)|scrap(?:s|ped)|shelve[sd]|cancel(?:s|ed|led)|withdr[ae]ws?|call(?:s|ed) off|"
    r"gave up|ended) (?:its |a |the |their |an )?(?:[\w-]+ )?$|"
    r"\b(?:[Aa]nyone|[Aa]nybody|[Ee]veryone|[Ww]hoever|[Tt]hose|[Cc]ompanies|[Ff]irms|[Mm]akers) (?:who |that )$"
)
WAS_GIVEN_UP = re.compile(
    r"(?:plans?|planned|preparing)\b[^,.;]{0,60}? (?:was|were|has been|have been|had been) (?:later |since )?"
    r"(?:given up|abandoned|dropped|called off|scrapped|shelved|cancelled|withdrawn)\b"
)
# What is said of a side clause's own subject colours no other: although its books are said to be full.
OF_ITSELF = re.compile(r"(?:is|are) (?:said|believed|understood)\b|said to be\b|estimated\b", re.IGNORECASE)
REASON = re.compile(
    r",? (?:for|over|because of|on account of) (?:[\w’-]+ ){1,5}?(?:(?:that|which) )?(?:it|they|he|she|[A-Z]\w+) $"
)
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
