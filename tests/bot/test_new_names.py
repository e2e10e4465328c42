"""A name that an article taught is put right and accepted in the chat, and the next article knows it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.actions.buttons import encode
from bot.actions.naming import AcceptName, ListNames, NameField, PickName, RefuseName, SetNameKind, ShowName
from bot.localchat.people import Person
from briefs.model import Names, Organisation
from storage import articles, audit, corrections, facts, names
from storage.desk_values import Act
from tests.bot.harness import EDITORS, READERS, Chatroom, Said
from tests.bot.news import NOW, newest
from tests.bot.test_drafts import STRANGER, preview

JIEUN, OLIVER, EMMA = EDITORS["ko"], EDITORS["en"], READERS["en"]
WORDS = {"ko": ("새 이름 1", "달빛AI", "사전에 등록"), "en": ("New names 1", "달빛AI", "Accept it")}


async def name(room: Chatroom, editor: Person) -> Said:
    """The stranger of a draft on the desk."""
    shown = await preview(room, editor, STRANGER)
    [listed] = await room.press(editor, shown, WORDS[editor.lang][0])
    [one] = await room.press(editor, listed, WORDS[editor.lang][1])
    return one


async def waiting(room: Chatroom) -> str:
    """Publishes an article that taught a name of which a fact tells; the name's id."""
    taught = Organisation("gaon", Names(("가온",), ("Gaon",)))
    parsed = newest()
    told = tuple(replace(fact, subject=("gaon",)) for fact in parsed.facts[:1])
    article = replace(parsed.article, url=None, text=parsed.article.text + " .")
    await articles.add(room.services.database, replace(parsed, article=article, facts=told, learned=(taught,)), now=NOW)
    return taught.id


@pytest.mark.parametrize("editor", [JIEUN, OLIVER], ids=["ko", "en"])
async def test_a_name_is_accepted_and_the_next_article_knows_it(empty_room: Chatroom, editor: Person) -> None:
    one = await name(empty_room, editor)
    assert "月光" in one.text
    assert "Dalbit AI" in one.text
    [done] = await empty_room.press(editor, one, WORDS[editor.lang][2])
    assert {"ko": "'달빛AI' 이름을 사전에 등록했습니다.", "en": "“달빛AI” is now in the lexicon."}[
        editor.lang
    ] == done.text
    [known] = await names.accepted(empty_room.services.database)
    assert known.names == Names(("달빛AI",), ("Dalbit AI",), ("月光",))
    [back] = await empty_room.press(editor, done, {"ko": "기사로", "en": "To the article"}[editor.lang])
    assert WORDS[editor.lang][0] not in back.labels
    again = await preview(empty_room, editor, STRANGER.replace("달빛 1", "달빛 2"))
    assert WORDS[editor.lang][0] not in again.labels
    assert [entry.act for entry in await audit.latest(empty_room.services.database)] == [Act.ACCEPT]


