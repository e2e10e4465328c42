"""The values that travel through the house: Article, Fact, Briefing, Message and what they are made of.

None ever changes. Every fact points at its evidence: `article.text[span.start:span.end]` is the sentence that says it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from briefs.values import value
from briefs.vocabulary import FROM_ABOVE, FROM_BELOW, LANGS, MONEY, Bound, Kind, Lang, Role, Status, Topic, Unit

__all__ = [
    "FROM_ABOVE",
    "FROM_BELOW",
    "LANGS",
    "MONEY",
    "Article",
    "Bound",
    "Briefing",
    "Card",
    "Conflict",
    "Fact",
    "Item",
    "Kind",
    "Lang",
    "Message",
    "Names",
    "Organisation",
    "Parsed",
    "Product",
    "Quantity",
    "Role",
    "Section",
    "Source",
    "SourcedFact",
    "Span",
    "Status",
    "Topic",
    "Unit",
]


@value
class Span:
    """A half-open range of characters of `Article.text`."""

    start: int
    end: int

    def shift(self, by: int) -> Span:
        """The same range, `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def meets(self, other: Span) -> bool:
        """Whether the two have a character in common."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as read from its file; immutable, and `text` is what every span indexes.

    `text` is the body alone: paragraphs separated by a blank line, without headline, byline, captions and boilerplate.
    Sub-headings stay in `text` where the article has them and are listed in `headings`; they are never evidence.
    """

    lang: Lang
    title: str
    text: str
    published: date | None = None  # the outlet's local day
    publisher: str | None = None
    author: str | None = None
    url: str | None = None
    headings: tuple[Span, ...] = ()

    def quote(self, span: Span) -> str:
        """The text of `span`."""
        return self.text[span.start : span.end]


@value
class Quantity:
    """A figure of a fact in base units, exactly as reported."""

    value: Decimal
    unit: Unit
    span: Span  # where the article says it
    role: Role = Role.AMOUNT
    bound: Bound = Bound.EXACT
    measure: str | None = None  # id of the term that it measures: revenue, compute-efficiency
    counted: str | None = None  # id of the term of which it counts pieces: robotaxi, ai-chip


@value
class Fact:
    """One typed statement of an article; organisations, terms and actions by their ids in the lexicon."""

    kind: Kind
    subject: tuple[str, ...]  # organisation ids
    span: Span  # the one sentence it comes from
    action: str = ""  # id in lexicon/data/actions.toml: what the subject did; empty where only the figures speak
    what: tuple[str, ...] = ()  # branded products, English canonical names
    others: tuple[str, ...] = ()  # the other side: partner, investor, customer, target; the record's `with`
    quantities: tuple[Quantity, ...] = ()
    terms: tuple[str, ...] = ()  # ids in lexicon/data/terms.toml, in the sentence's order
    status: Status = Status.DONE
    date: str | None = None  # YYYY, YYYY-MM or YYYY-MM-DD of the event, or of the target where planned
    topics: tuple[Topic, ...] = ()
    confidence: float = 1.0  # 0 to 1
    core: bool = False  # a two-line summary of the article would be wrong without it


@dataclass(frozen=True, slots=True)
class Names:
    """How each script writes something; the first of each is the one to show, the rest are read too."""

    ko: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    zh: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()  # spellings that are also common words: they count only where the context agrees

    def show(self, lang: Lang) -> str | None:
        """The name for readers of `lang`; English stands in for Korean, as Korean papers do; None where unknown."""
        first = self.ko[:1] + self.en[:1] if lang == "ko" else self.en[:1]
        return first[0] if first else None

    def every(self) -> tuple[str, ...]:
        """All spellings in all scripts that name it without help from the context."""
        return tuple(name for name in self.ko + self.en + self.zh if name not in self.weak)


@dataclass(frozen=True, slots=True)
class Organisation:
    """A company or public body; `is_a` is the term that says what it is (ai-company, ministry …)."""

    id: str
    names: Names
    kind: str = "company"  # company, government, place, university, lab, fund, body, media
    is_a: str | None = None
    parent: str | None = None
    place: str | None = None  # id of the place it sits in


@dataclass(frozen=True, slots=True)
class Product:
    """A branded model, chip, service, device or programme; `name` is its English canonical form and its key."""

    name: str
    names: Names
    owner: str | None = None  # organisation id
    is_a: str | None = None  # term id: language-model, ai-chip …
    family: str | None = None  # the product line that it belongs to, by its key


@dataclass(frozen=True, slots=True)
class Parsed:
    """What parsing gives for one article."""

    article: Article
    facts: tuple[Fact, ...]
    companies: tuple[str, ...]  # organisations that the body reports something about
    topics: tuple[Topic, ...]
    learned: tuple[Organisation, ...] = ()  # organisations that the article taught, not in the lexicon


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact was read."""

    article_id: int
    title: str
    lang: Lang
    published: date | None
    publisher: str | None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class SourcedFact:
    """A fact with the sentence that says it and the article that holds it: all that writing needs."""

    id: int
    fact: Fact
    sentence: str
    source: Source
    # What facts of one event have in common; 0 where nobody has looked yet.
    event: int = field(default=0, compare=False)

    def __hash__(self) -> int:
        """Of what tells facts apart: the whole record would take longer than what is looked up by it."""
        return hash((self.id, self.sentence))


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another report of an event that tells something differently."""

    fact: SourcedFact
    figures: tuple[tuple[Quantity, Quantity], ...]  # the line's and the other report's; none where the dates differ


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a briefing: its fact, the number of its source in the list, and what else is told of the event."""

    fact: SourcedFact
    number: int
    others: tuple[SourcedFact, ...] = ()  # of each other article that reports it the best fact, the newest first
    conflicts: tuple[Conflict, ...] = ()
    updates: SourcedFact | None = None  # the newest report that this one overtook
    again: bool = False  # whether its reader was told something else of the event before


@dataclass(frozen=True, slots=True)
class Section:
    """Items under one topic, or where it is None those that the reader follows."""

    topic: Topic | None
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """Ordered items without markup; `as_of` is the newest day that it covers."""

    lang: Lang
    as_of: date
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]  # source number n stands at n - 1
    offset: int = 0  # how many lines stand on earlier pages
    more: bool = False  # whether lines wait on later pages


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of one organisation, newest facts first."""

    lang: Lang
    organisation: Organisation
    items: tuple[Item, ...]
    sources: tuple[Source, ...]
    products: tuple[str, ...] = ()
    partners: tuple[str, ...] = field(default=())  # organisation ids
    more: bool = False  # whether items wait on later pages


@dataclass(frozen=True, slots=True)
class Message:
    """HTML within the Bot API's limits (4096 characters after entities parsing); the only value that knows markup."""

    html: str
