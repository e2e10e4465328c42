"""What a line of each kind of fact says: from its slots a plan, or none where the line would say nothing certain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from briefs.lexicon.measures import measures
from briefs.model import Fact, Kind, Status
from briefs.writing.gather import Figure
from briefs.writing.kinds.capability import capability
from briefs.writing.kinds.curbs import restriction
from briefs.writing.kinds.funding import funding
from briefs.writing.kinds.money import investment, market
from briefs.writing.kinds.partnership import partnership
from briefs.writing.kinds.performance import performance
from briefs.writing.kinds.policy import policy
from briefs.writing.kinds.strategy import strategy
from briefs.writing.kinds.talent import talent
from briefs.writing.kinds.use import adoption
from briefs.writing.plan import Plan, Slots
from briefs.writing.sentence import limits
from briefs.writing.support.grounds import grounds_of
from briefs.writing.support.wording import says

Planner = Callable[[Slots], Plan | None]


def release(slots: Slots) -> Plan | None:
    """A product or an unbranded thing, its specifications in brackets; none where nothing is done with it."""
    plan = slots.on_thing() if slots.action else None
    if plan and "booking" in plan.terms:  # by which way something is sold
        things = [term for term in slots.named("object", "technology") if term != "booking"]
        plan = slots.on_thing(terms=things[:1])
    if plan is None or (slots.action == "update" and _vague(plan, slots)):
        return None
    if slots.action == "delay" and says(slots.sentence, "delayed-somewhere"):
        return None
    if slots.action != "delay" and says(slots.sentence, "put-off"):
        return None
    if limits.GAPPED.search(slots.sentence):  # of two things, each with its own time, the first's would be told of both
        plan = replace(plan, when=None, period=None)
    plan = replace(plan, action=_deed(slots), pattern="several" if _several(plan, slots) else plan.pattern)
    sized = tuple(f for f in slots.figures.amounts if f.measure == "parameters" or _specified(f))
    return replace(plan, specs=sized if sized == slots.figures.amounts else ())


def _deed(slots: Slots) -> str:
    """What is done with a product: what comes at a time is no plan alone, and what is to be sold isn't yet."""
    coming = slots.fact.status is not Status.DONE
    if slots.action == "roadmap" and coming and slots.base.when and slots.what:
        return "launch"
    if slots.action == "launch" and says(slots.sentence, "only-shown") and not says(slots.sentence, "comes-out"):
        return "unveil"
    if slots.action == "sell" and says(slots.sentence, "pre-ordered"):
        return "pre-order"
    begins = slots.action == "sell" and (coming or says(slots.sentence, "sold-from-now"))
    return "start-selling" if begins else slots.action


def _several(plan: Plan, slots: Slots) -> bool:
    """Whether it is more than one of a sort: three robotaxis, a family of chips."""
    grounds = grounds_of(slots)
    if grounds.lang == "ko":
        return any(q.counted in plan.terms and q.value > 1 for q in slots.fact.quantities)
    ends = (end for term in plan.terms for _, end in grounds.places(grounds.term(term)))
    return any(slots.sentence[end - 1] == "s" for end in ends)


def _vague(plan: Plan, slots: Slots) -> bool:
    """Whether what is updated is no more than an app or a feature: that says nothing without its sentence."""
    plain = measures().terms["plain"]
    return bool(plan.terms) and all(t in plain or slots.lexicon.terms[t].type != "object" for t in plan.terms)


def _specified(figure: Figure) -> bool:
    return figure.measure in ("active-parameters", "context-window", "compute-power", "memory-bandwidth")


PLANNERS: Mapping[Kind, Planner] = {
    Kind.RELEASE: release,
    Kind.PERFORMANCE: performance,
    Kind.ADOPTION: adoption,
    Kind.INVESTMENT: investment,
    Kind.FUNDING: funding,
    Kind.PARTNERSHIP: partnership,
    Kind.POLICY: policy,
    Kind.RESTRICTION: restriction,
    Kind.CAPABILITY: capability,
    Kind.MARKET: market,
    Kind.TALENT: talent,
    Kind.STRATEGY: strategy,
}
_DEFAULT_ACTION: Mapping[Kind, str] = {
    Kind.ADOPTION: "deploy",
    Kind.INVESTMENT: "invest",
    Kind.FUNDING: "raise",
    Kind.PARTNERSHIP: "cooperate",
    Kind.POLICY: "plan",
    Kind.STRATEGY: "focus",
}


def default_action(fact: Fact) -> str:
    """What is done by a fact that names no action."""
    if fact.kind is Kind.STRATEGY and fact.status is Status.PLANNED:
        return "lay-out"
    return _DEFAULT_ACTION.get(fact.kind, "")
