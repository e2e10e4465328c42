"""What exactly a release tells that was done with the product; nothing where its clause only describes it."""

from __future__ import annotations

from dataclasses import replace

from briefs.lexicon.releases import releases
from briefs.model import Fact, Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.slots.releasedthings import points_to, thing

# What is told of what somebody makes, and says nothing of a whole sort of things: it sells cars.
NAMED = frozenset({"sell", "update"})


def released(fact: Fact, clause: Clause, *, carried: bool) -> Fact:
    """A release with the action that its clause's words tell; `carried` says that its product is not named there."""
    if fact.kind is not Kind.RELEASE:
        return fact
    action, at = _action(fact, clause)
    if action and carried:
        return replace(fact, action=action if action == "update" or points_to(clause, at) else "")
    if action and not fact.what:
        head = thing(clause, at)
        if head is None or (action in NAMED and not fact.action):
            return replace(fact, action="")
        return replace(fact, action=action, terms=tuple(dict.fromkeys((head, *fact.terms))))
    return replace(fact, action=action)


def _action(fact: Fact, clause: Clause) -> tuple[str, int]:
    """What the words tell, and where: the wording that fits first, else the cue."""
    for told in releases(clause.lang):
        if (told.over or not fact.action) and (found := told.wording.search(clause.text)):
            return told.action, found.start()
    cues = [c.span.start - clause.span.start for c in clause.cued(Kind.RELEASE) if c.name == fact.action]
    return fact.action, (cues[-1 if clause.lang == "ko" else 0] if cues else len(clause.text))
