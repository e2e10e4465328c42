"""A digest's pages: a briefing of what is new, with the way on, its sources and the other language."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from markupsafe import Markup

from bot.actions.reading import DigestSources, ShowBrief, ShowDigest
from bot.actions.settings import ShowSettings, Subscribe
from bot.chats.corrections import Correction
from bot.screens import when
from bot.screens.base import Button, Screen, label, other, text
from bot.screens.chosen import Shown, timing
from bot.screens.lines import behind, listed, numbers
from briefs import writing
from briefs.lexicon import Lexicon
from briefs.model import Briefing, Lang, SourcedFact
from briefs.writing import dates, packing
from briefs.writing import names as named
from briefs.writing.packing import Part
from storage.values import Chat, ChatKind, Days, Scope, Subscription

# A phone's screen, with the keyboard below: how many rows of text, and how many Latin letters wide.
ROWS, COLUMNS = 24, 40
MOST_NAMED = 3  # companies in the line above a digest that was corrected
HALVED_ROWS = 18  # where two messages share it, the keyboard of the first scrolled away


def fits(briefing: Briefing, *, lexicon: Lexicon, now: date, halved: bool) -> bool:
    """Whether the briefing fits on a phone's screen, or `halved` on half of one."""
    messages = writing.brief_messages(briefing, lexicon=lexicon, now=now)
    most = HALVED_ROWS if halved else ROWS
    return sum(_rows(line) for message in messages for line in packing.plain(message.html).split("\n")) <= most


def _rows(line: str) -> int:
    """How many rows a line takes; Hangul and Chinese take the room of two letters."""
    width = sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in line)
    return max(1, math.ceil(width / COLUMNS))


def digest(briefing: Briefing, page: ShowDigest, *, before: int | None, lexicon: Lexicon, now: date) -> Screen:
    """That page; the one before begins with line `before`, None where it is the first."""
    here = replace(page, offset=briefing.offset)
    lang = page.lang
    end = here.offset + sum(len(section.items) for section in briefing.sections)
    back = () if before is None else (Button(label(lang, "back"), replace(here, offset=before)),)
    turns = (*back, *((Button(label(lang, "more"), replace(here, offset=end)),) if briefing.more else ()))
    sources = DigestSources(lang, here.after, here.upto, here.offset)
    translated = Button(label(lang, "other_language"), replace(here, lang=other(lang)))
    chosen = Button(label(lang, "settings"), ShowSettings(fresh=True))
    keyboard = (
        *numbers(listed(briefing.sources), lambda article: replace(sources, article=article)),
        (*turns, Button(label(lang, "sources"), sources)),
        (translated, chosen),
    )
    return Screen(writing.brief_messages(briefing, lexicon=lexicon, now=now), keyboard)


def posted(briefing: Briefing, *, lexicon: Lexicon, now: date) -> Screen:
    """The digest as a channel gets it: without buttons."""
    return Screen(writing.brief_messages(briefing, lexicon=lexicon, now=now))


def corrected(corrections: Sequence[Correction], lang: Lang, *, lexicon: Lexicon, now: date) -> Screen:
    """What the chat was told and no longer stands, each line struck through; what stands instead below it."""

    def about(one: Correction) -> tuple[date, str, SourcedFact | None]:
        return one.day, writing.subject_name(one.fact, lang, lexicon), one.stands

    def line(fact: SourcedFact | None) -> Markup | None:
        return writing.line(fact, lexicon=lexicon, lang=lang, now=now) if fact else None

    parts = [Part(Markup(text(lang, "corrections").html))]  # noqa: S704 (rendered with autoescape)
    for (day, name, stands), alike in groupby(corrections, about):
        lines = [line(one.fact) for one in alike]
        values = {"ago": (now - day).days, "day": dates.day(day, lang, now), "name": name, "count": len(lines)}
        said = text(lang, "correction", lines=[one for one in lines if one], stands=line(stands), **values)
        parts.append(Part(Markup(said.html), gap="\n\n"))  # noqa: S704 (rendered with autoescape)
    return Screen(packing.pack(parts))


def amended(page: Screen | None, gone: Sequence[Correction], lang: Lang, *, lexicon: Lexicon) -> Screen:
    """A digest that went out as it stands now, below what was withdrawn and put right; None where nothing is left."""
    if not gone and page:
        return page
    said = {
        "withdrawn": _named([one for one in gone if not one.stands], lang, lexicon),
        "righted": _named([one for one in gone if one.stands], lang, lexicon),
    }
    note = Part(Markup(text(lang, "amended", **said).html))  # noqa: S704 (rendered with autoescape)
    if page is None:
        return Screen(packing.pack([note]))
    both = packing.pack([note, Part(Markup(page.messages[0].html), gap="\n\n")])  # noqa: S704 (rendered with autoescape)
    return replace(page, messages=both) if len(both) == 1 else page


def _named(gone: Sequence[Correction], lang: Lang, lexicon: Lexicon) -> dict[str, object]:
    """How many they are, and whom they are about."""
    subjects = [writing.subject_name(one.fact, lang, lexicon) for one in gone]
    names = list(dict.fromkeys(name for name in subjects if name))
    more = len(names) > MOST_NAMED or (names and "" in subjects)
    shown = ", ".join(names[:MOST_NAMED]) if more else named.listed(names, lang)
    return {"count": len(gone), "names": shown, "more": bool(more)}


def preview(shown: Shown, *, empty: bool) -> Screen:
    """When the next digest comes, above what it would say as of now; `empty` where it would say nothing."""
    chat, lang = shown.chat, shown.lang
    on, due_at = chat.subscription is Subscription.ON, chat.due_at or shown.now
    at = when.clock(due_at.astimezone(chat.schedule.timezone).time(), lang)
    said = text(lang, "preview", on=on, empty=empty, at=at, **timing(shown))
    return Screen((said,), () if on else ((Button(label(lang, "subscribe_on"), Subscribe(on=True, fresh=True)),),))


def nothing(chat: Chat, lang: Lang, newest: date | None, *, now: date) -> Screen:
    """That nothing is new, and of which day the latest news is."""
    only = chat.scope is Scope.ONLY and bool(chat.topics or chat.companies)
    said = text(
        lang,
        "digest_nothing",
        weekly=chat.schedule.days is Days.WEEKLY,
        only=only,
        newest=dates.day(newest, lang, now) if newest and not only else "",
    )
    shown = newest and not only and chat.kind is not ChatKind.CHANNEL
    return Screen((said,), ((Button(label(lang, "show"), ShowBrief(lang, fresh=True)),),) if shown else ())


def digest_sources(briefing: Briefing, page: DigestSources, *, lexicon: Lexicon, now: date) -> Screen:
    """The sentences behind that page."""
    items = [item for section in briefing.sections for item in section.items]
    close = ShowDigest(page.lang, page.after, page.upto, page.offset)
    return behind(items, page, close=close, lexicon=lexicon, now=now)
