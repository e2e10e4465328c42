"""Corrections and retractions: versioned, seen at once, and as if the article had told it so from the first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefs.model import Span, Topic
from storage import articles, corrections, counts, facts, retractions
from storage.desk_values import Act
from storage.engine import Database
from storage.errors import StorageError
from storage.values import State
from tests.storage.history import acts_on
from tests.storage.plans import EDITOR, as_told, correct, load, money, plan
from tests.storage.samples import NOW, fact


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
