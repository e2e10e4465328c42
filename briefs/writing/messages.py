"""Briefings, cards and sources as messages in Telegram's HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from markupsafe import Markup

from briefs.lexicon import Lexicon
from briefs.lexicon.load import table
from briefs.model import Briefing, Card, Item, Lang, Message, Organisation, Source, SourcedFact, Topic
from briefs.writing import beside, dates, names
from briefs.writing.choose import MOST_NUMBERS
from briefs.writing.environment import environment
from briefs.writing.lines import line
from briefs.writing.packing import Part, pack

LONGEST_SENTENCE = 3000
Macro = Callable[..., Markup]


def topic_name(topic: Topic, lang: Lang) -> str:
    """The topic's heading in `lang`."""
    return _headings()[topic][lang]


@cache
def _headings() -> dict[str, dict[str, str]]:
    return table("headings")


def brief_messages(briefing: Briefing, *, lexicon: Lexicon, now: date) -> tuple[Message, ...]:
    """The briefing as messages within Telegram's limits, cut between items only."""
    return pack(_brief_parts(briefing, lexicon, now))


def card_messages(
    card: Card, *, lexicon: Lexicon, now: date, figures: Sequence[tuple[str, str, str]] = ()
) -> tuple[Message, ...]:
    """The card as messages within Telegram's limits, cut between items only.

    `figures` are the newest ones: each the measure, the value and for what and when it stands.
    """
    return pack(_card_parts(card, lexicon, now, figures))


def source_messages(
    items: Iterable[Item],
    *,
    lexicon: Lexicon,
    lang: Lang,
    now: date,
    foot: Markup | None = None,
    article_id: int = 0,
) -> tuple[Message, ...]:
    """Each line with the exact sentence behind it as a quote, its outlet, date and link; cut between lines only.

    The sentence of the article `article_id` goes first where it reports the line. `foot` ends the last message.
    """
    end = [Part(foot, gap="\n\n")] if foot else []
    return pack([*_quotes(tuple(items), lexicon, lang, now, article_id), *end])


def _quotes(items: Sequence[Item], lexicon: Lexicon, lang: Lang, now: date, article_id: int) -> Iterator[Part]:
    yield Part(say(lang, "sources_head")())
    for number, item in enumerate(items, 1):
        text = line(item.fact, lexicon=lexicon, lang=lang, now=now) or ""
        updates = beside.overtaken(item, lang, now)
        first, *others = sorted((item.fact, *item.others), key=lambda fact: fact.source.article_id != article_id)
        values = (text, updates, _differing(item, lang, lexicon, now), quote(first, lang))
        yield Part(say(lang, "quoted")(number if len(items) > 1 else 0, *values), gap="\n\n")
        if others:
            yield Part(say(lang, "other_reports")(), opens=True)
            yield from (Part(quote(fact, lang)) for fact in others)


def quote(fact: SourcedFact, lang: Lang) -> Markup:
    """The exact sentence with its outlet, day and link."""
    source = fact.source
    url = source.url if (source.url or "").startswith(("https://", "http://")) else None
    day = dates.full(source.published, lang) if source.published else ""
    return say(lang, "quote")(names.tidy(fact.sentence, LONGEST_SENTENCE), _outlet(source, lang), day, url)


def _differing(item: Item, lang: Lang, lexicon: Lexicon, now: date) -> list[list[tuple[str, str]]]:
    """What reports tell differently, with the outlets."""
    found = beside.conflicts(item, lang, lexicon, now)
    return [[(text, _outlet(source, lang)) for text, source in ways] for ways in found]


def _brief_parts(briefing: Briefing, lexicon: Lexicon, now: date) -> Iterator[Part]:
    lang = briefing.lang
    day = dates.full(briefing.as_of, lang) if briefing.as_of != date.min else ""
    yield Part(say(lang, "brief_head")(day))
    for section in briefing.sections:
        name = topic_name(section.topic, lang) if section.topic else say(lang, "followed")()
        yield Part(say(lang, "heading")(name), gap="\n\n", opens=True)
        yield from lines(section.items, briefing.sources, lang, lexicon, now)
    yield from source_list(briefing.sources, lang, now)


