"""What a fact's line says, in both languages."""

from __future__ import annotations

import re
import tomllib
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from briefs.lexicon import Lexicon, load
from briefs.model import LANGS, Kind, Lang, Names, Organisation, Product, Status
from briefs.writing import line
from tests.briefs.writing.facts import NOW, sourced

CASES = [
    pytest.param(case, id=f"{path.stem}-{number}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.toml"))
    for number, case in enumerate(tomllib.loads(path.read_text("utf-8"))["case"], 1)
]
EVERY: list[dict[str, Any]] = [case.values[0] for case in CASES]  # type: ignore[misc]


def said(record: dict[str, Any], lang: Lang, lexicon: Lexicon | None = None) -> str | None:
    text = line(sourced(record), lexicon=lexicon or load(), lang=lang, now=NOW)
    return None if text is None else str(text)


@pytest.mark.parametrize("case", CASES)
def test_a_record_gives_these_lines(case: dict[str, Any]) -> None:
    assert (said(case, "ko"), said(case, "en")) == (case.get("ko"), case.get("en"))


def test_every_kind_has_at_least_six_cases() -> None:
    told = [case["kind"] for case in EVERY]
    assert [kind for kind in Kind if told.count(kind) < 6] == []


@pytest.mark.parametrize(("kind", "status"), list(product(Kind, Status)))
def test_every_case_renders_in_every_status(kind: Kind, status: Status) -> None:
    lines = [[said(case | {"status": str(status)}, lang) for lang in LANGS] for case in EVERY if case["kind"] == kind]
    assert any(ko for ko, _ in lines)
    for ko, en in lines:
        assert (ko is None) == (en is None)
        assert ko is None or (ko.endswith("니다.") and en is not None and en.endswith("."))


@pytest.mark.parametrize("case", CASES)
def test_lines_have_no_gaps_where_a_slot_is_empty(case: dict[str, Any]) -> None:
    for lang in LANGS:
        text = said(case, lang) or ""
        assert "  " not in text
        assert "None" not in text
        assert not re.search(r" [.,]|\(\)|,,", text)


@pytest.mark.parametrize("case", CASES)
def test_lines_are_short_enough_to_read_at_a_glance(case: dict[str, Any]) -> None:
    longest: dict[Lang, int] = {"ko": 90, "en": 160}
    for lang, most in longest.items():
        text = re.sub(r"<[^>]+>", "", said(case, lang) or "")
        assert len(text) <= most


def small(*organisations: Organisation, products: tuple[Product, ...] = ()) -> Lexicon:
    """The shipped terms and actions with other names."""
    return Lexicon({o.id: o for o in organisations}, {p.name: p for p in products}, load().terms, load().actions)


def test_an_organisation_without_an_english_name_has_no_english_line() -> None:
    lexicon = small(Organisation("x", Names(ko=("새회사",))))
    record = {"kind": "release", "subject": ["x"], "action": "unveil", "what": ["Zed 1"]}
    assert said(record, "ko", lexicon) == "<b>새회사</b>가 Zed 1을 공개했습니다."
    assert said(record, "en", lexicon) is None


def test_korean_falls_back_on_the_english_name() -> None:
    lexicon = small(Organisation("x", Names(en=("Newco",))))
    record = {"kind": "release", "subject": ["x"], "action": "unveil", "what": ["Zed 1"]}
    assert said(record, "ko", lexicon) == "<b>Newco</b>가 Zed 1을 공개했습니다."


def test_an_unknown_organisation_has_no_line() -> None:
    record = {"kind": "release", "subject": ["nobody-knows"], "action": "unveil", "what": ["Zed 1"]}
    assert [said(record, lang) for lang in LANGS] == [None, None]


def test_an_unknown_version_is_named_after_its_line_of_products() -> None:
    lexicon = small(
        Organisation("x", Names(ko=("엑스",), en=("Ex",))), products=(Product("Zed", Names(ko=("제드",), en=("Zed",))),)
    )
    record = {"kind": "release", "subject": ["x"], "action": "unveil", "what": ["Zed 7.5"]}
    assert said(record, "ko", lexicon) == "<b>엑스</b>가 제드 7.5를 공개했습니다."
    assert said(record, "en", lexicon) == "<b>Ex</b> unveiled Zed 7.5."


def test_markup_in_names_comes_out_escaped() -> None:
    lexicon = small(Organisation("x", Names(ko=("<i>&회사",), en=("<i>&Co",))))
    record = {"kind": "release", "subject": ["x"], "action": "unveil", "what": ["<script>"]}
    assert said(record, "ko", lexicon) == "<b>&lt;i&gt;&amp;회사</b>가 &lt;script&gt;를 공개했습니다."
    assert said(record, "en", lexicon) == "<b>&lt;i&gt;&amp;Co</b> unveiled &lt;script&gt;."


def test_long_names_are_cut_and_direction_marks_dropped() -> None:
    lexicon = small(Organisation("x", Names(ko=("가" * 10_000,), en=("\u202eevil\u2066 name",))))
    record = {"kind": "release", "subject": ["x"], "action": "unveil", "what": ["Zed 1"]}
    ko, en = said(record, "ko", lexicon), said(record, "en", lexicon)
    assert ko is not None
    assert len(ko) < 120
    assert en == "<b>Evil name</b> unveiled Zed 1."


def test_an_announced_plan_does_not_take_the_day_of_the_announcement_for_its_date() -> None:
    record = {"kind": "release", "subject": ["baidu"], "action": "launch", "status": "planned", "what": ["ERNIE 4.5"]}
    assert said(record | {"date": "2025-03-27"}, "en") == "<b>Baidu</b> plans to launch ERNIE 4.5."
    assert said(record | {"date": "2025-06-30"}, "en") == "<b>Baidu</b> plans to launch ERNIE 4.5 on 30 June."


def test_what_is_no_news_any_more_is_told_with_its_date() -> None:
    record = {"kind": "release", "subject": ["baidu"], "action": "launch", "what": ["ERNIE 4.5"]}
    assert said(record | {"date": "2025-03-16"}, "en") == "<b>Baidu</b> launched ERNIE 4.5."
    assert said(record | {"date": "2024-03-16"}, "en") == "<b>Baidu</b> launched ERNIE 4.5 on 16 March 2024."


def test_a_figure_is_not_taken_for_a_measure_that_its_unit_does_not_fit() -> None:
    wrong = [{"value": 5, "unit": "CNY", "measure": "market-share"}]
    record = {"kind": "market", "subject": ["baidu"], "action": "share", "quantities": wrong}
    assert [said(record, lang) for lang in LANGS] == [None, None]
