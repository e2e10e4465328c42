"""Workflow: a name that an article taught is looked at, put right and accepted into the lexicon, or refused.

A `draft` of 0 stands for the names that published articles taught and that wait for an editor.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.actions.naming import NameField
from bot.asked.keys import pair_key
from bot.asked.names import folded
from bot.asked.typed import one_line
from bot.desk import drafting
from bot.desk.correcting import BETWEEN
from bot.services import Services
from briefs.lexicon import load
from briefs.model import Names, Organisation
from storage import drafts, names
from storage.desk_values import Draft, DraftFact
from storage.names import Settled

MOST_SPELLINGS = 6
MOST_SETTLED = 100_000
LONGEST_NAME = 60
NOTHING = "-"  # typed for no spelling in that script
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
_LONGEST_ID = 40
Change = Callable[[Organisation], Organisation]


SCRIPTS = {NameField.KOREAN: "ko", NameField.ENGLISH: "en", NameField.CHINESE: "zh"}


class Problem(StrEnum):
    """Why something is no name, or why a name cannot be accepted."""

    BAD_ID = "bad_id"
    TAKEN_ID = "taken_id"  # the lexicon has another under it
    BAD_NAME = "bad_name"
    TAKEN_NAME = "taken_name"  # it is another's
    NO_NAME = "no_name"
    NO_PARENT = "no_parent"  # nobody is called that


class ProblemError(ValueError):
    """A problem, and of what."""

    def __init__(self, problem: Problem, of: str = "") -> None:
        self.problem, self.of = problem, of
        super().__init__(f"{problem}: {of}")


@dataclass(frozen=True, slots=True)
class Named:
    """A name that waits: who it is, a sentence that names it, and how many facts of the draft do."""

    draft: int
    organisation: Organisation
    sentence: str | None
    facts: int = 0


async def listed(services: Services, draft: int, offset: int = 0, limit: int = 20) -> tuple[Organisation, ...]:
    """The names that wait in a draft, or among those of published articles."""
    if not draft:
        return await names.waiting(services.database, limit, offset)
    shown = await drafting.preview(services, draft)
    return shown.names[offset : offset + limit] if shown else ()


async def seen(services: Services, draft: int, key: str) -> Named | None:
    """The name behind a button's key; None where it no longer waits."""
    found = next((one for one in await listed(services, draft, limit=1000) if pair_key(one.id) == key), None)
    if found is None and not draft:
        found = await _taken_back(services, key)
    if found is None:
        return None
    if not draft:
        told = await names.example(services.database, found.id)
        return Named(0, found, told.sentence if told else None)
    kept = await drafts.get(services.database, draft)
    quotes = [
        kept.article.quote(one.fact.span)
        for one in (kept.facts if kept else ())
        if kept and found.id in drafting.named(one.fact)
    ]
    return Named(draft, found, quotes[0] if quotes else None, len(quotes))


async def change(services: Services, draft: int, key: str, by: int, work: Change) -> Organisation | None:
    """Keeps what `work` makes of a name that waits; None where it is gone."""
    found = await seen(services, draft, key)
    if found is None:
        return None
    old, new = found.organisation, work(found.organisation)
    if not draft:
        return await names.change(services.database, old.id, lambda _: new, now=services.clock(), by=by)
    await drafts.change(services.database, draft, lambda kept: _with_name(kept, old.id, new))
    return new


async def accept(services: Services, draft: int, key: str, by: int) -> Organisation | None:
    """Takes a name into the lexicon; None where it no longer waits. Raises ProblemError."""
    found = await seen(services, draft, key)
    if found is None:
        return None
    new = found.organisation
    await _check(services, new)
    if not await names.accept(services.database, new, now=services.clock(), by=by):
        raise ProblemError(Problem.TAKEN_ID, new.id)
    return new


async def is_known(services: Services, draft: int, key: str, typed: str, by: int) -> Organisation | None:
    """Takes a name for another spelling of somebody whom the lexicon knows, and who it is.

    None where the name no longer waits. Raises ProblemError where nobody is called that.
    """
    found = await seen(services, draft, key)
    if found is None:
        return None
    old, known = found.organisation, (await services.directory()).find(one_line(typed))
    if known is None or known.id == old.id:
        raise ProblemError(Problem.NO_PARENT, typed)
    await names.add_spellings(services.database, known, old, now=services.clock(), by=by, waits=not draft)
    if draft:
        await drafts.change(services.database, draft, lambda kept: _without_name(kept, old.id, known.id))
    return known


async def settled(services: Services, key: str) -> Settled | None:
    """The accepted name behind a button's key, or one that was taken back; None where there is none."""
    every = await names.settled(services.database, limit=MOST_SETTLED)
    return next((one for one in every if pair_key(one.organisation.id) == key), None)


