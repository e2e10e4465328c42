"""Facts of several articles that tell one event stand together; copies name their original."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations, product

import pytest
from sqlalchemy import insert, select, text

from briefs.merging import Verdict
from briefs.model import (
    Article,
    Fact,
    Kind,
    Names,
    Organisation,
    Parsed,
    Quantity,
    Role,
    Source,
    SourcedFact,
    Span,
    Status,
    Topic,
    Unit,
)
from storage import articles, codec, facts, migrate, names, previews
from storage.engine import Database, sync_engine
from storage.schema import articles as article_table
from storage.schema import facts as fact_table
from storage.schema_merging import article_copies, fact_keys
from storage.values import Added
from tests.storage.samples import DAY, NOW, fact, kept, parsed, retract

LONG = " ".join(
    f"알리바바는 {at}분기에 새 데이터센터 {at * 7}곳을 열고 서버 {at * 13}대를 들인다고 밝혔다." for at in range(9)
)


def plan(amount: int, *others: Quantity, **fields: object) -> Fact:
    """Alibaba plans to invest so many billion yuan over three years."""
    money = Quantity(Decimal(amount * 10**9), Unit.CNY, Span(0, 1))
    years = Quantity(Decimal(3), Unit.YEARS, Span(1, 2), Role.DURATION)
    told = fact("alibaba", kind=Kind.INVESTMENT, action="invest", terms=("cloud",), status=Status.PLANNED)
    return replace(told, quantities=(money, years, *others), **fields)  # type: ignore[arg-type]


async def load(database: Database, title: str, *told: Fact, day: date = DAY) -> Added:
    added = await articles.add(database, parsed(*told, title=title, published=day), now=NOW)
    assert isinstance(added, Added)
    return added


async def events(database: Database) -> set[frozenset[str]]:
    """The titles of the articles by event."""
    found: dict[int, set[str]] = {}
    async for one in facts.every(database):
        found.setdefault(one.event, set()).add(one.source.title)
    return {frozenset(titles) for titles in found.values()}


async def test_two_reports_of_one_event_stand_together(database: Database) -> None:
    await load(database, "가", plan(380))
    await load(database, "나", fact("baidu"))
    await load(database, "다", plan(380), day=DAY + timedelta(1))
    assert await events(database) == {frozenset({"가", "다"}), frozenset({"나"})}


async def test_an_event_bears_the_id_of_its_first_fact(database: Database) -> None:
    await load(database, "가", plan(380))
    await load(database, "나", plan(381))
    assert [one.event async for one in facts.every(database)] == [1, 1]


@pytest.mark.parametrize("order", list(permutations("가나다")), ids="".join)
async def test_the_order_of_loading_does_not_matter(database: Database, order: tuple[str, ...]) -> None:
    raised = Quantity(Decimal(480 * 10**9), Unit.CNY, Span(2, 3), Role.TO)
    before = Quantity(Decimal(380 * 10**9), Unit.CNY, Span(3, 4), Role.FROM)
    told = {"가": plan(380), "나": plan(480), "다": replace(plan(380), quantities=(before, raised))}
    days = {"가": DAY, "나": DAY + timedelta(31), "다": DAY + timedelta(30)}
    for title in order:
        await load(database, title, told[title], day=days[title])
    assert await events(database) == {frozenset("가나다")}


async def test_a_list_of_facts_brings_the_other_tellings_of_their_events(database: Database) -> None:
    await load(database, "가", plan(380), fact("baidu"))
    await load(database, "나", plan(380), day=DAY + timedelta(2))
    assert [one.source.title for one in await facts.newest(database, days=1)] == ["나", "가"]


async def test_what_is_read_on_is_what_would_have_been_read_at_once(database: Database) -> None:
    for number in range(4):
        told = (plan(380), plan(500 + 40 * number, topics=(Topic.CLOUD,)), fact(f"maker-{number}"))
        await load(database, f"{number}", *told, day=DAY + timedelta(number))
    for days, limit in product((1, 2, 4), (3, 5, 80)):
        whole = await facts.newest(database, days=days, limit=limit)
        for few in range(1, limit):
            read = await facts.newest(database, days=days, limit=few)
            assert await facts.newest_on(database, read, few, days=days, limit=limit) == whole
            if few >= len(whole):
                break


async def test_events_are_counted_once(database: Database) -> None:
    await load(database, "가", plan(380))
    await load(database, "나", plan(380))
    assert await facts.organisation_counts(database) == (("alibaba", 1),)


async def test_retracted_reports_are_joined_by_nobody_and_not_told(database: Database) -> None:
    await retract(database, await load(database, "가", plan(380)))
    await load(database, "나", plan(380))
    assert [(one.id, one.event) async for one in facts.every(database)] == [(2, 2)]


def copy(title: str, body: str) -> Parsed:
    """An article with a fact on its first sentence."""
    span = Span(0, body.index("밝혔다.") + 4)
    return Parsed(Article("ko", title, body, DAY), (fact("alibaba", kind=Kind.STRATEGY, span=span),), (), ())


async def test_a_near_duplicate_is_kept_and_names_its_original(database: Database) -> None:
    await articles.add(database, copy("가", LONG), now=NOW)
    first = await articles.add(database, copy("나", LONG.replace("들인다고", "들여온다고")), now=NOW)
    second = await articles.add(database, copy("다", LONG.replace("열고", "열어")), now=NOW)
    assert isinstance(first, Added)
    assert isinstance(second, Added)
    assert first.original is not None
    assert second.original is not None
    assert (first.original.title, second.original.title) == ("가", "가")
    assert await kept(database) == (3, 3)


async def test_the_facts_of_a_copy_are_those_of_its_original(database: Database) -> None:
    await articles.add(database, copy("가", LONG), now=NOW)
    await articles.add(database, copy("나", LONG.replace("13대", "13 대")), now=NOW)
    assert await events(database) == {frozenset({"가", "나"})}


async def test_an_unlike_article_is_no_copy(database: Database) -> None:
    await articles.add(database, copy("가", LONG), now=NOW)
    other = " ".join(
        f"바이두가 {at}월에 내놓은 모델은 시험에서 {at * 3}점을 얻었다고 회사는 밝혔다." for at in range(9)
    )
    added = await articles.add(database, copy("나", other), now=NOW)
    assert isinstance(added, Added)
    assert added.original is None


async def test_looking_for_events_and_copies_uses_the_indexes(database: Database) -> None:
    await load(database, "가", plan(380))
    if await database.read(lambda connection: connection.dialect.name) != "sqlite":
        pytest.skip("PostgreSQL reads a table of a few rows whole")
    for query in (
        "select fact_id from fact_keys where key in (1, 2) and day between '2025-01-01' and '2025-09-01'",
        "select article_id from article_shingles where shingle in (1, 2) and day > '2025-01-01'",
        "select id from facts where event_id in (1, 2)",
    ):
        plan_ = await database.rows(text(f"explain query plan {query}"))
        assert all("SCAN" not in row.detail for row in plan_)


def test_what_was_kept_before_events_is_joined_by_the_migration(empty_url: str) -> None:
    migrate.upgrade(empty_url)
    migrate.downgrade(empty_url, "0001")
    engine = sync_engine(empty_url)
    with engine.execution_options(writing=True).begin() as connection:
        for number, title in enumerate("가나", 1):
            told = parsed(plan(380), title=title)
            columns = codec.article_columns(told.article) | {"digest": title, "state": "published", "loaded_at": NOW}
            connection.execute(insert(article_table), columns)
            row = codec.fact_columns(told.facts[0]) | {"article_id": number, "sentence": "문장", "day": DAY}
            columns = row | {"state": "published", "importance": 1.0}
            connection.execute(insert(fact_table), columns)
    migrate.upgrade(empty_url)
    with engine.connect() as connection:
        assert connection.execute(select(fact_table.c.event_id)).scalars().all() == [1, 1]
        assert connection.execute(select(fact_keys)).first() is not None
        assert connection.execute(select(article_copies)).first() is None
    engine.dispose()


def test_downgrading_forgets_events_and_keeps_facts(migrated_url: str) -> None:
    migrate.downgrade(migrated_url, "0001")
    engine = sync_engine(migrated_url)
    with engine.connect() as connection:
        assert connection.execute(text("select count(*) from facts")).scalar_one() == 0
    engine.dispose()
    migrate.upgrade(migrated_url)


async def test_a_name_that_belongs_to_a_company_by_an_editors_word_is_judged_as_its_own(database: Database) -> None:
    unit = Organisation("gaon-cloud", Names(en=("Gaon Cloud",)), parent="alibaba")
    await load(database, "가", plan(380))
    ours = replace(plan(380), subject=("gaon-cloud",))
    assert await events_of(database, "나", ours) == {frozenset({"가"}), frozenset({"나"})}
    await names.accept(database, unit, now=NOW, by=5)
    assert await events_of(database, "다", ours) == {frozenset({"가", "나", "다"})}


async def events_of(database: Database, title: str, told: Fact) -> set[frozenset[str]]:
    """The events once that fact is loaded."""
    await load(database, title, told)
    return await events(database)


async def test_a_draft_stands_beside_reports_of_the_company_to_which_its_new_name_belongs(database: Database) -> None:
    await load(database, "가", plan(380))
    other = parsed(replace(plan(380), subject=("gaon-cloud",)), title="나")
    told = (SourcedFact(0, other.facts[0], "말", Source(0, "나", "ko", DAY, None)),)
    unit = Organisation("gaon-cloud", Names(en=("Gaon Cloud",)), parent="alibaba")
    for learned, verdicts in (((), []), ((unit,), [Verdict.SAME])):
        found = await previews.beside(database, other.article, told, DAY, learned)
        assert [verdict for verdict, _ in found.reports[0]] == verdicts
