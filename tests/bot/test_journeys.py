"""What readers live through, in both languages."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.localchat.people import Person
from tests.bot.harness import EDITORS, READERS, Chatroom, Said
from tests.bot.news import OUTLET, RELEASES, URL

MINSU, EMMA = READERS["ko"], READERS["en"]
HOSTILE = [
    "<b>굵게</b> & <script>alert(1)</script>",
    "\u202egnp.exe\u200f\u2066",
    "😀👨‍👩‍👧‍👦🇰🇷" * 30,
    "가" * 4000,
    "a " * 2000,
    "%s {{ 7*7 }} {% raw %}",
    "'; DROP TABLE facts; --",
    "\\n\\u0000",
]


async def test_start_welcomes_in_the_persons_language(room: Chatroom) -> None:
    [korean] = await room.say(MINSU, "/start")
    [english] = await room.say(EMMA, "/start")
    assert "반갑습니다" in korean.text
    assert korean.labels == ["최신 브리핑", "주제", "기업", "언어", "구독하기", "설정"]
    assert "Welcome" in english.text
    assert english.labels == ["Latest brief", "Topics", "Companies", "Language", "Subscribe", "Settings"]


@pytest.mark.parametrize("label", ["Latest brief", "Topics", "Companies", "Language", "Subscribe", "Settings"])
async def test_every_door_of_the_welcome_opens(room: Chatroom, label: str) -> None:
    [welcome] = await room.say(EMMA, "/start")
    [opened] = await room.press(EMMA, welcome, label)
    assert not opened.edited
    assert opened.labels


async def test_help_shows_the_editors_commands_to_editors_alone(room: Chatroom) -> None:
    [readers] = await room.say(EMMA, "/help")
    [editors] = await room.say(EDITORS["en"], "/help")
    assert "/load" not in readers.text
    assert "/load" in editors.text
    assert "/brief" in readers.text


async def test_about_names_version_sources_and_privacy(room: Chatroom) -> None:
    [korean] = await room.say(MINSU, "/about")
    [english] = await room.say(EMMA, "/about")
    assert "0.1.0" in korean.text
    assert {"출처", "개인정보"} <= set(korean.bold())
    assert {"Sources", "Privacy"} <= set(english.bold())


async def test_a_brief_of_one_day_shows_the_newest(room: Chatroom) -> None:
    [brief] = await room.say(MINSU, "/brief 1")
    assert "바이두" in brief.bold()
    assert "캠브리콘" not in brief.text
    assert OUTLET in brief.text
    assert brief.labels == ["1", "더 보기", "출처", "English"]


async def test_more_and_back_turn_the_page_in_place(room: Chatroom) -> None:
    [first] = await room.say(EMMA, "/brief")
    [second] = await room.press(EMMA, first, "More")
    assert (second.edited, second.id) == (True, first.id)
    assert second.labels == ["1", "2", "Back", "Sources", "한국어"]
    [again] = await room.press(EMMA, second, "Back")
    assert again.text == first.text


async def test_the_pages_of_a_brief_tell_every_fact_once(room: Chatroom) -> None:
    [first] = await room.say(EMMA, "/brief 1")
    [second] = await room.press(EMMA, first, "More")
    told = Counter(line for page in (first, second) for line in page.text.splitlines() if "unveiled" in line)
    assert list(told.values()) == [1] * len(RELEASES)


async def test_the_other_language_stands_one_tap_away(room: Chatroom) -> None:
    [english] = await room.say(EMMA, "/brief")
    [korean] = await room.press(EMMA, english, "한국어")
    assert korean.edited
    assert "바이두" in korean.text
    [more] = await room.press(EMMA, korean, "더 보기")
    [back] = await room.press(EMMA, (await room.press(EMMA, more, "이전"))[0], "English")
    assert back.text == english.text


async def test_each_lines_sentence_is_shown_with_outlet_date_and_link(room: Chatroom) -> None:
    [brief] = await room.say(EMMA, "/brief")
    [sources] = await room.press(EMMA, brief, "Sources")
    assert sources.edited
    assert sources.labels == ["Close"]
    quoted = [entity for entity in sources.entities if entity["type"] == "blockquote"]
    assert len(quoted) == brief.text.count("•")
    assert any(f"{name}는 {korean} 신제품을 공개했다." in sources.text for _, name, _, korean in RELEASES)
    assert OUTLET in sources.text
    assert "27 March" in sources.text
    assert {entity["url"] for entity in sources.entities if entity["type"] == "text_link"} == {URL}
    [closed] = await room.press(EMMA, sources, "Close")
    assert closed.text == brief.text
    assert closed.labels == brief.labels


@pytest.mark.parametrize("words", ["models", "Models", "모델", "MODELS 3", "3일 모델", "today models"])
async def test_a_topic_is_found_in_either_language(room: Chatroom, words: str) -> None:
    [answer] = await room.say(EMMA, f"/brief {words}")
    assert "Baidu" in answer.text or "Nothing new today" in answer.text


async def test_days_reach_back_over_days_with_news(room: Chatroom) -> None:
    [one] = await room.say(EMMA, "/brief chips")
    assert "Cambricon" in one.text


@pytest.mark.parametrize(("person", "words"), [(MINSU, "오늘"), (EMMA, "today")])
async def test_a_quiet_today_says_so_and_offers_the_latest(room: Chatroom, person: Person, words: str) -> None:
    [quiet] = await room.say(person, f"/brief {words}")
    assert quiet.text in {
        "오늘은 새 소식이 없습니다. 가장 최근 소식은 3월 27일 것입니다.",
        "Nothing new today. The latest news is from 27 March.",
    }
    [brief] = await room.press(person, quiet, quiet.labels[0])
    assert OUTLET in brief.text


async def test_an_unknown_topic_leads_to_the_list(room: Chatroom) -> None:
    [unknown] = await room.say(EMMA, "/brief knitting")
    assert "knitting" in unknown.text
    [topics] = await room.press(EMMA, unknown, "Topics")
    [brief] = await room.press(EMMA, topics, "Models (12)")
    assert "Baidu" in brief.text


async def test_a_topic_without_news_says_so(room: Chatroom) -> None:
    [answer] = await room.say(MINSU, "/brief games")
    assert "소식은 아직 없습니다" in answer.text


@pytest.mark.parametrize("days", ["0", "31", "-3", "99999999999999999999"])
async def test_days_out_of_reach_are_explained(room: Chatroom, days: str) -> None:
    [answer] = await room.say(EMMA, f"/brief {days}")
    assert "between 1 and 30" in answer.text


@pytest.mark.parametrize("command", ["/brief", "/companies", "/topics", "/brief today"])
async def test_an_empty_house_says_so(empty_room: Chatroom, command: str) -> None:
    [korean] = await empty_room.say(MINSU, command)
    [english] = await empty_room.say(EMMA, command)
    assert korean.text == "아직 올라온 소식이 없습니다."
    assert english.text == "There is no news here yet."


async def test_a_chosen_language_stays(room: Chatroom) -> None:
    [said] = await room.say(MINSU, "/language en")
    assert "English" in said.text
    assert "Welcome" in (await room.say(MINSU, "/start"))[0].text


@pytest.mark.parametrize(
    ("words", "said"), [("영어", "English"), ("한국어", "한국어로"), ("둘 다", "함께"), ("Korean", "한국어로")]
)
async def test_a_language_is_called_by_its_name_in_either_language(room: Chatroom, words: str, said: str) -> None:
    [answer] = await room.say(MINSU, f"/language {words}")
    assert said in answer.text


async def test_the_language_is_chosen_by_button(room: Chatroom) -> None:
    [question] = await room.say(EMMA, "/language")
    assert question.labels == ["한국어", "English", "한국어 + English"]
    [said] = await room.press(EMMA, question, "한국어")
    assert "한국어로" in said.text
    assert "최신 브리핑" in said.labels


async def test_both_sends_the_brief_twice_the_persons_own_language_first(room: Chatroom) -> None:
    await room.say(EMMA, "/language both")
    english, korean = await room.say(EMMA, "/brief")
    assert "Baidu" in english.text
    assert "바이두" in korean.text


async def test_a_message_that_is_no_command_is_answered_with_ways_in(room: Chatroom) -> None:
    [hint] = await room.say(MINSU, "안녕하세요?")
    assert hint.labels == ["최신 브리핑", "주제", "기업", "언어"]
    assert (await room.say(EMMA, "/nosuchcommand"))[0].labels[0] == "Latest brief"


@pytest.mark.parametrize("person", [MINSU, EMMA], ids=["ko", "en"])
@pytest.mark.parametrize(
    "command",
    [
        *("", "/start", "/help", "/about", "/brief", "/company", "/topics", "/language"),
        *("/timeline", "/chart", "/compare", "/compare baidu"),
    ],
)
async def test_whatever_is_typed_gets_one_orderly_answer(room: Chatroom, person: Person, command: str) -> None:
    for words in HOSTILE:
        [answer] = await room.say(person, f"{command} {words}")
        assert answer.text
        assert len(answer.text) < 2000
        assert "\u202e" not in answer.text


async def test_ten_thousand_characters_are_answered_piece_by_piece(room: Chatroom) -> None:
    answers = await room.say(EMMA, "/company " + "x" * 4_000 + " " + "y" * 6_000)
    assert "I don't know" in answers[0].text
    assert len(answers) == 3


@pytest.mark.parametrize(
    "data", ["", "0:b:ko", "1:b:ko:chips:1:99999:0", "1:c:en:no-such-company:0:0", "1:s:en:987654", "<b>", "x" * 64]
)
async def test_old_and_forged_buttons_are_answered_politely(room: Chatroom, data: str) -> None:
    answers = await room.forge(EMMA, data)
    words = " ".join([room.toasts[-1], *(answer.text for answer in answers)])
    assert words.strip()
    assert "wrong" not in words


async def test_a_name_with_markup_is_shown_as_it_is(room: Chatroom) -> None:
    [answer] = await room.say(EMMA, "/company <i>x</i> & co")
    assert "<i>x</i> & co" in answer.text
    assert not answer.entities


async def test_no_button_of_the_journeys_is_dead(room: Chatroom) -> None:
    """Every button under every first screen does something."""
    companies = ("/company baidu", "/company baidoo", "/timeline baidu", "/timeline baidoo", "/chart baidu")
    compared = ("/compare baidu huawei", "/compare baidu hauwei", "/compare")
    for command in ("/start", "/brief", "/companies", "/topics", "/language", *companies, *compared):
        [screen] = await room.say(EMMA, command)
        for label in screen.labels:
            assert await room.press(EMMA, await _again(room, command), label), (command, label)


async def _again(room: Chatroom, command: str) -> Said:
    return (await room.say(EMMA, command))[0]
