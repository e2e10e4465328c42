"""What readers live through when they subscribe, follow, choose and are forgotten, in both languages."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from bot.actions.buttons import encode
from bot.actions.settings import SwitchTopic
from bot.localchat.people import Person
from briefs.model import Topic
from storage import chats
from storage.values import Chat, Days, Length, Quiet, Subscription
from tests.bot.harness import READERS, Chatroom
from tests.bot.test_journeys import HOSTILE

MINSU, EMMA = READERS["ko"], READERS["en"]
COMMANDS = ("/subscribe", "/unsubscribe", "/follow", "/unfollow", "/timezone", "/language", "/settings", "/forget")


async def kept(room: Chatroom, person: Person) -> Chat:
    chat = await chats.get(room.services.database, person.id)
    assert chat
    return chat


async def test_subscribing_says_when_the_next_digest_comes(room: Chatroom) -> None:
    [korean] = await room.say(MINSU, "/subscribe")
    [english] = await room.say(EMMA, "/subscribe")
    assert korean.text == "매일 오전 8시(서울)에 보내 드립니다. 다음은 내일입니다."
    assert korean.labels == ["시간 바꾸기", "주제 고르기", "미리 보기"]
    assert english.text == "You'll get it every day at 08:00 (Seoul), next tomorrow."
    assert english.labels == ["Change time", "Choose topics", "Preview"]
    assert (await kept(room, MINSU)).due_at == datetime(2025, 3, 28, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("person", "words", "said"),
    [
        (EMMA, "18:30", "every day at 18:30 (Seoul), next today."),
        (EMMA, "07:30 weekdays", "on weekdays at 07:30 (Seoul), next on Monday 31 March."),
        (EMMA, "weekly", "every Monday at 08:00 (Seoul), next on Monday 31 March."),
        (MINSU, "평일 오후 6시 30분", "평일 오후 6시 30분(서울)에 보내 드립니다. 다음은 오늘입니다."),
        (MINSU, "매주 일요일 정오", "매주 일요일 정오(서울)에 보내 드립니다. 다음은 3월 30일 일요일입니다."),
    ],
)
async def test_a_time_and_days_are_taken_in_words(room: Chatroom, person: Person, words: str, said: str) -> None:
    [answer] = await room.say(person, f"/subscribe {words}")
    assert answer.text.endswith(said)


async def test_words_that_are_no_time_are_explained_and_change_nothing(room: Chatroom) -> None:
    [answer] = await room.say(EMMA, "/subscribe whenever")
    assert answer.text.startswith("I can't read a time or days in “whenever”.")
    assert "/subscribe 08:00 weekdays" in answer.text
    assert await chats.get(room.services.database, EMMA.id) is None


async def test_unsubscribing_keeps_the_choices(room: Chatroom) -> None:
    await room.say(MINSU, "/subscribe 오전 7시")
    await room.say(MINSU, "/follow 바이두")
    [gone] = await room.say(MINSU, "/unsubscribe")
    assert gone.text.startswith("정기 브리핑을 더는 보내지 않습니다.")
    chat = await kept(room, MINSU)
    assert (chat.subscription, chat.due_at, chat.companies) == (Subscription.OFF, None, ("baidu",))
    assert "받고 계시지 않습니다" in (await room.say(MINSU, "/unsubscribe"))[0].text
    [again] = await room.press(MINSU, gone, "구독하기")
    assert again.text.startswith("매일 오전 7시(서울)에 보내 드립니다.")


async def test_a_digest_in_quiet_hours_is_told_for_when_it_really_comes(room: Chatroom) -> None:
    [settings] = await room.say(EMMA, "/settings")
    await room.press(EMMA, (await room.press(EMMA, settings, "Quiet hours"))[0], "22:00–07:00")
    [answer] = await room.say(EMMA, "/subscribe 06:00")
    assert answer.text == "You'll get it every day at 07:00 (Seoul), next tomorrow."


@pytest.mark.parametrize("words", ["서울", "seoul", "Asia/Seoul", "KST", "UTC+9"])
async def test_a_time_zone_is_found_by_city_key_or_offset(room: Chatroom, words: str) -> None:
    [answer] = await room.say(MINSU, f"/timezone {words}")
    if words == "UTC+9":
        assert answer.labels[0] == "서울"
        [answer] = await room.press(MINSU, answer, "서울")
    assert answer.text == "서울 시간(UTC+9)으로 맞췄습니다. 지금 그곳은 오전 9시 30분입니다."


async def test_a_new_time_zone_moves_the_digest(room: Chatroom) -> None:
    await room.say(EMMA, "/subscribe")
    [answer] = await room.say(EMMA, "/timezone LA")
    assert answer.text.startswith("Times now follow Los Angeles (UTC−7), where it is 17:30.")
    assert answer.text.endswith("Your digest comes every day at 08:00, next tomorrow.")
    assert (await kept(room, EMMA)).due_at == datetime(2025, 3, 28, 15, tzinfo=UTC)


async def test_an_ambiguous_time_zone_is_asked_about_and_an_unknown_one_not_guessed(room: Chatroom) -> None:
    [which] = await room.say(EMMA, "/timezone CST")
    assert which.labels == ["Shanghai", "Chicago"]
    [near] = await room.say(MINSU, "/timezone 런뎐")
    assert "런던" in near.labels
    [unknown] = await room.say(MINSU, "/timezone 우리 동네 어딘가")
    assert (unknown.labels, "찾지 못했습니다" in unknown.text) == ([], True)
    [choice] = await room.say(EMMA, "/timezone")
    assert "✓ Seoul" in choice.labels


async def test_a_language_that_there_is_not_is_refused_with_the_choice(room: Chatroom) -> None:
    for person, words, said in (
        (MINSU, "독일어", "한국어와 영어로만 보내 드릴 수 있습니다. 어느 언어로 보내 드릴까요?"),
        (EMMA, "German", "Only Korean and English are available. Which language would you like?"),
        (EMMA, "", "Which language would you like?"),
    ):
        [answer] = await room.say(person, f"/language {words}")
        assert (answer.text, len(answer.labels)) == (said, 3)


async def test_who_is_not_subscribed_sees_when_the_digest_would_come(room: Chatroom) -> None:
    for person, said in (
        (MINSU, "받지 않습니다. 구독하시면 매일 오전 8시(서울)에 보내 드립니다."),
        (EMMA, "off. Subscribe to get it every day at 08:00 (Seoul)."),
    ):
        [settings] = await room.say(person, "/settings")
        assert said in settings.text


async def test_settings_are_one_message_edited_in_place(room: Chatroom) -> None:
    [settings] = await room.say(EMMA, "/settings")
    assert "Digest · off" in settings.text
    for path in (
        ["Subscribe"],
        ["Time", "18:00"],
        ["Days", "Weekdays"],
        ["Topics", "Chips", "Back to settings"],
        ["Companies", "Baidu", "Back to settings"],
        ["Time zone", "Tokyo"],
        ["Quiet hours", "22:00"],
        ["Sound off"],
        ["Short digest"],
    ):
        for label in path:
            [pressed] = await room.press(EMMA, settings, label)
            assert (pressed.edited, pressed.id) == (True, settings.id)
            settings = pressed
    assert settings.text == (
        "Settings\n\nDigest · on weekdays at 18:00 (Tokyo), next today.\nFollowing · Chips, Baidu (first)\n"
        "Length · short\nSound · off\nWhen nothing is new · no message\n"
        "Quiet hours · 22:00 to 07:00\nTime zone · Tokyo (UTC+9)\nLanguage · English"
    )
    chat = await kept(room, EMMA)
    assert (chat.silent, chat.length, chat.schedule.days) == (True, Length.SHORT, Days.WEEKDAYS)
    assert chat.schedule.quiet == Quiet(time(22), time(7))
    [korean] = await room.press(EMMA, (await room.press(EMMA, settings, "Language"))[0], "한국어")
    assert "평일 오후 6시(도쿄). 다음은 오늘입니다." in korean.text
    assert await room.press(EMMA, korean, "닫기") == []


async def test_a_double_tap_changes_nothing_more(room: Chatroom) -> None:
    for _ in range(2):
        [topics] = await room.forge(EMMA, encode(SwitchTopic(Topic.CHIPS, on=True)))
        assert "✓ Chips" in topics.labels
    assert (await kept(room, EMMA)).topics == (Topic.CHIPS,)


async def test_forgetting_asks_first_and_then_deletes_everything(room: Chatroom) -> None:
    assert (await room.say(MINSU, "/forget"))[0].text == "이 채팅에 관해 보관하는 것이 없습니다."
    await room.say(MINSU, "/subscribe")
    [question] = await room.say(MINSU, "/forget")
    [unchanged] = await room.press(MINSU, question, "그대로 두기")
    assert unchanged.text == "그대로 두었습니다."
    [question] = await room.say(MINSU, "/forget")
    [done] = await room.press(MINSU, question, "모두 지우기")
    assert done.text.startswith("모두 지웠습니다.")
    assert await chats.get(room.services.database, MINSU.id) is None


async def test_what_is_typed_after_a_command_of_choice_gets_one_orderly_answer(room: Chatroom) -> None:
    for person in (MINSU, EMMA):
        for command in COMMANDS:
            for words in HOSTILE:
                [answer] = await room.say(person, f"{command} {words}")
                assert answer.text
                assert len(answer.text) < 2000
                assert "\u202e" not in answer.text


async def test_no_button_of_the_settings_is_dead(room: Chatroom) -> None:
    """Every button of every face changes the message; the one that closes it takes it away."""
    for face in ("Time", "Days", "Topics", "Companies", "Time zone", "Language", "Quiet hours"):
        labels = (await room.press(EMMA, (await room.say(EMMA, "/settings"))[0], face))[0].labels
        for label in labels:
            [opened] = await room.press(EMMA, (await room.say(EMMA, "/settings en"))[0], face)
            shown = next(one for one in opened.labels if one.strip("✓ ") == label.strip("✓ "))
            assert (await room.press(EMMA, opened, shown))[0].edited
            await room.say(EMMA, "/language en")
