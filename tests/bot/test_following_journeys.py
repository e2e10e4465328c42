"""What readers live through when they follow companies and topics, in both languages."""

from __future__ import annotations

import pytest

from briefs.model import Topic
from tests.bot.harness import READERS, Chatroom
from tests.bot.test_settings_journeys import kept

MINSU, EMMA = READERS["ko"], READERS["en"]


@pytest.mark.parametrize("name", ["바이두", "baidu", "百度", "ERNIE"])
async def test_a_company_is_followed_by_any_of_its_names(room: Chatroom, name: str) -> None:
    [answer] = await room.say(MINSU, f"/follow {name}")
    assert answer.text == "바이두를 관심 목록에 넣었습니다. 정기 브리핑에서 관심 소식을 먼저 보여 드립니다."
    assert (await kept(room, MINSU)).companies == ("baidu",)


@pytest.mark.parametrize("name", ["반도체", "chips", "Chips"])
async def test_a_topic_is_followed_by_any_of_its_names(room: Chatroom, name: str) -> None:
    [answer] = await room.say(EMMA, f"/follow {name}")
    assert answer.text == "You now follow Chips. What you follow comes first in your digest."
    assert (await kept(room, EMMA)).topics == (Topic.CHIPS,)


async def test_a_card_has_a_button_that_follows_its_company(room: Chatroom) -> None:
    [card] = await room.say(MINSU, "/company 화웨이")
    [answer] = await room.press(MINSU, card, "관심 등록")
    assert (answer.edited, answer.text.split(".")[0]) == (False, "화웨이를 관심 목록에 넣었습니다")
    assert (await kept(room, MINSU)).companies == ("huawei",)


async def test_an_unknown_name_is_answered_with_the_nearest(room: Chatroom) -> None:
    [unknown] = await room.say(EMMA, "/follow Baidoo")
    assert "Baidoo" in unknown.text
    [answer] = await room.press(EMMA, unknown, "Baidu")
    assert answer.edited
    assert answer.text.startswith("You now follow Baidu.")
    [topic] = await room.say(EMMA, "/follow chps")
    assert "Chips" in topic.labels
    [nothing] = await room.say(EMMA, "/follow xxxxxxxxxx")
    assert nothing.labels == ["Choose topics", "Choose companies"]


async def test_the_list_of_what_is_followed_removes_on_a_tap(room: Chatroom) -> None:
    [empty] = await room.say(MINSU, "/follow")
    assert "비어 있어" in empty.text
    for name in ("바이두", "반도체"):
        await room.say(MINSU, f"/follow {name}")
    [full] = await room.say(MINSU, "/unfollow")
    assert full.labels == ["✕ 반도체", "✕ 바이두", "주제 고르기", "기업 고르기"]
    [less] = await room.press(MINSU, full, "✕ 바이두")
    assert (less.edited, less.labels[0]) == (True, "✕ 반도체")
    assert (await kept(room, MINSU)).companies == ()


async def test_the_choice_of_companies_ends_with_those_followed_that_are_not_in_the_news(room: Chatroom) -> None:
    for name in ("Huawei", "Moore Threads"):
        await room.say(EMMA, f"/follow {name}")
    [empty] = await room.say(EMMA, "/unfollow")
    [choice] = await room.press(EMMA, empty, "Choose companies")
    assert {"✓ Huawei", "✓ Moore Threads"} <= set(choice.labels)
    assert choice.labels.count("✓ Huawei") == 1
    companies = [one for one in choice.labels if one not in ("Back", "Back to settings", "More")]
    assert companies.index("✓ Moore Threads") > companies.index("✓ Huawei")


async def test_unfollowing_by_name(room: Chatroom) -> None:
    await room.say(EMMA, "/follow Huawei")
    await room.press(EMMA, (await room.say(EMMA, "/settings"))[0], "Only what I follow")
    [gone] = await room.say(EMMA, "/unfollow 화웨이")
    assert gone.text == "You no longer follow Huawei. Your digest covers all news again."
    assert (await room.say(EMMA, "/unfollow Huawei"))[0].text == "You don't follow Huawei."


async def test_fifty_are_enough(room: Chatroom) -> None:
    organisations = [key for key, one in (await room.services.lexicon()).organisations.items() if one.kind == "company"]
    for key in organisations[:50]:
        await room.say(EMMA, f"/follow {key}")
    assert "up to 50" in (await room.say(EMMA, f"/follow {organisations[50]}"))[0].text
