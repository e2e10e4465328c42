"""What exactly a release tells that was done with the product; nothing where its clause only describes it."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.lexicon import Lexicon
from briefs.lexicon.releases import releases
from briefs.model import Fact, Kind, Status
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.slots.releasedthings import happened, of_another, own_products, points_to, thing

# What is told of what somebody makes, and says nothing of a whole sort of things: it sells cars.
NAMED = frozenset({"sell", "update"})
# What is still to be sold, whatever day it is.
GOES = re.compile(r"goe?s? on sale\b", re.IGNORECASE)


def released(fact: Fact, clause: Clause, lexicon: Lexicon, *, carried: bool, now: str) -> Fact:
    """A release with the action that its clause's words tell, of what they tell it of.

    `carried` says that its product is not named there. What was shown on a day that isn't to come after `now` is done,
    whatever else the clause says is to come of it.
    """
    if fact.kind is not Kind.RELEASE:
        return fact
    action, at = _action(fact, clause)
    terms = fact.terms if fact.what else _terms(fact, lexicon, thing(clause, at))
    ahead = (fact.date or "") > now
    goes = action == "sell" and fact.status is Status.DONE and not ahead and GOES.match(clause.text, at)
    if goes or not action or terms is None or not _is_told(fact, clause, action, at, carried=carried):
        return replace(fact, action="")
    done = fact.status is Status.PLANNED and not ahead and happened(clause, at)
    status = Status.DONE if done else fact.status
    what = fact.what if carried else own_products(fact.what, clause, at)
    return replace(fact, action=action, what=what, terms=terms, status=status)


def _terms(fact: Fact, lexicon: Lexicon, head: str | None) -> tuple[str, ...] | None:
    """The terms, what comes out first; none where nothing does. A technology comes out without things beside it."""
    if head is None:
        return None
    others = fact.terms if lexicon.terms[head].type == "object" else ()
    kept = [term for term in fact.terms if term in others or lexicon.terms[term].type != "object"]
    return tuple(dict.fromkeys((head, *kept)))


def _is_told(fact: Fact, clause: Clause, action: str, at: int, *, carried: bool) -> bool:
    """Whether the verb at `at` is told of the fact's product or thing."""
    if carried:
        return action == "update" or points_to(clause, at)
    if not fact.what:
        return not (action in NAMED and not fact.action)
    return action == "update" or not of_another(fact, clause, at)


def _action(fact: Fact, clause: Clause) -> tuple[str, int]:
    """What the words tell, and where: the wording that fits first, else the cue."""
    for told in releases(clause.lang):
        if (told.over or not fact.action) and (found := told.wording.search(clause.text)):
            return told.action, found.start()
    cues = [c.span.start - clause.span.start for c in clause.cued(Kind.RELEASE) if c.name == fact.action]
    return fact.action, (cues[-1 if clause.lang == "ko" else 0] if cues else len(clause.text))
