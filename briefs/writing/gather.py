"""Brings a fact's quantities together: ranges with both ends, conversions with their figures, changes apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from briefs.lexicon.measures import measures
from briefs.model import MONEY, Bound, Quantity, Role, Span, Unit
from briefs.ranges import ranged
from briefs.said import around
from briefs.writing.per_tokens import Tokens
from briefs.writing.sentence.differences import fell

_NOWHERE = Span(0, 0)
_FITTING = {
    Role.DURATION: frozenset({Unit.YEARS, Unit.MONTHS, Unit.DAYS}),
    Role.SHARE: frozenset({Unit.PERCENT}),
}
NAMED_BY_UNIT = {Unit.PARAMETERS: "parameters", Unit.USERS: "users", Unit.FLOPS: "compute-power"}


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a fact: a value or a range, with its conversion."""

    low: Quantity
    high: Quantity | None = None
    converted: tuple[Quantity, ...] = ()
    counter: str | None = None  # what Korean counts it in where its unit doesn't say
    per: Tokens | None = None  # what it is the price of

    @property
    def last(self) -> Quantity:
        """The end of a range, else the figure itself."""
        return self.high or self.low

    @property
    def end(self) -> Quantity:
        """What of it stands last in the sentence: a conversion where there is one."""
        return (self.converted or (self.last,))[-1]

    @property
    def bound(self) -> Bound:
        """How exact it is."""
        return self.low.bound if self.low.bound is not Bound.EXACT or self.high is None else self.high.bound

    @property
    def unit(self) -> Unit:
        """Its unit."""
        return self.low.unit

    @property
    def counted(self) -> str | None:
        """The term of which it counts pieces; people are people."""
        if self.unit not in (Unit.UNITS, Unit.COUNT):
            return None
        return self.low.counted or (self.high.counted if self.high else None)

    @property
    def measure(self) -> str | None:
        """The term that it measures, where its unit fits; else what its unit alone says."""
        named = next((q for q in (self.low, self.high) if q and measures().fit(q)), None)
        return named.measure if named else NAMED_BY_UNIT.get(self.unit)


@dataclass(frozen=True, slots=True)
class Difference:
    """An amount by which something moved, and whether it fell."""

    figure: Figure
    falls: bool


@dataclass(frozen=True, slots=True)
class Gathered:
    """A fact's figures by what they do."""

    amounts: tuple[Figure, ...] = ()
    changes: tuple[Quantity, ...] = ()
    multiples: tuple[Quantity, ...] = ()
    valuation: Figure | None = None
    duration: Quantity | None = None
    share: Quantity | None = None
    differences: tuple[Difference, ...] = ()  # they may be left out of a line

    @property
    def none(self) -> bool:
        """Whether there is no figure that a line would have to tell."""
        return not (self.amounts or self.changes or self.multiples)

    @property
    def money(self) -> Figure | None:
        """The only amount, where it is money."""
        return self.amounts[0] if len(self.amounts) == 1 and self.amounts[0].unit in MONEY else None

    def only(self, *units: Unit) -> Figure | None:
        """The only figure, where it is an amount in one of `units`."""
        alone = len(self.amounts) == 1 and not self.changes and not self.multiples
        return self.amounts[0] if alone and self.amounts[0].unit in units else None


def gather(quantities: Iterable[Quantity], sentence: str = "", span: Span = _NOWHERE) -> Gathered:
    """`quantities` of one fact in their order; a level before a change, a second length of time and an amount by which
    something moved, who knows which way, are left out.

    They stand in `sentence`, and that at `span` of its article.
    """
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in _paired(quantities, sentence, span):
        found[_does(figure.low)].append(figure)
    return Gathered(
        tuple(found["amount"]),
        tuple(figure.low for figure in found["change"]),
        tuple(figure.low for figure in found["multiple"]),
        next(iter(found["valuation"]), None),
        next((figure.low for figure in found["duration"]), None),
        next((figure.low for figure in found["share"]), None),
        tuple(each for figure in found["difference"] for each in _difference(figure, sentence, span)),
    )


def _does(quantity: Quantity) -> str:
    """What a figure does in its fact."""
    if quantity.role is Role.CHANGE and quantity.unit is Unit.PERCENT:
        return "change"
    if quantity.unit in _FITTING.get(quantity.role, ()):
        return str(quantity.role)
    if quantity.role is Role.VALUATION and quantity.unit in MONEY:
        return "valuation"
    if quantity.unit is Unit.TIMES:
        return "multiple"
    return "difference" if quantity.role is Role.CHANGE else "amount"


def _difference(figure: Figure, sentence: str, span: Span) -> Iterator[Difference]:
    """The amount with its direction, where the sentence tells one."""
    falls = fell(*around(figure.low, span, sentence, figure.last))
    if falls is not None:
        yield Difference(figure, falls)


def _paired(quantities: Iterable[Quantity], sentence: str, span: Span) -> Iterator[Figure]:
    """Every figure but conversions and levels before a change, each with its conversion and its range's end."""
    last: Figure | None = None
    start: Quantity | None = None
    for quantity in quantities:
        if quantity.role is Role.CONVERTED:
            if start is None:  # else it is one of what is only compared with
                last = replace(last, converted=(*last.converted, quantity)[:2]) if last else None
            continue
        if quantity.role is Role.FROM:
            start = quantity
            continue
        if last:
            yield last
        ends = start is not None and quantity.role is Role.TO and start.value < quantity.value
        both = start if ends and start and ranged(start, quantity, sentence, span) else None
        last = Figure(both, quantity) if both else Figure(quantity)
        start = None
    if last:
        yield last


def falls(quantity: Quantity) -> bool:
    """Whether a change is a fall."""
    return quantity.value < Decimal(0)
