"""Which facts a briefing or a card shows, and in which order."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache, partial
from heapq import heapify, heappop, heappush
from itertools import chain, islice

from briefs import merging
from briefs.importance import UNSURE
from briefs.lexicon import Lexicon
from briefs.merging import Telling
from briefs.model import LANGS, Briefing, Card, Fact, Item, Kind, Lang, Section, Source, SourcedFact, Topic
from briefs.writing.lines import line
from briefs.writing.order import Key, day, newest, weight

MOST_NUMBERS = 3  # how many sources stand behind a line; all of them among its sentences
MOST_PRODUCTS = 8
MOST_PARTNERS = 8
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
    first: Callable[[SourcedFact], bool] | None = None,
    fits: Callable[[Briefing], bool] = lambda _: True,
) -> Briefing | None:
    """The most important facts of `topic` (all topics where None), grouped by topic; None where no fact has a line.

    The same event told by several articles stands once. Events of which a fact is `first` come before all others, and
    stand together where others follow. `offset` counts lines; there are fewer than `limit` where so many do not fit,
    but one at least. `as_of` is the newest day of all facts that are sure enough to be told, date.min where no article
    has a date.
    """
    events = [event for event in _events(facts, lexicon) if topic is None or any(topic in f.fact.topics for f in event)]
    ahead = {id(event) for event in events if first and any(map(first, event))}
    tell = partial(_telling, lexicon=lexicon, lang=lang)
    tiers = [[event for event in events if (id(event) in ahead) is leads] for leads in (True, False)]
    told = chain.from_iterable(_in_order(tier, tell, weight) for tier in tiers)
    read = list(islice(once(told, lexicon, lang), offset + limit + 1))
    leading = {id(fact) for event in tiers[0] for fact in event}
    as_of = max((day(fact) for event in events for fact in event if fact.fact.confidence > UNSURE), default=date.min)

    def made(end: int) -> Briefing:
        sections, sources = _sections(read[offset:end], topic, leading)
        return Briefing(lang, as_of, sections, sources, offset, more=len(read) > end)

    last = min(len(read), offset + limit)
    if last <= offset:
        return None
    whole = made(last)
    if fits(whole):
        return whole
    too_long = range(offset + 2, last)  # by their ends; each holds the one before it and a line more
    return made(offset + 1 + bisect(too_long, False, key=lambda end: not fits(made(end))))


def _sections(
    chosen: Sequence[Telling], topic: Topic | None, leading: Container[int]
) -> tuple[tuple[Section, ...], tuple[Source, ...]]:
    """The lines by topic, in the order in which the topics come; those `leading` the others apart."""
    led = [id(found.told) in leading for found in chosen]
    mixed = any(led) and not all(led)
    grouped: dict[Topic | None, list[Telling]] = {}
    for found, leads in zip(chosen, led, strict=True):
        heading = None if mixed and leads else topic or _first_topic(found.told.fact)
        grouped.setdefault(heading, []).append(found)
    numbers, sources = numbered(found for group in grouped.values() for found in group)
    return tuple(Section(of, tuple(item(found, numbers) for found in group)) for of, group in grouped.items()), sources


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
    about = _about(organisation_id, facts)
    events, named = _naming(about, facts, lexicon)
    told = _in_order(events, partial(_telling, lexicon=lexicon, lang=lang, among=named), newest, named)
    read = list(islice(once(told, lexicon, lang), offset + limit + 1))
    chosen = read[offset : offset + limit]
    numbers, sources = numbered(chosen)
    items = tuple(item(found, numbers) for found in chosen)
    return Card(
        lang,
        organisation,
        items,
        sources,
        _products(organisation_id, about, lexicon),
        _partners(organisation_id, about),
        more=len(read) > offset + limit,
    )


def tellings(
    organisation_id: str, facts: Sequence[SourcedFact], *, lexicon: Lexicon, lang: Lang
) -> tuple[Telling, ...]:
    """The events of an organisation that can be told in `lang`, each by a fact that names it, in no order."""
    events, named = _naming(_about(organisation_id, facts), facts, lexicon)
    return tuple(found for event in events if (found := _telling(event, lexicon, lang, named)))


def _naming(
    about: Iterable[SourcedFact], facts: Iterable[SourcedFact], lexicon: Lexicon
) -> tuple[list[tuple[SourcedFact, ...]], set[int]]:
    """The events that these facts tell, with the facts' ids by id()."""
    named = set(map(id, about))
    return [event for event in _events(facts, lexicon) if any(id(f) in named for f in event)], named


