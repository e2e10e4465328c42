"""Whether two reported figures say the same, beyond each other, or nothing of each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from briefs.lexicon.measures import measures
from briefs.model import FROM_ABOVE, FROM_BELOW, MONEY, Bound, Quantity, Role, Unit

# A coarse figure stands for what rounds to it, yet never for anything further away than this.
MOST_ROUNDING = Decimal("0.05")
# How far over a "more than" or under a "less than" the figure itself may lie.
MOST_BEYOND = Decimal("0.10")
# Two reports of one figure are further apart than this only where one slipped by a power of ten.
MOST_APART = Decimal("1.5")
SPANS = frozenset({Unit.YEARS, Unit.MONTHS, Unit.DAYS})
_RATIOS = frozenset({Unit.PERCENT, Unit.TIMES, Unit.NM})
_LEVELS = frozenset({Role.AMOUNT, Role.TO})
_SCALES = (10**12, 10**9, 10**8, 10**6, 10**4)
_MANY = 3


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the figures of two facts have in common: `weight` grows with how unlikely that is by chance."""

    weight: int = 0
    measured: bool = False  # whether figures agree that measure the same named thing
    same_span: bool = False  # whether both tell the same length of time
    differing: tuple[tuple[Quantity, Quantity], ...] = ()  # the same figure, told differently


def renamed(quantities: Iterable[Quantity]) -> tuple[Quantity, ...]:
    """`quantities` with money of a measure of pieces called what it is: sales in yuan are revenue."""
    return tuple(replace(q, measure=_money_name(q.measure)) if q.unit in MONEY else q for q in quantities)


def _money_name(measure: str | None) -> str | None:
    return measures().money.get(measure, measure) if measure else None


def compare(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Comparison:
    """What two facts' figures, as `renamed` gives them, say of each other; the order of the facts doesn't matter."""
    pairs = [(a, b) for a in ours for b in theirs if _comparable(a, b)]
    agreeing = [(a, b) for a, b in pairs if agree(a, b)]
    settled = {id(q) for pair in agreeing for q in pair}
    best: dict[tuple[Unit, Decimal], int] = {}
    for a, b in agreeing:
        found = (a.unit, max(a.value, b.value))
        best[found] = max(best.get(found, 0), min(weight(a), weight(b)))
    same_span = any(a.unit in SPANS for a, _ in agreeing)
    return Comparison(
        sum(best.values()) + (1 if same_span and any(best.values()) else 0),
        any(a.measure is not None and a.measure == b.measure for a, b in agreeing),
        same_span,
        tuple(
            (a, b)
            for a, b in pairs
            if not {id(a), id(b)} & settled and differ(a, b) and _alone(a, ours) and _alone(b, theirs)
        ),
    )


def weight(quantity: Quantity) -> int:
    """How much it says that two reports share this figure, 0 to 3: by its kind and its significant digits."""
    digits = min(_digits(quantity.value), _MANY)
    if quantity.unit in SPANS:
        return 0
    if quantity.unit in _RATIOS:
        return 1 if digits < _MANY else 2
    if quantity.role is Role.CONVERTED or quantity.bound is not Bound.EXACT:
        return min(digits, 2)
    return digits if quantity.unit in MONEY or digits == _MANY else 1


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether both can be the same figure: equal after the coarser one's rounding, or within what its bound allows."""
    if a.value == b.value:
        return True
    if a.value * b.value <= 0:
        return False
    if Role.CONVERTED in (a.role, b.role):
        return abs(a.value - b.value) <= MOST_ROUNDING * max(abs(a.value), abs(b.value))
    return _covers(a, b) or _covers(b, a)


def differ(a: Quantity, b: Quantity) -> bool:
    """Whether the figures contradict each other and are yet near enough to be reports of one."""
    if agree(a, b) or a.value * b.value <= 0 or _open(a, b) or _open(b, a):
        return False
    small, large = sorted((abs(a.value), abs(b.value)))
    ratio = large / small
    return ratio <= MOST_APART or ratio in (10, 100, 1000)


def same_slot(a: Quantity, b: Quantity) -> bool:
    """Whether the figures do the same in their facts and so could contradict each other."""
    return _group(a) == _group(b) and (a.unit, a.measure, a.counted) == (b.unit, b.measure, b.counted)


def _comparable(a: Quantity, b: Quantity) -> bool:
    if a.unit is not b.unit or not _fits(a.measure, b.measure) or not _fits(a.counted, b.counted):
        return False
    money = a.unit in MONEY and Role.CONVERTED in (a.role, b.role)
    return _group(a) == _group(b) or (money and {a.role, b.role} <= {Role.CONVERTED, *_LEVELS})


def _fits(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _group(quantity: Quantity) -> Role:
    return Role.AMOUNT if quantity.role in _LEVELS else quantity.role


def _alone(quantity: Quantity, among: Sequence[Quantity]) -> bool:
    """Whether the fact has one such figure only, so that it is sure which figure it is to be held against."""
    if quantity.role in (Role.FROM, Role.CONVERTED) or quantity.unit in SPANS:
        return False
    return sum(_group(q) == _group(quantity) and q.unit is quantity.unit for q in among) == 1


def _covers(coarse: Quantity, fine: Quantity) -> bool:
    """Whether `fine` lies where `coarse` says the figure is."""
    gap = abs(fine.value) - abs(coarse.value)
    half = min(_last_place(coarse) / 2, MOST_ROUNDING * abs(coarse.value))
    beyond = MOST_BEYOND * abs(coarse.value)
    if coarse.bound in FROM_BELOW:
        return -half <= gap <= beyond
    if coarse.bound in FROM_ABOVE:
        return -beyond <= gap <= half
    return abs(gap) <= half


def _open(bounded: Quantity, other: Quantity) -> bool:
    """Whether `bounded` leaves room for `other`, however far away."""
    if bounded.bound in FROM_BELOW:
        return abs(other.value) > abs(bounded.value)
    return bounded.bound in FROM_ABOVE and abs(other.value) < abs(bounded.value)


def _last_place(quantity: Quantity) -> Decimal:
    """The place to which the figure is told: 2.9 billion to 0.1 billion, 380 billion to one billion.

    Words such as about make its zeros count for nothing: about 400 billion is told to 100 billion.
    """
    value = abs(quantity.value)
    last = Decimal(1).scaleb(_exponent(value))
    if quantity.bound is not Bound.EXACT:
        return last
    scale = next((size for size in _SCALES if value >= size), 1)
    return min(last, Decimal(scale))


def _exponent(value: Decimal) -> int:
    """The power of ten of the last digit that is not 0."""
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
