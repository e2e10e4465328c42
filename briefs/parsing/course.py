"""What is known of an article while it is read from its first sentence to its last."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefs.lexicon import Lexicon
from briefs.model import Fact, Kind, Span
from briefs.parsing.attribution import Attribution, Candidates
from briefs.parsing.clauses import Clause
from briefs.parsing.deals import Deals
from briefs.parsing.duties import Duties
from briefs.parsing.inherit import Products
from briefs.parsing.periods import Periods
from briefs.parsing.subjects import Subjects
from briefs.parsing.targets import Targets


@dataclass(frozen=True, slots=True)
class Considered:
    """Whom a fact of one clause may be about, as the judge was asked: for `--explain` and for `make train`."""

    sentence: Span
    kind: Kind
    candidates: Candidates


@dataclass(slots=True)
class Course:
    """What the article has told so far."""

    lexicon: Lexicon
    subjects: Subjects
    products: Products
    attribution: Attribution
    duties: Duties
    now: str = ""  # the day of publication, where it is known
    notes: list[Considered] | None = None  # kept only where somebody asks for them
    acting: dict[str, None] = field(default_factory=dict)
    deals: Deals = field(default_factory=Deals)
    targets: Targets = field(init=False)
    periods: Periods = field(default_factory=Periods)

    def __post_init__(self) -> None:
        self.targets = Targets(self.lexicon)

    def complete(self, fact: Fact, clause: Clause) -> Fact:
        """`fact` with the product, the target and the period that its clause leaves out."""
        made = self.deals.complete(self.products.complete(fact, clause), clause)
        return self.periods.complete(self.targets.complete(made, clause, self.subjects.business), clause)
