"""What somebody can share in any chat: briefings, company cards and single facts, each with a link behind it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.actions import deep_links
from bot.asked.keys import company_key
from bot.screens.base import Keyboard, Link, label, macro, text
from bot.screens.companies import name
from briefs import writing
from briefs.lexicon import Lexicon
from briefs.lexicon.outlets import outlet
from briefs.model import Briefing, Card, Item, Lang, Message, SourcedFact, Topic
from briefs.writing import topic_name
from briefs.writing.dates import day
from briefs.writing.packing import plain

LONGEST_TITLE, LONGEST_DESCRIPTION = 80, 120


@dataclass(frozen=True, slots=True)
class Share:
    """One result: what stands in the list, and the message that it becomes."""

    id: str  # at most 64 bytes, its own within a page; Bot API, InlineQueryResultArticle
    title: str
    description: str
    message: Message
    keyboard: Keyboard


@dataclass(frozen=True, slots=True)
class SharePage:
    """Results, where the next ones begin (empty on the last page), and the button above them."""

    shares: tuple[Share, ...]
    next_offset: str
    door: str
    payload: str


def brief(briefing: Briefing, topic: Topic | None, *, username: str, lexicon: Lexicon, now: date) -> Share:
    """A briefing, of everything or of a topic."""
    lang = briefing.lang
    title = macro(lang, "choices", "brief")(*([topic_name(topic, lang)] if topic else []))
    first = next((item.fact for section in briefing.sections for item in section.items), None)
    payload = deep_links.topic(topic) if topic else deep_links.SUBSCRIBE
    opens = label(lang, "open_topic") if topic else label(lang, "get_daily")
    message = writing.brief_messages(briefing, lexicon=lexicon, now=now)[0]
    return Share(
        f"b:{topic or ''}:{lang}", title, _line(first, lang, lexicon, now), message, _door(opens, username, payload)
    )


def company(card: Card, *, username: str, lexicon: Lexicon, now: date) -> Share:
    """A company's card."""
    lang, key = card.lang, company_key(card.organisation.id)
    shown = name(card.organisation, lang)
    first = card.items[0].fact if card.items else None
    message = writing.card_messages(card, lexicon=lexicon, now=now)[0]
    opens = macro(lang, "choices", "company")(shown)
    door = _door(opens, username, deep_links.company(key))
    return Share(f"c:{key}:{lang}"[:64], _cut(shown, LONGEST_TITLE), _line(first, lang, lexicon, now), message, door)


def fact(item: Item, lang: Lang, *, username: str, lexicon: Lexicon, now: date) -> Share | None:
    """A single fact with its sentence; None where it has no line in `lang`."""
    line = writing.line(item.fact, lexicon=lexicon, lang=lang, now=now)
    if line is None:
        return None
    source = item.fact.source
    about = " · ".join(
        [*([outlet(source.publisher, lang)] if source.publisher else []), *_day(source.published, lang, now)]
    )
    message = text(lang, "shared_fact", line=line, quote=writing.quote(item.fact, lang))
    door = _door(label(lang, "sources"), username, deep_links.fact(item.fact.id))
    title = _cut(plain(line), LONGEST_TITLE)
    return Share(f"f:{item.fact.id}:{lang}", title, _cut(about, LONGEST_DESCRIPTION), message, door)


def page(shares: list[Share], next_offset: str, lang: Lang, *, found: bool) -> SharePage:
    """The results under a button that opens the bot, which says so where nothing was found."""
    door = label(lang, "open_bot") if found else label(lang, "open_bot_instead")
    return SharePage(tuple(shares), next_offset, door, deep_links.WELCOME)


def _door(opens: str, username: str, payload: str) -> Keyboard:
    return ((Link(opens, deep_links.address(username, payload)),),)


def _line(found: SourcedFact | None, lang: Lang, lexicon: Lexicon, now: date) -> str:
    line = writing.line(found, lexicon=lexicon, lang=lang, now=now) if found else None
    return _cut(plain(line), LONGEST_DESCRIPTION) if line else ""


def _day(published: date | None, lang: Lang, now: date) -> list[str]:
    return [day(published, lang, now)] if published else []


def _cut(words: str, longest: int) -> str:
    return words if len(words) <= longest else words[: longest - 1].rstrip() + "…"