async def test_every_field_is_put_right_before_it_is_accepted(empty_room: Chatroom) -> None:
    one = await name(empty_room, OLIVER)
    for field, typed, said in (
        ("ID", "Moonlight-AI", "ID: moonlight-ai"),
        ("Korean", "달빛 AI, 달빛AI", "Korean: 달빛 AI, 달빛AI"),
        ("English", "Moonlight AI", "English: Moonlight AI"),
        ("Chinese", "-", "Chinese: none"),
        ("Part of", "바이두", "Part of: Baidu"),
    ):
        await empty_room.press(OLIVER, one, field)
        [one] = await empty_room.say(OLIVER, typed)
        assert said in one.text
    [kinds] = await empty_room.press(OLIVER, one, "Kind")
    [one] = await empty_room.press(OLIVER, kinds, "lab")
    await empty_room.press(OLIVER, one, "Accept it")
    [known] = await names.accepted(empty_room.services.database)
    spelled = Names(("달빛 AI", "달빛AI"), ("Moonlight AI",))
    assert known == Organisation("moonlight-ai", spelled, "lab", parent="baidu")
    [shown] = await empty_room.forge(OLIVER, encode(ListNames(1)))
    assert shown.text == "No names are waiting."
    [draft] = await empty_room.press(OLIVER, shown, "To the article")
    await empty_room.press(OLIVER, draft, "Publish")
    assert await facts.of_organisation(empty_room.services.database, "moonlight-ai")
    [card] = await empty_room.say(EMMA, "/company Moonlight AI")
    assert "달빛 1" in card.text or "Moonlight AI" in card.text


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("ID", "달빛", "can't be an ID"),
        ("ID", "a" * 41, "can't be an ID"),
        ("ID", "../x", "can't be an ID"),
        ("ID", "baidu", "belongs to another name"),
        ("English", "<b>x</b>", "can't read names"),
        ("English", "!!!", "can't read names"),
        ("English", "x" * 61, "can't read names"),
        ("English", ", ,", "can't read names"),
        ("English", "a,b,c,d,e,f,g", "can't read names"),
        ("Part of", "Nobody At All", "I don't know “Nobody At All”. Try another spelling."),
    ],
)
async def test_what_is_no_such_field_is_said_and_asked_again(
    empty_room: Chatroom, field: str, typed: str, said: str
) -> None:
    one = await name(empty_room, OLIVER)
    await empty_room.press(OLIVER, one, field)
    for _ in range(2):
        [answer] = await empty_room.say(OLIVER, typed)
        assert said in answer.text


async def test_a_name_that_is_anothers_is_not_taken_over(empty_room: Chatroom) -> None:
    one = await name(empty_room, JIEUN)
    await empty_room.press(JIEUN, one, "한국어")
    [refused] = await empty_room.say(JIEUN, "바이두")
    assert refused.text.startswith("다른 기업이 이미 '바이두' 이름을 쓰고 있습니다.")
    assert "달빛AI" in (await name(empty_room, JIEUN)).text


async def test_a_name_that_somebody_got_meanwhile_is_not_accepted(empty_room: Chatroom) -> None:
    one = await name(empty_room, JIEUN)
    other = Organisation("moonshine", Names(("달빛AI",)))
    await names.accept(empty_room.services.database, other, now=NOW, by=OLIVER.id)
    [refused] = await empty_room.press(JIEUN, one, "사전에 등록")
    assert refused.text.startswith("다른 기업이 이미 '달빛AI' 이름을 쓰고 있습니다.")
    assert await names.accepted(empty_room.services.database) == (other,)


async def test_what_has_no_name_in_either_language_is_not_accepted(empty_room: Chatroom) -> None:
    one = await name(empty_room, JIEUN)
    for field in ("한국어", "영어"):
        await empty_room.press(JIEUN, one, field)
        [one] = await empty_room.say(JIEUN, "-")
    [refused] = await empty_room.press(JIEUN, one, "사전에 등록")
    assert refused.text.startswith("한국어나 영어 이름이 하나는")
    assert await names.accepted(empty_room.services.database) == ()


async def test_what_is_no_name_goes_with_its_facts(empty_room: Chatroom) -> None:
    one = await name(empty_room, OLIVER)
    [done] = await empty_room.press(OLIVER, one, "Not a name")
    assert done.text == "Dropped 1 fact about “달빛AI”."
    [draft] = await empty_room.press(OLIVER, done, "To the article")
    assert "New name" not in draft.text
    await empty_room.press(OLIVER, draft, "Publish")
    assert await names.waiting(empty_room.services.database) == ()


