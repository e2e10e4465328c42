"""Workflows on new names that end in a screen."""

from __future__ import annotations

from bot.actions.naming import ListNames, NameField, PickName, RefuseName
from bot.asked.keys import pair_key
from bot.desk import naming
from bot.desk.naming import Change, ProblemError
from bot.screens import desk as desk_screens
from bot.screens import naming as screens
from bot.screens.base import Screen
from bot.services import Services
from briefs.model import Lang, Organisation
from storage import names


async def listed(services: Services, page: ListNames, lang: Lang) -> Screen:
    """A page of the names that wait."""
    found = await naming.listed(services, page.draft, page.offset, screens.ON_A_PAGE + 1)
    accepted = await names.count_accepted(services.database)
    more = len(found) > screens.ON_A_PAGE
    return screens.listed(found[: screens.ON_A_PAGE], page, lang, more=more, accepted=accepted)


async def one(services: Services, draft: int, key: str, lang: Lang, problem: ProblemError | None = None) -> Screen:
    """A name as it stands, or that it no longer waits."""
    found = await naming.seen(services, draft, key)
    if found is None:
        return desk_screens.gone(lang)
    return screens.one(found, lang, await services.lexicon(), problem)


async def ask(services: Services, pick: PickName, lang: Lang) -> Screen:
    """What to choose among, or to type; that the name is gone where it no longer waits."""
    found = await naming.seen(services, pick.draft, pick.key)
    return screens.ask(pick, lang) if found else desk_screens.gone(lang)


async def changed(services: Services, draft: int, key: str, by: int, lang: Lang, work: Change) -> Screen:
    """The name as it stands after the change."""
    new = await naming.change(services, draft, key, by, work)
    return await one(services, draft, pair_key(new.id) if new else key, lang)


async def typed(services: Services, pick: PickName, words: str, by: int, lang: Lang) -> tuple[Screen, bool]:
    """The name put right by what was typed, or why it cannot be; and whether it was."""
    found = await naming.seen(services, pick.draft, pick.key)
    if found is None:
        return desk_screens.gone(lang), True
    try:
        if pick.field is NameField.KNOWN:
            return await _known(services, found, pick, words, by, lang), True
        new = await _meant(services, found.organisation, pick, words)
    except ProblemError as problem:
        return await one(services, pick.draft, pick.key, lang, problem), False
    return await changed(services, pick.draft, pick.key, by, lang, lambda _: new), True


async def _known(services: Services, found: naming.Named, pick: PickName, words: str, by: int, lang: Lang) -> Screen:
    """That the name is another spelling of somebody. Raises ProblemError."""
    known = await naming.is_known(services, pick.draft, pick.key, words, by)
    if known is None:
        return desk_screens.gone(lang)
    spelling = next(iter(found.organisation.names.every()), found.organisation.id)
    return screens.known_as(spelling, known, pick.draft, lang)


async def accepted(services: Services, draft: int, key: str, by: int, lang: Lang) -> Screen:
    """That the name is in the lexicon now, or what stands in the way."""
    try:
        done = await naming.accept(services, draft, key, by)
    except ProblemError as problem:
        return await one(services, draft, key, lang, problem)
    if done is None:
        return desk_screens.gone(lang)
    return screens.done(next(iter(done.names.every()), done.id), draft, lang, accepted=True)


async def refused(services: Services, action: RefuseName, lang: Lang) -> Screen:
    """How many facts were dropped with what is no name."""
    found = await naming.seen(services, action.draft, action.key)
    if found is None or not action.draft:
        return desk_screens.gone(lang)
    count = await naming.refuse(services, action.draft, action.key)
    name = next(iter(found.organisation.names.every()), found.organisation.id)
    return screens.done(name, action.draft, lang, accepted=False, count=count)


async def _meant(services: Services, organisation: Organisation, pick: PickName, words: str) -> Organisation:
    """The name with what was typed. Raises ProblemError."""
    if pick.field is NameField.PARENT:
        return await naming.with_parent(services, organisation, words)
    if pick.field is NameField.ID:
        known = (await services.lexicon()).organisations
        waiting = await naming.listed(services, pick.draft, limit=1000)
        return naming.identified(organisation, words, [*known, *(one.id for one in waiting)])
    new = naming.spelled(organisation, pick.field, words)
    # At once, not only where the name is accepted: a draft is published without that.
    await naming.check_spellings(services, organisation.id, getattr(new.names, naming.SCRIPTS[pick.field]))
    return new
