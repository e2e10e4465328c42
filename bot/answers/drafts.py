"""Workflows on drafts that end in a screen."""

from __future__ import annotations

from bot import drafting
from bot.actions.desk import DropFact, ShowDraft, ShowDraftFact
from bot.screens import drafts as screens
from bot.screens.base import Screen, say
from bot.services import Services
from briefs.model import Lang
from storage import drafts


async def page(services: Services, action: ShowDraft, lang: Lang) -> Screen:
    """A page of the draft, or that it is gone."""
    shown = await drafting.preview(services, action.draft)
    return screens.page(shown, action.offset, lang) if shown else gone(lang)


async def fact(services: Services, action: ShowDraftFact | DropFact, lang: Lang) -> Screen:
    """One fact of the draft, or that it is gone."""
    shown = await drafting.preview(services, action.draft)
    look = next((one for one in shown.looks if one.number == action.fact), None) if shown else None
    return screens.one(shown, look, action.offset, lang) if shown and look else gone(lang)


async def discard(services: Services, draft_id: int, by: int, lang: Lang, *, sure: bool) -> Screen:
    """Asks whether to delete the draft, or says that it was."""
    if sure:
        done = await drafts.discard(services.database, draft_id, now=services.clock(), by=by)
        return screens.discarded(done.article.title, lang) if done else gone(lang)
    draft = await drafts.get(services.database, draft_id)
    return screens.ask_discard(draft.article.title, draft_id, lang) if draft else gone(lang)


def gone(lang: Lang) -> Screen:
    """That the draft was published or discarded already."""
    return say(lang, "draft_gone")
