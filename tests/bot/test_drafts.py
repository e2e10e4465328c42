"""An editor sees what readers would see before they do, the doubtful first, and decides."""

from __future__ import annotations

import pytest

from bot.actions.buttons import encode
from bot.actions.desk import DiscardDraft, DropFact, PublishDraft, ShowDraft
from bot.localchat.people import Person
from storage import articles, drafts
from tests.bot.harness import EDITORS, READERS, Chatroom, Said

JIEUN, OLIVER, EMMA = EDITORS["ko"], EDITORS["en"], READERS["en"]
ARTICLE = """바이두, 새 추론 모델 공개

2025.03.28 09:10

한빛테크 김하늘 기자

바이두는 추론 모델 '어니 X1'을 공개했다. 회사는 이 모델을 오는 6월 오픈소스로 공개할 계획이라고 설명했다.

알리바바는 3년간 클라우드와 AI 인프라에 3800억 위안을 투자할 계획이다.
"""
LONGER = ARTICLE + "두 회사는 자세한 일정과 가격을 밝히지 않았다. 업계는 연말까지 더 많은 모델이 나올 것으로 본다.\n"
DISPUTED = LONGER.replace("3800억", "3810억").replace("바이두, 새", "바이두가 내놓은").replace("한빛테크", "가온경제")
STRANGER = """달빛AI, 새 모델 공개

2025.03.28 09:10

한빛테크 김하늘 기자

스타트업 달빛AI(月光·Dalbit AI)는 추론 모델 '달빛 1'을 공개했다. 알리바바는 큐원3를 공개했다.
바이두는 어니 5.0을 공개했다.

텐센트는 훈위안 모델을 공개했다. 화웨이는 어센드 920을 공개했다.
"""
PUBLISH = {"ko": "3건 공개", "en": "Publish 3 facts"}


async def preview(room: Chatroom, editor: Person, article: str = ARTICLE) -> Said:
    """What the editor is shown of the article."""
    return (await room.say(editor, f"/load {article}"))[-1]


@pytest.mark.parametrize("editor", [JIEUN, OLIVER], ids=["ko", "en"])
async def test_each_fact_is_shown_in_both_languages_with_its_sentence(empty_room: Chatroom, editor: Person) -> None:
    shown = await preview(empty_room, editor)
    assert shown.bold()[0] == "바이두, 새 추론 모델 공개"
    assert {"ko": "한빛테크 · 2025년 3월 28일 · 한국어", "en": "한빛테크 · 28 March 2025 · Korean"}[
        editor.lang
    ] in shown.text
    assert "바이두가 추론 모델 어니 X1을 공개했습니다." in shown.text
    assert "Baidu unveiled" in shown.text
    assert "바이두는 추론 모델 '어니 X1'을 공개했다." in shown.text
    assert {"ko": "신뢰도", "en": "confidence"}[editor.lang] in shown.text
    assert PUBLISH[editor.lang] in shown.labels


async def test_readers_see_nothing_before_an_editor_publishes(empty_room: Chatroom) -> None:
    shown = await preview(empty_room, OLIVER)
    [nothing] = await empty_room.say(EMMA, "/brief")
    assert "380" not in nothing.text
    await empty_room.press(OLIVER, shown, "Publish")
    [brief] = await empty_room.say(EMMA, "/brief")
    assert "CNY 380 billion" in brief.text


async def test_a_dropped_fact_is_not_published_unless_it_is_put_back(empty_room: Chatroom) -> None:
    shown = await preview(empty_room, OLIVER)
    number = next(part for part in shown.text.split("\n\n") if "3800억" in part).split()[0]
    [one] = await empty_room.press(OLIVER, shown, number)
    [without] = await empty_room.press(OLIVER, one, "Drop")
    assert "Publish 2 facts" in without.labels
    [again] = await empty_room.press(OLIVER, without, number)
    [whole] = await empty_room.press(OLIVER, again, "Put it back")
    assert "Publish 3 facts" in whole.labels
    [one] = await empty_room.press(OLIVER, whole, number)
    [without] = await empty_room.press(OLIVER, one, "Drop")
    [done] = await empty_room.press(OLIVER, without, "Publish")
    assert "2 facts published" in done.text
    [brief] = await empty_room.say(EMMA, "/brief")
    assert "ERNIE X1" in brief.text
    assert "380" not in brief.text


