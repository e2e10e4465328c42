"""Pictures: the same words give the same bytes, whatever the words."""

from __future__ import annotations

import io
from decimal import Decimal

import pytest
from PIL import Image

from bot.localchat.files import PHOTO_LIMIT, picture_size
from bot.pictures import columns, rows
from bot.pictures.card import GROUND, MARGIN, OWN, WIDTH, Card
from briefs.writing.charts import Bar, Chart

LONG = "아주 긴 이름의 인공지능 반도체 장비 소재 부품 연구개발 유한책임회사 " * 3
VALUES: dict[str, list[float]] = {
    "one": [15.17],
    "many": [300 + 7 * number for number in range(10)],
    "falls": [12.5, -7.8, -31],
    "only falls": [-1, -2],
    "nothing": [0],
    "far apart": [0.001, 4_000_000],
}


def chart(values: list[float], *, title: str = "바이두", across: bool = False) -> Chart:
    bars = tuple(
        Bar(f"{title}\n{place}", Decimal(str(value)), str(value), ahead=place > 1) for place, value in enumerate(values)
    )
    return Chart(
        "ko", title, f"{title} 매출 · 단위 억 위안", bars, across, "계획·전망", f"출처: {title} $5, 헬로티 3월 27일"
    )


@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize("name", VALUES)
def test_the_same_words_give_the_same_bytes(name: str, across: bool) -> None:
    draw = rows.draw if across else columns.draw
    drawn = draw(chart(VALUES[name], across=across))
    size = picture_size(drawn)
    assert drawn == draw(chart(VALUES[name], across=across))
    assert size is not None
    assert size[0] == WIDTH
    assert len(drawn) < PHOTO_LIMIT


@pytest.mark.parametrize("title", [LONG, "x" * 300, "$a_b^c$ \\frac <b>&", "中芯国际 🤖"])
@pytest.mark.parametrize("across", [False, True])
@pytest.mark.filterwarnings("ignore:Glyph")
def test_any_words_can_be_drawn(title: str, across: bool) -> None:
    assert (rows.draw if across else columns.draw)(chart([1, 2], title=title, across=across))


@pytest.mark.parametrize("words", ["바이두", LONG, "x" * 300])
def test_words_keep_to_their_width(words: str) -> None:
    card = Card(200)
    text = card.write(words, MARGIN, 50, size=56, width=WIDTH - 2 * MARGIN)
    assert card.width(text) <= WIDTH - 2 * MARGIN


def test_words_are_cut_no_shorter_than_they_must_be() -> None:
    card, words = Card(200), "x" * 300
    text = card.write(words, MARGIN, 50, size=56, width=600)
    shown = text.get_text()
    text.set_text(f"{words[: len(shown)]}…")
    assert shown.endswith("x…")
    assert card.width(text) > 600
    assert card.write(words, MARGIN, 50, size=56, width=1).get_text() == "x…"


def test_a_picture_keeps_its_colours() -> None:
    with Image.open(io.BytesIO(columns.draw(chart([1, 2])))) as picture:
        seen = picture.convert("RGB").getcolors(1 << 24)
    assert seen is not None
    assert {tuple(bytes.fromhex(color[1:])) for color in (GROUND, OWN)} <= {color for _, color in seen}
