"""What a clause tells twice of the same figures, as two kinds of fact, it tells once: a figure is of one kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from briefs.model import MONEY, Fact, Kind, Lang
from briefs.parsing.facts.apart import SIZES

Pair = frozenset[Kind]


def _pairs(ones: Sequence[Kind], others: Sequence[Kind]) -> frozenset[Pair]:
    return frozenset([frozenset(pair) for pair in product(ones, others)])


# Of two such kinds the same figures tell the likelier.
LIKELIER = (
    _pairs((Kind.PERFORMANCE,), (Kind.MARKET, Kind.TALENT, Kind.INVESTMENT))
    | _pairs((Kind.CAPABILITY,), (Kind.MARKET, Kind.INVESTMENT, Kind.RELEASE))
    | _pairs((Kind.POLICY, Kind.RESTRICTION), (Kind.CAPABILITY, Kind.TALENT))
    | _pairs((Kind.TALENT,), (Kind.INVESTMENT, Kind.PARTNERSHIP))
)
# A Korean clause has one predicate, which does not tell in passing who uses what else it tells of.
ALIKE: Mapping[Lang, frozenset[Pair]] = {
    "en": LIKELIER,
    "ko": LIKELIER | _pairs((Kind.ADOPTION,), (Kind.MARKET, Kind.RELEASE, Kind.TALENT)),
}
# And whatever is likelier, of the same figures stays the first: how well a thing does is no level that somebody has
# reached, and what is laid out was not raised.
RATHER = frozenset(
    {
        (Kind.PERFORMANCE, Kind.CAPABILITY),
        (Kind.PERFORMANCE, Kind.RELEASE),
        (Kind.INVESTMENT, Kind.FUNDING),
    }
)


def of_one_kind(told: Sequence[Fact], lang: Lang) -> Iterator[Fact]:
    """The facts that a clause has `told`, the likeliest first, without those whose figures tell another of them."""
    if len(told) < 2:
        yield from told
        return
    for at, fact in enumerate(told):
        before, after = told[:at], told[at + 1 :]
        if any(_same(fact, other) and frozenset((fact.kind, other.kind)) in ALIKE[lang] for other in before):
            continue
        if fact.kind is Kind.MARKET and any(_same(fact, o) and o.kind is Kind.INVESTMENT for o in before):
            continue  # what is spent was not earned as well
        if not any(_same(fact, other) and (other.kind, fact.kind) in RATHER for other in (*before, *after)):
            yield fact


def _same(fact: Fact, other: Fact) -> bool:
    """Whether two facts tell the same figures of the same; a price or a size leaves a release what it is."""
    if not fact.quantities or fact.quantities != other.quantities or fact.subject != other.subject:
        return False
    return fact.kind is not Kind.RELEASE or any(q.unit not in SIZES | MONEY for q in fact.quantities)
