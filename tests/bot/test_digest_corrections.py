"""What digests told and stands no longer is taken back in the next ones."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import partial

import pytest

from bot.localchat.people import Person
from briefs.model import Fact, Status
from storage import corrections, facts, retractions
from tests.bot.harness import Chatroom
from tests.bot.news import NOW
from tests.bot.posting import DAY, EMMA, MINSU, MORNING, Post, lost, post, publish
from tests.bot.reported import FIRST, SECOND, investment, release, retract

__all__ = ["post"]


async def test_what_was_told_and_proved_wrong_is_taken_back_once(room: Chatroom, post: Post) -> None:
    for person in (EMMA, MINSU):
        await room.say(person, "/subscribe")
    wrong = await release(room, FIRST, Status.DONE)
    await post.tick(MORNING)
    await retract(room, wrong)
    post.texts.clear()
    [correction] = await post.tick(MORNING + DAY)
    assert correction.text == (
        "Correction\n\nYesterday's item on Xiaomi proved wrong and was withdrawn.\nXiaomi unveiled MiMo."
    )
    assert [e["type"] for e in correction.entities] == ["bold", "strikethrough", "bold"]
    assert any("어제 보내 드린 샤오미 소식은 사실이 아닌 것으로 확인되어 내렸습니다." in text for text in post.texts)
    assert await post.tick(MORNING + 2 * DAY) == []


@pytest.mark.parametrize(
    ("person", "said"),
    [
        (EMMA, "Yesterday's 3 items on Huawei proved wrong and were withdrawn."),
        (MINSU, "어제 보내 드린 화웨이 소식 3건은 사실이 아닌 것으로 확인되어 내렸습니다."),
    ],
)
async def test_several_corrections_about_one_company_stand_together(
    room: Chatroom, post: Post, person: Person, said: str
) -> None:
    await room.say(person, "/subscribe")
    await room.say(person, "/follow Huawei")
    await post.tick(MORNING, person)
    for fact in await facts.of_organisation(room.services.database, "huawei"):
        if "Ascend 310" not in fact.fact.what:
            await retractions.retract_fact(room.services.database, fact.id, now=NOW, by=None)
    [correction] = await post.tick(MORNING + DAY, person)
    assert said in correction.text.split("\n")
    assert correction.text.count("• ") == 3


async def test_a_correction_stands_before_what_is_new(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    wrong = await release(room, FIRST, Status.DONE)
    await post.tick(MORNING)
    await retract(room, wrong)
    await publish(room, "tencent", "Hunyuan T1")
    correction, digest = await post.tick(MORNING + 3 * DAY)
    assert "The item of 29 March on Xiaomi" in correction.text
    assert "Tencent" in digest.text
    assert "Xiaomi" not in digest.text


async def test_who_was_not_told_hears_of_no_correction(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    wrong = await release(room, FIRST, Status.DONE)
    await retract(room, wrong)
    [digest] = await post.tick(MORNING)
    assert "Xiaomi" not in digest.text
    assert await post.tick(MORNING + DAY) == []


async def test_what_another_article_says_as_well_is_not_taken_back(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await publish(room, "xiaomi", "MiMo")
    wrong = await release(room, FIRST, Status.DONE)
    [_] = await post.tick(MORNING)
    await retract(room, wrong)
    assert await post.tick(MORNING + DAY) == []


async def test_where_other_articles_say_otherwise_the_correction_says_what(room: Chatroom, post: Post) -> None:
    await room.say(MINSU, "/subscribe")
    right = await investment(room, FIRST, 410, "Lakeside News")
    wrong = await investment(room, SECOND, 380, "Harbor Wire")
    [digest] = await post.tick(MORNING + DAY, MINSU)
    assert "3,800억 위안(Harbor Wire) · 4,100억 위안" in digest.text
    assert right < wrong
    await retract(room, wrong)
    [correction] = await post.tick(MORNING + 2 * DAY, MINSU)
    assert correction.text.startswith("정정\n\n어제 보내 드린 알리바바 소식을 바로잡습니다.\n")
    assert correction.text.split("\n")[-1].startswith("알리바바가 3년간")
    assert "4,100억 위안" in correction.text.split("\n")[-1]


async def test_what_an_editor_corrects_is_told_to_who_was_told_it_and_once(room: Chatroom, post: Post) -> None:
    await room.say(MINSU, "/subscribe")
    await investment(room, FIRST, 380, "Harbor Wire")
    await post.tick(MORNING, MINSU)
    await room.say(EMMA, "/subscribe")
    db = room.services.database
    number = await facts.last_id(db)
    for amount in (390, 400):
        quantity = Decimal(amount) * 10**9

        def raised(fact: Fact, value: Decimal = quantity) -> Fact:
            money, years = fact.quantities
            return replace(fact, quantities=(replace(money, value=value), years))

        await corrections.correct(db, number, raised, now=MORNING + DAY / 2, by=None)
    [correction] = await post.tick(MORNING + DAY, MINSU)
    title, _, head, before, after = correction.text.split("\n")
    assert (title, head) == ("정정", "어제 보내 드린 알리바바 소식을 바로잡습니다.")
    assert "3,800억 위안" in before
    assert "4,000억 위안" in after
    assert await post.tick(MORNING + 2 * DAY, MINSU) == []


async def test_a_correction_that_readers_do_not_see_is_not_told(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    await release(room, FIRST, Status.DONE)
    await post.tick(MORNING)
    db = room.services.database
    sure = partial(replace, confidence=0.9)
    await corrections.correct(db, await facts.last_id(db), sure, now=MORNING + DAY / 2, by=None)
    assert await post.tick(MORNING + DAY) == []


async def test_a_correction_that_may_not_have_arrived_comes_again(room: Chatroom, post: Post) -> None:
    await room.say(EMMA, "/subscribe")
    wrong = await release(room, FIRST, Status.DONE)
    await post.tick(MORNING)
    await retract(room, wrong)
    post.faults = [lost]
    await post.tick(MORNING + DAY)
    [correction] = await post.tick(MORNING + 2 * DAY)
    assert "Correction" in correction.text
    assert await post.tick(MORNING + 3 * DAY) == []
