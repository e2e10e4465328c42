"""A digest that went out is edited where it tells what stands no longer, within Telegram's reach."""

from __future__ import annotations

import pytest

from bot.digests import amending
from briefs.model import Status
from storage import amendments, facts, retractions
from tests.bot.amended import HOUR, Edits, edits, outcomes, raise_to, told
from tests.bot.harness import Chatroom
from tests.bot.posting import DAY, EMMA, MINSU, MORNING, Fault, Post, cut, lost, post, refusal, unreachable
from tests.bot.reported import FIRST, investment, release, retract

__all__ = ["edits", "post"]


async def test_what_was_withdrawn_goes_from_the_message_and_a_line_says_so(
    room: Chatroom, post: Post, edits: Edits
) -> None:
    wrong = await told(room, post, EMMA, MINSU)
    assert await edits.look(MORNING + HOUR) == []
    await retract(room, wrong)
    [message] = await edits.look(MORNING + HOUR)
    assert message.edited
    assert message.text.startswith("Correction. The item on Xiaomi proved wrong and was withdrawn.\n\nChina AI brief")
    assert "Hunyuan T1" in message.text
    assert message.text.count("Xiaomi") == 1
    assert "한국어" in message.labels
    assert await outcomes(room) == ["edited", "edited"]
    assert edits.asked == 2
    await edits.look(MORNING + 2 * HOUR)
    assert edits.asked == 2


async def test_korean_readers_are_told_in_korean(room: Chatroom, post: Post, edits: Edits) -> None:
    wrong = await told(room, post, MINSU)
    await retract(room, wrong)
    [message] = await edits.look(MORNING + HOUR, MINSU)
    head = "정정 · 샤오미 소식은 사실이 아닌 것으로 확인되어 내렸습니다.\n\n중국 AI 브리핑"
    assert message.text.startswith(head)


async def test_what_was_put_right_stands_right_and_the_next_digest_tells_it_all_the_same(
    room: Chatroom, post: Post, edits: Edits
) -> None:
    await room.say(MINSU, "/subscribe")
    await investment(room, FIRST, 380, "Harbor Wire")
    await post.tick(MORNING, MINSU)
    await raise_to(room, 390)
    [message] = await edits.look(MORNING + HOUR, MINSU)
    assert message.text.startswith("정정 · 알리바바 소식을 바로잡았습니다.\n\n")
    assert ("3,900억 위안" in message.text, "3,800억 위안" in message.text) == (True, False)
    await raise_to(room, 400)
    [message] = await edits.look(MORNING + 2 * HOUR, MINSU)
    assert "4,000억 위안" in message.text
    [correction] = await post.tick(MORNING + DAY, MINSU)
    assert correction.text.startswith("정정\n\n어제 보내 드린 알리바바 소식을 바로잡습니다.")


async def test_a_digest_of_which_nothing_is_left_says_only_that(room: Chatroom, post: Post, edits: Edits) -> None:
    await room.say(EMMA, "/subscribe")
    await post.tick(MORNING)
    wrong = await release(room, FIRST, Status.DONE)
    await post.tick(MORNING + DAY)
    await retract(room, wrong)
    [message] = await edits.look(MORNING + DAY + HOUR)
    assert message.text == "Correction. The item on Xiaomi proved wrong and was withdrawn."
    assert message.labels == []


async def test_what_is_brought_back_stands_in_the_message_again(room: Chatroom, post: Post, edits: Edits) -> None:
    wrong = await told(room, post, EMMA)
    await retract(room, wrong)
    await edits.look(MORNING + HOUR)
    await retractions.restore_article(room.services.database, wrong, now=MORNING + HOUR, by=None)
    [message] = await edits.look(MORNING + 2 * HOUR)
    assert message.text.startswith("China AI brief")
    assert "Xiaomi" in message.text


async def test_both_messages_of_a_digest_in_two_languages_are_edited(room: Chatroom, post: Post, edits: Edits) -> None:
    await room.say(EMMA, "/language both")
    wrong = await told(room, post, EMMA)
    await retract(room, wrong)
    english, korean = await edits.look(MORNING + HOUR)
    assert english.text.startswith("Correction.")
    assert korean.text.startswith("정정 ·")


async def test_a_correction_that_came_first_stays_above(room: Chatroom, post: Post, edits: Edits) -> None:
    wrong = await told(room, post, EMMA)
    await retract(room, wrong)
    second = await investment(room, FIRST, 380, "Harbor Wire")
    correction, digest = await post.tick(MORNING + DAY)
    await retract(room, second)
    messages = await edits.look(MORNING + DAY + HOUR)
    assert digest.id in [message.id for message in messages]
    assert correction.id not in [message.id for message in messages]