async def test_a_name_of_a_published_article_waits_until_it_is_accepted(empty_room: Chatroom) -> None:
    await waiting(empty_room)
    [listed] = await empty_room.say(OLIVER, "/names")
    [one] = await empty_room.press(OLIVER, listed, "가온")
    assert "바이두는 어니 X1 신제품을 공개했다." in one.text
    assert "Not a name" not in one.labels
    await empty_room.press(OLIVER, one, "ID")
    [one] = await empty_room.say(OLIVER, "gaon-labs")
    await empty_room.press(OLIVER, one, "English")
    [one] = await empty_room.say(OLIVER, "Gaon Labs")
    await empty_room.press(OLIVER, one, "Accept it")
    [told] = await facts.of_organisation(empty_room.services.database, "gaon-labs")
    assert await facts.of_organisation(empty_room.services.database, "gaon") == ()
    assert len(await corrections.versions(empty_room.services.database, told.id)) == 1
    [card] = await empty_room.say(EMMA, "/company gaon labs")
    assert "Gaon Labs" in card.text
    [empty] = await empty_room.say(OLIVER, "/names")
    assert empty.text == "No names are waiting."


async def test_an_accepted_name_stays_as_it_is_when_an_article_teaches_it_anew(empty_room: Chatroom) -> None:
    taken = Organisation("gaon", Names(("가온연구소",), ("Gaon Lab",)), "lab")
    await names.accept(empty_room.services.database, taken, now=NOW, by=1)
    await waiting(empty_room)
    assert await names.accepted(empty_room.services.database) == (taken,)
    assert (await empty_room.services.lexicon()).organisations["gaon"] == taken


async def test_names_that_are_gone_and_strangers_do_no_harm(empty_room: Chatroom) -> None:
    await waiting(empty_room)
    for action in (ShowName(0, "nobody"), AcceptName(7, "gaon"), RefuseName(0, "gaon"), SetNameKind(0, "x", "lab")):
        [answer] = await empty_room.forge(OLIVER, encode(action))
        assert answer.text == "That article or fact is no longer here."
    for pressed in (AcceptName(0, "gaon"), PickName(0, "gaon", NameField.ID), ListNames(0)):
        assert await empty_room.forge(EMMA, encode(pressed)) == []
    assert await names.accepted(empty_room.services.database) == ()


async def test_a_name_may_be_another_spelling_of_somebody_known(empty_room: Chatroom) -> None:
    one = await name(empty_room, JIEUN)
    await empty_room.press(JIEUN, one, "이미 아는 이름")
    [wrong] = await empty_room.say(JIEUN, "아무도 모르는 곳")
    assert "이름을 찾지 못했습니다" in wrong.text
    [done] = await empty_room.say(JIEUN, "문샷AI")
    assert done.text == "'달빛AI' 표기를 문샷AI의 이름으로 등록했습니다."
    [draft] = await empty_room.press(JIEUN, done, "기사로")
    assert "새 이름 1" not in draft.labels
    assert "문샷AI가" in draft.text
    lexicon = await empty_room.services.lexicon()
    assert lexicon.organisations["moonshot-ai"].names.show("ko") == "문샷AI"
    assert "달빛AI" in lexicon.organisations["moonshot-ai"].names.ko
    again = await preview(empty_room, JIEUN, STRANGER.replace("달빛 1", "달빛 2"))
    assert "새 이름 1" not in again.labels
    assert "문샷AI가" in again.text
    [card] = await empty_room.say(EMMA, "/company 달빛AI")
    assert "Moonshot AI" in card.text


async def test_facts_of_published_articles_follow_a_spelling_to_whom_it_names(empty_room: Chatroom) -> None:
    await waiting(empty_room)
    [listed] = await empty_room.say(OLIVER, "/names")
    [one] = await empty_room.press(OLIVER, listed, "가온")
    await empty_room.press(OLIVER, one, "Already known")
    [done] = await empty_room.say(OLIVER, "Moonshot AI")
    assert done.text == "“가온” is now known as a name of Moonshot AI."
    assert await facts.of_organisation(empty_room.services.database, "moonshot-ai")
    assert await names.waiting(empty_room.services.database) == ()
    [again] = await empty_room.say(EMMA, "/company Gaon")
    assert "Moonshot AI" in again.text
