"""A company's facts by month, in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from bot.screens.lines import LINES
from tests.bot.harness import READERS, Chatroom
from tests.bot.timelines import huawei, publish, release

MINSU, EMMA = READERS["ko"], READERS["en"]


async def test_months_stand_newest_first_with_days_and_plans_apart(empty_room: Chatroom) -> None:
    await huawei(empty_room.services)
    [korean] = await empty_room.say(MINSU, "/timeline 화웨이")
    assert korean.text == (
        "화웨이 · 타임라인\n\n"
        "앞으로의 계획과 전망\n"
        "• 화웨이가 2027년 4분기에 AI 칩 어센드 960을 공개할 계획입니다. [1]\n"
        "• 화웨이가 1분기에 추론 칩 어센드 950PR을 공개할 계획입니다. [1]\n\n"
        "2025년 3월\n"
        "• 18일: 화웨이가 AI 칩 어센드 920을 공개했습니다. [2]\n\n"
        "2025년 2월\n"
        "• 10일: ◇ 화웨이가 AI 칩 어센드 930을 공개할 계획입니다. [1]\n\n"
        "2024년 10월\n"
        "• 화웨이가 2024년 10월에 AI 칩 어센드 910C를 공개했습니다. [3]\n\n"
        "2023년\n"
        "• 화웨이가 2023년에 AI 칩 어센드 910B를 공개했습니다. [3]\n\n"
        "◇ 당시의 계획이나 전망입니다.\n\n"
        "[1] 한빛테크 · 2월 10일\n"
        "[2] 한빛테크 · 3월 20일\n"
        "[3] 한빛테크 · 1월 5일"
    )
    [english] = await empty_room.say(EMMA, "/timeline Huawei")
    headings = ["Huawei", "What lies ahead", "March 2025", "February 2025", "October 2024", "2023"]
    assert [word for word in english.bold() if word in headings] == [
        "Huawei", "What lies ahead", "Huawei", "Huawei", "March 2025", "Huawei", "February 2025", "Huawei",
        "October 2024", "Huawei", "2023", "Huawei",
    ]  # fmt: skip
    assert "• 18 Mar: Huawei unveiled the Ascend 920 AI chip. [2]" in english.text
    assert "◇ A plan or a forecast at the time." in english.text


async def test_what_a_line_leaves_open_stands_before_it(empty_room: Chatroom) -> None:
    await publish(empty_room.services, date(2025, 3, 1), release("Ascend 960", date="2027-05-01"))
    [timeline] = await empty_room.say(EMMA, "/timeline Huawei")
    assert timeline.text.count("1 May 2027") == 1


async def test_pages_turn_in_place_and_tell_each_event_once(empty_room: Chatroom) -> None:
    days = [date(2025, 1, number) for number in range(1, 28)]
    for day in days:
        await publish(empty_room.services, day, release(f"Ascend {900 + day.day}"))
    [page] = await empty_room.say(EMMA, "/timeline Huawei")
    first = page.text
    assert page.labels == [*"12345678", "More", "Sources", "한국어", "Company card"]
    pages = [page.text]
    while "More" in page.labels:
        [page] = await empty_room.press(EMMA, page, "More")
        assert page.edited
        pages.append(page.text)
    told = [line.split("Ascend ")[1][:3] for text in pages for line in text.splitlines() if line.startswith("•")]
    assert told == [str(900 + day.day) for day in reversed(days)]
    assert all(text.count("•") <= LINES for text in pages)
    while "Back" in page.labels:
        [page] = await empty_room.press(EMMA, page, "Back")
        assert page.text in pages
    assert page.text == first


async def test_an_event_of_two_articles_stands_once(empty_room: Chatroom) -> None:
    for day in (19, 20):
        await publish(empty_room.services, date(2025, 3, day), release("Ascend 920"), publisher=f"Paper {day}")
    [timeline] = await empty_room.say(EMMA, "/timeline Huawei")
    assert timeline.text.count("Ascend 920") == 1
    assert {"Paper 19", "Paper 20"} <= {line.split(" · ")[0][4:] for line in timeline.text.splitlines()[-2:]}


async def test_rows_without_a_line_are_passed_over(empty_room: Chatroom) -> None:
    for day in range(1, 29):
        await publish(empty_room.services, date(2025, 2, day), *(release() for _ in range(3)))
    await publish(empty_room.services, date(2024, 2, 1), release("Ascend 910"))
    [timeline] = await empty_room.say(EMMA, "/timeline Huawei")
    assert "February 2024" in timeline.bold()
    assert "Back" not in timeline.labels


async def test_sources_language_and_card_stand_one_tap_away(room: Chatroom) -> None:
    [timeline] = await room.say(EMMA, "/timeline Baidu")
    [korean] = await room.press(EMMA, timeline, "한국어")
    assert korean.edited
    assert "바이두 · 타임라인" in korean.text
    [sources] = await room.press(EMMA, korean, "출처")
    assert "공개했다" in sources.text
    [closed] = await room.press(EMMA, sources, "닫기")
    assert closed.text == korean.text
    [card] = await room.press(EMMA, closed, "기업 카드")
    assert not card.edited
    assert "百度" in card.text


@pytest.mark.parametrize("name", ["百度", "BAIDU", "ERNIE 4.5", "어니"])
async def test_any_name_and_any_product_leads_to_the_company(room: Chatroom, name: str) -> None:
    [timeline] = await room.say(MINSU, f"/timeline {name}")
    assert timeline.text.startswith("바이두 · 타임라인")


async def test_a_slip_leads_to_timelines(room: Chatroom) -> None:
    [unknown] = await room.say(EMMA, "/timeline Baidoo")
    [timeline] = await room.press(EMMA, unknown, "Baidu")
    assert timeline.text.startswith("Baidu · timeline")


async def test_no_name_and_no_news_are_answered_plainly(room: Chatroom) -> None:
    [asked] = await room.say(EMMA, "/timeline")
    assert "/timeline Baidu" in asked.text
    [korean] = await room.say(MINSU, "/timeline 텐센트")
    assert korean.text == "텐센트 소식은 아직 없습니다."
