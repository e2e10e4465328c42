"""Workflows on kept articles that end in a screen: lists, retraction, and who did what."""

from __future__ import annotations

import re

from bot.actions.desk import ListArticles, RetractFact, Shelf, ShowArticle, ShowAudit, ShowDeskFact
from bot.answers import desk
from bot.screens import articles as screens
from bot.screens import desk as desk_screens
from bot.screens.base import Screen, echo
from bot.screens.desk import Eye
from bot.services import Services
from briefs.model import Lang
from storage import articles, audit, corrections, drafts, retractions
from storage.values import State

_STATES = {Shelf.PUBLISHED: State.PUBLISHED, Shelf.RETRACTED: State.RETRACTED}
_ID = re.compile(r"(?P<fact>[fF][_ -]?|fact |사실 ?)?#?(?P<number>[1-9]\d{0,8})번?", re.ASCII)


async def listed(services: Services, page: ListArticles, words: str, lang: Lang) -> Screen:
    """A page of a shelf, of articles with `words` in title or outlet; the first where there are no longer so many."""
    db, size, words = services.database, screens.ON_A_PAGE, echo(words)
    counts = {shelf: await articles.count(db, state, words) for shelf, state in _STATES.items()}
    counts[Shelf.DRAFTS] = await drafts.count(db, words)
    if page.offset >= counts[page.shelf]:
        page = ListArticles(page.shelf)
    if page.shelf is Shelf.DRAFTS:
        waiting = await drafts.latest(db, size, page.offset, words)
        return screens.listed(waiting, page, words, counts, lang, services.today())
    found = await articles.latest(db, size, page.offset, _STATES[page.shelf], words)
    return screens.listed(found, page, words, counts, lang, services.today())


async def fullest(services: Services, words: str) -> ListArticles:
    """The shelf to open first: what waits, where something does."""
    waiting = await drafts.count(services.database, echo(words))
    return ListArticles(Shelf.DRAFTS if waiting else Shelf.PUBLISHED)


async def article(services: Services, action: ShowArticle, eye: Eye) -> Screen:
    """An article with a page of its facts, or that there is none."""
    kept = await articles.get(services.database, action.article)
    if kept is None:
        return desk_screens.gone(eye.lang)
    facts = await corrections.of_article(services.database, action.article)
    lexicon = await services.lexicon()
    return screens.article(kept, facts, action.offset, eye, lexicon=lexicon, now=services.today())


async def turn_article(services: Services, article_id: int, eye: Eye, *, back: bool) -> Screen:
    """The article as it stands, taken from the readers or brought back to them."""
    turn = retractions.restore_article if back else retractions.retract_article
    await turn(services.database, article_id, now=services.clock(), by=eye.user_id)
    return await article(services, ShowArticle(article_id), eye)


async def turn_fact(services: Services, action: RetractFact, eye: Eye) -> Screen:
    """The same with a single fact."""
    turn = retractions.restore_fact if action.back else retractions.retract_fact
    await turn(services.database, action.fact, now=services.clock(), by=eye.user_id)
    return await desk.fact(services, ShowDeskFact(0, action.fact), eye.lang)


async def retract(services: Services, typed: str, eye: Eye) -> Screen:
    """Retracts what the number names, an article or with an F before it a fact; else says how to name one."""
    match = _ID.fullmatch(typed.strip())
    number = int(match["number"]) if match else 0
    if match and match["fact"] and await corrections.get(services.database, number):
        return await turn_fact(services, RetractFact(number), eye)
    if match and not match["fact"] and await articles.get(services.database, number):
        return await turn_article(services, number, eye, back=False)
    return screens.ask_what(typed, eye.lang)


async def who_did_what(services: Services, page: ShowAudit, eye: Eye) -> Screen:
    """A page of what was done last."""
    size = screens.ENTRIES_ON_A_PAGE
    entries = await audit.latest(services.database, size + 1, page.offset)
    return screens.audit(entries[:size], page, eye, more=len(entries) > size, now=services.today())
