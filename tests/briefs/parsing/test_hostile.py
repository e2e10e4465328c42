"""Whatever a text is made of, parsing ends, and what it tells quotes the text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.lexicon import load
from briefs.model import LANGS, Article, Lang, Span
from briefs.parsing import parse
from briefs.parsing.text import sentences
from tests.benchmarks.hostile import SHAPES, grown

SIZE = 3000
LONGEST = 1000


def article(text: str, lang: Lang) -> Article:
    return Article(lang=lang, title="", text=text, published=date(2026, 1, 20))


def check_quotes(told: Article) -> None:
    """Every sentence stands in the text as it is quoted, in order, and every fact in one sentence."""
    split = sentences.split(told)
    assert all(sentence.text == told.quote(sentence.span) == sentence.text.strip() for sentence in split)
    assert all(one.span.end <= other.span.start for one, other in pairwise(split))
    spans = {sentence.span for sentence in split}
    for fact in parse(told, load()).facts:
        assert fact.span in spans
        assert all(_holds(fact.span, quantity.span) for quantity in fact.quantities)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start < inner.end <= outer.end


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("unit", SHAPES.values(), ids=SHAPES)
def test_hostile_texts_are_quoted_where_they_tell_anything(unit: str, lang: Lang) -> None:
    check_quotes(article(grown(unit, SIZE), lang))


@settings(max_examples=40)
@given(st.lists(st.sampled_from([*SHAPES.values()]), min_size=1, max_size=40), st.sampled_from(LANGS))
def test_hostile_shapes_in_any_order_are_quoted_too(units: list[str], lang: Lang) -> None:
    check_quotes(article("".join(unit * 3 for unit in units), lang))


def test_what_is_too_long_for_a_sentence_is_cut_between_words() -> None:
    split = sentences.split(article("바이두는 공개하고 " * 500, "ko"))

    assert max(len(sentence.text) for sentence in split) <= LONGEST
    assert {word for sentence in split for word in sentence.text.split()} == {"바이두는", "공개하고"}


def test_a_number_of_a_thousand_digits_is_no_figure() -> None:
    assert not any(
        fact.quantities for fact in parse(article(f"바이두 매출은 {'9' * 1000}% 늘었다.", "ko"), load()).facts
    )
