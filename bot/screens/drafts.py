"""What an editor sees of an article before it is published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from markupsafe import Markup

from bot.actions.desk import DiscardDraft, DropFact, PublishDraft, ShowDraft, ShowDraftFact
from bot.drafting import Look, Preview
from bot.screens.base import Button, Keyboard, Screen, echo, label, macro, text
from briefs import writing
from briefs.lexicon import Lexicon
from briefs.model import LANGS, Lang, SourcedFact
from briefs.writing.dates import full, moment
from briefs.writing.packing import Part, pack

ON_A_PAGE = 3
MOST_BESIDE = 2  # other reports shown of a fact
MOST_NAMES = 6
LONGEST_QUOTE = 500


def page(shown: Preview, offset: int, lang: Lang) -> Screen:
    """The head and a page of facts; the first page where there are no longer so many."""
    offset = offset if offset < len(shown.looks) else 0
    looks = shown.looks[offset : offset + ON_A_PAGE]
    parts = [Part(head(shown, lang)), *(Part(fact(look, shown.lexicon, shown.now, lang), gap="\n\n") for look in looks)]
    draft = shown.draft.id
    numbers = tuple(Button(str(look.number), ShowDraftFact(draft, look.number, offset)) for look in looks)
    back = (Button(label(lang, "back"), ShowDraft(draft, max(0, offset - ON_A_PAGE))),) if offset else ()
    more = offset + ON_A_PAGE < len(shown.looks)
    on = (Button(label(lang, "more"), ShowDraft(draft, offset + ON_A_PAGE)),) if more else ()
    return Screen(pack(parts), _rows(numbers, (*back, *on), _decisions(shown, lang)))


def one(shown: Preview, look: Look, offset: int, lang: Lang) -> Screen:
    """A single fact, and what can be done about it."""
    draft = shown.draft.id
    words = label(lang, "keep_fact" if look.dropped else "drop_fact")
    turned = Button(words, DropFact(draft, look.number, on=not look.dropped, offset=offset))
    back = Button(label(lang, "back"), ShowDraft(draft, offset))
    return Screen(pack([Part(fact(look, shown.lexicon, shown.now, lang))]), ((turned,), (back,)))


def ask_discard(title: str, draft_id: int, lang: Lang) -> Screen:
    """Whether to delete it."""
    doors = (
        Button(label(lang, "discard"), DiscardDraft(draft_id, sure=True)),
        Button(label(lang, "back"), ShowDraft(draft_id)),
    )
    return Screen((text(lang, "draft_discard", title=title, done=False),), (doors,))


def discarded(title: str, lang: Lang) -> Screen:
    """That it was deleted."""
    return Screen((text(lang, "draft_discard", title=title, done=True),))


def head(shown: Preview, lang: Lang) -> Markup:
    """Title, outlet, date, language; how many facts there are, what it copies, whom nobody knew."""
    article, original = shown.draft.article, shown.original
    names = [echo(next(iter(one.names.every()), one.id)) for one in shown.names[:MOST_NAMES]]
    return _text(
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


def fact(look: Look, lexicon: Lexicon, now: date, lang: Lang) -> Markup:
    """A fact in both languages as readers would see it, with its sentence and what speaks against it."""
    told = look.told
    words = {part: macro(lang, "desk_words", part) for part in ("kind", "status", "doubt", "language")}
    return _text(
        lang,
        "draft_fact",
        number=look.number,
        dropped=look.dropped,
        corrected=look.corrected,
        doubts=[words["doubt"](doubt) for doubt in look.doubts],
        lines=[(words["language"](one), line(told, lexicon, one, now)) for one in LANGS],
        sentence=_cut(told.sentence),
        kind=words["kind"](told.fact.kind),
        status=words["status"](told.fact.status),
        date=moment(told.fact.date, lang, now) if told.fact.date else None,
        percent=round(told.fact.confidence * 100),
        conflicts=_beside(look.conflicts, lexicon, lang, now),
        repeats=_beside(look.repeats, lexicon, lang, now),
    )


def line(told: SourcedFact, lexicon: Lexicon, lang: Lang, now: date) -> Markup | None:
    """The line that readers see."""
    return writing.line(told, lexicon=lexicon, lang=lang, now=now)


def _decisions(shown: Preview, lang: Lang) -> tuple[Button, ...]:
    draft = shown.draft.id
    publish = Button(macro(lang, "desk_words", "publish")(shown.kept), PublishDraft(draft))
    return ((publish,) if shown.kept else ()) + (Button(label(lang, "discard"), DiscardDraft(draft)),)


def _beside(reports: Iterable[SourcedFact], lexicon: Lexicon, lang: Lang, now: date) -> list[tuple[Markup, str]]:
    """Other reports that have a line, each with its outlet."""
    lines = ((line(one, lexicon, lang, now), one.source.publisher or one.source.title) for one in reports)
    return [(told, echo(outlet)) for told, outlet in lines if told][:MOST_BESIDE]


def _cut(sentence: str) -> str:
    plain = " ".join(sentence.split())
    return plain if len(plain) <= LONGEST_QUOTE else plain[: LONGEST_QUOTE - 1].rstrip() + "…"


def _rows(*rows: tuple[Button, ...]) -> Keyboard:
    return tuple(row for row in rows if row)


def _text(lang: Lang, name: str, **values: object) -> Markup:
    return Markup(text(lang, name, **values).html)  # noqa: S704 (rendered with autoescape)
