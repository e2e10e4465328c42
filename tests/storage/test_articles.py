"""Articles are kept whole or not at all, once, and only with evidence that lies in their text."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from briefs.model import (
    Bound,
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
from storage import articles, facts
from storage.engine import Database
from storage.errors import StorageError
from storage.values import Added, ArticleSummary, Duplicate, State, StoredArticle
from tests.storage.samples import DAY, NOW, fact, kept, parsed, retract

TOLD = Fact(
    kind=Kind.INVESTMENT,
    subject=("alibaba", "alibaba-cloud"),
    span=Span(0, 0),
    action="invest",
    what=("Qwen3-Max", "어니 4.5"),
    others=("manus",),
    quantities=(
        Quantity(Decimal("380000000000"), Unit.CNY, Span(3, 9), bound=Bound.OVER, measure="capex"),
        Quantity(Decimal("-6.50"), Unit.PERCENT, Span(1, 4), role=Role.CHANGE),
        Quantity(Decimal("1E+30"), Unit.FLOPS, Span(1, 2), counted="ai-chip"),
    ),
    terms=("cloud", "ai-infrastructure"),
    status=Status.PLANNED,
    date="2027-03",
    topics=(Topic.CLOUD, Topic.INVESTMENT),
    confidence=0.8125,
    core=True,
)


async def test_added_article_comes_back_as_it_was(database: Database) -> None:
    given = parsed(fact(), publisher="가온신문", author="홍길동", url="https://example.org/1", headings=(Span(0, 2),))
    added = await articles.add(database, given, now=NOW, by=8_000_000_001)
    assert isinstance(added, Added)
    stored = StoredArticle(added.article_id, given.article, State.PUBLISHED, NOW, 8_000_000_001)
    assert await articles.get(database, added.article_id) == stored


async def test_facts_come_back_as_they_were_with_sentence_and_source(database: Database) -> None:
    given = parsed(fact(), TOLD, title="클라우드 투자", publisher="가온신문", url="https://example.org/1")
    added = await articles.add(database, given, now=NOW)
    assert isinstance(added, Added)
    assert added.facts == 2
    source = Source(added.article_id, "클라우드 투자", "ko", DAY, "가온신문", "https://example.org/1")
    back = {found.fact: found async for found in facts.every(database)}
    for told in given.facts:
        assert back[told] == SourcedFact(back[told].id, told, given.article.quote(told.span), source)
    assert [str(quantity.value) for quantity in back[given.facts[1]].fact.quantities] == [
        "380000000000",
        "-6.50",
        "1E+30",
    ]


async def test_article_without_facts_is_kept(database: Database) -> None:
    assert await articles.add(database, parsed(), now=NOW) == Added(1, 0)
    assert await articles.count(database) == 1


async def test_unknown_id_gives_none(database: Database) -> None:
    assert await articles.get(database, 1) is None


@pytest.mark.parametrize(
    "again",
    ["제목의 0번째 소식입니다. 제목의 1번째 소식입니다.", "제목의  ０번째 소식입니다.\n\n제목의 1번째 소식입니다. "],
)
async def test_same_text_is_refused_naming_the_earlier_article(database: Database, again: str) -> None:
    await articles.add(database, parsed(fact(), publisher="가온신문"), now=NOW)
    second = Parsed(replace(parsed().article, title="다른 제목", text=again), (), (), ())
    earlier = ArticleSummary(1, "제목", "가온신문", DAY, State.PUBLISHED)
    assert await articles.add(database, second, now=NOW) == Duplicate(earlier)
    assert await kept(database) == (1, 1)


async def test_same_address_is_refused_naming_the_earlier_article(database: Database) -> None:
    await articles.add(database, parsed(title="처음 글"), now=NOW)
    await articles.add(database, parsed(title="둘째 글", url="https://example.org/1"), now=NOW)
    refused = await articles.add(database, parsed(title="고친 글", url="https://example.org/1"), now=NOW)
    assert isinstance(refused, Duplicate)
    assert refused.earlier.title == "둘째 글"


async def test_same_text_without_an_address_names_that_text_and_not_another_article(database: Database) -> None:
    await articles.add(database, parsed(title="처음 글"), now=NOW)
    await articles.add(database, parsed(title="둘째 글"), now=NOW)
    refused = await articles.add(database, parsed(title="둘째 글"), now=NOW)
    assert isinstance(refused, Duplicate)
    assert refused.earlier.title == "둘째 글"


async def test_retracted_article_is_not_taken_again(database: Database) -> None:
    added = await articles.add(database, parsed(fact()), now=NOW)
    assert isinstance(added, Added)
    await retract(database, added)
    refused = await articles.add(database, parsed(fact()), now=NOW)
    assert isinstance(refused, Duplicate)
    assert refused.earlier.state is State.RETRACTED


async def test_the_same_article_loaded_many_times_at_once_is_kept_once(database: Database) -> None:
    outcomes = await asyncio.gather(*(articles.add(database, parsed(fact()), now=NOW) for _ in range(6)))
    assert sum(isinstance(outcome, Added) for outcome in outcomes) == 1
    assert await kept(database) == (1, 1)


@pytest.mark.parametrize("span", [Span(0, 900), Span(-3, 5), Span(4, 4), Span(5, 4), Span(3, 9)])
async def test_evidence_outside_the_text_keeps_nothing(database: Database, span: Span) -> None:
    given = parsed(fact(), fact())
    wrong = replace(given, facts=(given.facts[0], replace(given.facts[1], span=span)))
    with pytest.raises(StorageError, match="fact 2 of '제목'"):
        await articles.add(database, wrong, now=NOW)
    assert await kept(database) == (0, 0)


async def test_figure_outside_the_text_keeps_nothing(database: Database) -> None:
    beyond = Quantity(Decimal(1), Unit.CNY, Span(100, 900))
    with pytest.raises(StorageError, match="fact 1"):
        await articles.add(database, parsed(fact(quantities=(beyond,))), now=NOW)
    assert await kept(database) == (0, 0)


async def test_failure_after_the_facts_keeps_nothing(database: Database) -> None:
    broken = Organisation("x", Names(ko=("엑스",)), kind="\ud800")  # half a character, which no database takes
    with pytest.raises(StorageError):
        await articles.add(database, parsed(fact(), learned=(broken,)), now=NOW)
    assert await kept(database) == (0, 0)


async def test_organisation_learned_again_takes_its_newer_names(database: Database) -> None:
    first, second = (Organisation("gaon-ai", Names(ko=names)) for names in (("가온",), ("가온AI", "가온")))
    await articles.add(database, parsed(title="첫째", learned=(first,)), now=NOW)
    await articles.add(database, parsed(title="둘째", learned=(second,)), now=NOW)
    assert await facts.learned_organisations(database) == (second,)


async def test_count_is_of_published_articles(database: Database) -> None:
    added = await articles.add(database, parsed(title="첫째"), now=NOW)
    await articles.add(database, parsed(title="둘째"), now=NOW)
    assert isinstance(added, Added)
    await retract(database, added)
    assert await articles.count(database) == 1


async def test_latest_lists_the_last_loaded_first_page_by_page(database: Database) -> None:
    for number in range(5):
        day = DAY - timedelta(days=number)
        await articles.add(database, parsed(title=f"글 {number}", published=day), now=NOW)
    pages = [await articles.latest(database, limit=2, offset=offset) for offset in (0, 2, 4)]
    assert [[summary.title for summary in page] for page in pages] == [["글 4", "글 3"], ["글 2", "글 1"], ["글 0"]]
    assert pages[2] == (ArticleSummary(1, "글 0", None, date(2025, 3, 27), State.PUBLISHED),)
