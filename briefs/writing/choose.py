"""Which facts a briefing or a card shows, and in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from briefs.importance import UNSURE, importance
from briefs.lexicon import Lexicon
from briefs.model import Briefing, Card, Fact, Item, Kind, Lang, Section, Source, SourcedFact, Topic
from briefs.writing.lines import line

MOST_PRODUCTS = 8
MOST_PARTNERS = 8
_UNTOLD_DAY = date.min
_TOPIC_OF_KIND: Mapping[Kind, Topic] = {
    Kind.RELEASE: Topic.MODELS,
    Kind.PERFORMANCE: Topic.MODELS,
    Kind.ADOPTION: Topic.APPS,
    Kind.INVESTMENT: Topic.INVESTMENT,
    Kind.FUNDING: Topic.FUNDING,
    Kind.PARTNERSHIP: Topic.PARTNERSHIPS,
    Kind.POLICY: Topic.POLICY,
    Kind.RESTRICTION: Topic.EXPORT_CONTROLS,
    Kind.CAPABILITY: Topic.CHIPMAKING,
    Kind.MARKET: Topic.MARKET,
    Kind.TALENT: Topic.TALENT,
    Kind.STRATEGY: Topic.MARKET,
}


def brief(
    facts: Sequence[SourcedFact],
    *,
    lexicon: Lexicon,
    lang: Lang,
    topic: Topic | None = None,
    offset: int = 0,
    limit: int = 8,
) -> Briefing | None:
    """The most important facts of `topic` (all topics where None), grouped by topic; None where no fact has a line.

    The same event told by several articles stands once. `offset` counts lines; `as_of` is the newest day of all facts
    that have a line, date.min where no article has a date.
    """
    wanted = [fact for fact in facts if topic is None or topic in fact.fact.topics]
    ranked = sorted(wanted, key=_weight)
    told = _told(ranked, lexicon, lang)
    chosen = told[offset : offset + limit]
    if not chosen:
        return None
    grouped: dict[Topic, list[SourcedFact]] = {}
    for fact in chosen:
        grouped.setdefault(topic or _first_topic(fact.fact), []).append(fact)
    numbers, sources = _numbered(fact for group in grouped.values() for fact in group)
    sections = tuple(
        Section(of, tuple(Item(fact, numbers[fact.source.article_id]) for fact in group))
        for of, group in grouped.items()
    )
    as_of = max(_day(fact) for fact in told)
    return Briefing(lang, as_of, sections, sources, offset, max(0, len(told) - offset - limit))


def company_card(
    organisation_id: str,
    facts: Sequence[SourcedFact],
    *,
    lexicon: Lexicon,
    lang: Lang,
    offset: int = 0,
    limit: int = 8,
) -> Card | None:
    """What is known of an organisation, newest facts first; None where the lexicon doesn't know it."""
    organisation = lexicon.organisations.get(organisation_id)
    if organisation is None:
        return None
    about = [f for f in facts if organisation_id in f.fact.subject or organisation_id in f.fact.others]
    told = _told(sorted(about, key=_newest), lexicon, lang)
    chosen = told[offset : offset + limit]
    numbers, sources = _numbered(chosen)
    items = tuple(Item(fact, numbers[fact.source.article_id]) for fact in chosen)
    return Card(
        lang,
        organisation,
        items,
        sources,
        _products(organisation_id, about, lexicon),
        _partners(organisation_id, about),
    )


def _weight(fact: SourcedFact) -> tuple[float, int, int]:
    return -importance(fact.fact), -_day(fact).toordinal(), fact.id


def _newest(fact: SourcedFact) -> tuple[int, float, int]:
    return -_day(fact).toordinal(), -importance(fact.fact), fact.id


def _day(fact: SourcedFact) -> date:
    return fact.source.published or _UNTOLD_DAY


def _told(facts: Iterable[SourcedFact], lexicon: Lexicon, lang: Lang) -> list[SourcedFact]:
    """The facts that are sure enough and have a line, the first of each event only."""
    told: list[SourcedFact] = []
    events: set[object] = set()
    for fact in facts:
        if fact.fact.confidence <= UNSURE:
            continue
        text = line(fact, lexicon=lexicon, lang=lang, now=_day(fact))
        keys = {_event(fact.fact), text}
        if text is not None and not keys & events:
            told.append(fact)
            events |= keys
    return told


def _event(fact: Fact) -> object:
    """What two articles about the same event have in common."""
    values = frozenset((quantity.value, quantity.unit) for quantity in fact.quantities)
    told_by_words = () if values or fact.what else (fact.action, fact.others, fact.terms)
    return fact.kind, frozenset(fact.subject), frozenset(fact.what), values, told_by_words


def _first_topic(fact: Fact) -> Topic:
    return fact.topics[0] if fact.topics else _TOPIC_OF_KIND[fact.kind]


def _numbered(facts: Iterable[SourcedFact]) -> tuple[dict[int, int], tuple[Source, ...]]:
    """The sources in the order in which the lines need them, and each article's number among them."""
    sources: dict[int, Source] = {}
    for fact in facts:
        sources.setdefault(fact.source.article_id, fact.source)
    return {article: at for at, article in enumerate(sources, 1)}, tuple(sources.values())


def _products(organisation_id: str, facts: Iterable[SourcedFact], lexicon: Lexicon) -> tuple[str, ...]:
    """The organisation's products: those in the news first, then the lines that the lexicon knows."""
    owned = {name for name, product in lexicon.products.items() if product.owner == organisation_id}
    named = [name for fact in facts if organisation_id in fact.fact.subject for name in fact.fact.what]
    known = [name for name in named if name in owned or name not in lexicon.products]
    lines = [name for name in lexicon.products if name in owned and lexicon.products[name].family is None]
    return tuple(dict.fromkeys((*known, *lines)))[:MOST_PRODUCTS]


def _partners(organisation_id: str, facts: Iterable[SourcedFact]) -> tuple[str, ...]:
    sides = [o for f in facts if f.fact.kind is Kind.PARTNERSHIP for o in f.fact.subject if o != organisation_id]
    return tuple(dict.fromkeys(sides))[:MOST_PARTNERS]
