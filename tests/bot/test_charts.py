"""A company's figures as a picture, with the same in words, in both languages."""

from __future__ import annotations

from datetime import date

from bot.delivery.letters import CAPTION_LIMIT
from bot.localchat.files import picture_size
from briefs.writing.packing import size
from tests.bot.figures import baidu, investment, investments, quarter
from tests.bot.harness import READERS, Chatroom
from tests.bot.timelines import publish, release

MINSU, EMMA = READERS["ko"], READERS["en"]


async def test_a_chart_shows_the_course_of_a_figure(empty_room: Chatroom) -> None:
    await baidu(empty_room.services)
    [chart] = await empty_room.say(MINSU, "/chart 바이두")
    assert chart.picture
    assert picture_size(chart.picture) == (1080, 1040)
    assert chart.text == (
        "바이두 · 분기 매출\n"
        "• 2025년 1분기: ◇ 320억 위안 — 한빛테크, 3월 1일\n"
        "• 2024년 4분기: 355억 위안 — 다른일보, 2월 19일\n"
        "• 2024년 4분기: 341억2,000만 위안 — 한빛테크, 2월 18일\n"
        "• 2024년 3분기: 311억7,000만 위안 — 한빛테크, 2024년 11월 20일\n"
        "• 2024년 2분기: 327억1,000만 위안 — 한빛테크, 2024년 8월 20일\n"
        "• 2024년 1분기: 324억5,000만 위안 — 한빛테크, 2024년 5월 20일\n\n"
        "◇ 계획이나 전망입니다.\n"
        "보도마다 값이 다르면 모두 적었습니다."
    )
    assert chart.labels == ["투자(위안)", "분기 매출 증감률(전년 대비)", "출처", "English", "기업 카드"]
    [english] = await empty_room.press(MINSU, chart, "English")
    assert english.edited
    assert "• Q4 2024: CNY 34.12 billion — 한빛테크, 18 February" in english.text
    assert "Where reports differ, each figure is shown." in english.text
    assert english.labels == [
        "Investment (CNY)",
        "Quarterly revenue, change on year",
        "Sources",
        "한국어",
        "Company card",
    ]


async def test_the_other_figures_open_in_the_same_message(empty_room: Chatroom) -> None:
    await baidu(empty_room.services)
    [chart] = await empty_room.say(EMMA, "/chart Baidu")
    [change] = await empty_room.press(EMMA, chart, "Quarterly revenue, change on year")
    assert change.edited
    assert change.picture not in (None, chart.picture)
    assert "• Q4 2024: down 2.4%" in change.text
    [again] = await empty_room.press(EMMA, change, "Quarterly revenue (CNY)")
    assert again.picture == chart.picture


async def test_the_sentences_behind_a_picture_are_sent_below_it(empty_room: Chatroom) -> None:
    await baidu(empty_room.services)
    [chart] = await empty_room.say(MINSU, "/chart 바이두")
    [sources] = await empty_room.press(MINSU, chart, "출처")
    assert not sources.edited
    assert "3. 2024년 3분기: 311억7,000만 위안\n2024-11-20 한빛테크의 0번째 소식입니다." in sources.text
    assert sum(entity["type"] == "blockquote" for entity in sources.entities) == 6


async def test_a_lone_figure_stands_among_those_of_others(empty_room: Chatroom) -> None:
    await investments(empty_room.services)
    await publish(empty_room.services, date(2025, 3, 21), investment("baidu", 100))
    [chart] = await empty_room.say(EMMA, "/chart Tencent")
    assert chart.text == (
        "Tencent · Investment compared\n"
        "• Alibaba, 24 February 2025: ◇ CNY 380 billion over three years — 한빛테크, 24 February\n"
        "• Tencent, 19 March 2025: CNY 90 billion — 한빛테크, 19 March\n"
        "• Baidu, 21 March 2025: CNY 10 billion — 한빛테크, 21 March\n\n"
        "◇ A plan or a forecast."
    )
    [alone] = await empty_room.press(EMMA, chart, "Over time")
    assert alone.text == "Tencent · Investment\n• 19 March 2025: CNY 90 billion — 한빛테크, 19 March"
    [back] = await empty_room.press(EMMA, alone, "Compare with others")
    assert back.picture == chart.picture
    [sources] = await empty_room.press(EMMA, back, "Sources")
    assert "2. Tencent, 19 March 2025: CNY 90 billion" in sources.text


async def test_only_figures_for_the_same_time_are_put_beside_each_other(empty_room: Chatroom) -> None:
    for company, year, value in (("baidu", 2025, 300), ("tencent", 2025, 400), ("alibaba", 2024, 500)):
        await publish(empty_room.services, date(2025, 3, 3), quarter(company, year, 1, value), publisher=company)
    [chart] = await empty_room.say(EMMA, "/chart Baidu")
    [compared] = await empty_room.press(EMMA, chart, "Compare with others")
    assert "Tencent" in compared.text
    assert "Alibaba" not in compared.text


async def test_a_long_course_shows_its_newest_part_within_a_caption(empty_room: Chatroom) -> None:
    for year in range(2018, 2025):
        for number in range(1, 5):
            day = date(year, 3 * number, 28)
            told = quarter("moonshot-ai", year, number, year + number / 100)
            await publish(empty_room.services, day, told, publisher="A newspaper with quite a long name " + str(year))
    [chart] = await empty_room.say(EMMA, "/chart Moonshot AI")
    assert chart.text.count("•") == 10
    assert "Q4 2024" in chart.text
    assert size(chart.text) <= CAPTION_LIMIT


async def test_a_company_without_figures_offers_what_there_is(room: Chatroom) -> None:
    [none] = await room.say(MINSU, "/chart 바이두")
    assert none.text == "그래프로 그릴 바이두의 수치가 아직 없습니다. 다른 소식은 기업 카드에서 보실 수 있습니다."
    [card] = await room.press(MINSU, none, "기업 카드")
    assert "百度" in card.text
    [timeline] = await room.press(MINSU, none, "타임라인")
    assert "타임라인" in timeline.text


async def test_the_card_leads_to_the_chart_where_there_is_one(empty_room: Chatroom) -> None:
    await baidu(empty_room.services)
    await publish(empty_room.services, date(2025, 3, 3), release("Ascend 920"))
    [card] = await empty_room.say(EMMA, "/company Baidu")
    [chart] = await empty_room.press(EMMA, card, "Chart")
    assert chart.picture
    assert not chart.edited
    assert "Chart" not in (await empty_room.say(EMMA, "/company Huawei"))[0].labels


async def test_slips_and_missing_names_are_answered(empty_room: Chatroom) -> None:
    await baidu(empty_room.services)
    [asked] = await empty_room.say(MINSU, "/chart")
    assert "/chart 바이두" in asked.text
    [unknown] = await empty_room.say(EMMA, "/chart Baidoo")
    [chart] = await empty_room.press(EMMA, unknown, "Baidu")
    assert chart.picture


async def test_an_old_button_for_a_figure_that_is_gone_shows_another(empty_room: Chatroom) -> None:
    await baidu(empty_room.services)
    [chart] = await empty_room.forge(EMMA, "1:ch:en:baidu:00000000:0:0")
    assert chart.picture
    [gone] = await empty_room.forge(EMMA, "1:hs:en:baidu:00000000:0")
    assert "no longer" in gone.text
