"""What a line says, before any language: the pattern and the slots that it fills.

Both languages render the same plan, so that they can't tell different figures or leave out different facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from briefs.lexicon import Lexicon
from briefs.lexicon.measures import measures
from briefs.model import Fact, Quantity, Status, Unit
from briefs.said import around, place
from briefs.writing.figures import counter
from briefs.writing.gather import Difference, Figure, Gathered

if TYPE_CHECKING:
    from briefs.writing.sentence.limits import Limit  # its rules are loaded where a fact is told

MOST_THINGS = 3


@dataclass(frozen=True, slots=True)
class Stat:
    """A measure with its level, its change in percent, or its multiple."""

    measure: str
    amount: Figure | None = None
    change: Quantity | None = None
    multiple: Quantity | None = None
    moved: Difference | None = None  # the amount by which it rose or fell
    how: frozenset[str] = frozenset()  # how its sentence tells it: what is cumulative, in points, only a start
    exam: str = ""  # in what something scored so much


@dataclass(frozen=True, slots=True)
class Plan:
    """A line's pattern, the name of a branch in the kind's templates, and its slots by their ids."""

    pattern: str
    subject: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    site: str | None = None
    stats: tuple[Stat, ...] = ()
    specs: tuple[Figure, ...] = ()
    amount: Figure | None = None
    change: Quantity | None = None
    share: Quantity | None = None
    valuation: Figure | None = None
    duration: Quantity | None = None
    yearly: bool = False  # whether so much is spent each year
    ongoing: bool = False  # whether the sentence says that it goes on
    pledged: bool = False  # whether it was only agreed upon
    several: bool = True  # whether the other side may be more than those named
    measure: str | None = None
    period: str | None = None
    when: str | None = None
    limit: Limit | None = None  # on which side of that date it is
    past: bool = False
    future: bool = False
    going_on: frozenset[str] = frozenset()  # actions that are still under way
    stance: str = ""  # how far what is ahead has come: talked_about, considered, intended
    basis: str = ""  # month or quarter, where the change is one from the one before
    action: str = ""
    status: Status | None = None  # where the sentence says otherwise than the fact
    region: str = ""  # of which market a share is, with its terms
    sorts: tuple[tuple[str, str], ...] = ()  # what the sentence calls products, where the lexicon calls them otherwise
    more: bool = False  # whether the sentence names more beside the things
    exchange: str = ""  # on which stock market it is listed

    @property
    def thing(self) -> bool:
        """Whether there is something that the subject does it to."""
        return bool(self.products or self.terms)


@dataclass(frozen=True, slots=True)
class Slots:
    """A fact with its terms sorted and its figures gathered: what a kind's planner chooses from."""

    fact: Fact
    lexicon: Lexicon
    figures: Gathered
    terms: tuple[str, ...]
    what: tuple[str, ...]  # the products that can be made, sold or curbed
    base: Plan
    sentence: str = ""
    published: date | None = None

    @property
    def action(self) -> str:
        """The fact's action."""
        return self.fact.action

    def named(self, *types: str) -> tuple[str, ...]:
        """The terms of these types, in the wording's order."""
        return tuple(term for term in self.terms if self.lexicon.terms[term].type in types)

    @property
    def single(self) -> tuple[str, ...]:
        """The one thing that the wording names first, where no product is named."""
        return (self.named("object") or self.named("technology"))[:1]

    @property
    def measure(self) -> str | None:
        """The only measure that the wording names."""
        measured = self.named("measure")
        return measured[0] if len(measured) == 1 else None

    def act(self, pattern: str = "act", **slots: object) -> Plan:
        """A plan over the fact's common slots."""
        return replace(self.base, pattern=pattern, **slots)  # type: ignore[arg-type]

    def on_thing(self, pattern: str = "act", terms: Iterable[str] | None = None, **slots: object) -> Plan | None:
        """A plan about the fact's products, else about `terms`; None where there are neither."""
        chosen = () if self.what else tuple(self.single if terms is None else terms)[:MOST_THINGS]
        if not (self.what or chosen):
            return None
        return self.act(pattern, products=self.what, terms=chosen, **slots)

    def place(self, quantity: Quantity, last: Quantity | None = None) -> tuple[int, int]:
        """Where a figure, to the `last` that belongs to it, stands in the sentence."""
        return place(quantity, self.fact.span, last)

    def around(self, quantity: Quantity, last: Quantity | None = None) -> tuple[str, str]:
        """What stands in the sentence before a figure and behind it, or behind the `last` that belongs to it."""
        return around(quantity, self.fact.span, self.sentence, last)

    def kind_of(self, organisation: str) -> str:
        """What kind of organisation it is; empty where the lexicon doesn't know it."""
        known = self.lexicon.organisations.get(organisation)
        return known.kind if known else ""

    def is_a(self, organisation: str) -> str | None:
        """The term that says what an organisation is."""
        known = self.lexicon.organisations.get(organisation)
        return known.is_a if known else None


def counted_in(figure: Figure, fact: Fact, lexicon: Lexicon) -> Figure:
    """The figure with what Korean counts it in."""
    if figure.unit not in (Unit.UNITS, Unit.COUNT):
        return figure
    found = counter(figure.counted, figure.measure)
    if found is None and figure.unit is Unit.UNITS:
        products = [lexicon.products[name].is_a for name in fact.what if name in lexicon.products]
        makers = [lexicon.organisations[o].is_a for o in fact.subject if o in lexicon.organisations]
        table = measures().pieces
        found = next((table[term] for term in (*products, *makers) if term is not None and term in table), None)
    return replace(figure, counter=found)


def stats(figures: Gathered, default: str | None = None) -> tuple[Stat, ...] | None:
    """The figures as measures with levels and changes; None where one of them measures nothing that is known."""
    found: dict[str, Stat] = {}
    for figure in figures.amounts:
        measure = figure.measure or default
        if measure is None or measure in found or not _tellable(figure, measure):
            return None
        found[measure] = Stat(measure, amount=figure)
    for quantity in (*figures.changes, *figures.multiples):
        measure = quantity.measure or (next(iter(found)) if len(found) == 1 else default)
        known = found.get(measure, Stat(measure)) if measure else None
        if measure is None or known is None or known.change or known.multiple or _shrinks(quantity):
            return None
        slot = {"multiple": quantity} if quantity.unit is Unit.TIMES else {"change": quantity}
        found[measure] = replace(known, **slot)  # type: ignore[arg-type]
    for difference in figures.differences:
        measure = difference.figure.measure
        known = found.get(measure, Stat(measure)) if measure and _tellable(difference.figure, measure) else None
        if known and not (known.change or known.multiple or known.moved):
            found[known.measure] = replace(known, moved=difference)
    ordered = tuple(found.values())
    if not found or found.keys() <= measures().terms["hollow"]:
        return None
    return ordered if all(stat.multiple is None or stat.change is None for stat in ordered) else None


def _shrinks(quantity: Quantity) -> bool:
    """Whether a multiple is no growth: 0.5 times."""
    return quantity.unit is Unit.TIMES and quantity.value <= 1


def _tellable(figure: Figure, measure: str) -> bool:
    """Whether the figure's unit can be a level of the measure, and be counted in Korean."""
    known = measures().fits.get(measure)
    fits = known is None or figure.unit in known
    return fits and (figure.unit not in (Unit.UNITS, Unit.COUNT) or figure.counter is not None)


def countable(figure: Figure) -> bool:
    """Whether the figure tells what it is a number of without a measure."""
    counted = figure.counted is not None and figure.counted not in measures().terms["mass"]
    return counted and figure.counter is not None
