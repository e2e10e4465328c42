"""Two names are found whatever stands between them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asked.names import Directory
from bot.asked.pairs import names
from briefs.lexicon import load

DIRECTORY = Directory(load())


def found(words: str) -> list[str | None]:
    return [named.organisation.id if named.organisation else None for named in names(words, DIRECTORY)]


@pytest.mark.parametrize(
    "words",
    [
        "알리바바 텐센트",
        "Alibaba vs Tencent",
        "alibaba VS. tencent",
        "Alibaba v Tencent",
        "알리바바vs텐센트",
        "알리바바와 텐센트",
        "알리바바랑 텐센트",
        "알리바바하고 텐센트 비교",
        "알리바바 대 텐센트",
        "알리바바, 텐센트",
        "Alibaba/Tencent",
        "Alibaba and Tencent",
        "Alibaba & Tencent",
        "compare Alibaba with Tencent",
        "阿里巴巴 腾讯",
        "Ａｌｉｂａｂａ　텐센트",
        "Qwen Tencent",
        "  알리바바   텐센트  비교해줘",
    ],
)
def test_two_names_however_they_are_joined(words: str) -> None:
    assert found(words) == ["alibaba", "tencent"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Moonshot AI Zhipu AI", ["moonshot-ai", "zhipu-ai"]),
        ("Moonshot AI", ["moonshot-ai"]),
        ("문샷AI와 즈푸AI", ["moonshot-ai", "zhipu-ai"]),
        ("Horizon Robotics Pony.ai", ["horizon-robotics", "pony-ai"]),
        ("Alibaba Cloud vs Huawei", ["alibaba-cloud", "huawei"]),
        ("알리바바 텐센트 바이두", ["alibaba", "tencent", "baidu"]),
        ("Alibaba, Tencent, Nobody", ["alibaba", "tencent", None]),
        ("바이두", ["baidu"]),
        ("", []),
        ("비교", []),
        ("바이두 바이두", ["baidu", "baidu"]),
    ],
)
def test_as_many_names_as_are_meant(words: str, expected: list[str | None]) -> None:
    assert found(words) == expected


@pytest.mark.parametrize(
    ("words", "typed"),
    [
        ("바이두와 텐센츠", ["바이두", "텐센츠"]),
        ("텐센츠 바이두", ["텐센츠", "바이두"]),
        ("Moonshot AI Zhipoo Labs", ["Moonshot AI", "Zhipoo Labs"]),
        ("Zhipoo Labs Moonshot AI", ["Zhipoo Labs", "Moonshot AI"]),
        ("가나와 다라", ["가나", "다라"]),
        ("Nobody", ["Nobody"]),
    ],
)
def test_an_unknown_name_is_what_the_known_one_leaves(words: str, typed: list[str]) -> None:
    assert [named.typed for named in names(words, DIRECTORY)] == typed


@given(st.text(max_size=300))
def test_any_words_give_names(words: str) -> None:
    assert all(named.typed for named in names(words, DIRECTORY))
