"""A name that was accepted is looked up and taken back: articles to come do not know it, what was read stays."""

from __future__ import annotations

import pytest

from bot.actions.buttons import encode
from bot.actions.naming import AcceptAgain, ListAccepted, ShowAccepted, TakeNameBack
from bot.localchat.people import Person
from briefs.model import Names, Organisation
from storage import audit, facts, names
from storage.desk_values import Act
from tests.bot.harness import EDITORS, READERS, Chatroom, Said
from tests.bot.news import NOW
from tests.bot.test_drafts import STRANGER, preview
from tests.bot.test_new_names import WORDS, name

JIEUN, OLIVER, EMMA = EDITORS["ko"], EDITORS["en"], READERS["en"]
PUBLISH = {"ko": "5건 공개", "en": "Publish 5 facts"}
ACCEPTED = {"ko": "등록한 이름 1", "en": "Accepted names 1"}
TAKE_BACK = {"ko": "등록 취소", "en": "Take it back"}
AGAIN = {"ko": "다시 등록", "en": "Accept it again"}
STANDS = {"ko": "이미 읽은 내용은 그대로 둡니다.", "en": "what has been read stays as it is."}
KNOWN = {"ko": "사전에 등록된 이름입니다.", "en": "In the lexicon. Articles are read with it."}


async def accepted(room: Chatroom, editor: Person) -> Said:
    """A published article with an accepted name, and that name from the list."""
    one = await name(room, editor)
    done = (await room.press(editor, one, WORDS[editor.lang][2]))[0]
    draft = (await room.press(editor, done, {"ko": "기사로", "en": "To the article"}[editor.lang]))[0]
    await room.press(editor, draft, PUBLISH[editor.lang])
    [waiting] = await room.say(editor, "/names")
    [listed] = await room.press(editor, waiting, ACCEPTED[editor.lang])
    [shown] = await room.press(editor, listed, "달빛AI")
    return shown


@pytest.mark.parametrize("editor", [JIEUN, OLIVER], ids=["ko", "en"])
async def test_a_name_taken_back_is_new_to_the_next_article_and_what_was_read_stays(
    empty_room: Chatroom, editor: Person
) -> None:
    shown = await accepted(empty_room, editor)
    assert KNOWN[editor.lang] in shown.text
    assert "月光" in shown.text
    assert "\n\n\n" not in shown.text
    [before] = await empty_room.say(EMMA, "/company Dalbit AI")
    [gone] = await empty_room.press(editor, shown, TAKE_BACK[editor.lang])
    assert STANDS[editor.lang] in gone.text
    [after] = await empty_room.say(EMMA, "/company Dalbit AI")
    assert before.text == after.text
    draft = await preview(empty_room, editor, STRANGER.replace("달빛 1", "달빛 2"))
    assert WORDS[editor.lang][0] in draft.labels
    last, first, *_ = await audit.latest(empty_room.services.database)
    assert (last.act, last.by, last.detail["spelled"]) == (
        Act.WITHDRAW_NAME,
        editor.id,
        ["달빛AI", "Dalbit AI", "月光"],
    )
    assert first.act is Act.PUBLISH


@pytest.mark.parametrize("editor", [JIEUN, OLIVER], ids=["ko", "en"])
async def test_it_is_accepted_again_and_known_again(empty_room: Chatroom, editor: Person) -> None:
    [gone] = await empty_room.press(editor, await accepted(empty_room, editor), TAKE_BACK[editor.lang])
    [back] = await empty_room.press(editor, gone, AGAIN[editor.lang])
    assert KNOWN[editor.lang] in back.text
    draft = await preview(empty_room, editor, STRANGER.replace("달빛 1", "달빛 2"))
    assert WORDS[editor.lang][0] not in draft.labels