async def take_back(services: Services, key: str, by: int) -> None:
    """Takes an accepted name out of the lexicon; what was read with it stays as it is."""
    found = await settled(services, key)
    if found:
        await names.turn(services.database, found.organisation, back=False, now=services.clock(), by=by)


async def accept_again(services: Services, key: str, by: int) -> None:
    """Takes a name that was taken back into the lexicon again. Raises ProblemError."""
    found = await settled(services, key)
    if found is None or found.accepted:
        return
    await check_spellings(services, found.organisation.id, found.organisation.names.every())
    await names.turn(services.database, found.organisation, back=True, now=services.clock(), by=by)


async def _taken_back(services: Services, key: str) -> Organisation | None:
    """A name that may be put right after it was taken back; of whom the shipped lexicon has, nothing may."""
    found = await settled(services, key)
    free = found and not found.accepted and found.organisation.id not in load().organisations
    return found.organisation if found and free else None


async def refuse(services: Services, draft: int, key: str) -> int:
    """Drops the facts of a draft that name what is no name; how many."""
    found = await seen(services, draft, key)
    if found is None:
        return 0

    def dropped(one: DraftFact) -> DraftFact:
        return replace(one, dropped=one.dropped or found.organisation.id in drafting.named(one.fact))

    await drafts.change(
        services.database, draft, lambda kept: replace(kept, facts=tuple(dropped(one) for one in kept.facts))
    )
    return found.facts


def spelled(organisation: Organisation, field: NameField, typed: str) -> Organisation:
    """The name with these spellings in one script, parted by commas. Raises ProblemError."""
    parts = [part for part in map(one_line, BETWEEN.split(typed)) if part]
    spellings = () if parts == [NOTHING] else tuple(dict.fromkeys(parts))
    if len(spellings) > MOST_SPELLINGS or any(not _is_name(one) for one in spellings) or not parts:
        raise ProblemError(Problem.BAD_NAME, typed)
    return replace(organisation, names=replace(organisation.names, **{SCRIPTS[field]: spellings}))


def identified(organisation: Organisation, typed: str, taken: Sequence[str]) -> Organisation:
    """The name under another id, which is none of those `taken`. Raises ProblemError."""
    wanted = one_line(typed).lower()
    if not _ID.fullmatch(wanted) or len(wanted) > _LONGEST_ID:
        raise ProblemError(Problem.BAD_ID, typed)
    if wanted != organisation.id and wanted in taken:
        raise ProblemError(Problem.TAKEN_ID, wanted)
    return replace(organisation, id=wanted)


async def with_parent(services: Services, organisation: Organisation, typed: str) -> Organisation:
    """The name as belonging to somebody else. Raises ProblemError."""
    found = (await services.directory()).find(one_line(typed))
    if found is None or found.id == organisation.id:
        raise ProblemError(Problem.NO_PARENT, typed)
    return replace(organisation, parent=found.id)


async def check_spellings(services: Services, of: str, spellings: Sequence[str]) -> None:
    """Raises ProblemError where a spelling of the one under this id is somebody else's, names taken back aside."""
    directory, gone = await services.directory(), await names.withdrawn(services.database)
    for spelling in spellings:
        other = directory.find(spelling)
        if other and other.id != of and other.id not in gone:
            raise ProblemError(Problem.TAKEN_NAME, spelling)
    own = {folded(spelling): spelling for spelling in spellings}
    for accepted in await names.accepted(services.database):
        taken = own.keys() & set(map(folded, accepted.names.every())) if accepted.id != of else None
        if taken:
            raise ProblemError(Problem.TAKEN_NAME, own[min(taken)])


async def _check(services: Services, new: Organisation) -> None:
    """Raises ProblemError where the lexicon cannot take the name."""
    if not new.names.ko and not new.names.en:
        raise ProblemError(Problem.NO_NAME)
    if not _ID.fullmatch(new.id) or len(new.id) > _LONGEST_ID:
        raise ProblemError(Problem.BAD_ID, new.id)
    if new.id in load().organisations:
        raise ProblemError(Problem.TAKEN_ID, new.id)
    await check_spellings(services, new.id, new.names.every())


def _with_name(draft: Draft, old: str, new: Organisation) -> Draft:
    """The draft with that name put right wherever it is told of."""
    return replace(
        draft,
        facts=tuple(replace(one, fact=names.renamed(one.fact, old, new.id)) for one in draft.facts),
        companies=tuple(dict.fromkeys(new.id if one == old else one for one in draft.companies)),
        learned=tuple(new if one.id == old else one for one in draft.learned),
    )


def _without_name(draft: Draft, old: str, known: str) -> Draft:
    """The draft with somebody known in that name's place."""
    changed = _with_name(draft, old, Organisation(known, Names()))
    return replace(changed, learned=tuple(one for one in changed.learned if one.id != known))


def _is_name(spelling: str) -> bool:
    return len(spelling) <= LONGEST_NAME and any(char.isalnum() for char in spelling) and not set(spelling) & set("<>")
