"""Corrections and retractions: versioned, seen at once, and as if the article had told it so from the first."""

from __future__ import annotations

from collections import defaultdict
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from briefs.model import Fact, Kind, Quantity, Span, Status, Topic, Unit
from storage import articles, corrections, counts, facts, retractions, words
from storage.desk_values import Act
from storage.engine import Database
from storage.errors import StorageError
from storage.schema import fact_levels, fact_organisations, fact_topics
from storage.schema import facts as fact_table
from storage.schema_merging import fact_keys
from storage.values import Added, State
from tests.storage.history import acts_on
from tests.storage.samples import DAY, NOW, fact, parsed

EDITOR = 103
COMPANIES, TERMS = ("baidu", "alibaba"), ("cloud", "ai-chip")


def money(billions: int) -> tuple[Quantity, ...]:
    """So many billion yuan."""
    return (Quantity(Decimal(billions * 10**9), Unit.CNY, Span(0, 1)),)


def plan(company: str, billions: int, term: str = "cloud", **fields: Any) -> Fact:
    """A plan to invest."""
    told = fact(company, kind=Kind.INVESTMENT, action="invest", status=Status.PLANNED, terms=(term,))
    return replace(told, quantities=money(billions), topics=(Topic.CLOUD,), **fields)


async def load(db: Database, title: str, *told: Fact, days: int = 0) -> int:
    """The article's id."""
    added = await articles.add(db, parsed(*told, title=title, published=DAY + timedelta(days)), now=NOW)
    assert isinstance(added, Added)
    return added.article_id


def as_told(told: Fact) -> Any:
    """A correction into `told`, its evidence aside."""
    return lambda old: replace(told, span=old.span)


async def correct(db: Database, fact_id: int, told: Fact) -> None:
    """A correction by our editor."""
    assert await corrections.correct(db, fact_id, as_told(told), now=NOW, by=EDITOR)


async def test_a_corrected_fact_is_found_by_what_it_says_now_and_by_nothing_else(database: Database) -> None:
    await load(database, "가", plan("alibaba", 380))
    await correct(database, 1, replace(plan("baidu", 20, "ai-chip"), topics=(Topic.CHIPS,)))
    assert await facts.of_organisation(database, "alibaba") == ()
    [found] = await facts.of_organisation(database, "baidu")
    assert found.fact.quantities[0].value == 20 * 10**9
    assert await facts.newest(database, topic=Topic.CLOUD) == ()
    assert len(await facts.newest(database, topic=Topic.CHIPS)) == 1
    assert await facts.organisation_counts(database) == (("baidu", 1),)
    assert await facts.topic_counts(database) == ((Topic.CHIPS, 1),)


