"""What messages without a command mean, and how they are answered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asked.names import Directory
from bot.asked.rhythm import when
from bot.localchat.people import Person
from bot.menu import COMMANDS
from bot.understanding import Courtesy, Meaning, Wanted, understand
from bot.understanding.vocabulary import INTENTS, WordsError, _reading, words
from briefs.lexicon import load
from tests.bot.harness import READERS, Chatroom

MINSU, EMMA = READERS["ko"], READERS["en"]
DIRECTORY = Directory(load())
CASES = Path(__file__).parent / "plain_words"
DOORS = ["최신 브리핑", "주제", "기업", "언어"]


def cases() -> Iterator[tuple[str, str]]:
    """Each line of the files: what is meant, a tab, what is written.

    `/command words @language` is certain; `? a | b | search` offers those, and to search; else a greeting.
    """
    for path in sorted(CASES.glob("*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            meant, _, written = line.partition("\t")
            yield meant, written


def shown(meaning: Meaning) -> str:
    if isinstance(meaning, Courtesy):
        return meaning.kind
    if isinstance(meaning, Wanted):
        return f"/{meaning.command} {meaning.words}".rstrip() + (f" @{meaning.lang}" if meaning.lang else "")
    return "? " + " | ".join([*map(shown, meaning.choices), *(["search"] if meaning.words else [])])


@pytest.mark.parametrize(("meant", "written"), list(cases()))
def test_words_mean_what_their_writer_means(meant: str, written: str) -> None:
    assert shown(understand(written, DIRECTORY)) == meant


@pytest.mark.parametrize("words", [meant[10:] for meant, _ in cases() if meant.startswith("/subscribe")])
def test_the_time_of_a_digest_is_said_as_its_command_takes_it(words: str) -> None:
    assert when(words) is not None


@pytest.mark.parametrize("noise", ["{}", "  {}!!! ", "{} 🙏🙏", "“{}”", "{}…"])
def test_punctuation_and_emoji_change_nothing(noise: str) -> None:
    for written in ("바이두 최근 소식", "unsubscribe me", "오늘 브리핑"):
        assert understand(noise.format(written), DIRECTORY) == understand(written, DIRECTORY)


@given(st.text(max_size=400))
def test_any_text_means_something_and_breaks_nothing(text: str) -> None:
    assert understand(text, DIRECTORY) is not None


def test_a_pasted_article_is_no_question() -> None:
    assert shown(understand("바이두가 새 모델을 공개했다. " * 40, DIRECTORY)) == "? "


def test_every_intent_is_a_command() -> None:
    assert {command.name for command in COMMANDS} >= INTENTS - {"following", "send"}


def test_an_intent_or_a_topic_that_there_is_not_is_refused() -> None:
    with pytest.raises(WordsError):
        _reading("intent", "dance")
    with pytest.raises(WordsError):
        _reading("topic", "dance")
    assert words().readings


@pytest.mark.parametrize(
    ("person", "written", "told"),
    [
        (MINSU, "바이두 최근 소식", "바이두"),
        (EMMA, "what did Huawei release", "Huawei"),
        (MINSU, "오늘 브리핑", "오늘은 새 소식이 없습니다"),
        (EMMA, "chip news last week", "Cambricon"),
        (MINSU, "바이두 소식 영어로", "Baidu"),
        (EMMA, "search Ascend", "Ascend"),
        (MINSU, "바이듀", "혹시 이 중에 있나요?"),
        (EMMA, "change language to Korean", "한국어로"),
        (MINSU, "고마워요", "도움이 되었다니 기쁩니다"),
        (EMMA, "hello", "Hello."),
    ],
)
async def test_plain_words_are_answered_as_the_command_would(
    room: Chatroom, person: Person, written: str, told: str
) -> None:
    [answer] = await room.say(person, written)
    assert told in answer.text


async def test_what_is_not_certain_is_offered_and_not_done(room: Chatroom) -> None:
    [unsure] = await room.say(EMMA, "should I buy Baidu stock?")
    assert unsure.text == "should buy Baidu stock\nI'm not sure what you mean. Is it one of these?"
    assert unsure.labels == ["Baidu news", "Search for this"]
    [card] = await room.press(EMMA, unsure, "Baidu news")
    assert not card.edited
    assert "Baidu" in card.text


async def test_the_words_can_be_searched_for(room: Chatroom) -> None:
    [unsure] = await room.say(MINSU, "화웨이 어센드는 얼마예요?")
    [found] = await room.press(MINSU, unsure, "이 말로 검색")
    assert found.edited
    assert "4건" in found.text


async def test_choices_are_changed_by_words_as_by_commands(room: Chatroom) -> None:
    [subscribed] = await room.say(MINSU, "평일 아침 7시 반에 보내 줘")
    assert "평일" in subscribed.text
    assert "7시 30분" in subscribed.text
    [followed] = await room.say(EMMA, "follow Nvidia")
    assert "Nvidia" in followed.text
    [unsure] = await room.say(MINSU, "구독 취소 방법")
    assert unsure.labels == ["정기 브리핑 그만 받기"]
    [stopped] = await room.press(MINSU, unsure, "정기 브리핑 그만 받기")
    assert not stopped.edited


@pytest.mark.parametrize(
    "written",
    [
        "매일 반도체 소식 보내 줘",
        "unsubscribe Baidu",
        "chips and robots",
        "Baidu not Alibaba",
        "daily news",
        "Baidu price chart trick",
    ],
)
async def test_every_offer_is_kept(room: Chatroom, written: str) -> None:
    [unsure] = await room.say(EMMA, written)
    assert len(unsure.labels) >= 2
    for label in unsure.labels:
        [again] = await room.say(EMMA, written)
        assert await room.press(EMMA, again, label), label


@pytest.mark.parametrize("written", ["asdfgh qwerty", "🤔", "...", "/nosuchcommand", "x" * 3000])
async def test_what_nobody_understands_gets_ways_in(room: Chatroom, written: str) -> None:
    [answer] = await room.say(MINSU, written)
    assert answer.text.endswith("사용법은 /help 에 있습니다.")
    assert answer.labels[-4:] == DOORS


@pytest.mark.parametrize("written", ["<b>바이두</b> 소식", "Baidu & Alibaba", "'; DROP TABLE facts; --"])
async def test_odd_words_are_answered_in_order(room: Chatroom, written: str) -> None:
    [answer] = await room.say(EMMA, written)
    assert answer.text
