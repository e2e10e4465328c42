"""Editors load articles in every way Telegram offers; what others send is never read."""

from __future__ import annotations

import pytest

from bot.desk import given
from bot.localchat.people import Person
from tests.bot.harness import EDITORS, READERS, Chatroom

PUBLISH = {"ko": "3건 공개", "en": "Publish"}
JIEUN, OLIVER = EDITORS["ko"], EDITORS["en"]
ARTICLE = """바이두, 새 추론 모델 공개

2025.03.28 09:10

한빛테크 김하늘 기자

바이두는 추론 모델 '어니 X1'을 공개했다. 회사는 이 모델을 오는 6월 오픈소스로 공개할 계획이라고 설명했다.

알리바바는 3년간 클라우드와 AI 인프라에 3800억 위안을 투자할 계획이다.
"""


@pytest.mark.parametrize(
    ("editor", "progress", "counted"),
    [(JIEUN, "읽는 중…", "공개했습니다"), (OLIVER, "Reading…", "published")],
    ids=["ko", "en"],
)
async def test_a_pasted_article_is_shown_before_it_is_published(
    empty_room: Chatroom, editor: Person, progress: str, counted: str
) -> None:
    reading, done = await empty_room.say(editor, f"/load {ARTICLE}")
    assert (reading.text, reading.edited) == (progress, False)
    assert (done.id, done.edited) == (reading.id, True)
    assert done.bold()[0] == "바이두, 새 추론 모델 공개"
    assert "CNY 380 billion" in done.text
    assert "3,800억 위안" in done.text
    [published] = await empty_room.press(editor, done, PUBLISH[editor.lang])
    assert counted in published.text
    [brief] = await empty_room.press(editor, published, published.labels[0])
    assert "CNY 380 billion" in brief.text or "3,800억 위안" in brief.text


async def test_a_file_of_an_editor_is_loaded_with_or_without_a_caption(empty_room: Chatroom) -> None:
    bare = await empty_room.send_file(JIEUN, "a.txt", ARTICLE.encode())
    assert "아직 공개하지 않았습니다" in bare[-1].text
    await empty_room.press(JIEUN, bare[-1], PUBLISH["ko"])
    captioned = await empty_room.send_file(OLIVER, "b.txt", ARTICLE.encode(), "/load")
    assert "already here" in captioned[-1].text


async def test_an_article_is_kept_once(empty_room: Chatroom) -> None:
    [_, preview] = await empty_room.say(JIEUN, f"/load {ARTICLE}")
    await empty_room.press(JIEUN, preview, PUBLISH["ko"])
    again = await empty_room.say(JIEUN, f"/load {ARTICLE}")
    assert "이미 올라온 기사입니다. 기사 1번" in again[-1].text


async def test_load_alone_says_what_to_send(empty_room: Chatroom) -> None:
    [korean] = await empty_room.say(JIEUN, "/load")
    [english] = await empty_room.say(OLIVER, "/load")
    assert "본문이나 주소" in korean.text
    assert "paste its text or address" in english.text


@pytest.mark.parametrize(
    ("data", "korean", "english"),
    [
        (b"\x00\x01\x02" * 200, "글이 아닌 파일", "not text"),
        ("안녕".encode(), "본문을 찾지 못했습니다", "no article text"),
        (b"x" * (5 * 1024 * 1024 + 1), "5MB보다 큰", "over 5 MB"),
        (
            ("新モデル発表\n\n" + "これは新しい記事です。投資額は百億円である。" * 5).encode(),
            "한국어와 영어",
            "Korean or English",
        ),
    ],
    ids=["binary", "short", "huge", "japanese"],
)
async def test_a_file_that_is_no_article_is_refused_with_the_reason(
    empty_room: Chatroom, data: bytes, korean: str, english: str
) -> None:
    assert korean in (await empty_room.send_file(JIEUN, "a.txt", data))[-1].text
    assert english in (await empty_room.send_file(OLIVER, "a.txt", data))[-1].text


async def test_a_private_address_is_not_fetched(empty_room: Chatroom) -> None:
    answers = await empty_room.say(JIEUN, "/load http://127.0.0.1:9/secret")
    assert answers[-1].text == "내부망 주소는 읽을 수 없습니다."


@pytest.mark.parametrize(
    ("reader", "refusal"), [("ko", "기사는 편집자만 올릴 수 있습니다."), ("en", "Only editors can load articles.")]
)
async def test_what_a_stranger_sends_is_never_read(
    empty_room: Chatroom, monkeypatch: pytest.MonkeyPatch, reader: str, refusal: str
) -> None:
    def never(*args: object) -> None:
        raise AssertionError("a stranger's text was read")

    monkeypatch.setattr(given, "read", never)
    stranger = next(person for lang, person in READERS.items() if lang == reader)
    assert [said.text for said in await empty_room.say(stranger, f"/load {ARTICLE}")] == [refusal]
    assert [said.text for said in await empty_room.send_file(stranger, "a.txt", ARTICLE.encode())] == [refusal]
    assert [said.text for said in await empty_room.send_file(stranger, "a.txt", b"x", "/load")] == [refusal]


async def test_markup_in_a_title_is_shown_as_it_is(empty_room: Chatroom) -> None:
    article = ARTICLE.replace("바이두, 새 추론 모델 공개", "<b>바이두</b> & <script> 공개", 1)
    answers = await empty_room.send_file(JIEUN, "a.txt", article.encode())
    assert "바이두 & 공개" in answers[-1].text


async def test_a_pasted_text_without_an_article_is_called_a_text(empty_room: Chatroom) -> None:
    korean = await empty_room.say(JIEUN, "/load 안녕")
    english = await empty_room.say(OLIVER, "/load hi")
    assert korean[-1].text == "보내신 글에서 기사를 찾지 못했습니다. 기사 전체를 붙여 넣어 주세요."
    assert english[-1].text == "I found no article in that text. Paste the whole article."
