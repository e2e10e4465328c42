"""Whatever the parser may hand over, a line is whole in both languages or missing in both."""

from __future__ import annotations

import html
import re
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.lexicon import load
from briefs.model import LANGS, Bound, Fact, Kind, Quantity, Role, Source, SourcedFact, Span, Status, Unit
from briefs.writing import figures, line
from briefs.writing.gather import Figure
from tests.briefs.writing.facts import NOW, PUBLISHED

LEXICON = load()
ORGANISATIONS = [
    key
    for key in ("alibaba", "baidu", "byd", "china-gov", "china", "deepseek", "huawei", "miit", "nvidia", "us-commerce")
    if key in LEXICON.organisations
]
WHAT = ["DeepSeek-R1", "Ascend 920", "ERNIE X1", "Qwen", "Doubao", "H20", "New & <b>bold</b> Thing"]
TERMS = sorted(key for key, term in LEXICON.terms.items())
MEASURES = sorted(key for key, term in LEXICON.terms.items() if term.type == "measure")
OBJECTS = sorted(key for key, term in LEXICON.terms.items() if term.type == "object")
MULTIPLIED = {Decimal(2): "double", Decimal(3): "triple", Decimal(4): "quadruple"}
DATES = ["2023", "2025", "2027", "2024-11", "2025-03", "2026-01", "2025-03-27", "2025-08-31", "2024-02-29"]


@st.composite
def quantities(draw: st.DrawFn) -> tuple[Quantity, ...]:
    found = []
    for at in range(draw(st.integers(0, 4))):
        value = draw(st.decimals(min_value=Decimal("0.1"), max_value=Decimal(10) ** 14, places=1))
        role = draw(st.sampled_from(Role))
        unit = Unit.PERCENT if role is Role.CHANGE else draw(st.sampled_from(Unit))
        span = Span(at * 4, at * 4 + draw(st.integers(1, 4)))
        measure = draw(st.none() | st.sampled_from(MEASURES))
        counted = draw(st.none() | st.sampled_from(OBJECTS))
        found.append(Quantity(value, unit, span, role, draw(st.sampled_from(Bound)), measure, counted))
    return tuple(found)


@st.composite
def facts(draw: st.DrawFn) -> SourcedFact:
    some = st.lists(st.sampled_from(ORGANISATIONS), max_size=3, unique=True)
    kind = draw(st.sampled_from(Kind))
    actions = [key for key, action in LEXICON.actions.items() if kind in action.kinds]
    fact = Fact(
        kind,
        tuple(draw(some)),
        Span(0, 1),
        draw(st.sampled_from(["", "no-such-action", *actions, *actions])),
        tuple(draw(st.lists(st.sampled_from(WHAT), max_size=3, unique=True))),
        tuple(draw(some)),
        draw(quantities()),
        tuple(draw(st.lists(st.sampled_from(TERMS), max_size=4, unique=True))),
        draw(st.sampled_from(Status)),
        draw(st.none() | st.sampled_from(DATES)),
    )
    published = draw(st.sampled_from([PUBLISHED, None, date(2024, 2, 29)]))
    return SourcedFact(1, fact, "", Source(1, "", "ko", published, None))


def values(text: str, told: SourcedFact) -> set[Decimal]:
    """The values of the fact's figures that the line holds, by the number's text in the line's language."""
    bare = re.sub(r"<[^>]+>", "", html.unescape(text))
    korean = bool(re.search(r"[가-힣]", bare))
    return {q.value for q in told.fact.quantities if _stands(q, korean, bare)}


def _stands(quantity: Quantity, korean: bool, bare: str) -> bool:
    """Whether the line shows the figure; the number of a month or a day is none, unless days or months are counted.

    Nor is a part of another number or of a name: 3D, R1.
    """
    if quantity.unit is Unit.TIMES and not korean:  # by a word, up to ten: rose threefold, tripled
        words = (figures.fold(quantity.value), MULTIPLIED.get(quantity.value, ""))
        if any(word and word in bare for word in words):
            return True
    date = "" if quantity.unit in (Unit.MONTHS, Unit.DAYS) else "(?![월일])"
    whole = rf"(?<![\dA-Za-z.,]){re.escape(_written(quantity, korean))}(?!\d|[.,]\d|D\b){date}"
    return bool(re.search(whole, bare))


def _written(quantity: Quantity, korean: bool) -> str:
    if quantity.unit in (Unit.FLOPS, Unit.BYTES, Unit.WATTS):
        return figures.figure(Figure(quantity), "ko" if korean else "en", LEXICON, noun=False, bound=False)
    if quantity.unit in (Unit.YEARS, Unit.MONTHS, Unit.DAYS) and quantity.role is Role.DURATION:
        return figures.duration(quantity, "ko" if korean else "en")
    folds = quantity.unit is Unit.TIMES and not korean  # 2,000,000-fold
    show = figures.plain if quantity.unit is Unit.PERCENT or folds else figures.number
    return show(abs(quantity.value), "ko" if korean else "en")


@settings(max_examples=400)
@given(facts())
def test_both_languages_tell_a_fact_or_neither_does(fact: SourcedFact) -> None:
    ko, en = (line(fact, lexicon=LEXICON, lang=lang, now=NOW) for lang in LANGS)
    assert (ko is None) == (en is None)
    for text in filter(None, (ko, en)):
        assert not re.search(r"<(?!/?b>)", text)
        assert "<b>bold" not in text
        assert str(text).count("<b>") == str(text).count("</b>")
        assert text.endswith(".")


@settings(max_examples=400)
@given(facts())
def test_both_languages_show_the_same_figures(fact: SourcedFact) -> None:
    ko, en = (line(fact, lexicon=LEXICON, lang=lang, now=NOW) for lang in LANGS)
    if ko is not None and en is not None:
        assert values(ko, fact) == values(en, fact)
