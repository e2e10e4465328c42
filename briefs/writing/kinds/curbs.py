"""What a line of a restriction says: what its sentence does to whom, and nothing where it names something else."""

from __future__ import annotations

from dataclasses import replace

from briefs.lexicon.deeds import told_as
from briefs.lexicon.measures import measures
from briefs.model import MONEY, Status, Unit
from briefs.writing.plan import Plan, Slots
from briefs.writing.products import found
from briefs.writing.support.curbed import blamed, direct, exports_of, fined, says
from briefs.writing.support.grounds import Grounds, any_pattern, grounds_of
from briefs.writing.support.parts import own
from briefs.writing.support.wording import places

# What only public bodies do; of a company it would be told by mistake.
OFFICIAL = frozenset({"allow", "order", "probe", "require-licence", "sanction", "tariff", "fine"})
LISTING = frozenset({"united-states", "beijing"})
STORES = frozenset({"apple", "google"})
# What goes on: no day on which it began is told.
_LASTING = frozenset({"keep-ban", "keep-listed"})
# What is done by being said: what is planned by it isn't the deed.
_AT_ONCE = frozenset(
    {"remove-app", "order-pay", "cease", "summon", "sue", "fine", "stop-buying", "demand-information", "bar-data"}
)


# What is done to a company as such, whatever of its products the sentence names.
AT_THEM = frozenset(
    {
        "summon", "sue", "cease", "bar-data", "demand-information", "ban-exports-by", "ban-some-exports",
        "keep-listed", "delist", "bar-approval", "list-military",
    }
)  # fmt: skip


def restriction(slots: Slots) -> Plan | None:
    """What is imposed on whom; a curb without anything that it hits isn't told, nor one named as a programme."""
    named = (slots.lexicon.products.get(name) for name in slots.what)
    if not slots.action or any(product and product.is_a == "policy-programme" for product in named):
        return None
    if slots.action in OFFICIAL and any(slots.kind_of(one) == "company" for one in slots.fact.subject):
        return None
    if not slots.sentence:
        return _curb(slots, slots.action)
    slots = own(slots)
    told = told_as(slots.fact, slots.sentence)
    if told == "":
        return None
    slots, told = _eased(slots, told)
    grounds = grounds_of(slots)
    slots = replace(slots, fact=replace(slots.fact, others=_sides(slots, grounds)))
    if told is None:
        return _checked(slots, grounds)
    base = replace(slots.base, action=told)
    if told in _LASTING:
        base = replace(base, when=None, past=False, status=Status.DONE)
    elif told in _AT_ONCE and slots.fact.status is Status.PLANNED and says(grounds, "past"):
        base = replace(base, when=None, status=Status.DONE)
    elif told in _AT_ONCE and says(grounds, "past"):
        base = replace(base, past=True)
    elif says(grounds, {"lift-ban": "imposed", "close-case": "begun"}.get(told, "")):
        base = replace(base, when=None, past=False)
    return _deed(replace(slots, base=base), grounds)


def _eased(slots: Slots, told: str | None) -> tuple[Slots, str | None]:
    """The slots of a curb that its sentence says is taken back, and what is told of it then."""
    if told != "allow" or slots.action == "allow":
        return slots, told
    return replace(slots, fact=replace(slots.fact, action=told), base=replace(slots.base, action=told)), None


def _sides(slots: Slots, grounds: Grounds) -> tuple[str, ...]:
    """Whom it hits: of a product only its maker, and nobody who only stands in the reason."""
    others = tuple(o for o in slots.fact.others if o not in slots.fact.subject)
    makers = {known.owner for name in slots.what if (known := found(name, slots.lexicon)[0])}
    if slots.what and len(others) > 1:
        return tuple(o for o in others if o in makers)
    return tuple(o for o in others if not blamed(grounds, grounds.organisation(o)))


def _curb(slots: Slots, action: str) -> Plan | None:
    """A curb by the fact alone."""
    fact, terms = slots.fact, () if slots.what else tuple(term for term in slots.single if term not in places())
    if action == "tariff":
        rate = slots.figures.only(Unit.PERCENT)
        hit = terms or slots.what
        return slots.act("tariff", products=slots.what, terms=terms, amount=rate) if rate and hit else None
    others = tuple(other for other in fact.others if other not in fact.subject)
    if not (slots.what or others or (terms and slots.lexicon.terms[terms[0]].type == "object")):
        return None
    exports = "export" if measures().terms["exports"] & set(fact.terms) or action == "require-licence" else None
    if action == "sanction":
        return slots.act("act", others=others) if others else None
    return slots.act("act", products=slots.what, terms=terms if not others else (), others=others, measure=exports)


