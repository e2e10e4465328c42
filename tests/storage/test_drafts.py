"""Drafts come back as they were, lose no change of anybody, and become an article once or not at all."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from briefs.merging import Verdict
from briefs.model import Names, Organisation, Parsed, Source, SourcedFact, Span
from storage import articles, audit, drafts, facts, previews, retractions
from storage.desk_values import Act, Draft
from storage.drafts import Kept
from storage.engine import Database
from storage.errors import StorageError
from storage.values import Added, Duplicate, State
from tests.storage.plans import plan
from tests.storage.samples import DAY, NOW, fact, kept, parsed
from tests.storage.test_articles import TOLD

GAON = Organisation("gaon", Names(("가온",), ("Gaon",), ("佳温",)), "lab", "ai-company", "baidu", "beijing")


async def add(db: Database, given: Parsed, by: int | None = 7) -> Draft:
    """The draft as it is kept."""
    done = await drafts.add(db, Draft.of(given), now=NOW, by=by)
    assert isinstance(done, Kept)
    assert done.new
    return done.draft


def dropped(draft: Draft, *numbers: int) -> Draft:
    """Without the facts of these numbers."""
    marked = (replace(one, dropped=one.dropped or at in numbers) for at, one in enumerate(draft.facts, 1))
    return replace(draft, facts=tuple(marked))


async def test_a_draft_comes_back_as_it_was(database: Database) -> None:
    given = parsed(TOLD, fact("gaon"), learned=(GAON,), publisher="가온신문", author="홍길동", headings=(Span(0, 2),))
    draft = await add(database, replace(given, companies=("alibaba", "gaon"), topics=TOLD.topics))
    assert await drafts.get(database, draft.id) == draft
    assert draft.parsed == replace(given, companies=("alibaba", "gaon"), topics=TOLD.topics)
    [listed] = await drafts.latest(database)
    assert (listed.id, listed.title, listed.publisher, listed.published) == (draft.id, "제목", "가온신문", DAY)
    assert await kept(database) == (0, 0)


async def test_the_same_text_is_one_draft_and_a_kept_article_is_none(database: Database) -> None:
    first = await add(database, parsed(fact()))
    again = await drafts.add(database, Draft.of(parsed(fact())), now=NOW, by=8)
    assert again == Kept(first, new=False)
    await drafts.publish(database, first.id, now=NOW, by=7)
    late = await drafts.add(database, Draft.of(parsed(fact())), now=NOW, by=8)
    assert isinstance(late, Duplicate)
    assert late.earlier.state is State.PUBLISHED
    await retractions.retract_article(database, late.earlier.id, now=NOW, by=7)
    late = await drafts.add(database, Draft.of(parsed(fact())), now=NOW, by=8)
    assert isinstance(late, Duplicate)
    assert late.earlier.state is State.RETRACTED


async def test_changes_made_at_the_same_time_are_all_kept(database: Database) -> None:
    draft = await add(database, parsed(*(fact() for _ in range(12))))
    work = (drafts.change(database, draft.id, lambda one, at=at: dropped(one, at)) for at in range(1, 13))  # type: ignore[misc]
    await asyncio.gather(*work)
    changed = await drafts.get(database, draft.id)
    assert changed
    assert all(one.dropped for one in changed.facts)
    assert await drafts.change(database, 99, lambda one: one) is None


async def test_a_change_that_fails_leaves_the_draft_as_it_was(database: Database) -> None:
    draft = await add(database, parsed(fact()))

    def fail(_: Draft) -> Draft:
        raise RuntimeError("no")

    with pytest.raises(RuntimeError):
        await drafts.change(database, draft.id, fail)
    assert await drafts.get(database, draft.id) == draft


async def test_a_draft_is_published_once_without_what_was_dropped(database: Database) -> None:
    draft = await add(database, parsed(fact("baidu"), fact("gaon"), learned=(GAON,)))
    await drafts.change(database, draft.id, lambda one: dropped(one, 2))
    done = await asyncio.gather(*(drafts.publish(database, draft.id, now=NOW, by=by) for by in (7, 8)))
    [(_, added)] = [one for one in done if one]
    assert isinstance(added, Added)
    assert added.facts == 1
    assert await facts.learned_organisations(database) == ()
    assert await drafts.count(database) == 0
    [entry] = await audit.latest(database)
    assert (entry.act, entry.article_id, entry.detail) == (Act.PUBLISH, added.article_id, {"facts": 1, "dropped": 1})


async def test_what_cannot_be_kept_is_published_not_at_all_and_stays_a_draft(database: Database) -> None:
    draft = await add(database, parsed(fact()))

    def outside(one: Draft) -> Draft:
        return replace(one, facts=tuple(replace(f, fact=replace(f.fact, span=Span(0, 9999))) for f in one.facts))

    await drafts.change(database, draft.id, outside)
    with pytest.raises(StorageError, match="evidence"):
        await drafts.publish(database, draft.id, now=NOW, by=7)
    assert await kept(database) == (0, 0)
    assert await drafts.count(database) == 1


async def test_a_discarded_draft_leaves_a_note_alone(database: Database) -> None:
    draft = await add(database, parsed(fact()))
    assert await drafts.discard(database, draft.id, now=NOW, by=7)
    assert await drafts.discard(database, draft.id, now=NOW, by=7) is None
    assert await drafts.publish(database, draft.id, now=NOW, by=7) is None
    [entry] = await audit.latest(database)
    assert (entry.act, entry.by, entry.at, entry.detail) == (Act.DISCARD, 7, NOW, {"title": "제목"})


async def test_drafts_are_found_by_words_of_title_and_outlet(database: Database) -> None:
    for title, outlet in (("50%_가", "Harbor Wire"), ("50나", "가온신문"), ("다", None)):
        await add(database, parsed(title=title, publisher=outlet))
    found = {
        words: [one.title for one in await drafts.latest(database, words=words)]
        for words in ("", "50", "50 wire", "%_", "x")
    }
    assert found == {
        "": ["다", "50나", "50%_가"],
        "50": ["50나", "50%_가"],
        "50 wire": ["50%_가"],
        "%_": ["50%_가"],
        "x": [],
    }
    assert await drafts.count(database, "50") == 2
    assert await articles.count(database, words="50") == 0


async def test_a_preview_finds_copies_and_other_reports_and_keeps_nothing(database: Database) -> None:
    filler = "같은 소식을 여러 매체가 전했다. " * 9
    given = parsed(plan("alibaba", 380), plan("smic", 20), title=f"가 {filler}")
    await articles.add(database, given, now=NOW)
    other = parsed(plan("alibaba", 380), plan("baidu", 900, "ai-chip"), title=f"나 {filler}")
    source = Source(0, "나", "ko", DAY, None)
    told = [SourcedFact(0, one, other.article.quote(one.span), source) for one in other.facts]
    found = await previews.beside(database, other.article, told, NOW.date())
    assert found.original
    assert (found.original.article.id, found.original.likeness > 0.9) == (1, True)
    assert [[(verdict, one.id) for verdict, one in reports] for reports in found.reports] == [[(Verdict.SAME, 1)], []]
    assert await kept(database) == (1, 2)
    alone = await previews.beside(database, parsed(title="다른 글").article, [], NOW.date())
    assert (alone.original, alone.reports) == (None, ())
