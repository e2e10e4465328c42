"""What became of an article that an editor sent."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from bot.actions.desk import ShowArticle
from bot.actions.reading import ShowBrief
from bot.desk.editing import Duplicate, Loaded, Published, Refused
from bot.screens.base import Button, Screen, label, say, text
from briefs import writing
from briefs.lexicon import Lexicon
from briefs.model import Lang

SHOWN = 3


def outcome(result: Published, lang: Lang, *, lexicon: Lexicon, now: date) -> Screen:
    """What became of an article, with its first lines where it was taken in."""
    if isinstance(result, Refused):
        return say(lang, "load_refused", reason=result.reason)
    if isinstance(result, Duplicate):
        values = {"article_id": result.article_id, "title": result.title, "retracted": result.retracted}
        return Screen((text(lang, "load_duplicate", **values),), ((_to_article(result.article_id, lang),),))
    lines = first_lines(result, lang, lexicon=lexicon, now=now)
    values = {"title": result.title, "article_id": result.article_id, "count": len(result.facts), "lines": lines}
    doors = (
        Button(label(lang, "latest"), ShowBrief(lang, fresh=True)),
        _to_article(result.article_id, lang),
    )
    return Screen((text(lang, "load_done", **values),), (doors,))


def _to_article(article_id: int, lang: Lang) -> Button:
    return Button(label(lang, "to_article"), ShowArticle(article_id, fresh=True))


def first_lines(loaded: Loaded, lang: Lang, *, lexicon: Lexicon, now: date) -> list[Markup]:
    """The most important facts that have a line in `lang`."""
    lines = (writing.line(fact, lexicon=lexicon, lang=lang, now=now) for fact in loaded.facts)
    return [line for line in lines if line][:SHOWN]
