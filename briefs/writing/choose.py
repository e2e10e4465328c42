"""Which facts a briefing or a card shows, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from heapq import heapify, heappop, heappush
from itertools import islice

from briefs import merging
from briefs.lexicon import Lexicon
from briefs.merging import Telling
from briefs.model import LANGS, Card, Fact, Item, Kind, Lang, Source, SourcedFact
from briefs.writing.lines import line
from briefs.writing.order import Key, day, newest

MOST_NUMBERS = 3  # how many sources stand behind a line; all of them among its sentences
MOST_PRODUCTS = 8
MOST_PARTNERS = 8


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
    told = in_order(events, partial(telling, lexicon=lexicon, lang=lang, among=named), newest, named)
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
    return tuple(found for event in events if (found := telling(event, lexicon, lang, named)))


def _naming(
    about: Iterable[SourcedFact], facts: Iterable[SourcedFact], lexicon: Lexicon
) -> tuple[list[tuple[SourcedFact, ...]], set[int]]:
    """The events that these facts tell, with the facts' ids by id()."""
    named = set(map(id, about))
    return [event for event in events_of(facts, lexicon) if any(id(f) in named for f in event)], named


def in_order(
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


def events_of(facts: Iterable[SourcedFact], lexicon: Lexicon) -> list[tuple[SourcedFact, ...]]:
    """The facts by event: as they were kept, else as they are found now."""
    kept: dict[int, list[SourcedFact]] = {}
    fresh: list[SourcedFact] = []
    for fact in facts:
        (kept.setdefault(fact.event, []) if fact.event else fresh).append(fact)
    return [*map(tuple, kept.values()), *merging.group(fresh, lexicon)]


def telling(
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