async def test_what_another_report_tells_differently_comes_first(empty_room: Chatroom) -> None:
    await empty_room.press(OLIVER, await preview(empty_room, OLIVER, LONGER), "Publish")
    shown = await preview(empty_room, OLIVER, DISPUTED)
    assert "% the same as article 1" in shown.text
    first = shown.text.split("\n\n")[1]
    assert "differs from other reports" in first
    assert "Other report: Alibaba plans to invest CNY 380 billion" in first.replace("\n", " ")


async def test_a_name_that_no_lexicon_knows_comes_first_and_the_rest_is_paged(empty_room: Chatroom) -> None:
    shown = await preview(empty_room, JIEUN, STRANGER)
    assert "처음 나온 이름: 달빛AI" in shown.text
    assert "처음 나온 이름" in shown.text.split("\n\n")[1]
    [second] = await empty_room.press(JIEUN, shown, "더 보기")
    assert second.text.startswith("달빛AI, 새 모델 공개")
    assert [label for label in second.labels if label.isdigit()]
    [first] = await empty_room.press(JIEUN, second, "이전")
    assert first.text == shown.text


async def test_a_discarded_draft_is_gone_and_the_article_may_come_again(empty_room: Chatroom) -> None:
    shown = await preview(empty_room, JIEUN)
    [asked] = await empty_room.press(JIEUN, shown, "버리기")
    assert "버릴까요" in asked.text
    [kept] = await empty_room.press(JIEUN, asked, "이전")
    [asked] = await empty_room.press(JIEUN, kept, "버리기")
    [done] = await empty_room.press(JIEUN, asked, "버리기")
    assert done.text.startswith("버렸습니다")
    assert await articles.count(empty_room.services.database) == 0
    assert "아직 공개하지 않았습니다" in (await preview(empty_room, JIEUN)).text


async def test_a_draft_survives_a_restart_and_another_editor_may_publish_it(database_url: str) -> None:
    async with Chatroom.opened(database_url) as room:
        await preview(room, JIEUN)
    async with Chatroom.opened(database_url) as room:
        [kept] = await drafts.latest(room.services.database)
        [shown] = await room.forge(OLIVER, encode(ShowDraft(kept.id)))
        [done] = await room.press(OLIVER, shown, "Publish")
        assert "Article 1" in done.text


async def test_pressing_publish_twice_publishes_once(empty_room: Chatroom) -> None:
    shown = await preview(empty_room, OLIVER)
    await empty_room.press(OLIVER, shown, "Publish")
    [late] = await empty_room.forge(JIEUN, encode(PublishDraft(1)))
    assert late.text == "이미 공개했거나 버린 기사입니다."
    assert await articles.count(empty_room.services.database) == 1


async def test_the_same_article_sent_twice_is_one_draft(empty_room: Chatroom) -> None:
    first, second = await preview(empty_room, OLIVER), await preview(empty_room, JIEUN)
    assert await drafts.count(empty_room.services.database) == 1
    await empty_room.press(JIEUN, second, "3건")
    [late] = await empty_room.press(OLIVER, first, "Publish")
    assert late.text == "This article has been published or discarded already."


async def test_a_page_or_fact_that_is_not_there_does_no_harm(empty_room: Chatroom) -> None:
    shown = await preview(empty_room, OLIVER)
    [first] = await empty_room.forge(OLIVER, encode(ShowDraft(1, 999)))
    assert first.text == shown.text
    [page] = await empty_room.forge(OLIVER, encode(DropFact(1, 99, on=True)))
    assert "Publish 3 facts" in page.labels
    [gone] = await empty_room.forge(OLIVER, encode(ShowDraft(99)))
    assert gone.text == "This article has been published or discarded already."


async def test_no_button_of_the_desk_works_for_a_stranger(empty_room: Chatroom) -> None:
    await preview(empty_room, OLIVER)
    for action in (ShowDraft(1), DropFact(1, 1, on=True), PublishDraft(1), DiscardDraft(1, sure=True)):
        assert await empty_room.forge(EMMA, encode(action)) == []
        assert empty_room.toasts[-1] == "Only editors can use this."
    assert await drafts.count(empty_room.services.database) == 1
    assert await articles.count(empty_room.services.database) == 0


