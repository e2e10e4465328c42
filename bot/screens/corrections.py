"""What an editor chooses among, or is asked to type, to correct a fact; and what it said before."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.actions.correcting import (
    DropDate,
    DropFigure,
    DropPartners,
    DropProducts,
    Field,
    PickField,
    PickFigure,
    SetCompany,
    SetKind,
    SetPartner,
    SetProduct,
    SetStatus,
    TakeBack,
)
from bot.actions.desk import ShowDeskFact
from bot.asked.keys import pair_key
from bot.desk.facts import Seen
from bot.screens.base import Button, Keyboard, Screen, label, macro, rows, text
from bot.screens.companies import name
from bot.screens.desk import Eye, cut, details, figure_of, line, product_of
from briefs.model import Kind, Lang, Organisation, Status
from briefs.writing.dates import moment
from storage.desk_values import Version

CHOSEN = "✓ "


def ask(shown: Seen, field: Field, lang: Lang) -> Screen:
    """The choices for a field of a fact."""
    made = {
        Field.KIND: _kinds,
        Field.STATUS: _statuses,
        Field.COMPANY: _companies,
        Field.PARTNER: _partners,
        Field.PRODUCT: _products,
        Field.FIGURE: _figures,
        Field.DATE: _dates,
    }[field](shown, lang)
    asked = text(lang, "correct_ask", field=field, choosing=True, figure=None, sentence=cut(shown.look.told.sentence))
    return Screen((asked,), (*made, (_cancel(shown.draft, shown.look.number, lang),)))


def ask_figure(shown: Seen, at: int, lang: Lang) -> Screen:
    """What the figure should be; one that is wrong altogether can be deleted."""
    known = shown.fact.quantities
    now = figure_of(known[at], lang, shown.lexicon) if at < len(known) else None
    sentence = cut(shown.look.told.sentence)
    asked = text(lang, "correct_ask", field=Field.FIGURE, choosing=False, figure=now, sentence=sentence)
    number = shown.look.number
    drop = macro(lang, "desk_words", "drop_figure")(now)
    delete = ((Button(drop, DropFigure(shown.draft, number, at)),),) if now else ()
    return Screen((asked,), (*delete, (_cancel(shown.draft, number, lang),)))


def wrong(pick: PickField | PickFigure, typed: str, near: Sequence[Organisation], lang: Lang) -> Screen:
    """That what was typed is nothing of the kind, and the nearest companies."""
    field = pick.field if isinstance(pick, PickField) else Field.FIGURE
    into = SetPartner if field is Field.PARTNER else SetCompany
    choices = [Button(name(one, lang), into(pick.draft, pick.fact, pair_key(one.id))) for one in near]
    said = text(lang, "correct_wrong", field=field, typed=typed, near=bool(near))
    return Screen((said,), (*rows(choices, 2), (_cancel(pick.draft, pick.fact, lang),)))


def history(shown: Seen, versions: Iterable[Version], eye: Eye) -> Screen:
    """What a published fact said before, and the ways back to it."""
    told, lang = shown.look.told, eye.lang
    listed = [
        {
            "number": one.number,
            "line": line(replace(told, fact=one.fact), shown.lexicon, lang, shown.now),
            "kind": macro(lang, "desk_words", "kind")(one.fact.kind),
            "status": macro(lang, "desk_words", "status")(one.fact.status),
            "date": moment(one.fact.date, lang, shown.now) if one.fact.date else None,
            **details(one.fact, lang, shown.lexicon),
            "at": eye.stamp(one.replaced_at, shown.now),
            "by": eye.who(one.replaced_by),
        }
        for one in versions
    ][-8:]
    words = macro(lang, "desk_words", "take_back")
    ways = [Button(words(one["number"]), TakeBack(told.id, int(str(one["number"])))) for one in listed]
    said = text(lang, "fact_history", number=told.id, versions=listed)
    return Screen((said,), (*rows(ways, 2), (Button(label(lang, "back"), ShowDeskFact(0, told.id)),)))


def _kinds(shown: Seen, lang: Lang) -> Keyboard:
    words, at = macro(lang, "desk_words", "kind"), (shown.draft, shown.look.number)
    marked = [(CHOSEN if one is shown.fact.kind else "") + words(one) for one in Kind]
    return rows([Button(label, SetKind(*at, one)) for label, one in zip(marked, Kind, strict=True)], 3)


def _statuses(shown: Seen, lang: Lang) -> Keyboard:
    words, at = macro(lang, "desk_words", "status"), (shown.draft, shown.look.number)
    marked = [(CHOSEN if one is shown.fact.status else "") + words(one) for one in Status]
    return rows([Button(label, SetStatus(*at, one)) for label, one in zip(marked, Status, strict=True)], 2)


def _companies(shown: Seen, lang: Lang) -> Keyboard:
    at = shown.draft, shown.look.number
    others = [one for one in shown.companies if (one.id,) != shown.fact.subject]
    return rows([Button(name(one, lang), SetCompany(*at, pair_key(one.id))) for one in others], 2)


def _partners(shown: Seen, lang: Lang) -> Keyboard:
    at, fact = (shown.draft, shown.look.number), shown.fact
    others = [one for one in shown.companies if (one.id,) != fact.others and one.id not in fact.subject]
    nobody = ((Button(label(lang, "no_partner"), DropPartners(*at)),),) if fact.others else ()
    return (*rows([Button(name(one, lang), SetPartner(*at, pair_key(one.id))) for one in others], 2), *nobody)


def _products(shown: Seen, lang: Lang) -> Keyboard:
    at, fact = (shown.draft, shown.look.number), shown.fact
    others = [one for one in shown.products if (one,) != fact.what]
    nothing = ((Button(label(lang, "no_product"), DropProducts(*at)),),) if fact.what else ()
    named = [Button(product_of(one, lang, shown.lexicon), SetProduct(*at, pair_key(one))) for one in others]
    return (*rows(named, 2), *nothing)


def _figures(shown: Seen, lang: Lang) -> Keyboard:
    at, known = (shown.draft, shown.look.number), shown.fact.quantities
    buttons = [Button(figure_of(one, lang, shown.lexicon), PickFigure(*at, n)) for n, one in enumerate(known)]
    return rows([*buttons, Button(label(lang, "one_more_figure"), PickFigure(*at, len(known)))], 2)


def _dates(shown: Seen, lang: Lang) -> Keyboard:
    if shown.fact.date is None:
        return ()
    return ((Button(label(lang, "no_date"), DropDate(shown.draft, shown.look.number)),),)


def _cancel(draft: int, fact: int, lang: Lang) -> Button:
    return Button(label(lang, "cancel"), ShowDeskFact(draft, fact))
