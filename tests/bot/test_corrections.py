"""Editors correct facts by choosing and by typing, before and after they are published; readers see it at once."""

from __future__ import annotations

import pytest

from bot.actions.buttons import encode
from bot.actions.correcting import (
    DropPartners,
    DropProducts,
    PickFigure,
    SetCompany,
    SetKind,
    SetPartner,
    SetProduct,
)
from bot.actions.desk import RetractFact, ShowDeskFact
from bot.localchat.people import Person
from briefs.model import Kind
from storage import corrections, prompts
from tests.bot.correctable import FIGURE, OLD, investment, one_id, published
from tests.bot.harness import EDITORS, READERS, Chatroom
from tests.bot.test_drafts import preview

JIEUN, OLIVER, EMMA, MINSU = EDITORS["ko"], EDITORS["en"], READERS["en"], READERS["ko"]


@pytest.mark.parametrize(
    ("editor", "typed", "new"),
    [
        (JIEUN, "3,810억 위안", "3,810억 위안"),
        (JIEUN, "381000000000", "3,810억 위안"),
        (OLIVER, "CNY 381 billion", "CNY 381 billion"),
        (OLIVER, "about 381 billion yuan", "about CNY 381 billion"),
    ],
)
async def test_a_figure_is_corrected_by_typing_it(empty_room: Chatroom, editor: Person, typed: str, new: str) -> None:
    one = await investment(empty_room, editor)
    [which] = await empty_room.press(editor, one, FIGURE[editor.lang])
    [asked] = await empty_room.press(editor, which, OLD[editor.lang])
    assert OLD[editor.lang] in asked.text
    [done] = await empty_room.say(editor, typed)
    assert new in done.text
    assert {"ko": "고침", "en": "corrected"}[editor.lang] in done.text
    [brief] = await empty_room.say(editor, "바이두")
    assert "corrected" not in brief.text


async def test_what_is_no_figure_is_asked_for_again_until_it_is_one_or_cancelled(empty_room: Chatroom) -> None:
    [which] = await empty_room.press(OLIVER, await investment(empty_room, OLIVER), "Figure")
    [asked] = await empty_room.press(OLIVER, which, "CNY 380")
    for typed in ("lots", "1 to 2 billion yuan", "<b>9</b>" * 40, "1e999999999", "9" * 3000):
        [again] = await empty_room.say(OLIVER, typed)
        assert again.text.startswith("I can't read a single figure in")
    [back] = await empty_room.press(OLIVER, asked, "Cancel")
    assert "CNY 380 billion" in back.text
    [brief] = await empty_room.say(OLIVER, "/brief")
    assert "figure" not in brief.text
    assert await prompts.get(empty_room.services.database, OLIVER.id, OLIVER.id) is None


async def test_a_figure_is_deleted_and_another_added(empty_room: Chatroom) -> None:
    [which] = await empty_room.press(OLIVER, await investment(empty_room, OLIVER), "Figure")
    [asked] = await empty_room.press(OLIVER, which, "CNY 380")
    [without] = await empty_room.press(OLIVER, asked, "Delete CNY 380")
    assert "380 billion" not in without.text.split("3800억")[0]
    [which] = await empty_room.press(OLIVER, without, "Figure")
    await empty_room.press(OLIVER, which, "Add")
    [done] = await empty_room.say(OLIVER, "390 billion yuan")
    assert "CNY 390 billion" in done.text


async def test_kind_and_status_are_corrected_by_choosing(empty_room: Chatroom) -> None:
    one = await investment(empty_room, OLIVER)
    [kinds] = await empty_room.press(OLIVER, one, "Kind")
    assert "✓ investment" in kinds.labels
    [done] = await empty_room.press(OLIVER, kinds, "strategy")
    assert "strategy · planned" in done.text
    [statuses] = await empty_room.press(OLIVER, done, "Status")
    [done] = await empty_room.press(OLIVER, statuses, "done")
    assert "strategy · done" in done.text
    assert "confidence 100%" in done.text


async def test_a_company_is_corrected_by_choosing_or_typing_its_name(empty_room: Chatroom) -> None:
    one = await investment(empty_room, JIEUN)
    [choices] = await empty_room.press(JIEUN, one, "기업")
    [done] = await empty_room.press(JIEUN, choices, "바이두")
    assert "바이두가" in done.text
    await empty_room.press(JIEUN, done, "기업")
    [wrong] = await empty_room.say(JIEUN, "텐센투")
    assert "'텐센투' 이름을 찾지 못했습니다" in wrong.text
    [done] = await empty_room.press(JIEUN, wrong, "텐센트")
    assert "텐센트가" in done.text
    await empty_room.press(JIEUN, done, "기업")
    [unknown] = await empty_room.say(JIEUN, "알리바바, 텐센투")
    assert unknown.text.startswith("'텐센투' 이름을 찾지 못했습니다.")
    [done] = await empty_room.say(JIEUN, "알리바바, Huawei")
    assert "알리바바" in done.text.splitlines()[1]
    assert "화웨이" in done.text.splitlines()[1]


