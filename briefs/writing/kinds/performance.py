"""What lines about performance say: how well a product does, what it is made of and what it costs."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.lexicon.measures import measures
from briefs.model import MONEY, Status, Unit
from briefs.writing.gather import Figure, Gathered, falls
from briefs.writing.plan import Plan, Slots, Stat, stats
from briefs.writing.products import is_a
from briefs.writing.support.grounds import grounds_of
from briefs.writing.support.priced import PRICES, asked
from briefs.writing.support.wholes import nearest
from briefs.writing.support.wording import says

NEAR = 40
LEARNED = 10**9  # from so many tokens on, they are what a model learned from
TOKENS = "토큰"
# What a product has as long as it is one; the date beside it is that of something else.
LASTING = frozenset(
    {"parameters", "active-parameters", "compute-power", "context-window", "training-data", "training-cost"}
)
SCORE = "benchmark-score"
_EXAM = r"[A-Z](?<![\w-].)[\w+-]{1,24}(?:[. ](?:[A-Z]|v?\d)[\w+-]{0,16}){0,3}"
_EXAMS = re.compile(
    rf"\b(?:[Oo]n|[Ii]n|[Aa]t) (?:[a-z-]+ ){{0,5}}(?P<en>{_EXAM})|(?P<ko>{_EXAM})[)'’”]{{0,3}}(?:에서|\s점수)"
)
_FEES = frozenset({"subscription-fee", "fee"})
ANOTHERS = frozenset({"demand", "utilisation", "loan", "contract", "orders", "tokens", "output", "patents", "lifespan"})


def performance(slots: Slots) -> Plan | None:
    """A measure's level or change, or a comparison with another maker that the wording names."""
    if slots.figures.none:
        versus = slots.action in ("outperform", "lag") and slots.fact.others and slots.what
        return slots.act("versus", products=slots.what, others=slots.fact.others) if versus else None
    default = _default(slots)
    figures = asked(_named(slots), slots)
    told = stats(figures, default) if figures else None
    if not told or len(slots.what) > 1 or (any(stat.multiple for stat in told) and slots.action not in ("improve", "")):
        return None
    if any(_another(stat, slots) for stat in told):
        return None
    examined = tuple(replace(stat, exam=_exam(slots)) if stat.measure == SCORE else stat for stat in told)
    return _told(slots, examined) if all(stat.exam or stat.measure != SCORE for stat in examined) else None


def _exam(slots: Slots) -> str:
    """In what something scored, where the sentence names only one thing that may be that; a bare score says nothing."""
    found = {m["ko"] or m["en"] for m in _EXAMS.finditer(slots.sentence)}
    named = {name for name in found if sum(map(str.isupper, name)) > 1} - set(slots.what)
    return named.pop() if len(named) == 1 else ""


def _default(slots: Slots) -> str | None:
    """What figures measure that name no measure; a fee that is told besides is not what a thing costs."""
    default = slots.measure or {"train-cost": "training-cost"}.get(slots.action)
    money = slots.figures.money
    if default not in _FEES or money is None or money.measure or not slots.sentence:
        return default
    beside = nearest(default, money.low, slots)
    return default if beside else "price" if says(slots.around(money.low)[0], "price") else None


def _told(slots: Slots, told: tuple[Stat, ...]) -> Plan | None:
    terms = () if slots.what else slots.single
    priced = len(told) == 1 and told[0].measure == "price" and told[0].amount and slots.what
    if priced and slots.fact.status is Status.PLANNED:
        return slots.act("priced", stats=told, products=slots.what)
    plan = slots.act("stats", stats=told, products=slots.what, terms=terms)
    lasting = all(stat.measure in LASTING and not (stat.change or stat.multiple) for stat in told)
    if lasting and not slots.what and slots.fact.status is Status.PLANNED and told[0].measure != "compute-power":
        return None  # a version that comes out in that size is no goal that is reached
    return replace(plan, when=None, past=False) if lasting and slots.fact.status is Status.DONE else plan


def _another(stat: Stat, slots: Slots) -> bool:
    """Whether a figure is none of the product's, or of no product."""
    sentence, measure = slots.sentence, stat.measure
    if measures().fits.get(measure, frozenset()) & {Unit.USERS, Unit.PEOPLE} or measure in ANOTHERS:
        return True
    if measure in ("accuracy", "benchmark-score") and stat.change and falls(stat.change):
        return True
    if measure == "accuracy" and stat.amount and (not slots.what or says(sentence, "examined")):
        return True
    if says(sentence, "conditional") or ((stat.change or stat.multiple) and _compared(sentence)):
        return True
    if measure == "compute-power" and (
        says(sentence, "needs") or (says(sentence, "each-one") and not _spelled_out(slots))
    ):
        return True
    if measure in ("parameters", "active-parameters"):
        # It has them, whenever it comes: 1조 개짜리 '링 1T'를 다음 달 내놓는다.
        shown = slots.fact.status is Status.PLANNED and slots.fact.date is not None and says(sentence, "shown")
        return shown or _not_its_parameters(stat, slots)
    things = slots.what or (slots.single and slots.lexicon.terms[slots.single[0]].type == "object")
    if measure in PRICES and not slots.what and says(sentence, "one-of-them"):
        return True
    return measure in PRICES | measures().terms["of-things"] and not things


def _spelled_out(slots: Slots) -> bool:
    """Whether the sentence itself names the product that is measured."""
    grounds = grounds_of(slots)
    return any(grounds.holds(grounds.product(name)) for name in slots.what)


def _compared(sentence: str) -> bool:
    return says(sentence, "compared") and not says(sentence, "grown")


def _not_its_parameters(stat: Stat, slots: Slots) -> bool:
    """Whether the parameters are those of the models that a machine runs, or of a class of models."""
    if not (slots.what or slots.single) or says(slots.sentence, "others-parameters"):
        return True
    sorts = {sort for name in slots.what if (sort := is_a(name, slots.lexicon))}
    return bool(sorts & measures().terms["machines"])


def _named(slots: Slots) -> Gathered:
    """The figures by what they are: what a model learned from, what training cost, which parameters work at a time."""
    return replace(slots.figures, amounts=tuple(_called(figure, slots) for figure in slots.figures.amounts))


def _called(figure: Figure, slots: Slots) -> Figure:
    sentence, measure = slots.sentence, figure.measure
    if figure.unit is Unit.TOKENS and measure in (None, "tokens") and figure.low.value >= LEARNED:
        learned = slots.action == "size" or says(sentence, "training")
        if learned and not says(sentence, "retrained"):
            return replace(figure, low=replace(figure.low, measure="training-data"), counter=TOKENS)
    if figure.unit in MONEY and measure == "cost":
        return replace(figure, low=replace(figure.low, measure=_cost(slots)))
    if figure.unit is Unit.PARAMETERS and measure == "parameters" and _only_active(figure, slots):
        return replace(figure, low=replace(figure.low, measure="active-parameters"))
    return figure


def _cost(slots: Slots) -> str:
    """What is meant by what a product costs: its price, unless it is its training or its running that costs so much."""
    if slots.action == "train-cost" or says(slots.sentence, "training"):
        return "training-cost"
    alone = len(slots.figures.amounts) == 1 and not slots.figures.changes
    return "price" if slots.action == "price" and alone and not says(slots.sentence, "running") else "cost"


def _only_active(figure: Figure, slots: Slots) -> bool:
    """Whether so many parameters are those that work at a time."""
    before, after = slots.around(figure.last)
    return len(slots.figures.amounts) == 1 and says(f"{before[-NEAR:]}|{after[:NEAR]}", "active")
