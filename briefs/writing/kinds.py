"""What a line of each kind of fact says: from its slots a plan, or none where the line would say nothing certain."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from briefs.lexicon.measures import measures
from briefs.model import MONEY, Kind, Status, Unit
from briefs.writing.gather import Figure
from briefs.writing.kinds_of_money import funding, investment, market
from briefs.writing.plan import Plan, Slots, countable, stats

Planner = Callable[[Slots], Plan | None]


def release(slots: Slots) -> Plan | None:
    """A product or an unbranded thing, its specifications in brackets."""
    plan = slots.on_thing()
    if plan is None:
        return None
    sized = tuple(f for f in slots.figures.amounts if f.measure == "parameters" or _specified(f))
    return replace(plan, specs=sized if sized == slots.figures.amounts else ())


def _specified(figure: Figure) -> bool:
    return figure.measure in ("active-parameters", "context-window", "compute-power", "memory-bandwidth")


def performance(slots: Slots) -> Plan | None:
    """A measure's level or change, or a comparison with another maker that the wording names."""
    if slots.figures.none:
        versus = slots.action in ("outperform", "lag") and slots.fact.others and slots.what
        return slots.act("versus", products=slots.what, others=slots.fact.others) if versus else None
    default = slots.measure or {"train-cost": "training-cost"}.get(slots.action)
    told = stats(slots.figures, default)
    if not told or len(slots.what) > 1 or (any(stat.multiple for stat in told) and slots.action not in ("improve", "")):
        return None
    return slots.act("stats", stats=told, products=slots.what, terms=() if slots.what else slots.single)


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
    """Two or more sides and, where it is named, what they work on."""
    if len(slots.fact.subject) < 2:
        return None
    return slots.on_thing(terms=slots.named("object", "technology", "sector")[:1]) or slots.act()


def policy(slots: Slots) -> Plan | None:
    """What a public body plans, supports, sets as a target or makes rules for."""
    figures = slots.figures
    pieces = [figure for figure in figures.amounts if countable(figure)]
    if len(pieces) == 1 and len(figures.amounts) == 1 and slots.action in ("standardise", "plan", "target", ""):
        return slots.act("pieces", amount=pieces[0])
    if slots.action == "support" and (node := figures.only(Unit.NM)):
        return slots.act("node", amount=node)
    told = None if figures.none else stats(figures, slots.measure)
    if told:
        return slots.act("stats", stats=told, terms=slots.single)
    things = slots.named("object", "technology", "sector")[:2]
    plan = slots.on_thing(terms=things)
    money = figures.only(*MONEY)
    if plan and money and slots.action == "support":
        return replace(plan, pattern="money", amount=money)
    return plan if figures.none or slots.what else None


def restriction(slots: Slots) -> Plan | None:
    """What is imposed on whom; a curb without anything that it hits isn't told, nor one named as a programme."""
    named = (slots.lexicon.products.get(name) for name in slots.what)
    if not slots.action or any(product and product.is_a == "policy-programme" for product in named):
        return None
    fact, figures = slots.fact, slots.figures
    terms = () if slots.what else slots.single
    if slots.action == "tariff":
        rate = figures.only(Unit.PERCENT)
        hit = terms or slots.what
        return slots.act("tariff", products=slots.what, terms=terms, amount=rate) if rate and hit else None
    others = tuple(other for other in fact.others if other not in fact.subject)
    if not (slots.what or others or (terms and slots.lexicon.terms[terms[0]].type == "object")):
        return None
    exports = "export" if measures().terms["exports"] & set(fact.terms) or slots.action == "require-licence" else None
    if slots.action == "sanction":
        return slots.act("act", others=others) if others else None
    return slots.act("act", products=slots.what, terms=terms if not others else (), others=others, measure=exports)


def capability(slots: Slots) -> Plan | None:
    """A process node, a number of pieces made, a level of output, or a technology."""
    figures = slots.figures
    node = figures.only(Unit.NM)
    if node:
        return slots.act("node", amount=node, terms=slots.named("object")[:1], products=slots.what)
    pieces = figures.only(Unit.UNITS)
    if pieces and slots.action in ("make", "mass-produce") and countable(pieces):
        return slots.act("pieces", amount=pieces)
    if not figures.none:
        told = stats(figures, slots.measure)
        return slots.act("stats", stats=told, products=slots.what) if told else None
    if slots.action == "expand-capacity":
        return slots.act("capacity", terms=slots.named("object")[:1])
    return slots.on_thing("tech")


def talent(slots: Slots) -> Plan | None:
    """Numbers of people, pay, founding years, and moves between employers."""
    figures, fact = slots.figures, slots.fact
    people = figures.only(Unit.PEOPLE, Unit.USERS)
    told = None if figures.none else stats(figures, slots.measure)
    if slots.action in ("pay", "offer") or (told and told[0].measure in ("salary", "monthly-pay", "bonus")):
        return _pay(slots) if told else None
    if people and people.measure not in UNCOUNTED and slots.action in ("hire", "lay-off", "educate", "employ", ""):
        return slots.act("people", amount=people, measure=people.measure)
    if not figures.none:
        return slots.act("stats", stats=told) if told else None
    if slots.action in ("hire", "join") and fact.others:
        return slots.act("from", others=fact.others, measure=slots.measure)
    if slots.action == "found" and fact.date and fact.status is Status.DONE:
        return slots.act("found", when=fact.date)
    if slots.action == "hire" and slots.measure:
        return slots.act("hire", measure=slots.measure)
    return slots.on_thing() if slots.action == "educate" else None


def _pay(slots: Slots) -> Plan | None:
    told = stats(slots.figures, slots.measure) or ()
    if len(told) != 1 or told[0].amount is None or told[0].amount.unit not in MONEY:
        return None
    people = [term for term in slots.named("measure") if term in ("graduates", "engineers", "researchers")][:1]
    trade = slots.named("role")[:1]
    return slots.act("pay", stats=told, terms=(*trade, *people))


def strategy(slots: Slots) -> Plan | None:
    """What the subject concentrates on; a figure here belongs to something that isn't told."""
    sectors = slots.named("sector")[:MOST_SECTORS]
    if slots.action in ("focus", "") and sectors and not slots.what:
        return slots.act("focus", terms=sectors, measure="ai" if "ai" in slots.fact.terms else None)
    if slots.action == "reorganise":
        return None
    return slots.on_thing(terms=slots.named("object", "technology", "sector")[:2])


MOST_SECTORS = 3
# Numbers of places to fill, not of people.
UNCOUNTED = frozenset({"quota", "job-openings", "layoffs"})
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
DEFAULT_ACTION: Mapping[Kind, str] = {
    Kind.RELEASE: "unveil",
    Kind.ADOPTION: "deploy",
    Kind.INVESTMENT: "invest",
    Kind.FUNDING: "raise",
    Kind.PARTNERSHIP: "cooperate",
    Kind.POLICY: "plan",
    Kind.CAPABILITY: "secure",
    Kind.STRATEGY: "focus",
}