async def test_what_reads_the_same_is_not_edited(room: Chatroom, post: Post, edits: Edits) -> None:
    await told(room, post, EMMA)
    [fact] = await facts.of_organisation(room.services.database, "tencent")
    await retractions.retract_fact(room.services.database, fact.id, now=MORNING + HOUR, by=None)
    await retractions.restore_fact(room.services.database, fact.id, now=MORNING + HOUR, by=None)
    assert await edits.look(MORNING + HOUR) == []
    assert edits.asked == 0
    assert await outcomes(room) == ["same"]


async def test_what_is_out_of_telegrams_reach_stays_as_it_is(room: Chatroom, post: Post, edits: Edits) -> None:
    wrong = await told(room, post, EMMA)
    await retract(room, wrong)
    assert await edits.look(MORNING + 48 * HOUR) == []
    assert edits.asked == 0


@pytest.mark.parametrize("fault", [lost, cut, lambda: (502, b"<html>Bad Gateway</html>")])
async def test_what_may_not_have_been_edited_is_edited_again_and_given_up_in_the_end(
    room: Chatroom, post: Post, edits: Edits, fault: Fault
) -> None:
    wrong = await told(room, post, EMMA)
    await retract(room, wrong)
    edits.faults = [fault] * 2
    assert await edits.look(MORNING + HOUR) == await edits.look(MORNING + HOUR) == []
    [message] = await edits.look(MORNING + HOUR)
    assert message.text.startswith("Correction.")
    await retractions.restore_article(room.services.database, wrong, now=MORNING + HOUR, by=None)
    edits.faults, edits.asked = [fault] * 99, 0
    for _ in range(20):
        await edits.look(MORNING + 2 * HOUR)
    assert edits.asked == amending.MOST_TRIES


@pytest.mark.parametrize(
    "fault",
    [
        refusal(400, "Bad Request: message to edit not found"),
        refusal(400, "Bad Request: message can't be edited"),
        refusal(403, "Forbidden: bot was blocked by the user"),
    ],
)
async def test_what_cannot_be_edited_any_more_is_let_be_and_nothing_is_sent_instead(
    room: Chatroom, post: Post, edits: Edits, fault: Fault
) -> None:
    wrong = await told(room, post, EMMA)
    await retract(room, wrong)
    edits.faults = [fault]
    post.texts.clear()
    assert await edits.look(MORNING + HOUR) == await edits.look(MORNING + HOUR) == []
    assert (edits.asked, post.texts, await outcomes(room)) == (1, [], ["refused"])


async def test_one_chat_that_has_to_wait_holds_up_no_other(room: Chatroom, post: Post, edits: Edits) -> None:
    wrong = await told(room, post, MINSU, EMMA)
    await retract(room, wrong)
    edits.faults = [refusal(429, "Too Many Requests: retry after 30", retry_after=30)]
    [message] = await edits.look(MORNING + HOUR)
    assert message.text.startswith("Correction.")
    [message] = await edits.look(MORNING + HOUR, MINSU)
    assert message.text.startswith("정정")


async def test_where_nothing_gets_through_the_rest_waits(room: Chatroom, post: Post, edits: Edits) -> None:
    wrong = await told(room, post, EMMA, MINSU)
    await retract(room, wrong)
    edits.faults = [unreachable] * 9
    await edits.look(MORNING + HOUR)
    assert edits.asked == 1
    edits.faults.clear()
    assert len(await edits.look(MORNING + HOUR)) == 1


async def test_digests_go_first(room: Chatroom, post: Post, edits: Edits) -> None:
    wrong = await told(room, post, EMMA)
    await retract(room, wrong)
    edits.free = lambda: False
    assert await edits.look(MORNING + HOUR) == []
    assert edits.asked == 0


async def test_a_process_that_dies_before_it_has_written_edits_once_more_and_nobody_sees_it(
    room: Chatroom, post: Post, edits: Edits, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = await told(room, post, EMMA)
    await retract(room, wrong)

    async def died(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(amendments, "note", died)
        with pytest.raises(KeyboardInterrupt):
            await edits.look(MORNING + HOUR)
    assert await edits.look(MORNING + HOUR) == []
    assert (edits.asked, await outcomes(room)) == (2, ["edited"])


async def test_whoever_was_forgotten_or_was_not_told_is_left_alone(room: Chatroom, post: Post, edits: Edits) -> None:
    wrong = await told(room, post, EMMA)
    await room.say(MINSU, "/subscribe")
    [sure] = await room.say(EMMA, "/forget")
    await room.press(EMMA, sure, "Delete everything")
    edits.asked = 0
    await retract(room, wrong)
    assert await edits.look(MORNING + HOUR) == []
    assert edits.asked == 0


async def test_several_companies_are_listed_as_each_language_lists_them(
    room: Chatroom, post: Post, edits: Edits
) -> None:
    wrong = await told(room, post, MINSU)
    await retract(room, wrong)
    await retract(room, wrong + 1)
    [message] = await edits.look(MORNING + HOUR, MINSU)
    assert message.text.startswith("정정 · 샤오미와 텐센트 소식 2건은 사실이 아닌 것으로 확인되어 내렸습니다.")
