"""What exactly a release tells that was done with the product; nothing where its clause only describes it."""

from __future__ import annotations

from dataclasses import replace

from briefs.lexicon.releases import releases
from briefs.model import Fact, Kind, Status
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.slots.releasedthings import happened, own_products, points_to, thing

# What is told of what somebody makes, and says nothing of a whole sort of things: it sells cars.
NAMED = frozenset({"sell", "update"})


def released(fact: Fact, clause: Clause, *, carried: bool, now: str) -> Fact:
    """A release with the action that its clause's words tell, of the products that they tell it of.

    `carried` says that its product is not named there. What was shown on a day that isn't to come after `now` is done,
    whatever else the clause says is to come of it.
    """
    if fact.kind is not Kind.RELEASE:
        return fact
    action, at = _action(fact, clause)
    if not action or (carried and action != "update" and not points_to(clause, at)):
        return replace(fact, action="")
    if carried:
        return replace(fact, action=action)
    if not fact.what:
        head = thing(clause, at)
        if head is None or (action in NAMED and not fact.action):
            return replace(fact, action="")
        return replace(fact, action=action, terms=tuple(dict.fromkeys((head, *fact.terms))))
    done = fact.status is Status.PLANNED and (fact.date or "") <= now and happened(clause, at)
    status = Status.DONE if done else fact.status
    return replace(fact, action=action, what=own_products(fact.what, clause, at), status=status)


def _action(fact: Fact, clause: Clause) -> tuple[str, int]:
    """What the words tell, and where: the wording that fits first, else the cue."""
    for told in releases(clause.lang):
        if (told.over or not fact.action) and (found := told.wording.search(clause.text)):
            return told.action, found.start()
    cues = [c.span.start - clause.span.start for c in clause.cued(Kind.RELEASE) if c.name == fact.action]
    return fact.action, (cues[-1 if clause.lang == "ko" else 0] if cues else len(clause.text))
