"""Feeds and their entries, in both databases."""

from __future__ import annotations

from datetime import date, timedelta

from storage import entries, feeds
from storage.engine import Database
from storage.entries import KEPT, NewEntry
from storage.feeds import EntryState, FeedState
from tests.storage.samples import NOW

URL = "https://news.example/feed"


def entry(key: str, state: EntryState = EntryState.WAITING) -> NewEntry:
    return NewEntry(key, f"https://news.example/{key}", "바이두", date(2025, 3, 28), state)


async def keys(database: Database) -> list[str]:
    return [one.key for one in await entries.waiting(database, NOW, 10)]


async def test_a_feed_is_kept_once_by_its_address(database: Database) -> None:
    assert await feeds.add(database, URL, "하나", now=NOW, by=7) == (1, True)
    assert await feeds.add(database, URL, "둘", now=NOW, by=8) == (1, False)
    found = await feeds.get(database, 1)
    assert found is not None
    assert (found.title, found.state, found.trusted, found.next_at) == ("하나", FeedState.ON, False, NOW)


async def test_only_feeds_that_are_on_and_due_are_read_the_longest_overdue_first(database: Database) -> None:
    for number, (minutes, on) in enumerate([(-1, True), (-9, True), (1, True), (-5, False)]):
        await feeds.add(database, f"{URL}{number}", "x", now=NOW + timedelta(minutes=minutes), on=on)
    assert [one.id for one in await feeds.due(database, NOW, 10)] == [2, 1]
    assert [one.id for one in await feeds.due(database, NOW, 1)] == [2]


async def test_a_removed_feed_is_nowhere_until_an_editor_adds_it(database: Database) -> None:
    await feeds.add(database, URL, "x", now=NOW)
    assert await feeds.change(database, 1, state=FeedState.REMOVED)
    assert not await feeds.change(database, 1, trusted=True)
    assert (await feeds.get(database, 1), await feeds.count(database)) == (None, 0)
    assert await feeds.add(database, URL, "x", now=NOW, on=False) == (1, False)
    assert await feeds.get(database, 1) is None
    assert await feeds.add(database, URL, "x", now=NOW) == (1, True)
    assert await feeds.count(database, FeedState.ON) == 1


async def test_a_feed_counts_what_became_of_its_entries(database: Database) -> None:
    await feeds.add(database, URL, "x", now=NOW)
    new = [entry("a"), entry("b", EntryState.TAKEN), entry("c", EntryState.FAILED), entry("d", EntryState.PASSED)]
    await entries.add(database, 1, new, ["a", "b", "c", "d"], NOW)
    [found] = await feeds.every(database, 10)
    assert (found.taken, found.waiting, found.failed) == (1, 1, 1)


async def test_an_entry_is_known_once_it_was_seen(database: Database) -> None:
    await feeds.add(database, URL, "x", now=NOW)
    assert not await entries.some_known(database, 1)
    await entries.add(database, 1, [entry("a")], ["a"], NOW)
    await entries.add(database, 1, [entry("a", EntryState.PASSED)], ["a"], NOW)
    assert await entries.known(database, 1, ["a", "b"]) == {"a"}
    assert await entries.some_known(database, 1)
    assert await keys(database) == ["a"]


async def test_an_entry_waits_until_it_is_closed_or_put_off(database: Database) -> None:
    await feeds.add(database, URL, "x", now=NOW)
    await entries.add(database, 1, [entry("a"), entry("b")], ["a", "b"], NOW)
    first, second = await entries.waiting(database, NOW, 10)
    await entries.close(database, first, EntryState.TAKEN)
    await entries.postpone(database, second, NOW + timedelta(hours=1))
    assert await keys(database) == []
    [again] = await entries.waiting(database, NOW + timedelta(hours=1), 10)
    assert (again.key, again.tries, again.outlet) == ("b", 1, "x")


async def test_entries_of_a_feed_that_is_off_wait_longer(database: Database) -> None:
    await feeds.add(database, URL, "x", now=NOW)
    await entries.add(database, 1, [entry("a")], ["a"], NOW)
    await feeds.change(database, 1, state=FeedState.OFF)
    assert await keys(database) == []
    await feeds.change(database, 1, state=FeedState.ON)
    assert await keys(database) == ["a"]


async def test_what_left_its_feed_long_ago_is_forgotten_unless_it_waits(database: Database) -> None:
    await feeds.add(database, URL, "x", now=NOW)
    new = [entry("a"), entry("b", EntryState.TAKEN), entry("c", EntryState.TAKEN)]
    await entries.add(database, 1, new, ["a", "b", "c"], NOW)
    await entries.add(database, 1, [], ["c"], NOW + KEPT + timedelta(days=1))
    assert await entries.known(database, 1, ["a", "b", "c"]) == {"a", "c"}


async def test_a_feed_that_moved_keeps_its_address_where_another_has_the_new_one(database: Database) -> None:
    await feeds.add(database, URL, "x", now=NOW)
    await feeds.add(database, f"{URL}2", "y", now=NOW)
    await feeds.rename(database, 1, f"{URL}2")
    await feeds.rename(database, 2, f"{URL}3")
    assert [one.url for one in await feeds.every(database, 10)] == [URL, f"{URL}3"]


async def test_whoever_added_a_feed_can_be_forgotten(database: Database) -> None:
    await feeds.add(database, URL, "x", now=NOW, by=7)
    await feeds.forget_editor(database, 7)
    assert await feeds.get(database, 1)
