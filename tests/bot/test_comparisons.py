"""Two companies side by side, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.delivery.letters import CAPTION_LIMIT
from bot.localchat.files import picture_size
from bot.pictures import table
from bot.services import Services
from briefs.model import Kind, Source, SourcedFact, Status, Unit
from briefs.writing.comparing import Cell, Row, Table
from briefs.writing.packing import size
from tests.bot.figures import investment, quantity, quarter
from tests.bot.harness import READERS, Chatroom
from tests.bot.timelines import publish, release

MINSU, EMMA = READERS["ko"], READERS["en"]


async def figures(services: Services) -> None:
    """Revenue of the same quarter, investments of different kinds, models of both, users of one."""
    spent = investment("alibaba", 3800, three_years=True)
    await publish(services, date(2025, 2, 20), quarter("alibaba", 2024, 4, 2801.5), spent)
    users = quantity(2_0000_0000, Unit.USERS, "monthly-active-users")
    await publish(
        services,
        date(2025, 3, 19),
        quarter("tencent", 2024, 4, 1724.5),
        quarter("tencent", 2025, 1, 1800, status=Status.FORECAST),
        investment("tencent", 900),
        release("Hunyuan T1", company="tencent", kind=Kind.RELEASE),
        release("Yuanbao", company="tencent", kind=Kind.ADOPTION, quantities=(users,)),
    )
    await publish(services, date(2025, 3, 6), release("QwQ-32B", company="alibaba"), publisher="큐원일보")


async def test_what_is_alike_stands_side_by_side_and_the_rest_as_told(empty_room: Chatroom) -> None:
    await figures(empty_room.services)
    [compared] = await empty_room.say(MINSU, "/compare 알리바바와 텐센트")
    assert compared.picture
    assert picture_size(compared.picture) == (1080, table.HEAD + 4 * table.ROW + table.FOOT)
    assert compared.text == (
        "알리바바와 텐센트 비교\n\n"
        "분기 매출\n"
        "• 알리바바: 2,801억5,000만 위안 (2024년 4분기)\n"
        "• 텐센트: 1,724억5,000만 위안 (2024년 4분기)\n\n"
        "투자 (기준이 서로 다름)\n"
        "• 알리바바: 3,800억 위안(3년간) (2025년 2월 20일)\n"
        "• 텐센트: 900억 위안 (2025년 3월 19일)\n\n"
        "최근 AI 모델\n"
        "• 알리바바: QwQ-32B (2025년 3월 6일)\n"
        "• 텐센트: 훈위안 T1 (2025년 3월 19일)\n\n"
        "월간활성이용자\n"
        "• 알리바바: 알려진 것 없음\n"
        "• 텐센트: 2억 명 (위안바오 · 2025년 3월 19일)\n\n"
        "기간과 단위가 같은 수치만 비교하고, 나머지는 보도된 그대로 적었습니다."
    )
    assert compared.labels == ["알리바바", "텐센트", "출처", "English"]
    [english] = await empty_room.press(MINSU, compared, "English")
    assert english.edited
    assert english.text.startswith("Alibaba and Tencent compared\n\nQuarterly revenue\n")
    assert "• Alibaba: CNY 280.15 billion (Q4 2024)" in english.text
    assert english.picture != compared.picture


async def test_the_sentences_and_the_cards_stand_behind_it(empty_room: Chatroom) -> None:
    await figures(empty_room.services)
    [compared] = await empty_room.say(EMMA, "/compare Tencent vs Alibaba")
    [sources] = await empty_room.press(EMMA, compared, "Sources")
    assert not sources.edited
    assert "1. Tencent, Quarterly revenue: CNY 172.45 billion" in sources.text
    assert sum(entity["type"] == "blockquote" for entity in sources.entities) == 7
    [card] = await empty_room.press(EMMA, compared, "Alibaba")
    assert "阿里巴巴" in card.text


@pytest.mark.parametrize("words", ["Tencent Alibabba", "Alibabba, Tencent"])
async def test_a_slip_keeps_the_other_name(empty_room: Chatroom, words: str) -> None:
    await figures(empty_room.services)
    [unknown] = await empty_room.say(EMMA, f"/compare {words}")
    assert "Alibabba" in unknown.text
    [compared] = await empty_room.press(EMMA, unknown, "Alibaba")
    names = ("Tencent", "Alibaba") if words.startswith("Tencent") else ("Alibaba", "Tencent")
    assert compared.text.startswith(f"{names[0]} and {names[1]} compared")


@pytest.mark.parametrize(
    ("words", "korean", "english"),
    [
        ("", "이름을 둘 적어 주세요", "Which two companies?"),
        ("바이두", "바이두와 비교할 기업의 이름도", "Compare Baidu with which company?"),
        ("百度 바이두", "두 이름 모두 바이두를 가리킵니다", "Both names mean Baidu"),
        ("바이두, 텐센트, 알리바바", "한 번에 두 기업까지", "two companies at a time"),
        ("가나다와 라마바", "'가나다'와 '라마바'를 모두 찾지 못했습니다", "neither “가나다” nor “라마바”"),
        ("가나다라마바사", "찾지 못했습니다", "I don't know"),
        ("바이두 텐센트", "바이두와 텐센트 사이에 비교할 수치나", "no figures or products of Baidu and Tencent"),
    ],
)
async def test_what_cannot_be_compared_is_said_plainly(
    empty_room: Chatroom, words: str, korean: str, english: str
) -> None:
    [said] = await empty_room.say(MINSU, f"/compare {words}")
    assert korean in said.text
    [said] = await empty_room.say(EMMA, f"/compare {words}")
    assert english in said.text
    assert said.picture is None


async def test_figures_in_different_currencies_are_never_compared(empty_room: Chatroom) -> None:
    dollars = (quantity(2_000_000_000, Unit.USD),)
    await publish(empty_room.services, date(2025, 3, 1), quarter("smic", 2024, 4, 0, quantities=dollars))
    await publish(empty_room.services, date(2025, 3, 2), quarter("huawei", 2024, 4, 100))
    [compared] = await empty_room.say(EMMA, "/compare SMIC Huawei")
    assert "Revenue (not on the same basis)\n• SMIC: USD 2 billion (Q4 2024)\n• Huawei: CNY 10 billion" in compared.text


async def test_an_old_button_is_answered_politely(empty_room: Chatroom) -> None:
    [said] = await empty_room.forge(EMMA, "1:cp:en:baidu:no-such-company:0")
    assert "no longer works" in said.text
    [said] = await empty_room.forge(EMMA, "1:ps:en:baidu:tencent")
    assert said.text


async def test_the_caption_keeps_telegrams_limit(empty_room: Chatroom) -> None:
    await figures(empty_room.services)
    [compared] = await empty_room.say(EMMA, "/compare Alibaba Tencent")
    assert size(compared.text) <= CAPTION_LIMIT


def test_words_of_any_length_can_be_drawn() -> None:
    long = "아주 긴 이름의 인공지능 반도체 회사 " * 5
    told = SourcedFact(1, investment("baidu", 1), "", Source(1, long, "ko", None, None))
    cell = Cell(long, long, told, 1.0)
    rows = tuple(Row(long, cells, alike=False) for cells in ((cell, cell), (cell, None), (None, cell)))
    words = Table("ko", (long, "x" * 200), rows, "알려진 것 없음", "기준이 서로 다름", long)
    assert table.draw(words) == table.draw(words)


async def test_what_is_told_for_a_certain_time_goes_before_what_is_not(empty_room: Chatroom) -> None:
    untold = quarter("smic", 2024, 4, 683, date=None, terms=())
    await publish(empty_room.services, date(2025, 3, 1), quarter("smic", 2024, 4, 100))
    await publish(empty_room.services, date(2025, 3, 20), untold)
    await publish(empty_room.services, date(2025, 3, 3), replace(untold, subject=("huawei",)))
    [compared] = await empty_room.say(EMMA, "/compare SMIC Huawei")
    assert "• SMIC: CNY 10 billion (Q4 2024)\n• Huawei: CNY 68.3 billion (reported 3 March 2025)" in compared.text


async def test_a_measure_told_in_many_units_leaves_room_for_others(empty_room: Chatroom) -> None:
    units = (Unit.CNY, Unit.USD, Unit.EUR, Unit.KRW, Unit.HKD, Unit.JPY)
    share = (quantity(40, Unit.PERCENT, "market-share"),)
    for company in ("smic", "huawei"):
        money = [quarter(company, 2024, 4, 0, quantities=(quantity(10**9, unit),)) for unit in units]
        years = [replace(told, terms=("revenue",)) for told in money]
        await publish(empty_room.services, date(2025, 3, 1), *money, *years)
        await publish(empty_room.services, date(2025, 3, 9), quarter(company, 2024, 4, 0, quantities=share, terms=()))
    [compared] = await empty_room.say(EMMA, "/compare SMIC Huawei")
    assert "Market share\n• SMIC: 40%" in compared.text


async def test_a_companys_products_are_those_of_its_newest_release(empty_room: Chatroom) -> None:
    for day, name in enumerate(("QwQ-32B", "Qwen3"), 1):
        await publish(empty_room.services, date(2025, 3, day), release(name, company="alibaba", kind=Kind.RELEASE))
    await publish(empty_room.services, date(2025, 3, 5), release("Qwen4", company="alibaba", status=Status.PLANNED))
    [compared] = await empty_room.say(EMMA, "/compare Alibaba Tencent")
    assert "• Alibaba: Qwen3 (2 March 2025)" in compared.text
