"""Lists of articles, an article with its facts, and who did what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from markupsafe import Markup

from bot.actions.desk import ListArticles, RetractArticle, Shelf, ShowArticle, ShowAudit, ShowDeskFact, ShowDraft
from bot.desk.facts import look_of
from bot.screens.base import Button, Screen, echo, label, macro, paging, rows, say, text
from bot.screens.desk import Eye, html, lines
from briefs.lexicon import Lexicon
from briefs.model import Lang
from briefs.writing.dates import day, full
from briefs.writing.packing import Part, pack
from storage import corrections
from storage.desk_values import DraftSummary, Entry, KeptFact
from storage.values import ArticleSummary, State, StoredArticle

ON_A_PAGE = 8
FACTS_ON_A_PAGE = 3
ENTRIES_ON_A_PAGE = 10


def listed(
    found: Sequence[ArticleSummary | DraftSummary],
    page: ListArticles,
    words: str,
    counts: Mapping[Shelf, int],
    lang: Lang,
    now: date,
) -> Screen:
    """A page of a shelf, with `words` in their titles or outlets; above, the ways to the other shelves."""
    articles = [
        {
            "number": number,
            "id": one.id,
            "title": one.title,
            "outlet": echo(one.publisher) if one.publisher else None,
            "day": day(one.published, lang, now) if one.published else None,
        }
        for number, one in enumerate(found, 1)
    ]
    open_ = [
        Button(str(n), ShowDraft(one.id, fresh=True) if page.shelf is Shelf.DRAFTS else ShowArticle(one.id, fresh=True))
        for n, one in enumerate(found, 1)
    ]
    name = macro(lang, "desk_words", "shelf")
    shelves = tuple(Button(name(one, counts[one]), ListArticles(one)) for one in Shelf if one is not page.shelf)
    more = page.offset + ON_A_PAGE < counts[page.shelf]
    turned = paging(page.offset, partial(ListArticles, page.shelf), lang, size=ON_A_PAGE, more=more)
    audit = Button(label(lang, "audit"), ShowAudit(fresh=True))
    keyboard = (*rows(open_, ON_A_PAGE), *((turned,) if turned else ()), shelves, (audit,))
    return Screen((text(lang, "articles", words=words, shelf=page.shelf, articles=articles),), keyboard)


def article(
    kept: StoredArticle, facts: Sequence[KeptFact], offset: int, eye: Eye, *, lexicon: Lexicon, now: date
) -> Screen:
    """An article with a page of its facts, and what can be done about them."""
    lang = eye.lang
    offset = offset if offset < len(facts) else 0
    shown = [look_of(one, lexicon, now) for one in facts[offset : offset + FACTS_ON_A_PAGE]]
    told = (lines(look, lexicon, now, lang, kept=True) for look in shown)
    parts = [Part(_head(kept, facts, eye, now)), *(Part(one, gap="\n\n") for one in told)]
    numbers = [Button(f"F{look.number}", ShowDeskFact(0, look.number)) for look in shown]
    more = offset + FACTS_ON_A_PAGE < len(facts)
    turned = paging(offset, partial(ShowArticle, kept.id), lang, size=FACTS_ON_A_PAGE, more=more)
    retracted = kept.state is State.RETRACTED
    words = label(lang, "restore_article" if retracted else "retract_article")
    turn = Button(words, RetractArticle(kept.id, back=retracted))
    shelf = Button(label(lang, "articles"), ListArticles(Shelf.RETRACTED if retracted else Shelf.PUBLISHED))
    keyboard = (*rows(numbers, 3), *((turned,) if turned else ()), (turn,), (shelf,))
    return Screen(pack(parts), keyboard)


def ask_what(typed: str, lang: Lang) -> Screen:
    """Which article or fact?"""
    return say(lang, "retract_ask", typed=typed)


def audit(entries: Sequence[Entry], page: ShowAudit, eye: Eye, *, more: bool, now: date) -> Screen:
    """A page of who did what when."""
    lang = eye.lang
    shown = [
        {
            "at": eye.stamp(one.at, now),
            "by": eye.who(one.by),
            "act": one.act,
            "article_id": one.article_id,
            "fact_id": one.fact_id,
            "changes": [
                macro(lang, "desk_words", "changed")(name) for name in one.detail if name in corrections.FIELDS
            ],
            "itself": "itself" in one.detail,
            "note": echo(str(one.detail.get("title") or one.detail.get("name") or one.detail.get("editor") or "")),
        }
        for one in entries
    ]
    turned = paging(page.offset, ShowAudit, lang, size=ENTRIES_ON_A_PAGE, more=more)
    return Screen((text(lang, "audit", entries=shown),), (turned,) if turned else ())


def _head(kept: StoredArticle, facts: Sequence[KeptFact], eye: Eye, now: date) -> Markup:
    a, lang = kept.article, eye.lang
    return html(
        lang,
        "article_head",
        title=a.title,
        article_id=kept.id,
        outlet=echo(a.publisher) if a.publisher else None,
        day=full(a.published, lang) if a.published else None,
        retracted=kept.state is State.RETRACTED,
        count=len(facts),
        gone=sum(one.state is State.RETRACTED for one in facts),
        at=eye.stamp(kept.loaded_at, now),
        by=eye.who(kept.loaded_by),
    )
