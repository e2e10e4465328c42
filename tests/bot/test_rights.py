"""Who may work at the desk: those whom the settings name, and whom they add, until they are removed."""

from __future__ import annotations

import pytest

from bot import menu
from bot.actions.buttons import encode
from bot.actions.desk import RemoveEditor
from bot.desk import given
from bot.handlers.routes import COMMANDS
from storage import audit, editors
from storage.desk_values import Act
from tests.bot.harness import EDITORS, READERS, Chatroom
from tests.bot.test_drafts import ARTICLE

JIEUN, OLIVER, EMMA, MINSU = EDITORS["ko"], EDITORS["en"], READERS["en"], READERS["ko"]


async def test_an_editor_is_added_by_number_and_removed_with_a_button(empty_room: Chatroom) -> None:
    [listed] = await empty_room.say(OLIVER, f"/editors {EMMA.id}")
    assert listed.text.startswith(f"User {EMMA.id} is an editor now.")
    [_, shown] = await empty_room.say(EMMA, f"/load {ARTICLE}")
    assert "Publish 3 facts" in shown.labels
    [listed] = await empty_room.say(JIEUN, "/editors")
    [done] = await empty_room.press(JIEUN, listed, f"✕ {EMMA.id}")
    assert done.text.startswith(f"{EMMA.id}번 사용자는 이제 편집자가 아닙니다.")
    assert await empty_room.press(EMMA, shown, "Publish") == []
    assert empty_room.toasts[-1] == "Only editors can use this."
    acts = [(one.act, one.by) for one in await audit.latest(empty_room.services.database)]
    assert acts == [(Act.REMOVE_EDITOR, JIEUN.id), (Act.ADD_EDITOR, OLIVER.id)]


async def test_an_added_editor_sees_the_list_and_cannot_change_it(empty_room: Chatroom) -> None:
    await empty_room.say(OLIVER, f"/editors {EMMA.id}")
    [listed] = await empty_room.say(EMMA, "/editors")
    assert str(OLIVER.id) in listed.text
    assert listed.labels == []
    [refused] = await empty_room.say(EMMA, f"/editors {MINSU.id}")
    assert refused.text.startswith("Only those named in ADMIN_IDS can add or remove editors.")
    [refused] = await empty_room.forge(EMMA, encode(RemoveEditor(EMMA.id)))
    assert "Only those named in ADMIN_IDS" in refused.text
    assert await editors.every(empty_room.services.database) == (EMMA.id,)


async def test_whoever_the_settings_name_stays_and_nobody_is_added_twice(empty_room: Chatroom) -> None:
    [named] = await empty_room.forge(OLIVER, encode(RemoveEditor(JIEUN.id)))
    assert "named in ADMIN_IDS" in named.text
    [nobody] = await empty_room.forge(OLIVER, encode(RemoveEditor(7)))
    assert "is not an editor" in nobody.text
    for number in (OLIVER.id, EMMA.id, EMMA.id):
        [answer] = await empty_room.say(JIEUN, f"/editors {number}")
    assert f"{EMMA.id}번 사용자는 이미 편집자입니다." in answer.text
    assert await editors.every(empty_room.services.database) == (EMMA.id,)


@pytest.mark.parametrize("words", ["0", "-5", "abc", "9" * 40, "1 2", "<b>", "１２３"])
async def test_what_is_no_number_of_a_person_adds_nobody(empty_room: Chatroom, words: str) -> None:
    [answer] = await empty_room.say(OLIVER, f"/editors {words}")
    assert answer.text.startswith("That is not a Telegram user's number.\n\nEditors")
    assert await editors.every(empty_room.services.database) == ()


async def test_another_process_learns_of_it_at_once(database_url: str) -> None:
    async with Chatroom.opened(database_url) as one, Chatroom.opened(database_url) as other:
        await one.say(OLIVER, f"/editors {EMMA.id}")
        assert await other.services.is_editor(EMMA.id)
        await other.forge(OLIVER, encode(RemoveEditor(EMMA.id)))
        assert not await one.services.is_editor(EMMA.id)


async def test_who_asks_to_be_forgotten_is_an_editor_no_more_and_named_nowhere(empty_room: Chatroom) -> None:
    await empty_room.say(OLIVER, f"/editors {EMMA.id}")
    [_, shown] = await empty_room.say(EMMA, f"/load {ARTICLE}")
    await empty_room.press(EMMA, shown, "Publish")
    [asked] = await empty_room.say(EMMA, "/forget")
    await empty_room.press(EMMA, asked, "Delete everything")
    assert not await empty_room.services.is_editor(EMMA.id)
    noted = await audit.latest(empty_room.services.database)
    assert [(one.act, one.by, one.detail.get("editor")) for one in noted] == [
        (Act.PUBLISH, None, None),
        (Act.ADD_EDITOR, OLIVER.id, None),
    ]


@pytest.mark.parametrize("name", [command.name for command in menu.COMMANDS if command.editors])
async def test_every_command_of_editors_refuses_a_stranger_in_one_sentence(
    empty_room: Chatroom, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def never(*args: object) -> None:
        raise AssertionError("a stranger's text was read")

    monkeypatch.setattr(given, "read", never)
    assert name in COMMANDS
    for person in (EMMA, MINSU):
        [refused] = await empty_room.say(person, f"/{name} {ARTICLE}")
        assert "\n" not in refused.text
        assert {"en": "editors", "ko": "편집자만"}[person.lang] in refused.text
    assert [one.act for one in await audit.latest(empty_room.services.database)] == []


async def test_an_editor_is_found_by_a_message_that_was_passed_on(empty_room: Chatroom) -> None:
    world = empty_room.chat.world
    chat = world.chat(OLIVER.id)
    origin = {"type": "user", "date": 1, "sender_user": EMMA.as_user()}
    passed_on = world.post(chat, OLIVER.as_user(), {"text": "hello", "forward_origin": origin})
    command = {"text": "/editors", "entities": [{"type": "bot_command", "offset": 0, "length": 8}]}
    reply = world.post(chat, OLIVER.as_user(), {**command, "reply_to_message": passed_on})

    def act() -> None:
        world.updates.put("message", reply)

    [done] = await empty_room._after(OLIVER, act)
    assert done.text.startswith(f"User {EMMA.id} is an editor now.")
