"""/articles and /retract: what waits, what is published, what was taken back, and who did it."""

from __future__ import annotations

import pytest

from storage import facts
from tests.bot.correctable import one_id, published
from tests.bot.harness import Chatroom
from tests.bot.test_corrections import EMMA, JIEUN, MINSU, OLIVER
from tests.bot.test_drafts import ARTICLE, preview


async def test_articles_are_listed_by_what_became_of_them(empty_room: Chatroom) -> None:
    await preview(empty_room, OLIVER, ARTICLE.replace("어니 X1", "어니 X2"))
    [waiting] = await empty_room.say(OLIVER, "/articles")
    assert waiting.text.startswith("Waiting to be published")
    [shown] = await empty_room.press(OLIVER, waiting, "1")
    await empty_room.press(OLIVER, shown, "Publish")
    [listed] = await empty_room.say(JIEUN, "/articles")
    assert listed.text.startswith("공개한 기사")
    assert "기사 1번 · 한빛테크 · 3월 28일" in listed.text
    [article] = await empty_room.press(JIEUN, listed, "1")
    assert "편집자 104" in article.text
    [gone] = await empty_room.press(JIEUN, article, "기사 내리기")
    assert "내린 기사입니다" in gone.text
    [brief] = await empty_room.say(EMMA, "/brief")
    assert "380" not in brief.text
    [shelf] = await empty_room.press(JIEUN, gone, "기사 목록")
    assert shelf.text.startswith("내린 기사")
    [empty] = await empty_room.press(JIEUN, shelf, "공개 0")
    assert "공개한 기사가 없습니다" in empty.text


@pytest.mark.parametrize("words", ["1", "#1", "1번"])
async def test_retract_takes_an_article_from_the_readers_and_a_button_brings_it_back(
    room: Chatroom, words: str
) -> None:
    [done] = await room.say(OLIVER, f"/retract {words}")
    assert "Retracted: readers see nothing of it." in done.text
    [card] = await room.say(EMMA, "/company Cambricon")
    assert "Siyuan" not in card.text
    [back] = await room.press(OLIVER, done, "Publish it again")
    assert "Published, 1 fact." in back.text
    [card] = await room.say(EMMA, "/company Cambricon")
    assert "Siyuan" in card.text


@pytest.mark.parametrize("words", ["F2", "f_2", "fact 2", "f2"])
async def test_retract_takes_a_single_fact_from_the_readers(room: Chatroom, words: str) -> None:
    [before] = await room.say(EMMA, "/brief 1")
    [done] = await room.say(OLIVER, f"/retract {words}")
    assert done.text.startswith("F2 · retracted")
    [after] = await room.say(EMMA, "/brief 1")
    assert after.text != before.text


@pytest.mark.parametrize("words", ["", "0", "-1", "999", "F999", "<b>1</b>", "１", "9" * 4000, "1; drop table facts"])
async def test_retract_without_a_number_that_there_is_says_how_to_name_one(room: Chatroom, words: str) -> None:
    [english] = await room.say(OLIVER, f"/retract {words}")
    [korean] = await room.say(JIEUN, f"/retract {words}")
    assert "/retract 12" in english.text
    assert "/articles 에서" in korean.text


async def test_the_list_of_who_did_what_tells_it_by_the_editors_clock(room: Chatroom) -> None:
    await room.say(OLIVER, "/retract 1")
    [listed] = await room.say(JIEUN, "/articles")
    [korean] = await room.press(JIEUN, listed, "작업 기록")
    assert "3월 28일 09:30 · 편집자 104\n내림 · 기사 1번" in korean.text
    assert "명령줄이나 피드\n공개 · 기사 2번" in korean.text
    [listed] = await room.say(OLIVER, "/articles")
    [english] = await room.press(OLIVER, listed, "Activity log")
    assert "28 March 09:30 · you\nretracted · article 1" in english.text


async def test_the_desks_commands_refuse_strangers_politely(room: Chatroom) -> None:
    for command in ("/articles", "/retract 1"):
        [english], [korean] = await room.say(EMMA, command), await room.say(MINSU, command)
        assert english.text == "Only editors can use this."
        assert korean.text == "이 기능은 편집자만 쓸 수 있습니다."
    assert await facts.by_ids(room.services.database, [1])


async def test_articles_are_filtered_by_words_of_title_and_outlet_page_by_page(room: Chatroom) -> None:
    for number in range(10):
        await room.say(
            OLIVER, f"/load {ARTICLE.replace('새 추론 모델', f'100%_{number} 새 모델').replace('X1', f'X{number}')}"
        )
    [all_] = await room.say(OLIVER, "/articles 한빛테크 100%_")
    assert all_.text.splitlines()[0] == "Waiting to be published · 한빛테크 100%_"
    assert {"Published 0", "Retracted 0"} <= set(all_.labels)
    [more] = await room.press(OLIVER, all_, "More")
    assert more.text.count("Draft") == 2
    [published] = await room.press(OLIVER, more, "Published")
    assert "No article here has these words in its title or outlet." in published.text
    [one] = await room.say(OLIVER, "/articles %_9 모델")
    assert one.text.count("Draft") == 1
    [wire] = await room.say(JIEUN, "/articles harbor WIRE")
    assert "기사 1번 · Harbor Wire" in wire.text


async def test_the_list_of_who_did_what_says_what_was_corrected(empty_room: Chatroom) -> None:
    one = await published(empty_room, OLIVER)
    [statuses] = await empty_room.press(OLIVER, one, "Status")
    await empty_room.press(OLIVER, statuses, "done")
    [listed] = await empty_room.say(JIEUN, "/articles")
    [entries] = await empty_room.press(JIEUN, listed, "작업 기록")
    assert f"고침 · 사실 F{one_id(one)} · 기사 1번 · 상태\n" in entries.text
