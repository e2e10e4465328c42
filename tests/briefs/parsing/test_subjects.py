"""Who a sentence is about: second mentions, bystanders, owners and their parts, authorities, headings."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefs.lexicon import load
from briefs.model import LANGS, Article, Lang
from briefs.parsing import parse
from briefs.parsing.clauses.clause import read
from briefs.parsing.subjects.subjects import Subjects

CASES = Path(__file__).parent / "cases"
PUBLISHED = date(2026, 1, 20)


def cases() -> list[Any]:
    found = []
    for lang in LANGS:
        table = tomllib.loads((CASES / f"subjects-{lang}.toml").read_text("utf-8"))
        found += [pytest.param(lang, case, id=f"{lang}: {case['name']}") for case in table["case"]]
    return found


@pytest.mark.parametrize(("lang", "case"), cases())
def test_a_sentence_tells_of_whom_it_is_about(lang: Lang, case: dict[str, Any]) -> None:
    article = Article(lang=lang, title=case.get("title", ""), text=case["text"], published=PUBLISHED)
    facts = parse(article, load()).facts
    for words, subject in case["about"].items():
        told = [fact for fact in facts if words in article.quote(fact.span)]
        assert {organisation for fact in told for organisation in fact.subject} == set(subject), words


@pytest.mark.parametrize(
    ("heading", "topic"),
    [
        ("▶즈푸AI", ("zhipu-ai",)),
        ("키미의 한 해", ("moonshot-ai",)),
        ("화웨이와 샤오미", ()),
        ("한 주의 소식", ()),
        ("유니트리, 테슬라에 도전장", ("unitree",)),
        ("화웨이를 넘어서", ()),
        ("바이두의 지도를 그리던 사람", ()),
    ],
)
def test_a_heading_names_whom_its_section_is_about(heading: str, topic: tuple[str, ...]) -> None:
    subjects = Subjects(load())
    for _, clauses in read(Article(lang="ko", title="", text=heading), load(), ()):
        subjects.move(("tencent",), clauses[0])
        subjects.head(clauses)
    assert subjects.topic == topic


def test_the_government_is_that_of_the_place_in_the_headline() -> None:
    text = "Nobody likes to be asked.\n\nIn June the government set up a fund of $2 billion for chips."
    article = Article(lang="en", title="Kazakhstan builds its own computer", text=text, published=PUBLISHED)
    (fact,) = parse(article, load()).facts
    assert fact.subject == ("kazakhstan-gov",)
