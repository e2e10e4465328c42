"""Workflows on drafts and their facts that end in a screen."""

from __future__ import annotations

import asyncio

from bot.actions.correcting import Field, PickField, PickFigure, SetCompany, SetPartner, SetProduct
from bot.actions.desk import DropFact, ShowDeskFact, ShowDraft
from bot.actions.naming import PickName
from bot.actions.reading import Action
from bot.answers import naming
from bot.asked.typed import one_line
from bot.desk import correcting, drafting, products
from bot.desk import facts as desk
from bot.desk.facts import Correction
from bot.screens import corrections as correction_screens
from bot.screens import desk as desk_screens
from bot.screens import drafts as screens
from bot.screens.base import Screen, say
from bot.screens.desk import Eye
from bot.services import Services
from briefs.model import Lang, Organisation
from storage import corrections, drafts

MOST_SUBJECTS = 4
Picked = SetCompany | SetPartner | SetProduct


async def page(services: Services, action: ShowDraft, lang: Lang) -> Screen:
    """A page of the draft, or that it is gone."""
    shown = await drafting.preview(services, action.draft)
    return screens.page(shown, action.offset, lang) if shown else gone(lang)


async def fact(services: Services, action: ShowDeskFact | DropFact, lang: Lang) -> Screen:
    """One fact of the draft or a published one, or that it is gone."""
    shown = await desk.seen(services, action.draft, action.fact)
    return desk_screens.fact(shown, action.offset, lang) if shown else desk_screens.gone(lang)


async def discard(services: Services, draft_id: int, by: int, lang: Lang, *, sure: bool) -> Screen:
    """Asks whether to delete the draft, or says that it was."""
    if sure:
        done = await drafts.discard(services.database, draft_id, now=services.clock(), by=by)
        return screens.discarded(done.article.title, lang) if done else gone(lang)
    draft = await drafts.get(services.database, draft_id)
    return screens.ask_discard(draft.article.title, draft_id, lang) if draft else gone(lang)


async def choices(services: Services, pick: PickField | PickFigure, lang: Lang) -> Screen:
    """What to choose among, or to type, for a field of a fact."""
    shown = await desk.seen(services, pick.draft, pick.fact)
    if shown is None:
        return desk_screens.gone(lang)
    if isinstance(pick, PickFigure):
        return correction_screens.ask_figure(shown, pick.at, lang)
    return correction_screens.ask(shown, pick.field, lang)


async def corrected(services: Services, draft: int, number: int, by: int, lang: Lang, work: Correction) -> Screen:
    """The fact as it stands after the correction."""
    await desk.correct(services, draft, number, by, work)
    return await fact(services, ShowDeskFact(draft, number), lang)


async def chosen(services: Services, picked: Picked, by: int, lang: Lang) -> Screen:
    """The fact with another company or product, or that the button is too old."""
    shown = await desk.seen(services, picked.draft, picked.fact)
    work = _picked(shown, picked) if shown else None
    return await corrected(services, picked.draft, picked.fact, by, lang, work) if work else say(lang, "button_old")


def _picked(shown: desk.Seen, picked: Picked) -> Correction | None:
    """The correction behind a button; None where there is nobody, or nothing, of its key."""
    if isinstance(picked, SetProduct):
        name = desk.product_of_key(shown, picked.key)
        return (lambda one, _: correcting.with_products(one, [name])) if name else None
    found = desk.of_key(shown, picked.key)
    if found is None:
        return None
    put, ids = correcting.with_subject if isinstance(picked, SetCompany) else correcting.with_others, [found.id]
    return lambda one, _: put(one, ids)


async def typed(services: Services, asked: Action, words: str, by: int, lang: Lang) -> tuple[Screen, bool]:
    """What comes of a text that answers a button, and whether it was what the button asked for."""
    if isinstance(asked, PickName):
        return await naming.typed(services, asked, words, by, lang)
    if not isinstance(asked, PickField | PickFigure):
        return say(lang, "button_old"), True
    shown = await desk.seen(services, asked.draft, asked.fact)
    if shown is None:
        return desk_screens.gone(lang), True
    try:
        work = await _meant(services, shown, asked, words)
    except correcting.UnreadableError as error:
        return await _wrong(services, asked, str(error), lang), False
    return await corrected(services, asked.draft, asked.fact, by, lang, work), True


async def _wrong(services: Services, pick: PickField | PickFigure, words: str, lang: Lang) -> Screen:
    """That it was nothing of the kind; for a company, the nearest ones."""
    near: tuple[Organisation, ...] = ()
    if isinstance(pick, PickField) and pick.field in (Field.COMPANY, Field.PARTNER):
        near = await services.nearest(one_line(words))
    return correction_screens.wrong(pick, words, near, lang)


async def history(services: Services, fact_id: int, eye: Eye) -> Screen:
    """What a published fact said before it was corrected."""
    shown = await desk.seen(services, 0, fact_id)
    versions = await corrections.versions(services.database, fact_id)
    if shown is None or not versions:
        return desk_screens.gone(eye.lang)
    return correction_screens.history(shown, versions, eye)


def gone(lang: Lang) -> Screen:
    """That the draft was published or discarded already."""
    return say(lang, "draft_gone")


async def _meant(services: Services, shown: desk.Seen, pick: PickField | PickFigure, words: str) -> Correction:
    """The correction that `words` mean. Raises UnreadableError."""
    if isinstance(pick, PickFigure):
        correcting.figure(words, shown.fact, pick.at)  # fails here, before anything is changed
        return lambda one, _: correcting.with_figure(one, pick.at, correcting.figure(words, one, pick.at))
    if pick.field is Field.DATE:
        date = correcting.moment(words, shown.look.told.source.published or shown.now)
        return lambda one, _: correcting.with_date(one, date)
    if pick.field is Field.PRODUCT:
        made = await asyncio.to_thread(products.meant, words, shown.fact, await services.reading_lexicon())
        return lambda one, _: correcting.with_products(one, made)
    named = await _named(services, shown, words)
    put = correcting.with_others if pick.field is Field.PARTNER else correcting.with_subject
    return lambda one, _: put(one, named)


async def _named(services: Services, shown: desk.Seen, words: str) -> list[str]:
    """The organisations that somebody typed the names of. Raises UnreadableError where one is unknown."""
    directory = await services.directory()
    taught = {name.casefold(): one for one in shown.companies for name in one.names.every()}
    names = [part for part in map(one_line, correcting.BETWEEN.split(words)) if part]
    found = [taught.get(name.casefold()) or directory.find(name) for name in names]
    known = [one.id for one in found if one]
    if not known or len(known) > MOST_SUBJECTS:
        raise correcting.UnreadableError(words)
    if len(known) < len(names):
        raise correcting.UnreadableError(names[found.index(None)])
    return known
