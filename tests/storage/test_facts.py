"""Facts are found by day, topic and organisation, and retracted ones by nothing."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date, timedelta

import pytest

from briefs.model import Kind, Names, Organisation, SourcedFact, Status, Topic
from storage import articles, facts
from storage.engine import Database
from storage.values import Added
from tests.storage.samples import DAY, NOW, fact, parsed, retract


def _subjects(found: tuple[SourcedFact, ...]) -> list[str]:
    return [each.fact.subject[0] for each in found]


async def _load(db: Database, *subjects: str, day: date | None = DAY, topic: Topic = Topic.MODELS) -> Added:
    told = [fact(subject, topics=(topic,)) for subject in subjects]
    added = await articles.add(db, parsed(*told, title="·".join(subjects) + f" {day} {topic}", published=day), now=NOW)
    assert isinstance(added, Added)
    return added


async def test_newest_day_stands_alone_whatever_was_loaded_last(database: Database) -> None:
    await _load(database, "baidu")
    await _load(database, "smic", day=DAY - timedelta(days=1))
    assert _subjects(await facts.newest(database)) == ["baidu"]


async def test_days_without_news_are_not_counted(database: Database) -> None:
    await _load(database, "huawei", day=DAY - timedelta(days=90))
    await _load(database, "smic", day=DAY - timedelta(days=30))
    await _load(database, "baidu")
    assert _subjects(await facts.newest(database, days=2)) == ["baidu", "smic"]


async def test_days_of_a_topic_are_those_with_news_on_it(database: Database) -> None:
    await _load(database, "baidu")
    await _load(database, "smic", day=DAY - timedelta(days=5), topic=Topic.CHIPS)
    await _load(database, "huawei", day=DAY - timedelta(days=6), topic=Topic.CHIPS)
    assert _subjects(await facts.newest(database, topic=Topic.CHIPS)) == ["smic"]
    assert await facts.newest(database, topic=Topic.GAMES) == ()


async def test_more_important_facts_of_a_day_come_first_and_the_rest_is_cut(database: Database) -> None:
    told = (fact("minor"), fact("core", core=True), fact("other"))
    await articles.add(database, parsed(*told), now=NOW)
    assert _subjects(await facts.newest(database)) == ["core", "minor", "other"]
    assert _subjects(await facts.newest(database, limit=1)) == ["core"]


async def test_the_more_important_fact_comes_before_the_newer_day(database: Database) -> None:
    await articles.add(database, parsed(fact("old", core=True), published=DAY - timedelta(days=1)), now=NOW)
    await _load(database, "new")
    assert _subjects(await facts.newest(database, days=2)) == ["old", "new"]
    assert _subjects(await facts.newest(database, days=2, limit=1)) == ["old"]


async def test_article_without_a_date_counts_on_the_day_it_was_loaded(database: Database) -> None:
    await _load(database, "baidu")
    await _load(database, "undated", day=None)
    (found,) = await facts.newest(database)
    assert (found.fact.subject, found.source.published) == (("undated",), None)
    assert await facts.newest_day(database) == NOW.date()


async def test_nothing_loaded_means_nothing_found(database: Database) -> None:
    assert await facts.newest(database) == ()
    assert await facts.newest_day(database) is None
    assert await facts.by_ids(database, [1]) == ()
    assert await facts.organisation_counts(database) == ()


async def test_fact_is_found_by_its_id(database: Database) -> None:
    await _load(database, "baidu", "smic")
    for found in await facts.newest(database):
        assert found in await facts.by_ids(database, [found.id])


async def test_organisation_is_found_on_either_side_newest_first(database: Database) -> None:
    await articles.add(database, parsed(fact("baidu", others=("byd",)), fact("xpeng"), title="첫째"), now=NOW)
    await _load(database, "byd", day=DAY + timedelta(days=1))
    await _load(database, "byd", day=DAY - timedelta(days=1))
    found = await facts.of_organisation(database, "byd")
    assert [(each.fact.subject[0], each.source.published) for each in found] == [
        ("byd", DAY + timedelta(days=1)),
        ("baidu", DAY),
        ("byd", DAY - timedelta(days=1)),
    ]
    assert await facts.of_organisation(database, "byd", limit=2) == found[:2]


async def test_releases_are_looked_for_among_the_newest_facts(database: Database) -> None:
    await _load(database, "byd", day=DAY - timedelta(days=1))
    told = (fact("byd", kind=Kind.MARKET), fact("byd", status=Status.PLANNED), fact("byd"))
    await articles.add(database, parsed(*told, title="셋"), now=NOW)
    days = [each.source.published for each in await facts.releases(database, "byd", among=9)]
    assert days == [DAY, DAY - timedelta(days=1)]
    assert len(await facts.releases(database, "byd", among=3)) == 1
    assert await facts.releases(database, "baidu", among=9) == ()


async def test_organisation_on_both_sides_of_a_fact_is_found_once(database: Database) -> None:
    given = parsed(fact("byd", "baidu", "byd", others=("byd",), topics=(Topic.MODELS, Topic.MODELS)))
    await articles.add(database, given, now=NOW)
    (found,) = await facts.of_organisation(database, "byd")
    assert found.fact == given.facts[0]
    assert await facts.organisation_counts(database) == (("baidu", 1), ("byd", 1))


async def test_every_goes_through_all_pages_while_the_caller_writes(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "_PAGE", 2)
    await _load(database, "a", "b", "c", "d", "e")
    seen = []
    async for found in facts.every(database):
        seen.append(found.fact.subject[0])
        if len(seen) == 1:
            await _load(database, "loaded-meanwhile")
    assert seen == ["a", "b", "c", "d", "e", "loaded-meanwhile"]


async def test_counts_name_the_most_told_first(database: Database) -> None:
    await _load(database, "smic", "baidu", "smic")
    await _load(database, "huawei", topic=Topic.CHIPS)
    assert await facts.organisation_counts(database) == (("smic", 2), ("baidu", 1), ("huawei", 1))
    assert await facts.topic_counts(database) == ((Topic.MODELS, 3), (Topic.CHIPS, 1))


async def test_learned_organisations_come_back_whole(database: Database) -> None:
    names = Names(ko=("가온AI",), en=("Gaon AI",), zh=("佳音",), weak=("가온",))
    learned = Organisation("gaon-ai", names, "lab", "ai-company", "baidu", "shenzhen")
    await articles.add(database, parsed(learned=(learned,)), now=NOW)
    assert await facts.learned_organisations(database) == (learned,)


async def _rows(db: Database) -> object:
    return (await facts.timeline(db, "baidu", offset=0, limit=5)).facts


ANSWERS: dict[str, Callable[[Database], Awaitable[object]]] = {
    "by_ids": lambda db: facts.by_ids(db, [1]),
    "newest": lambda db: facts.newest(db),
    "newest of a topic": lambda db: facts.newest(db, topic=Topic.MODELS),
    "of_organisation": lambda db: facts.of_organisation(db, "baidu"),
    "timeline": lambda db: _rows(db),
    "newest_day": lambda db: facts.newest_day(db),
    "organisation_counts": lambda db: facts.organisation_counts(db),
    "topic_counts": lambda db: facts.topic_counts(db),
}


@pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
async def test_retracted_facts_are_not_told(
    database: Database, answer: Callable[[Database], Awaitable[object]]
) -> None:
    added = await _load(database, "baidu")
    assert await answer(database)
    await retract(database, added)
    assert not await answer(database)
    assert [found async for found in facts.every(database)] == []


async def test_a_timeline_goes_by_the_day_of_the_event(database: Database) -> None:
    dates = (None, "2025-03-20", "2025-03", "2024", "2024-10")
    told = [fact("huawei", date=when) for when in dates]
    plan = fact("huawei", date="2026", terms=("first-quarter",), status=Status.PLANNED)
    await articles.add(database, parsed(*told, plan), now=NOW)
    stretch = await facts.timeline(database, "huawei", offset=0, limit=10)
    placed = [(day.isoformat(), each.fact.date) for day, each in stretch.facts]
    assert placed == [
        ("2026-03-31", "2026"),
        ("2025-03-27", None),
        ("2025-03-27", "2025-03"),
        ("2025-03-20", "2025-03-20"),
        ("2024-12-31", "2024"),
        ("2024-10-31", "2024-10"),
    ]
    assert not stretch.more


async def test_a_timeline_is_read_in_stretches(database: Database) -> None:
    await articles.add(database, parsed(*[fact("huawei") for _ in range(5)]), now=NOW)
    stretch = await facts.timeline(database, "huawei", offset=2, limit=2)
    assert ([each.id for _, each in stretch.facts], stretch.more) == ([3, 4], True)
    assert not (await facts.timeline(database, "huawei", offset=3, limit=2)).more
    assert (await facts.timeline(database, "nobody", offset=0, limit=2)).facts == ()
