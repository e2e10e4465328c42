"""Who was told a fact that is taken back is known, until they were told so."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from storage import articles, chats, deliveries, editions, facts
from storage.deliveries import Begin, Due, Step
from storage.engine import Database
from storage.values import Added, DeliveryState
from tests.storage.samples import NOW, fact, parsed, retract
from tests.storage.test_chats import FULL

DAY = timedelta(days=1)


async def told(
    database: Database, told: list[int], corrected: list[int], *, on: int = 0, state: DeliveryState = DeliveryState.SENT
) -> None:
    """A digest of FULL's with that content, on the day `on` days later, ended so."""
    now = NOW + on * DAY
    edition = await editions.keep(database, told, corrected, now)
    await chats.save(database, replace(FULL, due_at=now), NOW)
    [claim] = await deliveries.claim(database, [Due(replace(FULL, due_at=now), now.date(), "18:30", now + DAY)], now)
    assert await deliveries.write(database, [], [Begin(claim, 0, "said", edition)], now)
    await deliveries.write(database, [Step(claim, state)], [], now)


async def taken_back(database: Database) -> list[int]:
    """Loads an article and retracts it; its facts' ids."""
    added = await articles.add(database, parsed(fact()), now=NOW)
    assert isinstance(added, Added)
    ids = [one.id for one in await facts.between(database, 0, await facts.last_id(database))]
    await retract(database, added)
    return ids


async def owed(database: Database) -> list[tuple[int, date]]:
    return [(one.fact.id, one.day) for one in await editions.owed(database, FULL.chat_id)]


async def test_what_was_told_and_is_taken_back_is_owed_until_it_was_said(database: Database) -> None:
    first, *_ = await taken_back(database)
    assert not await editions.amended(database)
    await told(database, [first], [])
    assert await editions.amended(database)
    assert await owed(database) == [(first, NOW.date())]
    await told(database, [], [first], on=1, state=DeliveryState.UNCERTAIN)
    assert await owed(database) == [(first, NOW.date())]
    await told(database, [], [first], on=2)
    assert await owed(database) == []
    await told(database, [first], [], on=3)  # it was restored, told anew and taken back again
    assert await owed(database) == [(first, (NOW + 3 * DAY).date())]


async def test_what_may_have_arrived_is_owed_too_and_what_did_not_is_not(database: Database) -> None:
    first, *_ = await taken_back(database)
    await told(database, [first], [], state=DeliveryState.FAILED)
    assert await owed(database) == []
    await told(database, [first], [], on=1, state=DeliveryState.UNCERTAIN)
    assert len(await owed(database)) == 1
    assert await editions.owed(database, 99) == ()


async def test_old_editions_are_pruned_with_what_they_told(database: Database) -> None:
    first, *_ = await taken_back(database)
    await told(database, [first], [])
    await editions.prune(database, NOW)
    assert await editions.amended(database)
    await editions.prune(database, NOW + DAY)
    assert not await editions.amended(database)
