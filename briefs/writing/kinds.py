"""What a line of each kind of fact says: from its slots a plan, or none where the line would say nothing certain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from briefs.lexicon.measures import measures
from briefs.model import MONEY, Fact, Kind, Status, Unit
from briefs.writing.gather import Figure, Gathered
from briefs.writing.kinds_of_curbs import restriction
from briefs.writing.kinds_of_funding import funding
from briefs.writing.kinds_of_money import investment, market
from briefs.writing.kinds_of_policy import policy
from briefs.writing.kinds_of_strategy import strategy
from briefs.writing.kinds_of_talent import talent
from briefs.writing.per_tokens import asked_for
from briefs.writing.plan import Plan, Slots, countable, stats

Planner = Callable[[Slots], Plan | None]


def release(slots: Slots) -> Plan | None:
    """A product or an unbranded thing, its specifications in brackets; none where nothing is done with it."""
    plan = slots.on_thing() if slots.action else None
    if plan is None or (slots.action == "update" and _vague(plan, slots)):
        return None
    sized = tuple(f for f in slots.figures.amounts if f.measure == "parameters" or _specified(f))
    return replace(plan, specs=sized if sized == slots.figures.amounts else ())


def _vague(plan: Plan, slots: Slots) -> bool:
    """Whether what is updated is no more than an app or a feature: that says nothing without its sentence."""
    plain = measures().terms["plain"]
    return bool(plan.terms) and all(t in plain or slots.lexicon.terms[t].type != "object" for t in plan.terms)


def _specified(figure: Figure) -> bool:
    return figure.measure in ("active-parameters", "context-window", "compute-power", "memory-bandwidth")


def performance(slots: Slots) -> Plan | None:
    """A measure's level or change, or a comparison with another maker that the wording names."""
    if slots.figures.none:
        versus = slots.action in ("outperform", "lag") and slots.fact.others and slots.what
        return slots.act("versus", products=slots.what, others=slots.fact.others) if versus else None
    default = slots.measure or {"train-cost": "training-cost"}.get(slots.action)
    figures = _asked(_trained(slots), slots)
    told = stats(figures, default) if figures else None
    if not told or len(slots.what) > 1 or (any(stat.multiple for stat in told) and slots.action not in ("improve", "")):
        return None
    return slots.act("stats", stats=told, products=slots.what, terms=() if slots.what else slots.single)


def _trained(slots: Slots) -> Gathered:
    """The figures, those of so many tokens that a model learned from them called its training data."""
    if slots.action != "size":
        return slots.figures
    amounts = (
        replace(figure, low=replace(figure.low, measure="training-data"), counter=TOKENS)
        if figure.unit is Unit.TOKENS and figure.measure in (None, "tokens") and figure.low.value >= LEARNED
        else figure
        for figure in slots.figures.amounts
    )
    return replace(slots.figures, amounts=tuple(amounts))


def _asked(figures: Gathered, slots: Slots) -> Gathered | None:
    """The figures, a price with the tokens that it is asked for; None where it is asked for tokens, unsaid how many."""
    priced = [figure for figure in figures.amounts if figure.unit in MONEY and figure.measure in PRICES]
    if not priced or "tokens" not in slots.fact.terms:
        return figures
    per = asked_for(slots.sentence)
    amounts = (replace(figure, per=per) if figure in priced else figure for figure in figures.amounts)
    return replace(figures, amounts=tuple(amounts)) if per else None


def adoption(slots: Slots) -> Plan | None:
    """How many use it, who uses it, where it is at work, or what it is allowed to do."""
    fact = slots.fact
    if not slots.figures.none and len(slots.what) < 2 and (told := stats(slots.figures)):
        return slots.act("stats", stats=told, products=slots.what)
    if slots.action == "reach":
        return None
    if slots.action == "built-on":
        return slots.act("built-on", products=slots.what, others=fact.others) if slots.what and fact.others else None
    if slots.action in ("licensed", "expand-service"):
        return slots.on_thing() if slots.figures.none else None
    return _deployed(slots)


def _deployed(slots: Slots) -> Plan | None:
    sites = measures().terms["sites"]
    site = next((term for term in slots.terms if term in sites), None)
    counted = [figure for figure in slots.figures.amounts if countable(figure)]
    if counted and len(counted) == 1 and not slots.what:
        return slots.act("fleet", amount=counted[0], site=site)
    things = [term for term in slots.named("object") if term != site][:1]
    plan = slots.on_thing("deploy", things, others=slots.fact.others, site=site)
    if plan is None or (slots.fact.others or site):
        return plan
    sectors = slots.named("sector")[:2]
    return (
        replace(plan, pattern="sectors", others=(), terms=(*plan.terms, *sectors))
        if sectors and plan.products
        else None
    )


def partnership(slots: Slots) -> Plan | None:
    """Two or more sides and, where it is named, what they work on: no place where they do."""
    if len(slots.fact.subject) < 2:
        return None
    fields = [term for term in slots.named("object", "technology", "sector") if term not in measures().terms["venues"]]
    return slots.on_thing(terms=fields[:1]) or slots.act()


def capability(slots: Slots) -> Plan | None:
    """A process node, a number of pieces made, a level of output, or a technology."""
    figures = slots.figures
    node = figures.only(Unit.NM)
    if node:
        return slots.act("node", amount=node, terms=slots.named("object")[:1], products=slots.what)
    pieces = figures.only(Unit.UNITS)
    if pieces and slots.action in ("make", "mass-produce") and countable(pieces):
        return slots.act("pieces", amount=pieces) if pieces.counted not in _places() else None
    if not figures.none:
        told = stats(figures, slots.measure)
        return slots.act("stats", stats=told, products=slots.what) if told else None
    if slots.action == "expand-capacity":
        return slots.act("capacity", terms=slots.named("object")[:1])
    if slots.action in ("mass-produce", "make", "trial", "aim"):
        return slots.on_thing("tech")
    return _technology(slots)


def _technology(slots: Slots) -> Plan | None:
    """What can be called a technology that one secures: neither a product by its name nor a place."""
    known = [term for term in slots.single if term not in _places()]
    return slots.act("tech", terms=tuple(known)) if known else None


def _places() -> frozenset[str]:
    table = measures()
    return table.terms["sites"] | {term for term, counter in table.pieces.items() if counter == PLACES}


PRICES = frozenset({"price", "api-price", "cost"})
LEARNED = 10**9  # from so many tokens on, they are what a model learned from
TOKENS = "토큰"
PLACES = "곳"  # what Korean counts places in
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
    Kind.CAPABILITY: "secure",
    Kind.STRATEGY: "focus",
}


def default_action(fact: Fact) -> str:
    """What is done by a fact that names no action."""
    if fact.kind is Kind.STRATEGY and fact.status is Status.PLANNED:
        return "lay-out"
    return _DEFAULT_ACTION.get(fact.kind, "")