def _card_parts(card: Card, lexicon: Lexicon, now: date, figures: Sequence[tuple[str, str, str]]) -> Iterator[Part]:
    lang = card.lang
    yield Part(_head(card.organisation, lang, lexicon))
    items = list(lines(card.items, card.sources, lang, lexicon, now))
    if items:
        yield Part(say(lang, "news")(), gap="\n\n", opens=True)
        yield from items
    else:
        yield Part(say(lang, "no_news")(), gap="\n\n")
    if figures:
        yield Part(say(lang, "newest_head")(), gap="\n\n", opens=True)
        yield from (Part(say(lang, "newest")(*one)) for one in figures)
    gap = "\n\n"
    for label, shown in (
        ("products", _shown(card.products, names.product, lang, lexicon)),
        ("partners", _shown(card.partners, names.organisation, lang, lexicon)),
    ):
        if shown:
            yield Part(say(lang, label)(shown), gap=gap)
            gap = "\n"
    yield from source_list(card.sources, lang, now)


def _head(organisation: Organisation, lang: Lang, lexicon: Lexicon) -> Markup:
    """The names in the three scripts, what it is, where it sits, whose it is."""
    known = organisation.names
    name = known.show(lang) or next(iter(known.every()), organisation.id)
    first = [script[0] for script in (known.ko, known.en, known.zh) if script]
    others = [names.tidy(other) for other in dict.fromkeys(first) if other != name]
    sort = lexicon.terms.get(organisation.is_a or "")
    place, parent = (
        _shown([key] if key else [], names.organisation, lang, lexicon)
        for key in (organisation.place, organisation.parent)
    )
    about = sort.show(lang) if sort else ""
    return say(lang, "card_head")(names.tidy(name), others, about, "".join(place), "".join(parent))


def _shown(keys: Iterable[str], show: Callable[[str, Lang, Lexicon], str], lang: Lang, lexicon: Lexicon) -> list[str]:
    """The names that `lang` has."""
    shown = []
    for key in keys:
        try:
            shown.append(show(key, lang, lexicon))
        except names.UnsaidError:
            continue
    return list(dict.fromkeys(shown))


def lines(items: Iterable[Item], sources: Iterable[Source], lang: Lang, lexicon: Lexicon, now: date) -> Iterator[Part]:
    """The items that have a line in `lang`, as `told` tells them."""
    listed = tuple(sources)
    for item in items:
        text = line(item.fact, lexicon=lexicon, lang=lang, now=now)
        if text is not None:
            yield told(item, text, listed, lang, lexicon, now)


def told(item: Item, text: Markup, sources: Iterable[Source], lang: Lang, lexicon: Lexicon, now: date) -> Part:
    """`text`, the item's line, with the numbers of its sources and what else is told of the event."""
    numbers = {source.article_id: number for number, source in enumerate(sources, 1)}
    others = (numbers.get(fact.source.article_id) for fact in item.others)
    shown = [item.number, *(number for number in others if number)][:MOST_NUMBERS]
    updates = beside.overtaken(item, lang, now)
    return Part(say(lang, "item")(text, shown, updates, _differing(item, lang, lexicon, now), item.again))


def source_list(sources: Iterable[Source], lang: Lang, now: date) -> Iterator[Part]:
    """The numbered sources, a line each."""
    for number, source in enumerate(sources, 1):
        day = dates.day(source.published, lang, now) if source.published else ""
        text = say(lang, "source")(number, _outlet(source, lang), day)
        yield Part(text, gap="\n\n" if number == 1 else "\n")


def _outlet(source: Source, lang: Lang) -> str:
    """Who published it, else its title."""
    return beside.outlet(source, lang, str(say(lang, "nameless")()))


@cache
def say(lang: Lang, part: str, among: str = "parts") -> Macro:
    """One of the macros of the language's parts."""
    macro: Any = getattr(environment().get_template(f"{lang}/{among}.j2").module, part)
    return lambda *values: Markup(str(macro(*values)).strip())  # noqa: S704 (rendered with autoescape)
