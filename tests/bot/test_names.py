"""Names are found in any script; near ones are offered, never taken."""

from __future__ import annotations

import pytest

from bot.asked.keys import company_key
from bot.asked.names import Directory
from briefs.lexicon import load
from briefs.model import Names, Organisation


@pytest.fixture(scope="module")
def directory() -> Directory:
    return Directory(load())


@pytest.mark.parametrize("name", ["바이두", "baidu", "BaIdU", "百度", "b a i d u", "ｂａｉｄｕ", "ERNIE", "쿤룬"])
def test_any_spelling_of_it_or_its_products_finds_a_company(directory: Directory, name: str) -> None:
    found = directory.find(name)
    assert found
    assert found.id == "baidu"


@pytest.mark.parametrize("name", ["", " ", "바이듀", "baidoo", "🙂", "<b>", "%", "바이두의"])
def test_what_is_no_name_finds_nobody(directory: Directory, name: str) -> None:
    assert directory.find(name) is None


@pytest.mark.parametrize(
    ("slip", "meant"),
    [("바이듀", "baidu"), ("Baidoo", "baidu"), ("Hauwei", "huawei"), ("알리바마", "alibaba"), ("deepsek", "deepseek")],
)
def test_a_slip_is_near_to_what_was_meant(directory: Directory, slip: str, meant: str) -> None:
    assert meant in [near.id for near in directory.nearest(slip)][:2]


@pytest.mark.parametrize("name", ["", "🙂🙂", "zzzzqqqqxxxx", "가" * 10_000])
def test_nothing_is_near_to_noise(directory: Directory, name: str) -> None:
    assert directory.nearest(name) == ()


def test_a_learned_company_is_found_by_name_and_by_button(directory: Directory) -> None:
    learned = Organisation("한빛-로보틱스", Names(ko=("한빛로보틱스",)))
    known = Directory(load().with_organisations([learned]))
    assert known.find("한빛 로보틱스") == learned
    assert known.by_key(company_key(learned.id)) == learned
    assert directory.by_key("no-such") is None


def test_of_names_about_as_near_those_with_news_come_first(directory: Directory) -> None:
    plain = [one.id for one in directory.nearest("Deepse")]
    assert plain[0] == "deepseek"
    last = plain[-1]
    told = [one.id for one in directory.nearest("Deepse", {last})]
    assert told[0] == "deepseek"
    assert told.index(last) < plain.index(last)