async def test_what_it_said_before_stays_as_a_version_and_in_the_list_of_who_did_what(database: Database) -> None:
    await load(database, "가", plan("alibaba", 380))
    await correct(database, 1, plan("alibaba", 381))
    await correct(database, 1, plan("alibaba", 382))
    kept = await corrections.get(database, 1)
    assert kept
    assert kept.versions == 2
    assert kept.told.fact.quantities == money(382)
    told = await corrections.versions(database, 1)
    assert [(one.number, int(one.fact.quantities[0].value) // 10**9) for one in told] == [(1, 380), (2, 381)]
    assert {(one.replaced_by, one.replaced_at) for one in told} == {(EDITOR, NOW)}
    first, _ = await acts_on(database, 1)
    assert (first.act, first.by, first.article_id, list(first.detail)) == (Act.CORRECT, EDITOR, 1, ["quantities"])


async def test_a_correction_that_changes_nothing_leaves_no_version(database: Database) -> None:
    await load(database, "가", plan("alibaba", 380))
    before = await counts.known_versions(database)
    await correct(database, 1, plan("alibaba", 380))
    assert await corrections.versions(database, 1) == ()
    assert await counts.known_versions(database) == before


async def test_the_evidence_cannot_be_corrected_and_nothing_changes(database: Database) -> None:
    await load(database, "가", plan("alibaba", 380))
    with pytest.raises(StorageError, match="evidence"):
        await corrections.correct(database, 1, lambda old: replace(old, span=Span(0, 1)), now=NOW, by=EDITOR)
    assert await corrections.versions(database, 1) == ()
    assert await corrections.correct(database, 99, as_told(plan("baidu", 1)), now=NOW, by=EDITOR) is None


async def test_a_correction_parts_reports_that_no_longer_tell_the_same(database: Database) -> None:
    for title in "가나":
        await load(database, title, plan("alibaba", 380))
    assert await facts.organisation_counts(database) == (("alibaba", 1),)
    await correct(database, 1, plan("baidu", 20, "ai-chip"))
    assert await facts.organisation_counts(database) == (("alibaba", 1), ("baidu", 1))
    await correct(database, 1, plan("alibaba", 380))
    assert await facts.organisation_counts(database) == (("alibaba", 1),)


async def test_whoever_keeps_pages_learns_of_a_correction_and_of_a_retraction(database: Database) -> None:
    await load(database, "가", plan("alibaba", 380), fact("baidu"))
    seen = [(await counts.known_versions(database))[counts.NEWS]]
    await correct(database, 1, plan("alibaba", 381))
    seen.append((await counts.known_versions(database))[counts.NEWS])
    assert await retractions.retract_fact(database, 2, now=NOW, by=EDITOR)
    seen.append((await counts.known_versions(database))[counts.NEWS])
    assert await retractions.restore_fact(database, 2, now=NOW, by=EDITOR)
    seen.append((await counts.known_versions(database))[counts.NEWS])
    assert seen == sorted(set(seen))


async def test_a_retracted_fact_is_gone_and_comes_back_and_its_article_stays(database: Database) -> None:
    await load(database, "가", plan("alibaba", 380), fact("baidu"))
    assert await retractions.retract_fact(database, 1, now=NOW, by=EDITOR)
    assert not await retractions.retract_fact(database, 1, now=NOW, by=EDITOR)
    assert not await retractions.retract_fact(database, 99, now=NOW, by=EDITOR)
    assert await facts.by_ids(database, [1]) == ()
    assert await facts.organisation_counts(database) == (("baidu", 1),)
    assert await articles.count(database) == 1
    assert await retractions.restore_fact(database, 1, now=NOW, by=EDITOR)
    assert not await retractions.restore_fact(database, 1, now=NOW, by=EDITOR)
    assert await facts.by_ids(database, [1])
    assert [one.act for one in await acts_on(database, 1)] == [Act.RETRACT, Act.RESTORE]


async def test_an_article_that_comes_back_leaves_out_what_was_retracted_by_itself(database: Database) -> None:
    article = await load(database, "가", plan("alibaba", 380), fact("baidu"))
    await retractions.retract_fact(database, 1, now=NOW, by=EDITOR)
    assert await retractions.retract_article(database, article, now=NOW, by=EDITOR)
    assert await facts.organisation_counts(database) == ()
    assert [one.state for one in await corrections.of_article(database, article)] == [State.RETRACTED, State.WITHDRAWN]
    assert await retractions.restore_article(database, article, now=NOW, by=EDITOR)
    assert not await retractions.restore_article(database, article, now=NOW, by=EDITOR)
    assert await facts.organisation_counts(database) == (("baidu", 1),)
    assert [one.id for one in await facts.newest(database)] == [2]


async def test_a_fact_of_a_retracted_article_is_not_seen_when_it_is_restored_itself(database: Database) -> None:
    article = await load(database, "가", plan("alibaba", 380))
    await retractions.retract_fact(database, 1, now=NOW, by=EDITOR)
    await retractions.retract_article(database, article, now=NOW, by=EDITOR)
    assert await retractions.restore_fact(database, 1, now=NOW, by=EDITOR)
    assert await facts.by_ids(database, [1]) == ()
    await retractions.restore_article(database, article, now=NOW, by=EDITOR)
    assert await facts.by_ids(database, [1])


async def test_a_fact_that_comes_back_joins_what_came_meanwhile(database: Database) -> None:
    await load(database, "가", plan("alibaba", 380))
    await retractions.retract_fact(database, 1, now=NOW, by=EDITOR)
    await load(database, "나", plan("alibaba", 380))
    await retractions.restore_fact(database, 1, now=NOW, by=EDITOR)
    assert await facts.organisation_counts(database) == (("alibaba", 1),)


plans = st.builds(
    plan,
    st.sampled_from(COMPANIES),
    st.sampled_from([380, 381, 20]),
    st.sampled_from(TERMS),
    what=st.sampled_from([(), (), ("ERNIE X1",), ("ERNIE X1", "Zeta Box 9")]),
    others=st.sampled_from([(), (), ("tencent",), ("tencent", "smic")]),
)
histories = st.tuples(
    st.lists(st.lists(plans, min_size=1, max_size=2), min_size=2, max_size=4),
    st.lists(st.tuples(st.integers(0, 7), plans | st.sampled_from(["retract", "restore"])), max_size=6),
)


@given(histories)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_any_corrections_leave_what_loading_the_corrected_articles_would(
    migrated_file: Path, history: tuple[list[list[Fact]], list[tuple[int, Any]]]
) -> None:
    loaded, acts = history
    total = sum(map(len, loaded))
    last: dict[int, Fact] = {at + 1: told for at, told in enumerate(told for article in loaded for told in article)}
    gone: set[int] = set()
    before: dict[int, list[Fact]] = defaultdict(list)
    async with opened(migrated_file) as corrected, opened(migrated_file) as fresh:
        await fill(corrected, loaded)
        for at, act in acts:
            fact_id = at % total + 1
            if isinstance(act, str):
                turn = retractions.retract_fact if act == "retract" else retractions.restore_fact
                if await turn(corrected, fact_id, now=NOW, by=EDITOR):
                    gone ^= {fact_id}
                continue
            before[fact_id] += [last[fact_id]] if act != last[fact_id] else []
            last[fact_id] = act
            await correct(corrected, fact_id, act)
        numbers = iter(range(1, total + 1))
        await fill(fresh, [[last[next(numbers)] for _ in article] for article in loaded])
        for fact_id in sorted(gone):
            await retractions.retract_fact(fresh, fact_id, now=NOW, by=EDITOR)
        if not gone:  # what is retracted keeps its event, whatever links it to others
            assert await seen(corrected) == await seen(fresh)
        assert await index(corrected) == await index(fresh)
        await counted(corrected)
        for fact_id in range(1, total + 1):
            kept = await corrections.get(corrected, fact_id)
            told = await corrections.versions(corrected, fact_id)
            assert kept
            assert kept.versions == len(told)
            assert list(map(said, (one.fact for one in told))) == list(map(said, before[fact_id]))
            assert said(kept.told.fact) == said(last[fact_id])
            assert (kept.state is State.RETRACTED) == (fact_id in gone)


def said(told: Fact) -> Fact:
    """A fact without its evidence, which no correction changes."""
    return replace(told, span=Span(0, 1))


async def fill(db: Database, loaded: list[list[Fact]]) -> None:
    """Loads an article of each."""
    for title, told in zip("가나다라", loaded, strict=False):
        await load(db, title, *told)


@asynccontextmanager
async def opened(migrated_file: Path) -> Any:
    """A database of its own for one example."""
    with TemporaryDirectory() as folder:
        async with Database.open(f"sqlite:///{copy(migrated_file, Path(folder) / 'one.sqlite')}") as db:
            yield db


async def seen(db: Database) -> tuple[Any, ...]:
    """The facts' events as sets of facts, and the counts."""
    rows = await db.rows(select(fact_table.c.id, fact_table.c.event_id))
    events: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        events[row.event_id].add(row.id)
    assert all(event == min(ids) for event, ids in events.items())
    return sorted(map(sorted, events.values())), await facts.organisation_counts(db), await facts.topic_counts(db)


async def index(db: Database) -> list[Any]:
    """All rows by which facts are found."""
    tables = (fact_organisations, fact_topics, fact_levels, fact_keys)
    rows = [sorted(map(repr, await db.rows(select(table)))) for table in tables]
    return [*rows, await db.rows(text(f"SELECT rowid, words FROM {words.TABLE} ORDER BY rowid"))]  # noqa: S608


async def counted(db: Database) -> None:
    """The counts are those of counting anew."""
    before = await facts.organisation_counts(db), await facts.topic_counts(db)
    async with db.begin() as connection:
        await connection.run_sync(counts.recount)
    assert (await facts.organisation_counts(db), await facts.topic_counts(db)) == before
