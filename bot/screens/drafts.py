"""What an editor sees of an article before it is published."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from bot.actions.desk import DiscardDraft, PublishDraft, ShowDeskFact, ShowDraft
from bot.actions.naming import ListNames
from bot.desk.drafting import Preview
from bot.screens.base import Button, Screen, echo, label, macro, paging, text
from bot.screens.desk import html, lines
from briefs.model import Lang
from briefs.writing.dates import full
from briefs.writing.packing import Part, pack

ON_A_PAGE = 3
MOST_NAMES = 6


def page(shown: Preview, offset: int, lang: Lang) -> Screen:
    """The head and a page of facts; the first page where there are no longer so many."""
    offset = offset if offset < len(shown.looks) else 0
    looks = shown.looks[offset : offset + ON_A_PAGE]
    told = (lines(look, shown.lexicon, shown.now, lang, kept=False) for look in looks)
    parts = [Part(head(shown, lang)), *(Part(one, gap="\n\n") for one in told)]
    draft = shown.draft.id
    numbers = tuple(Button(str(look.number), ShowDeskFact(draft, look.number, offset)) for look in looks)
    more = offset + ON_A_PAGE < len(shown.looks)
    turned = paging(offset, partial(ShowDraft, draft), lang, size=ON_A_PAGE, more=more)
    count = len(shown.names)
    names = (Button(macro(lang, "desk_words", "names")(count), ListNames(draft)),) if count else ()
    rows = numbers, turned, names, _decisions(shown, lang)
    return Screen(pack(parts), tuple(row for row in rows if row))


def ask_discard(title: str, draft_id: int, lang: Lang) -> Screen:
    """Whether to delete it."""
    sure = Button(label(lang, "discard"), DiscardDraft(draft_id, sure=True))
    back = Button(label(lang, "back"), ShowDraft(draft_id))
    return Screen((text(lang, "draft_discard", title=title, done=False),), ((sure, back),))


def discarded(title: str, lang: Lang) -> Screen:
    """That it was deleted."""
    return Screen((text(lang, "draft_discard", title=title, done=True),))


def head(shown: Preview, lang: Lang) -> Markup:
    """Title, outlet, date, language; how many facts there are, what it copies, whom nobody knew."""
    article, original = shown.draft.article, shown.original
    names = [echo(next(iter(one.names.every()), one.id)) for one in shown.names[:MOST_NAMES]]
    return html(
        lang,
        "draft_head",
        title=article.title,
        outlet=echo(article.publisher) if article.publisher else None,
        day=full(article.published, lang) if article.published else None,
        language=macro(lang, "desk_words", "language")(article.lang),
        found=len(shown.looks),
        kept=shown.kept,
        doubtful=shown.doubtful,
        original=original,
        percent=round(original.likeness * 100) if original else 0,
        names=names + (["…"] if len(shown.names) > MOST_NAMES else []),
    )


def _decisions(shown: Preview, lang: Lang) -> tuple[Button, ...]:
    draft = shown.draft.id
    publish = Button(macro(lang, "desk_words", "publish")(shown.kept), PublishDraft(draft))
    return ((publish,) if shown.kept else ()) + (Button(label(lang, "discard"), DiscardDraft(draft)),)
