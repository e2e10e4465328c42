"""What is published is corrected, taken back and published again; readers see it at once."""

from __future__ import annotations

from bot.actions.buttons import encode
from bot.actions.desk import ShowDeskFact
from storage import corrections, facts
from storage.desk_values import Act
from tests.bot.correctable import one_id, published
from tests.bot.harness import EDITORS, READERS, Chatroom
from tests.storage.history import acts_on

JIEUN, OLIVER, EMMA, MINSU = EDITORS["ko"], EDITORS["en"], READERS["en"], READERS["ko"]


async def test_readers_see_the_corrected_product_of_what_is_published_and_history_leads_back(
    empty_room: Chatroom,
) -> None:
    await published(empty_room, OLIVER)
    [fact] = await facts.of_organisation(empty_room.services.database, "baidu", limit=1)
    [one] = await empty_room.forge(OLIVER, encode(ShowDeskFact(0, fact.id)))
    await empty_room.press(OLIVER, one, "Product")
    [done] = await empty_room.say(OLIVER, "어니 9.7")
    [card] = await empty_room.say(EMMA, "/company Baidu")
    assert "ERNIE 9.7" in card.text
    [history] = await empty_room.press(OLIVER, done, "History")
    assert "release · done · ERNIE X1 — corrected" in history.text
    [back] = await empty_room.press(OLIVER, history, "Restore version 1")
    assert "ERNIE 9.7" not in back.text
    [card] = await empty_room.say(EMMA, "/company Baidu")
    assert "ERNIE 9.7" not in card.text


async def test_readers_see_a_correction_of_what_is_published_at_once(empty_room: Chatroom) -> None:
    one = await published(empty_room, OLIVER)
    [before] = await empty_room.say(EMMA, "/brief")
    [which] = await empty_room.press(OLIVER, one, "Figure")
    await empty_room.press(OLIVER, which, "CNY 380")
    await empty_room.say(OLIVER, "381 billion yuan")
    [after] = await empty_room.say(EMMA, "/brief")
    assert ("CNY 380 billion" in before.text, "CNY 381 billion" in after.text) == (True, True)
    [card] = await empty_room.say(MINSU, "/company 알리바바")
    assert "3,810억 위안" in card.text


async def test_what_a_fact_said_before_is_kept_and_can_be_taken_back(empty_room: Chatroom) -> None:
    one = await published(empty_room, OLIVER)
    [statuses] = await empty_room.press(OLIVER, one, "Status")
    [done] = await empty_room.press(OLIVER, statuses, "done")
    [history] = await empty_room.press(OLIVER, done, "History")
    assert "Alibaba plans to invest CNY 380 billion" in history.text
    assert "corrected 28 March 09:30 · you" in history.text
    [back] = await empty_room.press(OLIVER, history, "Restore version 1")
    assert "investment · planned" in back.text
    assert len(await corrections.versions(empty_room.services.database, one_id(one))) == 2


async def test_a_fact_is_retracted_and_published_again_with_a_button(empty_room: Chatroom) -> None:
    one = await published(empty_room, OLIVER)
    [gone] = await empty_room.press(OLIVER, one, "Retract this fact")
    assert "retracted" in gone.text
    [brief] = await empty_room.say(EMMA, "/brief")
    assert "380" not in brief.text
    await empty_room.press(OLIVER, gone, "Publish it again")
    [brief] = await empty_room.say(EMMA, "/brief")
    assert "CNY 380 billion" in brief.text
    acts = [entry.act for entry in await acts_on(empty_room.services.database, one_id(one))]
    assert acts == [Act.RETRACT, Act.RESTORE]
