"""Two articles about one event: one line, both sentences behind it, and what they tell differently."""

from __future__ import annotations

import pytest

from bot.localchat.people import Person
from tests.bot.harness import EDITORS, READERS, Chatroom

KOREAN = """알리바바, 3년간 3800억 위안 투자

2025.03.27 09:10

한빛테크 김하늘 기자

알리바바는 3년간 클라우드와 AI 인프라에 3800억 위안을 투자할 계획이다. 구체적인 지역은 이날 밝히지 않았다.
"""
ENGLISH = """Alibaba to invest in cloud and AI

HARBOR WIRE | BEIJING | 27 March 2025

Alibaba plans to invest 381 billion yuan in cloud and AI infrastructure over three years. It named no sites for it.
"""
LATER = """Alibaba keeps its plan for cloud and AI

SILICON STRAIT | BEIJING | 28 March 2025

Alibaba plans to invest 380 billion yuan in cloud and AI infrastructure over three years. It named no sites on Friday.
"""
PLANNED = """Alibaba to launch Qwen4

HARBOR WIRE | BEIJING | 2 March 2025

Alibaba plans to launch Qwen4. The company gave no date for it, although many had asked.
"""
DONE = """Alibaba launches Qwen4

SILICON STRAIT | BEIJING | 27 March 2025

Alibaba launched Qwen4. The company gave no price for it, although many had asked.
"""
SOURCES = {"ko": "출처", "en": "Sources"}
EMMA, MINSU = READERS["en"], READERS["ko"]


async def load(room: Chatroom, *articles: str) -> None:
    for number, article in enumerate(articles):
        preview = (await room.send_file(EDITORS["en"], f"{number}.txt", article.encode()))[-1]
        await room.press(EDITORS["en"], preview, "Publish")


@pytest.mark.parametrize(
    ("reader", "conflict"),
    [
        (MINSU, "보도마다 다름: 3,800억 위안(한빛테크) · 3,810억 위안(HARBOR WIRE)"),
        (EMMA, "Reports differ: CNY 380 billion (한빛테크) · CNY 381 billion (HARBOR WIRE)"),
    ],
    ids=["ko", "en"],
)
async def test_two_outlets_make_one_line_with_two_sources_and_the_conflict(
    empty_room: Chatroom, reader: Person, conflict: str
) -> None:
    await load(empty_room, KOREAN, ENGLISH)
    [brief] = await empty_room.say(reader, "/brief")
    [line] = [line for line in brief.text.splitlines() if line.startswith("•")]
    assert line.endswith("[1] [2]")
    assert conflict in brief.text
    [sources] = await empty_room.press(reader, brief, SOURCES[reader.lang])
    assert conflict in sources.text
    assert "알리바바는 3년간 클라우드와 AI 인프라에 3800억 위안을 투자할 계획이다." in sources.text
    assert "Alibaba plans to invest 381 billion yuan in cloud and AI infrastructure over three years." in sources.text


async def test_reports_that_agree_show_no_conflict(empty_room: Chatroom) -> None:
    await load(empty_room, KOREAN, LATER)
    [brief] = await empty_room.say(EMMA, "/brief 2")
    assert sum(line.startswith("•") for line in brief.text.splitlines()) == 1
    assert "Reports differ" not in brief.text
    [sources] = await empty_room.press(EMMA, brief, "Sources")
    assert all(outlet in sources.text for outlet in ("한빛테크", "SILICON STRAIT"))


async def test_the_companys_card_shows_the_event_once_and_counts_it_once(empty_room: Chatroom) -> None:
    await load(empty_room, KOREAN, ENGLISH, LATER)
    [card] = await empty_room.say(EMMA, "/company Alibaba")
    assert sum(line.startswith("•") for line in card.text.splitlines()) == 1
    [companies] = await empty_room.say(EMMA, "/companies")
    assert "Alibaba (1)" in companies.labels


async def test_a_plan_that_was_carried_out_says_which_report_it_overtook(empty_room: Chatroom) -> None:
    await load(empty_room, PLANNED, DONE)
    [brief] = await empty_room.say(EMMA, "/brief 2")
    assert "(updates the report of 2 March)" in brief.text
    assert sum(line.startswith("•") for line in brief.text.splitlines()) == 1
