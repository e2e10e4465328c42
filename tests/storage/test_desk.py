"""What else the desk keeps: names, editors, what somebody was asked, and who did what."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from briefs.model import Names, Organisation
from storage import articles, audit, chats, corrections, counts, editors, facts, names, prompts
from storage.desk_values import Act, Prompt
from storage.engine import Database
from storage.values import Chat
from tests.storage.samples import NOW, fact, parsed
from tests.storage.test_chats import FULL

GAON = Organisation("gaon", Names(("가온",), ("Gaon",)))
BAIDU = Organisation("baidu", Names(("바이두",), ("Baidu",)))


async def taught(db: Database, *others: Organisation) -> None:
    """An article that taught the name, and tells of it."""
    await articles.add(db, parsed(fact("gaon", "baidu"), fact("smic"), learned=(GAON, *others)), now=NOW)


async def test_a_name_waits_until_it_is_accepted_and_stays_then(database: Database) -> None:
    await taught(database)
    assert await names.waiting(database) == (GAON,)
    right = replace(GAON, names=Names(("가온연구소",), ("Gaon Labs",), ("佳温",)), kind="lab", parent="baidu")
    assert await names.accept(database, right, now=NOW, by=7)
    assert not await names.accept(database, right, now=NOW, by=8)
    assert (await names.waiting(database), await names.accepted(database)) == ((), (right,))
    await articles.add(database, parsed(fact("gaon"), title="나", learned=(GAON,)), now=NOW)
    assert await facts.learned_organisations(database) == (right,)
    [_, accepted, _] = await audit.latest(database)
    assert (accepted.act, accepted.by, accepted.detail) == (Act.ACCEPT, 7, {"name": "gaon"})


async def test_under_another_id_all_that_is_told_of_a_name_goes_on_and_who_followed_it_follows(
    database: Database,
) -> None:
    await taught(database)
    follower = replace(FULL, companies=("gaon",))
    await chats.save(database, follower, NOW)
    before = await counts.known_versions(database)
    changed = await names.change(database, "gaon", lambda one: replace(one, id="gaon-ai"), now=NOW, by=7)
    assert changed == replace(GAON, id="gaon-ai")
    [told] = await facts.of_organisation(database, "gaon-ai")
    assert told.fact.subject == ("gaon-ai", "baidu")
    assert await facts.of_organisation(database, "gaon") == ()
    assert dict(await facts.organisation_counts(database)) == {"gaon-ai": 1, "baidu": 1, "smic": 1}
    assert [one.number for one in await corrections.versions(database, told.id)] == [1]
    assert (await _chat(database)).companies == ("gaon-ai",)
    assert (await counts.known_versions(database))[counts.ORGANISATIONS] > before[counts.ORGANISATIONS]
    assert await names.change(database, "gaon", lambda one: one, now=NOW, by=7) is None


async def test_a_spelling_of_somebody_known_brings_its_facts_and_followers_along(database: Database) -> None:
    await taught(database)
    await chats.save(database, replace(FULL, companies=("baidu", "gaon")), NOW)
    await names.add_spellings(database, BAIDU, GAON, now=NOW, by=7, waits=True)
    more = Organisation("x", Names(zh=("百度",)))
    await names.add_spellings(database, BAIDU, more, now=NOW, by=7, waits=False)
    [known] = await names.accepted(database)
    assert (known.id, known.names) == ("baidu", Names(("가온",), ("Gaon",), ("百度",)))
    [told] = await facts.of_organisation(database, "baidu")
    assert told.fact.subject == ("baidu",)
    assert (await _chat(database)).companies == ("baidu",)


async def test_an_example_of_a_name_is_a_published_fact(database: Database) -> None:
    await taught(database)
    example = await names.example(database, "gaon")
    assert example
    assert example.id == 1
    assert await names.example(database, "nobody") is None


async def test_editors_are_added_and_removed_once_and_everybody_learns_of_it(database: Database) -> None:
    assert [await editors.add(database, 8_000_000_001, now=NOW, by=7) for _ in range(2)] == [True, False]
    await editors.add(database, 9, now=NOW + timedelta(1), by=7)
    assert await editors.every(database) == (8_000_000_001, 9)
    assert (await counts.known_versions(database))[counts.EDITORS] == 2
    assert [await editors.remove(database, 9, now=NOW, by=7) for _ in range(2)] == [True, False]
    assert (await counts.known_versions(database))[counts.EDITORS] == 3
    assert [one.act for one in await audit.latest(database)] == [Act.REMOVE_EDITOR, Act.ADD_EDITOR, Act.ADD_EDITOR]


async def test_whoever_is_forgotten_stands_nowhere(database: Database) -> None:
    await editors.add(database, 9, now=NOW, by=7)
    await articles.add(database, parsed(fact()), now=NOW, by=9)
    await corrections.correct(database, 1, lambda one: replace(one, date="2025"), now=NOW, by=9)
    await prompts.put(database, 9, 9, Prompt("1:x", 5, NOW))
    await editors.forget(database, 9)
    await editors.forget(database, 7)
    assert await editors.every(database) == ()
    stored = await articles.get(database, 1)
    assert stored
    assert stored.loaded_by is None
    [version] = await corrections.versions(database, 1)
    assert version.replaced_by is None
    assert await prompts.get(database, 9, 9) is None
    assert {(one.by, one.detail.get("editor")) for one in await audit.latest(database)} == {(None, None)}


async def test_only_the_last_question_waits_for_an_answer(database: Database) -> None:
    for number in (1, 2):
        await prompts.put(database, -100, 7, Prompt(f"1:{number}", number, NOW))
    assert await prompts.get(database, -100, 7) == Prompt("1:2", 2, NOW)
    assert await prompts.get(database, -100, 8) is None
    await prompts.drop(database, -100, 7)
    await prompts.drop(database, -100, 7)
    assert await prompts.get(database, -100, 7) is None


async def _chat(db: Database) -> Chat:
    found = await chats.get(db, FULL.chat_id)
    assert found
    return found
