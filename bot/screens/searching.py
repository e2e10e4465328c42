"""What a search found, with the words that it was for in bold, and what there is to choose where it found nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from bot.actions.reading import ListCompanies, ListTopics, SearchSources, ShowBrief, ShowCompany, ShowSearch
from bot.asked.keys import company_key
from bot.asked.wishes import wish
from bot.screens.base import Button, Keyboard, Screen, label, other, rows, text
from bot.screens.companies import name
from bot.screens.lines import numbers, turns, way_back
from briefs import writing
from briefs.finding import Query, marked, snippet
from briefs.lexicon import Lexicon
from briefs.model import Item, Lang, Organisation, Topic
from briefs.writing.dates import day
from briefs.writing.packing import plain

ON_A_PAGE = 5
LONGEST_QUOTE = 240
MOST_CARDS = 2


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits with what they were searched for."""

    typed: str
    query: Query
    items: Sequence[Item]
    total: int
    cut: bool  # whether there are more than `total`
    organisations: Sequence[Organisation]  # that the query names
    topic: Topic | None  # that it names


@dataclass(frozen=True, slots=True)
class Hit:
    """A line with its day, and its sentence where the line does not show why it was found."""

    line: Markup
    day: str
    quote: Markup | None


def results(found: Found, page: ShowSearch, *, lexicon: Lexicon, now: date) -> Screen:
    """A page of hits with its way on, its sources, the other language, and the cards of whom the query names."""
    lang = page.lang
    hits = [_hit(item, found.query, lang, lexicon, now) for item in found.items]
    message = text(lang, "search", words=found.typed, total=found.total, cut=found.cut, hits=hits)
    more = found.total > page.offset + ON_A_PAGE
    sources = SearchSources(lang, page.offset)
    translated = Button(label(lang, "other_language"), replace(page, lang=other(lang)))
    ways = [*_cards(found.organisations[:MOST_CARDS], lang), *_briefs([found.topic] if found.topic else [], lang)]
    keyboard = (
        *numbers((item.fact.id for item in found.items), lambda fact: replace(sources, fact=fact)),
        (*turns(page, size=ON_A_PAGE, more=more), Button(label(lang, "sources"), sources), translated),
        *rows(ways, 2),
    )
    return Screen((message,), keyboard)


def result_sources(typed: str, items: Sequence[Item], page: SearchSources, *, lexicon: Lexicon, now: date) -> Screen:
    """The sentences behind `items`, hits of the page; the words stand at the end, where the button back finds them."""
    foot = Markup(text(page.lang, "search_foot", words=typed).html)  # noqa: S704 (rendered with autoescape)
    messages = writing.source_messages(items, lexicon=lexicon, lang=page.lang, now=now, foot=foot)
    article = items[0].fact.source if page.fact else None
    return Screen(messages, (way_back(page.lang, ShowSearch(page.lang, page.offset), article),))


def ask_words(lang: Lang, reason: str) -> Screen:
    """What to search for; `reason` is why there was nothing to: none, empty or long."""
    return Screen((text(lang, "search_ask", reason=reason),), _lists(lang))


def nothing(typed: str, lang: Lang, organisations: Sequence[Organisation], topics: Sequence[Topic]) -> Screen:
    """That nothing was found, and what is nearest."""
    near = [*_cards(organisations, lang), *_briefs(topics, lang)]
    return Screen((text(lang, "search_nothing", words=typed, near=bool(near)),), rows(near, 2) or _lists(lang))


def _hit(item: Item, query: Query, lang: Lang, lexicon: Lexicon, now: date) -> Hit:
    told = writing.line(item.fact, lexicon=lexicon, lang=lang, now=now)
    published = item.fact.source.published
    when = day(published, lang, now) if published else ""
    if told is None:
        return Hit(_quote(item.fact.sentence, query), when, None)
    line, shows = marked(plain(told), query)
    return Hit(line, when, None if shows else _quote(item.fact.sentence, query))


def _quote(sentence: str, query: Query) -> Markup:
    """What is shown of a sentence."""
    return marked(snippet(" ".join(sentence.split()), query, LONGEST_QUOTE), query)[0]


def _cards(organisations: Sequence[Organisation], lang: Lang) -> list[Button]:
    return [Button(name(one, lang), ShowCompany(lang, company_key(one.id), fresh=True)) for one in organisations]


def _briefs(topics: Sequence[Topic], lang: Lang) -> list[Button]:
    return [
        Button(writing.topic_name(topic, lang), ShowBrief(lang, topic, wish(topic).days, fresh=True))
        for topic in topics
    ]


def _lists(lang: Lang) -> Keyboard:
    return (
        (
            Button(label(lang, "companies"), ListCompanies(lang, fresh=True)),
            Button(label(lang, "topics"), ListTopics(lang)),
        ),
    )