async def test_it_is_put_right_before_it_is_accepted_again(empty_room: Chatroom) -> None:
    [gone] = await empty_room.press(OLIVER, await accepted(empty_room, OLIVER), "Take it back")
    [one] = await empty_room.press(OLIVER, gone, "Correct it")
    await empty_room.press(OLIVER, one, "English")
    [one] = await empty_room.say(OLIVER, "Moonlight AI")
    await empty_room.press(OLIVER, one, "Accept it")
    [known] = await names.accepted(empty_room.services.database)
    assert known.names == Names(("달빛AI",), ("Moonlight AI",), ("月光",))
    [card] = await empty_room.say(EMMA, "/company moonlight ai")
    assert "Moonlight AI" in card.text
    assert await facts.of_organisation(empty_room.services.database, known.id)


async def test_the_list_tells_which_names_were_taken_back(empty_room: Chatroom) -> None:
    [gone] = await empty_room.press(OLIVER, await accepted(empty_room, OLIVER), "Take it back")
    [listed] = await empty_room.press(OLIVER, gone, "Accepted names")
    assert "달빛AI (taken back)" in listed.labels
    [korean] = await empty_room.forge(JIEUN, encode(ListAccepted()))
    assert "달빛AI(취소)" in korean.labels
    [english] = await empty_room.say(OLIVER, "/articles")
    [entries] = await empty_room.press(OLIVER, english, "Activity log")
    assert "took a name back · " in entries.text


async def test_further_spellings_of_somebody_known_are_taken_back_and_the_company_stays(empty_room: Chatroom) -> None:
    one = await name(empty_room, OLIVER)
    await empty_room.press(OLIVER, one, "Already known")
    await empty_room.say(OLIVER, "Moonshot AI")
    [waiting] = await empty_room.say(OLIVER, "/names")
    [listed] = await empty_room.press(OLIVER, waiting, "Accepted names 1")
    [shown] = await empty_room.press(OLIVER, listed, "Moonshot AI")
    assert "Other spellings: 달빛AI, Dalbit AI, 月光" in shown.text
    [gone] = await empty_room.press(OLIVER, shown, "Take it back")
    assert "Correct it" not in gone.labels
    draft = await preview(empty_room, OLIVER, STRANGER.replace("달빛 1", "달빛 2"))
    assert "New names 1" in draft.labels
    [card] = await empty_room.say(EMMA, "/company 문샷AI")
    assert "Moonshot AI" in card.text
    [back] = await empty_room.press(OLIVER, gone, "Accept it again")
    assert "In the lexicon" in back.text
    draft = await preview(empty_room, OLIVER, STRANGER.replace("달빛 1", "달빛 3"))
    assert "New names 1" not in draft.labels


async def test_a_name_that_somebody_else_bears_by_now_is_not_accepted_again(empty_room: Chatroom) -> None:
    [gone] = await empty_room.press(OLIVER, await accepted(empty_room, OLIVER), "Take it back")
    other = Organisation("moon", Names(("달빛AI",), ("Moon",)))
    await names.accept(empty_room.services.database, other, now=NOW, by=OLIVER.id)
    [refused] = await empty_room.press(OLIVER, gone, "Accept it again")
    assert refused.text.startswith("“달빛AI” is already another company's name.")
    assert [one.id for one in await names.accepted(empty_room.services.database)] == ["moon"]


async def test_strangers_and_names_that_are_gone_do_no_harm(empty_room: Chatroom) -> None:
    await accepted(empty_room, OLIVER)
    [known] = await names.accepted(empty_room.services.database)
    for action in (ListAccepted(), ShowAccepted(known.id), TakeNameBack(known.id), AcceptAgain(known.id)):
        assert await empty_room.forge(EMMA, encode(action)) == []
        assert empty_room.toasts[-1] == "Only editors can use this."
    for action in (ShowAccepted("nobody"), TakeNameBack("nobody"), AcceptAgain("nobody")):
        [answer] = await empty_room.forge(OLIVER, encode(action))
        assert answer.text == "That article or fact is no longer here."
    [shown] = await empty_room.forge(OLIVER, encode(AcceptAgain(known.id)))
    assert "In the lexicon" in shown.text
    [page] = await empty_room.forge(OLIVER, encode(ListAccepted(500)))
    assert page.text.startswith("Accepted names")
    assert [one.id for one in await names.accepted(empty_room.services.database)] == [known.id]
