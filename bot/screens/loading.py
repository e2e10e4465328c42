"""How far the reading of several articles is, and what became of them."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from bot.actions.desk import ListArticles, Shelf, ShowDraft
from bot.desk.editing import Drafted, Duplicate, LoadOutcome, Refused
from bot.screens.base import Button, Screen, echo, label, rows, say, text
from briefs.model import Lang
from storage.desk_values import DraftSummary

MOST_LINES = 25
MOST_BUTTONS = 10
MOST_BROUGHT = 5
ON_BUTTON = 40  # characters


def progress(done: int, total: int, lang: Lang) -> Screen:
    """That it is being read; of several, how many are done."""
    return say(lang, "load_reading", done=done, total=total)


def summary(outcomes: Sequence[LoadOutcome], lang: Lang) -> Screen:
    """A line for each, those that failed first: an editor has to do something about them."""
    failed = [one for one in outcomes if isinstance(one, Refused)]
    others = [one for one in outcomes if not isinstance(one, Refused)]
    drafted = [one for one in others if isinstance(one, Drafted)]
    lines = [_line(one, lang) for one in (*failed, *others)]
    values = {
        "read": len(drafted),
        "total": len(outcomes),
        "lines": lines[:MOST_LINES],
        "more": max(0, len(lines) - MOST_LINES),
    }
    buttons = [Button(shorten(one.title), ShowDraft(one.draft_id, fresh=True)) for one in drafted[:MOST_BUTTONS]]
    return Screen((text(lang, "load_batch", **values),), rows(buttons, 1))


def brought(newest: Sequence[DraftSummary], count: int, lang: Lang) -> Screen:
    """That feeds brought so many articles, the newest of them, and the ways to each and to all."""
    articles = [
        {"number": number, "title": one.title, "outlet": echo(one.publisher) if one.publisher else None}
        for number, one in enumerate(newest, 1)
    ]
    opening = tuple(Button(str(n), ShowDraft(one.id, fresh=True)) for n, one in enumerate(newest, 1))
    every = (Button(label(lang, "articles"), ListArticles(Shelf.DRAFTS, fresh=True)),)
    return Screen((text(lang, "brought", articles=articles, count=count),), (opening, every))


def shorten(title: str) -> str:
    """A title as a button shows it."""
    return title if len(title) <= ON_BUTTON else title[: ON_BUTTON - 1].rstrip() + "…"


def _line(one: LoadOutcome, lang: Lang) -> Markup:
    if isinstance(one, Refused):
        why = Markup(text(lang, "load_refused", reason=one.reason).html)  # noqa: S704 (rendered with autoescape)
        return _worded(lang, "refused", name=one.name, why=why)
    if isinstance(one, Duplicate):
        return _worded(lang, "duplicate", article_id=one.article_id, title=one.title, retracted=one.retracted)
    return _worded(lang, "read", title=one.title)


def _worded(lang: Lang, kind: str, **values: object) -> Markup:
    return Markup(text(lang, "load_line", kind=kind, **values).html)  # noqa: S704 (rendered with autoescape)
