"""Whatever corrections come in whatever order, they leave what loading the corrected articles would."""

from __future__ import annotations

from collections import defaultdict
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text

from briefs.model import Fact, Span
from storage import corrections, counts, facts, retractions, words
from storage.engine import Database
from storage.schema import fact_levels, fact_organisations, fact_topics
from storage.schema import facts as fact_table
from storage.schema_merging import fact_keys
from storage.values import State
from tests.storage.plans import EDITOR, correct, load, plan
from tests.storage.samples import NOW

COMPANIES, TERMS = ("baidu", "alibaba"), ("cloud", "ai-chip")
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
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