@pytest.mark.parametrize(
    ("editor", "field", "asks", "none"),
    [
        (JIEUN, "상대", "상대는 누구입니까?", "상대 없음"),
        (OLIVER, "Other party", "Who else is involved", "No other party"),
    ],
)
async def test_the_other_side_is_corrected_by_choosing_or_typing_its_names_and_taken_away(
    empty_room: Chatroom, editor: Person, field: str, asks: str, none: str
) -> None:
    name = {"ko": ("바이두", "화웨이"), "en": ("Baidu", "Huawei")}[editor.lang]
    mark = {"ko": " · 상대 ", "en": " · with "}[editor.lang]
    one = await investment(empty_room, editor)
    [choices] = await empty_room.press(editor, one, field)
    assert asks in choices.text
    assert none not in choices.labels
    assert not {"알리바바", "Alibaba"} & set(choices.labels)  # nobody is on both sides
    [done] = await empty_room.press(editor, choices, name[0])
    assert f"{mark}{name[0]} · " in done.text
    [choices] = await empty_room.press(editor, done, field)
    [wrong] = await empty_room.say(editor, "텐센투")
    assert "텐센투" in wrong.text
    [done] = await empty_room.press(editor, wrong, {"ko": "텐센트", "en": "Tencent"}[editor.lang])
    assert {"ko": f"{mark}텐센트 · ", "en": f"{mark}Tencent · "}[editor.lang] in done.text
    await empty_room.press(editor, done, field)
    [done] = await empty_room.say(editor, "바이두, Huawei")
    assert f"{mark}{name[0]}, {name[1]} · " in done.text
    [choices] = await empty_room.press(editor, done, field)
    [done] = await empty_room.press(editor, choices, none)
    assert mark not in done.text


@pytest.mark.parametrize(
    ("editor", "field", "none", "shown", "wrong"),
    [
        (JIEUN, "제품", "제품 없음", "큐원", "제품 이름을 읽지 못했습니다"),
        (OLIVER, "Product", "No product", "Qwen", "I can't read a product's name in"),
    ],
)
async def test_the_product_is_corrected_by_choosing_or_typing_its_name_and_taken_away(
    empty_room: Chatroom, editor: Person, field: str, none: str, shown: str, wrong: str
) -> None:
    one = await investment(empty_room, editor)
    [choices] = await empty_room.press(editor, one, field)
    assert none not in choices.labels
    ernie = next(label for label in choices.labels if "X1" in label)
    [done] = await empty_room.press(editor, choices, ernie)
    assert f" · {ernie} · " in done.text
    [choices] = await empty_room.press(editor, done, field)
    assert ernie not in choices.labels
    for typed in ("<b>", "?!", "a," * 9, "x" * 61):
        [again] = await empty_room.say(editor, typed)
        assert wrong in again.text
    [done] = await empty_room.say(editor, "큐원, Zeta Box 9")
    assert f" · {shown} · Zeta Box 9 · " in done.text
    [choices] = await empty_room.press(editor, done, field)
    [done] = await empty_room.press(editor, choices, none)
    assert "Zeta" not in done.text


async def test_a_date_is_corrected_by_typing_it_or_taken_away(empty_room: Chatroom) -> None:
    one = await investment(empty_room, OLIVER)
    await empty_room.press(OLIVER, one, "Date")
    for typed in ("soon", "31 February 2025", "2025-13", "9999-99-99", "0000"):
        [again] = await empty_room.say(OLIVER, typed)
        assert again.text.startswith("I can't read a date in")
    [done] = await empty_room.say(OLIVER, "March 2026")
    assert "March 2026" in done.text
    [asked] = await empty_room.press(OLIVER, done, "Date")
    [done] = await empty_room.press(OLIVER, asked, "No date")
    assert "March 2026" not in done.text


@pytest.mark.usefixtures("doubting")
async def test_an_editor_stands_for_a_doubtful_fact(empty_room: Chatroom) -> None:
    shown = await preview(empty_room, OLIVER)
    assert "low confidence" in shown.text
    [one] = await empty_room.press(OLIVER, shown, shown.labels[0])
    [done] = await empty_room.press(OLIVER, one, "It is correct")
    assert "low confidence" not in done.text
    assert "It is correct" not in done.labels


async def test_a_text_is_an_answer_only_to_the_editor_who_was_asked_and_for_a_while(
    empty_room: Chatroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = await investment(empty_room, OLIVER)
    await empty_room.press(OLIVER, one, "Date")
    for other in (EMMA, JIEUN):
        await empty_room.say(other, "2027")
    from bot.desk import prompting

    monkeypatch.setattr(prompting, "PATIENCE", -prompting.PATIENCE)
    await empty_room.say(OLIVER, "2027")
    [kept] = await empty_room.forge(OLIVER, encode(ShowDeskFact(1, 3)))
    assert "2027" not in kept.text


async def test_strangers_and_forged_buttons_change_nothing(empty_room: Chatroom) -> None:
    one = await published(empty_room, OLIVER)
    number = one_id(one)
    stolen = SetPartner(0, number, "baidu"), DropPartners(0, number), DropProducts(0, number)
    for action in (SetKind(0, number, Kind.STRATEGY), RetractFact(number), PickFigure(0, number, 0), *stolen):
        assert await empty_room.forge(EMMA, encode(action)) == []
        assert empty_room.toasts[-1] == "Only editors can use this."
    for action in (SetKind(0, 999, Kind.STRATEGY), RetractFact(999), PickFigure(7, 1, 0), PickFigure(0, number, 999)):
        [answer] = await empty_room.forge(OLIVER, encode(action))
        assert answer.text
    for button in (SetCompany, SetPartner, SetProduct):
        [old] = await empty_room.forge(OLIVER, encode(button(0, number, "nobody")))
        assert "old" in old.text or "no longer" in old.text
    kept = await corrections.get(empty_room.services.database, number)
    assert kept
    assert kept.versions == 0


async def test_the_figures_of_a_fact_stand_beside_it_even_where_its_line_has_none(empty_room: Chatroom) -> None:
    shown = await preview(empty_room, OLIVER)
    [one] = await empty_room.press(OLIVER, shown, "1")
    [which] = await empty_room.press(OLIVER, one, "Figure")
    await empty_room.press(OLIVER, which, "Add")
    [done] = await empty_room.say(OLIVER, "5 billion yuan")
    assert "release · done · ERNIE X1 · CNY 5 billion · confidence 100%" in done.text
