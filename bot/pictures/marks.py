"""The round numbers that mark an axis."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_ROUND = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


def marks(low: Decimal, high: Decimal, most: int) -> list[Decimal]:
    """Multiples of a round number from `low` to the larger `high`, no more than `most` steps between them."""
    least = (high - low) / most
    power = Decimal(1).scaleb(least.adjusted())
    step = next(power * number for number in _ROUND if power * number >= least)
    first, last = (low / step).to_integral_value(ROUND_CEILING), (high / step).to_integral_value(ROUND_FLOOR)
    return [step * number for number in range(int(first), int(last) + 1)]