def _deed(slots: Slots, grounds: Grounds) -> Plan | None:
    """What the sentence's own words do."""
    others, told = slots.fact.others, slots.base.action
    if told == "fine":
        paid = [figure for figure in slots.figures.amounts if figure.unit in MONEY]
        hit = fined(grounds, others, slots.what)
        return slots.act("fine", amount=paid[0], others=others, products=slots.what) if paid and hit else None
    if told in ("keep-listed", "list-military") and not _lists(slots, grounds):
        return None
    if told == "remove-app":  # the stores are only asked
        others = tuple(other for other in others if other not in STORES)
    if told == "order-pay":
        paid = [figure for figure in slots.figures.amounts if figure.unit in MONEY]
        return slots.act("pay", amount=paid[0], others=others) if len(paid) == 1 and len(others) == 1 else None
    if told in AT_THEM:
        return slots.act(others=others) if others else None
    if told == "suspend-ban":
        return _until(slots)
    if not _acting(slots, grounds) or (told == "keep-ban" and not slots.what):
        return None
    return slots.act(products=slots.what, others=others) if slots.what or others else None


def _until(slots: Slots) -> Plan | None:
    """A curb that is suspended up to a day."""
    things = () if slots.what else slots.single
    until = slots.fact.date if slots.fact.status is Status.PLANNED else None
    hit = bool((slots.what or things) and until)
    return slots.act("until", products=slots.what, terms=things, when=until) if hit else None


def _acting(slots: Slots, grounds: Grounds) -> bool:
    """Whether a company that is to have forbidden something stands before what it does."""
    if not any(slots.kind_of(one) == "company" for one in slots.fact.subject):
        return True
    return all(says(grounds, "acting", grounds.organisation(one)) for one in slots.fact.subject)


def _checked(slots: Slots, grounds: Grounds) -> Plan | None:
    """A curb whose words tell nothing narrower, where they do it to just that."""
    if not _acting(slots, grounds):
        return None
    plan = _curb(slots, slots.action)
    if plan is None:
        return None
    if slots.action == "sanction":
        return _listed(plan, grounds) if _lists(slots, grounds) else None
    if slots.action == "allow":
        plan = replace(plan, when=None, past=False) if plan.when and says(grounds, "imposed") else plan
        return plan if (plan.products or plan.others or plan.measure) and says(grounds, "eased") else None
    if slots.action == "require-licence":
        return plan if says(grounds, "exported") else None
    if slots.action in ("ban", "restrict"):
        return _hit(plan, slots, grounds)
    probed = (plan.products or plan.others) and says(grounds, "probes")
    return plan if probed or slots.action != "probe" else None


def _hit(plan: Plan, slots: Slots, grounds: Grounds) -> Plan | None:
    patterns = [grounds.product(name) for name in plan.products] or [grounds.organisation(o) for o in plan.others]
    if plan.measure and not plan.products and plan.others and not plan.terms:
        how = exports_of(grounds, patterns)
        return replace(plan, measure=how) if how else None
    patterns = patterns or [f"(?<!the ){grounds.term(term)}(?! (?:from|that|with|which)\\b)" for term in plan.terms]
    hit = any(direct(grounds, pattern, exports=bool(plan.measure)) for pattern in patterns)
    return plan if hit else None


def _lists(slots: Slots, grounds: Grounds) -> bool:
    """Whether the subject can keep such a list: one whom the sentence names, else an American or a Chinese office."""
    known = [slots.lexicon.organisations.get(one) for one in slots.fact.subject]
    if any(one is None or one.is_a == "court" for one in known):
        return False
    named = any(grounds.holds(grounds.organisation(one)) for one in slots.fact.subject)
    return named or all(one is not None and one.place in LISTING for one in known)


def _listed(plan: Plan, grounds: Grounds) -> Plan | None:
    """Put on a list: those whom the sentence names, their units where it is those, nobody where it only counts."""
    if says(grounds, "listed", any_pattern(map(grounds.organisation, plan.others))):
        return None
    named = [o for o in plan.others if grounds.holds(grounds.organisation(o))]
    if not named:
        return None if says(grounds, "counted") else plan
    units = [o for o in named if says(grounds, "units", grounds.organisation(o))]
    if units and len(units) == len(named):
        return replace(plan, pattern="units", others=tuple(named))
    return replace(plan, others=tuple(o for o in named if o not in units))
