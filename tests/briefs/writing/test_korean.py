"""Korean particles and lists."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from briefs.writing.korean import josa, listed


@pytest.mark.parametrize(
    ("text", "particle", "expected"),
    [
        ("바이두", "은", "바이두는"),
        ("큐원", "은", "큐원은"),
        ("SMIC", "이", "SMIC가"),
        ("LLM", "이", "LLM이"),
        ("MR", "로", "MR로"),
        ("MR", "을", "MR을"),
        ("어니 X1", "와", "어니 X1과"),
        ("어니 X1", "로", "어니 X1로"),
        ("어니 4.5", "을", "어니 4.5를"),
        ("어센드 920", "을", "어센드 920을"),
        ("어센드 910C", "을", "어센드 910C를"),
        ("V3", "을", "V3를"),
        ("GPT-3", "은", "GPT-3는"),
        ("큐원3", "이", "큐원3가"),
        ("제3", "을", "제3을"),
        ("어센드 953", "을", "어센드 953을"),
        ("30%", "로", "30%로"),
        ("12%p", "이", "12%p가"),
        ("3,981억 위안(약 80조 원)", "로", "3,981억 위안(약 80조 원)으로"),
        ("화웨이(華爲)", "이", "화웨이(華爲)가"),
        ("서울", "로", "서울로"),
        ("부산", "로", "부산으로"),
        ("Qwen", "을", "Qwen을"),
        ("Kling", "이", "Kling이"),
        ("Apple", "은", "Apple은"),
        ("AgiBot", "이", "AgiBot이"),
        ("Manus", "나", "Manus나"),
        ("'키미'", "라", "'키미'라"),
        ("베이징", "에", "베이징에"),
        ("(", "은", "(는"),
        ("", "은", "는"),
    ],
)
def test_the_particle_fits_the_way_the_word_is_read(text: str, particle: str, expected: str) -> None:
    assert josa(text, particle) == expected


def test_markup_stays_markup_and_its_tags_are_not_read() -> None:
    joined = josa(Markup("<b>화웨이</b>"), "이")
    assert isinstance(joined, Markup)
    assert joined == "<b>화웨이</b>가"


def test_two_names_are_joined_by_a_particle_and_more_by_commas() -> None:
    assert listed(["바이두", "텐센트"]) == "바이두와 텐센트"
    assert listed(["바이두", "텐센트", "메이퇀"]) == "바이두, 텐센트, 메이퇀"
    assert listed(["바이두"]) == "바이두"
