"""Pictures: the same words give the same bytes, whatever the words."""

from __future__ import annotations

import io
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from PIL import Image

from bot.localchat.files import PHOTO_LIMIT, picture_size
from bot.pictures import columns, rows
from bot.pictures.card import GROUND, OWN, WIDTH, Card
from bot.pictures.columns import Field, Sizes, figures
from bot.pictures.lettering import SMALL, line, paragraph
from bot.pictures.marks import marks
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
def test_any_words_can_be_drawn(title: str, across: bool) -> None:
    assert (rows.draw if across else columns.draw)(chart([1, 2], title=title, across=across))


@pytest.mark.parametrize("words", ["바이두", LONG, "x" * 300])
@pytest.mark.parametrize("width", [200, 968])
def test_words_keep_to_their_width(words: str, width: int) -> None:
    assert line(words, 56, width=width).width <= width
    assert all(part.width <= width for part in paragraph(words, SMALL, width))


def test_words_get_smaller_before_they_are_cut() -> None:
    whole = line("Baidu and its AI chips", 56)
    assert line(whole.words, 56, width=whole.width) == whole
    smaller = line(whole.words, 56, width=whole.width * 0.8)
    assert smaller.words == whole.words
    assert SMALL <= smaller.size < whole.size


def test_words_are_cut_no_shorter_than_they_must_be() -> None:
    words = "x" * 300
    shown = line(words, 56, width=600)
    assert shown.words.endswith("x…")
    assert line(f"{words[: len(shown.words)]}…", shown.size).width > 600
    assert line(words, 56, width=1).words == "x…"


def test_a_paragraph_fills_its_first_line() -> None:
    first, second = paragraph(LONG, SMALL, 700)
    assert f"{first.words} {second.words}".startswith(LONG[:40])
    assert line(f"{first.words} {second.words.split()[0]}", SMALL).width > 700
    assert [part.words for part in paragraph("출처: 한빛테크", SMALL, 700)] == ["출처: 한빛테크"]


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("0", "26.2", "0 5 10 15 20 25"),
        ("-38", "19.5", "-30 -20 -10 0 10"),
        ("0", "0.0012", "0 0.0002 0.0004 0.0006 0.0008 0.0010 0.0012"),
        ("0", "4640000", "0 1000000 2000000 3000000 4000000"),
        ("-1", "0", "-1.0 -0.8 -0.6 -0.4 -0.2 0.0"),
    ],
)
def test_an_axis_is_marked_with_round_numbers(low: str, high: str, expected: str) -> None:
    assert marks(Decimal(low), Decimal(high), 6) == [Decimal(mark) for mark in expected.split()]


@pytest.mark.parametrize("step", [0, 0.4, 3, 40, -3, -40])
@pytest.mark.parametrize("first", [2200, -2200, -10])
def test_figures_beside_each_other_never_touch(first: float, step: float) -> None:
    values = [first + step * place for place in range(10)]
    bars = chart([round(value, 3) for value in values]).bars
    placed = figures(Field(150, 90, 600, 0.2, Sizes(30, 24)), bars)
    assert len(placed) == len(bars)
    assert not any(one.touches(other) for one, other in combinations(placed, 2))


def test_figures_too_wide_for_columns_stand_in_rows() -> None:
    wide = chart([1_234_567.125 + place for place in range(10)])
    assert columns.draw(wide) == rows.draw(wide)


def test_a_range_and_a_plan_look_their_own() -> None:
    bar = chart([15.17]).bars[0]
    looks = (bar, replace(bar, low=Decimal(14)), replace(bar, ahead=True), replace(bar, value=-bar.value))
    assert len({columns.draw(replace(chart([1]), bars=(look,))) for look in looks}) == len(looks)


def test_a_picture_keeps_its_colours() -> None:
    with Image.open(io.BytesIO(columns.draw(chart([1, 2])))) as picture:
        seen = picture.convert("RGB").getcolors(1 << 24)
    assert seen is not None
    assert {tuple(bytes.fromhex(color[1:])) for color in (GROUND, OWN)} <= {color for _, color in seen}


def test_what_is_outside_the_card_is_left_out() -> None:
    card = Card(100)
    empty = card.png()
    card.write(line("바이두"), -500, 50)
    assert card.png() == empty


def test_only_the_font_is_taken_from_its_package() -> None:
    program = (
        "import sys; from bot.pictures.lettering import line; line('1').width; sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False, timeout=60).returncode == 0
