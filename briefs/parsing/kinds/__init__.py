"""One extractor per kind of fact: each takes a clause in a frame and gives its fact, or none."""

from collections.abc import Callable, Mapping

from briefs.model import Fact, Kind
from briefs.parsing.kinds import (
    adoption,
    capability,
    funding,
    investment,
    market,
    partnership,
    performance,
    policy,
    release,
    restriction,
    strategy,
    talent,
)
from briefs.parsing.slots.frame import Frame

Extractor = Callable[[Frame], Fact | None]

EXTRACTORS: Mapping[Kind, Extractor] = {
    Kind.RELEASE: release.extract,
    Kind.PERFORMANCE: performance.extract,
    Kind.ADOPTION: adoption.extract,
    Kind.INVESTMENT: investment.extract,
    Kind.FUNDING: funding.extract,
    Kind.PARTNERSHIP: partnership.extract,
    Kind.POLICY: policy.extract,
    Kind.RESTRICTION: restriction.extract,
    Kind.CAPABILITY: capability.extract,
    Kind.MARKET: market.extract,
    Kind.TALENT: talent.extract,
    Kind.STRATEGY: strategy.extract,
}
