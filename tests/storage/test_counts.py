"""Counts follow the news: what is loaded, joined and retracted; whoever keeps something in memory learns of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from sqlalchemy import text

from briefs.model import Fact, Kind, Names, Organisation, Quantity, Role, Span, Status, Topic, Unit
from storage import articles, counts, facts, migrate, retractions
from storage.engine import Database, sync_engine
from storage.values import Added, State
from tests.storage.samples import DAY, NOW, fact, parsed, retract


def plan(amount: int, *others: Quantity, **fields: object) -> Fact:
    """Alibaba plans to invest so many billion yuan."""
    money = Quantity(Decimal(amount * 10**9), Unit.CNY, Span(0, 1))
    told = fact("alibaba", kind=Kind.INVESTMENT, action="invest", terms=("cloud",), status=Status.PLANNED)
    return replace(told, quantities=(money, *others), topics=(Topic.CLOUD,), **fields)  # type: ignore[arg-type]


async def load(database: Database, title: str, *told: Fact, days: int = 0) -> Added:
    added = await articles.add(database, parsed(*told, title=title, published=DAY + timedelta(days)), now=NOW)
    assert isinstance(added, Added)
    return added


async def counted_anew(database: Database) -> tuple[object, object]:
    """The counts as they are after counting everything, which must be as they were."""
    before = await facts.organisation_counts(database), await facts.topic_counts(database)
    async with database.begin() as connection:
        await connection.run_sync(counts.recount)
    after = await facts.organisation_counts(database), await facts.topic_counts(database)
    assert before == after
    return after


@pytest.mark.parametrize("order", list(permutations("가나다라")), ids="".join)
async def test_joining_events_takes_from_the_counts_whatever_the_order(
    database: Database, order: tuple[str, ...]
) -> None:
    raised = Quantity(Decimal(480 * 10**9), Unit.CNY, Span(2, 3), Role.TO)
    before = Quantity(Decimal(380 * 10**9), Unit.CNY, Span(3, 4), Role.FROM)
    joining = replace(plan(380), quantities=(before, raised))
    told = {"가": (plan(380),), "나": (plan(480), fact("baidu")), "다": (joining,), "라": (fact("baidu", "smic"),)}
    for title in order:
        await load(database, title, *told[title], days={"나": 31, "다": 30}.get(title, 0))
    found, topics = await counted_anew(database)
    assert dict(found)["alibaba"] == 1  # type: ignore[call-overload]
    assert topics == ((Topic.CLOUD, 1),)


async def test_an_event_counts_until_its_last_report_is_retracted(database: Database) -> None:
    first, second = await load(database, "가", plan(380)), await load(database, "나", plan(380))
    await retract(database, first)
    assert await counted_anew(database) == ((("alibaba", 1),), ((Topic.CLOUD, 1),))
    await retract(database, second)
    assert await counted_anew(database) == ((), ())


async def test_retracting_says_which_article_it_was_and_does_it_once(database: Database) -> None:
    added = await load(database, "가", plan(380))
    retracted = await retractions.retract_article(database, added.article_id, now=NOW, by=None)
    assert retracted is not None
    assert (retracted.title, retracted.state) == ("가", State.RETRACTED)
    assert await retractions.retract_article(database, added.article_id, now=NOW, by=None) is None
    assert await retractions.retract_article(database, 999, now=NOW, by=None) is None


async def test_days_of_a_topic_pass_over_what_was_retracted(database: Database) -> None:
    await load(database, "가", plan(380))
    newer = await load(database, "나", plan(900), days=9)
    assert await facts.newest_day(database, Topic.CLOUD) == DAY + timedelta(9)
    await retract(database, newer)
    assert await facts.newest_day(database, Topic.CLOUD) == DAY
    assert [one.source.title for one in await facts.newest(database, topic=Topic.CLOUD)] == ["가"]


async def test_versions_grow_with_what_they_are_of(database: Database) -> None:
    async def versions() -> tuple[int, int]:
        known = await counts.known_versions(database)
        return known.get(counts.NEWS, 0), known.get(counts.ORGANISATIONS, 0)

    assert await versions() == (0, 0)
    added = await load(database, "가", plan(380))
    assert await versions() == (1, 0)
    learned = Organisation("gaon-ai", Names(ko=("가온AI",)))
    await articles.add(database, parsed(title="나", learned=(learned,)), now=NOW)
    assert await versions() == (2, 1)
    await articles.add(database, parsed(title="나"), now=NOW)
    assert await versions() == (2, 1)
    await retract(database, added)
    assert await versions() == (3, 1)


async def test_of_an_event_with_many_reports_the_newest_stand_beside(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facts, "MOST_REPORTS", 2)
    for number, title in enumerate("가나다라"):
        await load(database, title, plan(380), days=number)
    found = await facts.by_ids(database, [1])
    assert [one.source.title for one in found] == ["가", "다", "라"]


async def test_what_was_kept_before_is_counted_by_the_migration(migrated_url: str) -> None:
    async with Database.open(migrated_url) as database:
        await load(database, "가", plan(380), fact("baidu", topics=(Topic.MODELS,)))
        await retract(database, await load(database, "나", fact("smic", topics=(Topic.CHIPS,))))
    migrate.downgrade(migrated_url, "0006")
    migrate.upgrade(migrated_url)
    async with Database.open(migrated_url) as database:
        assert await facts.organisation_counts(database) == (("alibaba", 1), ("baidu", 1))
        assert await facts.topic_counts(database) == ((Topic.CLOUD, 1), (Topic.MODELS, 1))
        assert await facts.newest(database, topic=Topic.CHIPS) == ()
        assert [one.fact.subject for one in await facts.newest(database, topic=Topic.MODELS)] == [("baidu",)]
        assert (await counts.known_versions(database))[counts.ORGANISATIONS] == 1


@pytest.mark.parametrize(
    "query",
    [
        "select max(day) from facts where state = 'published' and day < '2025-01-01'",
        "select id from facts where state = 'published' and day >= '2025-01-01' order by importance desc limit 9",
        "select fact_id from fact_topics where topic = 'chips' and state = 'published' and day >= '2025-01-01'",
        "select id from facts where event_id in (1, 2) and state = 'published'",
    ],
)
def test_the_news_is_found_through_the_indexes(migrated_url: str, query: str) -> None:
    engine = sync_engine(migrated_url)
    with engine.connect() as connection:
        if connection.dialect.name == "sqlite":
            plans = connection.execute(text(f"explain query plan {query}")).all()
            assert any("USING COVERING INDEX" in row.detail or "ix_facts_event_id" in row.detail for row in plans)
    engine.dispose()
