"""A digest's pages: a briefing of what is new, with the way on, its sources and the other language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.actions.choices import ShowSettings
from bot.actions.reading import DigestSources, ShowDigest
from bot.screens.base import Button, Screen, label, other
from bot.screens.lines import behind, listed, numbers
from briefs import writing
from briefs.lexicon import Lexicon
from briefs.model import Briefing


def digest(briefing: Briefing, page: ShowDigest, *, size: int, lexicon: Lexicon, now: date) -> Screen:
    """That page; `size` is how many lines stand on one."""
    here = replace(page, offset=briefing.offset)
    lang = page.lang
    back = Button(label(lang, "back"), replace(here, offset=max(0, here.offset - size)))
    on = Button(label(lang, "more"), replace(here, offset=here.offset + size))
    turns = ((back,) if here.offset else ()) + ((on,) if briefing.more else ())
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


def digest_sources(briefing: Briefing, page: DigestSources, *, lexicon: Lexicon, now: date) -> Screen:
    """The sentences behind that page."""
    items = [item for section in briefing.sections for item in section.items]
    close = ShowDigest(page.lang, page.after, page.upto, page.offset)
    return behind(items, page, close=close, lexicon=lexicon, now=now)
