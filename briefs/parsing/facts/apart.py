"""Tells apart what is told in one breath: a release, the size and price of what is released, how it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefs.model import MONEY, Fact, Kind, Quantity, Status, Unit

SIZES = frozenset({Unit.PARAMETERS, Unit.TOKENS})
# What of one kind of fact is a fact of another kind: its units, that kind, and its action.
OF_ITS_OWN = {
    Kind.RELEASE: (
        (SIZES, Kind.PERFORMANCE, "size"),
        (MONEY, Kind.PERFORMANCE, "price"),
        (frozenset({Unit.NM}), Kind.CAPABILITY, ""),
    ),
    Kind.ADOPTION: ((frozenset({Unit.PARAMETERS}), Kind.PERFORMANCE, "size"),),
}
# Measures that such figures may have: 20 million dollars of revenue are no price.
MEASURED = frozenset({"price", "api-price", "parameters", "context-window", "tokens"})


def apart(fact: Fact) -> Iterator[Fact]:
    """`fact` without the figures that have a kind of their own, and a fact of that kind for them."""
    rest = fact.quantities
    taken: list[Fact] = []
    for units, kind, action in OF_ITS_OWN.get(fact.kind, ()):
        own = tuple(
            q for q in rest if q.unit in units and (q.unit is Unit.PARAMETERS or q.measure in (None, *MEASURED))
        )
        if own:
            rest = tuple(q for q in rest if q not in own)
            taken.append(_of_its_own(fact, kind, action, own))
    yield replace(fact, quantities=rest) if taken else fact
    yield from taken


def _of_its_own(fact: Fact, kind: Kind, action: str, own: tuple[Quantity, ...]) -> Fact:
    """What the figures `own` of `fact` tell by themselves: a price is as far as the release is, a size is a fact."""
    done = action == "size"
    return replace(
        fact,
        kind=kind,
        action=action,
        quantities=own,
        others=(),
        status=Status.DONE if done else fact.status,
        date=None if done else fact.date,
    )