def _in_order(
    events: Iterable[tuple[SourcedFact, ...]],
    tell: Callable[[Sequence[SourcedFact]], Telling | None],
    key: Callable[[SourcedFact], Key],
    among: Container[int] | None = None,
) -> Iterator[Telling]:
    """The events' tellings by the `key` of what they tell; no event is told before its turn may have come.

    To tell an event is costly, and a page needs few: an event waits by the best key of its facts `among` these.
    """
    waiting: list[tuple[Key, int, tuple[SourcedFact, ...] | Telling]] = [
        (min(key(fact) for fact in event if among is None or id(fact) in among), number, event)
        for number, event in enumerate(events)
    ]
    heapify(waiting)
    while waiting:
        _, number, first = heappop(waiting)
        if isinstance(first, Telling):
            yield first
        elif told := tell(first):
            heappush(waiting, (key(told.told), number, told))


def _about(organisation_id: str, facts: Iterable[SourcedFact]) -> list[SourcedFact]:
    return [f for f in facts if organisation_id in f.fact.subject or organisation_id in f.fact.others]


def _events(facts: Iterable[SourcedFact], lexicon: Lexicon) -> list[tuple[SourcedFact, ...]]:
    """The facts by event: as they were kept, else as they are found now."""
    kept: dict[int, list[SourcedFact]] = {}
    fresh: list[SourcedFact] = []
    for fact in facts:
        (kept.setdefault(fact.event, []) if fact.event else fresh).append(fact)
    return [*map(tuple, kept.values()), *merging.group(fresh, lexicon)]


def _telling(
    event: Sequence[SourcedFact], lexicon: Lexicon, lang: Lang, among: Container[int] | None = None
) -> Telling | None:
    """How to tell an event in `lang`, by a fact `among` these (by id()): best one that both languages can tell."""
    fits = [fact for fact in event if among is None or id(fact) in among]
    for langs in (LANGS, (lang,)):
        told = {id(fact) for fact in fits if all(_line(fact, lexicon, one) for one in langs)}
        if told and (found := merging.telling(event, lexicon, fit=partial(_among, told))):
            return found
    return None


def _among(facts: Container[int], fact: SourcedFact) -> bool:
    return id(fact) in facts


def once(tellings: Iterable[Telling], lexicon: Lexicon, lang: Lang) -> Iterator[Telling]:
    """The tellings without those that would say again what one before them says."""
    said: set[object] = set()
    for found in tellings:
        keys = {_event(found.told.fact), _line(found.told, lexicon, lang)}
        if not keys & said:
            yield found
            said |= keys


def _line(fact: SourcedFact, lexicon: Lexicon, lang: Lang) -> str | None:
    return line(fact, lexicon=lexicon, lang=lang, now=day(fact))


def item(found: Telling, numbers: Mapping[int, int]) -> Item:
    """The line of an event, with its source's number."""
    return Item(found.told, numbers[found.told.source.article_id], found.others, found.conflicts, found.updates)


def _event(fact: Fact) -> object:
    """What lines that tell the same have in common."""
    values = frozenset((quantity.value, quantity.unit) for quantity in fact.quantities)
    told_by_words = () if values or fact.what else (fact.action, fact.others, fact.terms)
    return fact.kind, frozenset(fact.subject), frozenset(fact.what), values, told_by_words


def _first_topic(fact: Fact) -> Topic:
    return fact.topics[0] if fact.topics else _TOPIC_OF_KIND[fact.kind]


def numbered(tellings: Iterable[Telling]) -> tuple[dict[int, int], tuple[Source, ...]]:
    """The sources in the order in which the lines need them, and each article's number among them."""
    sources: dict[int, Source] = {}
    for found in tellings:
        for fact in (found.told, *found.others)[:MOST_NUMBERS]:
            sources.setdefault(fact.source.article_id, fact.source)
    return {article: at for at, article in enumerate(sources, 1)}, tuple(sources.values())


def _products(organisation_id: str, facts: Iterable[SourcedFact], lexicon: Lexicon) -> tuple[str, ...]:
    """The organisation's products: those in the news first, then the lines that the lexicon knows."""
    lines, owned = _owned(lexicon).get(organisation_id, ((), frozenset()))
    named = [name for fact in facts if organisation_id in fact.fact.subject for name in fact.fact.what]
    known = [name for name in named if name in owned or name not in lexicon.products]
    return tuple(dict.fromkeys((*known, *lines)))[:MOST_PRODUCTS]


@lru_cache(maxsize=2)
def _owned(lexicon: Lexicon) -> Mapping[str, tuple[Sequence[str], frozenset[str]]]:
    """Each owner's lines of products in the lexicon's order, and all its products."""
    found: dict[str, list[str]] = {}
    for name, product in lexicon.products.items():
        if product.owner:
            found.setdefault(product.owner, []).append(name)
    return {
        owner: ([name for name in names if lexicon.products[name].family is None], frozenset(names))
        for owner, names in found.items()
    }


def _partners(organisation_id: str, facts: Iterable[SourcedFact]) -> tuple[str, ...]:
    sides = [o for f in facts if f.fact.kind is Kind.PARTNERSHIP for o in f.fact.subject if o != organisation_id]
    return tuple(dict.fromkeys(sides))[:MOST_PARTNERS]
