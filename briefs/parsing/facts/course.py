"""What is known of an article while it is read from its first sentence to its last."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from briefs.importance import UNSURE
from briefs.lexicon import Lexicon
from briefs.model import Fact, Kind, Span
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import AGENT, TOPIC
from briefs.parsing.slots.periods import Periods
from briefs.parsing.slots.released import released
from briefs.parsing.slots.tallies import undated
from briefs.parsing.subjects.attribution import Attribution, Candidates
from briefs.parsing.subjects.deals import Deals
from briefs.parsing.subjects.doubts import Doubts
from briefs.parsing.subjects.duties import Duties
from briefs.parsing.subjects.inherit import Products
from briefs.parsing.subjects.subjects import Subjects
from briefs.parsing.subjects.takeovers import takeover
from briefs.parsing.subjects.targets import Targets
from briefs.parsing.subjects.uses import uses_it


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
    main: str | None = None  # whom the article as a whole is about
    named: frozenset[str] = frozenset()  # all organisations that the article names
    doubts: Doubts = field(init=False)
    targets: Targets = field(init=False)
    periods: Periods = field(init=False)

    def __post_init__(self) -> None:
        self.periods = Periods(self.now)
        self.targets = Targets(self.lexicon)
        self.doubts = Doubts(self.lexicon, self.main, self.named)

    def complete(self, fact: Fact, clause: Clause) -> Fact:
        """`fact` with the product, the target and the period that its clause leaves out."""
        made = self.products.complete(fact, clause)
        made = released(made, clause, self.lexicon, carried=made.what != fact.what, now=self.now)
        made = self.deals.complete(made, clause)
        made = self.targets.complete(made, clause, self.subjects.discourse.business)
        return replace(made, date=None) if undated(made, clause) else self.periods.complete(made, clause)


# From, with, to or by whom something is done, who is never what the next sentences go on about.
_OBLIQUE = frozenset({"에서", "에게", "에게서", "와", "과", "로", "으로", "보다", "한테"})


def next_topic(fact: Fact, clause: Clause, topic: tuple[str, ...], opening: bool) -> tuple[str, ...]:
    """A fact that somebody outside does to the topic leaves the topic, and so does another's product that it uses.

    Who uses the topic's own product only passes by. Who buys somebody else in Korean is marked as the topic, and
    spoken of further; so is one of those who cooperate where a paragraph is `opening` with that one.
    """
    if fact.kind is Kind.ADOPTION and fact.others:
        return topic if fact.subject == topic and (clause.lang == "ko" or uses_it(clause)) else ()
    if fact.kind is Kind.PARTNERSHIP and (fact.confidence <= UNSURE or (opening and _topical(fact, clause))):
        return ()
    if fact.action == "found" and _set_up(fact, clause):
        return fact.subject
    if {*fact.subject, *fact.others} & set(topic):
        return fact.subject if set(fact.subject) < set(topic) else topic
    bought = clause.lang == "ko" and fact.kind is Kind.FUNDING and takeover(clause) is not None
    return () if bought or _oblique(fact, clause) else fact.subject


def _oblique(fact: Fact, clause: Clause) -> bool:
    """Whether a Korean clause names a fact's subject only as from, with or to whom: 매출의 71%가 텐센트에서 나왔다."""
    particles = {m.particle for m in clause.organisations if m.id in fact.subject}
    return clause.lang == "ko" and bool(particles) and particles <= _OBLIQUE


def _set_up(fact: Fact, clause: Clause) -> bool:
    """Whether a Korean clause tells of nobody by name but whom somebody has set up: 그는 이듬해 아누타콘을 차렸다."""
    marked = any(m.particle in TOPIC | AGENT for m in clause.organisations)
    founded = any(m.id in fact.subject and m.particle in ("을", "를") for m in clause.organisations)
    return clause.lang == "ko" and founded and not marked


def _topical(fact: Fact, clause: Clause) -> bool:
    """Whether a Korean clause marks one of a fact's sides as whom it tells of, and another isn't named: 자카는."""
    sides = [m for m in clause.organisations if m.id in fact.subject]
    unnamed = not set(fact.subject) <= {m.id for m in sides}
    return unnamed and any(m.particle in ("은", "는") for m in sides)


def backed(fact: Fact, clause: Clause) -> tuple[str, ...]:
    """The company of which an English clause tells that somebody put money into it, without buying it."""
    if clause.lang == "ko" or fact.kind is not Kind.FUNDING or not fact.others:
        return ()
    taken = takeover(clause)
    return () if taken and taken.bought else fact.subject
