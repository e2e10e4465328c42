"""Workflow: who is an editor. Those whom the settings name decide about all others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.services import Services
from storage import editors

MOST = 50  # editors whom others added


class Outcome(StrEnum):
    """What became of a wish to change who is an editor."""

    LISTED = "listed"  # nothing was to be changed
    ADDED = "added"
    REMOVED = "removed"
    ALREADY = "already"  # they were an editor before
    NAMED = "named"  # the settings name them, so that nobody can remove them here
    NOBODY = "nobody"  # they were none
    FULL = "full"
    REFUSED = "refused"  # only those whom the settings name may do it
    UNREAD = "unread"  # what was typed is no user's number


@dataclass(frozen=True, slots=True)
class Standing:
    """Who is an editor, and what became of a wish to change it."""

    owners: tuple[int, ...]  # whom the settings name
    added: tuple[int, ...]
    outcome: Outcome = Outcome.LISTED
    user_id: int = 0  # of whom the outcome tells


async def listed(services: Services, outcome: Outcome = Outcome.LISTED, user_id: int = 0) -> Standing:
    """Who is an editor now."""
    added = await editors.every(services.database)
    return Standing(tuple(sorted(services.settings.admin_ids)), added, outcome, user_id)


async def add(services: Services, user_id: int, by: int) -> Standing:
    """Makes somebody an editor, where `by` may."""
    if by not in services.settings.admin_ids:
        return await listed(services, Outcome.REFUSED, user_id)
    if user_id in services.settings.admin_ids:
        return await listed(services, Outcome.ALREADY, user_id)
    known = await editors.every(services.database)
    if user_id not in known and len(known) >= MOST:
        return await listed(services, Outcome.FULL, user_id)
    done = await editors.add(services.database, user_id, now=services.clock(), by=by)
    return await listed(services, Outcome.ADDED if done else Outcome.ALREADY, user_id)


async def remove(services: Services, user_id: int, by: int) -> Standing:
    """Makes somebody an editor no more, where `by` may."""
    if by not in services.settings.admin_ids:
        return await listed(services, Outcome.REFUSED, user_id)
    if user_id in services.settings.admin_ids:
        return await listed(services, Outcome.NAMED, user_id)
    done = await editors.remove(services.database, user_id, now=services.clock(), by=by)
    return await listed(services, Outcome.REMOVED if done else Outcome.NOBODY, user_id)
