"""Which digests fall behind what editors did since, on either database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from storage import amendments, articles, audit, chats, corrections, deliveries, editions, facts, retractions
from storage.amendments import Edited, Outdated
from storage.deliveries import Begin, Due, Step
from storage.engine import Database
from storage.schema_digests import digest_edits
from storage.values import Added, DeliveryState
from tests.storage.samples import NOW, fact, parsed
from tests.storage.test_chats import FULL

DAY = timedelta(days=1)


async def told(database: Database, state: DeliveryState = DeliveryState.SENT, acts: int | None = None) -> list[int]:
    """A digest of FULL's with the facts of an article; their ids."""
    added = await articles.add(database, parsed(fact(), fact("smic")), now=NOW)
    assert isinstance(added, Added)
    ids = [one.id for one in await facts.between(database, 0, await facts.last_id(database))]
    acts = await audit.last_id(database) if acts is None else acts
    edition = await editions.keep(database, ids[:1], ids[1:], NOW, acts=acts)
    due = replace(FULL, due_at=NOW)
    await chats.save(database, due, NOW)
    [claim] = await deliveries.claim(database, [Due(due, NOW.date(), "18:30", NOW + DAY)], NOW)
    assert await deliveries.write(database, [], [Begin(claim, 0, "said", edition)], NOW)
    await deliveries.write(database, [Step(claim, state, (7, 8))], [], NOW)
    return ids


async def behind(database: Database, hours: int = 1) -> tuple[Outdated, ...]:
    return await amendments.outdated(database, NOW + timedelta(hours=hours) - 2 * DAY)


async def test_a_digest_falls_behind_what_is_done_to_what_it_told(database: Database) -> None:
    first, second = await told(database)
    assert await behind(database) == ()
    await retractions.retract_fact(database, second, now=NOW, by=None)  # of this one it told that it stands no longer
    assert await behind(database) == ()
    await retractions.retract_fact(database, first, now=NOW, by=None)
    [one] = await behind(database)
    assert (one.chat_id, one.message_ids, one.upto) == (FULL.chat_id, (7, 8), await audit.last_id(database))
    assert await amendments.outdated(database, NOW - DAY, after=one.delivery_id) == ()
    assert await behind(database, hours=49) == ()


async def test_it_has_caught_up_until_something_more_is_done(database: Database) -> None:
    first, _ = await told(database)
    await retractions.retract_fact(database, first, now=NOW, by=None)
    for tries in range(3):
        [one] = await behind(database)
        assert one.tries == tries
        await amendments.note(database, one, Edited.UNKNOWN, last=False)
    await amendments.note(database, one, Edited.EDITED)
    assert await behind(database) == ()
    await retractions.restore_fact(database, first, now=NOW, by=None)
    [one] = await behind(database)
    assert (one.tries, one.edited) == (0, True)
    await corrections.correct(database, first, lambda old: old, now=NOW, by=None)  # which is no correction
    [again] = await behind(database)
    assert again == one


async def test_an_article_that_is_taken_back_takes_its_facts_with_it(database: Database) -> None:
    await told(database)
    await retractions.retract_article(database, 1, now=NOW, by=None)
    assert len(await behind(database)) == 1


async def test_what_was_made_after_it_or_did_not_arrive_is_not_behind(database: Database) -> None:
    first, _ = await told(database, acts=99)
    await retractions.retract_fact(database, first, now=NOW, by=None)
    assert await behind(database) == ()


async def test_a_digest_that_was_refused_is_not_behind(database: Database) -> None:
    first, _ = await told(database, DeliveryState.FAILED)
    await retractions.retract_fact(database, first, now=NOW, by=None)
    assert await behind(database) == ()


async def test_what_became_of_a_digest_goes_with_its_chat(database: Database) -> None:
    first, _ = await told(database)
    await retractions.retract_fact(database, first, now=NOW, by=None)
    [one] = await behind(database)
    await amendments.note(database, one, Edited.EDITED)
    await chats.forget(database, FULL.chat_id)
    assert await database.rows(select(digest_edits)) == []
    await amendments.note(database, one, Edited.EDITED)
    assert await database.rows(select(digest_edits)) == []