SURE = """바이두, 새 추론 모델 공개

2025.03.28 09:10

한빛테크 김하늘 기자

바이두는 추론 모델 '어니 X1'을 공개했다. 알리바바는 3년간 클라우드와 AI 인프라에 3800억 위안을 투자할 계획이다.
"""


async def trusting(room: Chatroom, above: float | None, *outlets: str) -> None:
    """Has articles of these outlets publish by themselves from that confidence on."""
    changes = {"publish_above": above, "trusted_outlets": frozenset(outlets)}
    room.services.settings = room.services.settings.model_copy(update=changes)


async def test_an_article_of_a_trusted_outlet_publishes_by_itself_and_is_listed(empty_room: Chatroom) -> None:
    await trusting(empty_room, 0.7, "한빛테크")
    done = await preview(empty_room, OLIVER, SURE)
    assert "Article 1 · 2 facts published" in done.text
    [article] = await empty_room.press(OLIVER, done, "To the article")
    assert "Published, 2 facts." in article.text
    [listed] = await empty_room.say(OLIVER, "/articles")
    [who] = await empty_room.press(OLIVER, listed, "Activity log")
    assert "published · article 1 · by itself" in who.text


@pytest.mark.parametrize(
    ("above", "outlet", "article"),
    [(None, "한빛테크", SURE), (0.7, "가온경제", SURE), (0.1, "한빛테크", STRANGER)],
    ids=["off", "another outlet", "a new name"],
)
async def test_anything_else_waits_for_an_editor(
    empty_room: Chatroom, above: float | None, outlet: str, article: str
) -> None:
    await trusting(empty_room, above, outlet)
    assert "Not published yet" in (await preview(empty_room, OLIVER, article)).text
    assert await articles.count(empty_room.services.database) == 0


@pytest.mark.usefixtures("doubting")
async def test_an_article_with_a_doubtful_fact_waits_for_an_editor(empty_room: Chatroom) -> None:
    await trusting(empty_room, 0.1, "한빛테크")
    assert "Not published yet" in (await preview(empty_room, OLIVER, SURE)).text
    assert await articles.count(empty_room.services.database) == 0


async def test_a_draft_that_an_editor_works_on_never_publishes_by_itself(empty_room: Chatroom) -> None:
    await preview(empty_room, OLIVER, SURE)
    await trusting(empty_room, 0.1, "한빛테크")
    assert "Not published yet" in (await preview(empty_room, OLIVER, SURE)).text


async def test_an_article_that_is_sent_again_leads_to_what_became_of_it(empty_room: Chatroom) -> None:
    await empty_room.press(OLIVER, await preview(empty_room, OLIVER), "Publish")
    again = await preview(empty_room, OLIVER)
    assert again.text.startswith("This article is already here")
    [article] = await empty_room.press(OLIVER, again, "To the article")
    await empty_room.press(OLIVER, article, "Retract the article")
    again = await preview(empty_room, JIEUN)
    assert again.text.startswith("내린 기사입니다. 기사 1번")
    [article] = await empty_room.press(JIEUN, again, "기사로")
    [back] = await empty_room.press(JIEUN, article, "다시 공개")
    assert "공개 중입니다." in back.text


async def test_however_long_an_article_is_each_page_is_one_message(empty_room: Chatroom) -> None:
    aside = "(&lt;b&gt; & 😀 " + "아주 긴 설명 " * 90 + ")"
    told = " ".join(f"바이두는 {aside} 어니 {number}.0을 공개했다." for number in range(5, 35))
    long = ARTICLE.replace("바이두, 새 추론 모델 공개", "제목 & 😀" + "가" * 300, 1) + "\n" + told
    pages = await empty_room.send_file(JIEUN, "a.txt", long.encode())
    page = pages[-1]
    for _ in range(4):
        assert len(page.text.encode("utf-16-le")) // 2 <= 4096
        assert "😀" in page.text
        pages = await empty_room.press(JIEUN, page, "더 보기")
        assert len(pages) == 1
        page = pages[0]
    [one] = await empty_room.press(JIEUN, page, page.labels[0])
    assert len(one.text) <= 4096
