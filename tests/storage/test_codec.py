"""Every value that goes through columns and JSON comes out equal."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.model import Article, Fact, Names, Organisation, Quantity, Span
from storage import codec

SPANS = st.builds(Span, st.integers(0, 10**6), st.integers(0, 10**6))
TEXTS = st.text(max_size=12)
MANY_TEXTS = st.lists(TEXTS, max_size=3).map(tuple)
QUANTITIES = st.builds(
    Quantity,
    value=st.decimals(allow_nan=False, allow_infinity=False),
    span=SPANS,
    measure=st.none() | TEXTS,
    counted=st.none() | TEXTS,
)
FACTS = st.builds(
    Fact,
    subject=MANY_TEXTS,
    span=SPANS,
    action=TEXTS,
    what=MANY_TEXTS,
    others=MANY_TEXTS,
    quantities=st.lists(QUANTITIES, max_size=3).map(tuple),
    terms=MANY_TEXTS,
    date=st.none() | st.dates().map(str),
    confidence=st.floats(0, 1),
)
NAMES = st.builds(Names, MANY_TEXTS, MANY_TEXTS, MANY_TEXTS, MANY_TEXTS)
MAYBE = st.none() | TEXTS
ORGANISATIONS = st.builds(Organisation, TEXTS, NAMES, TEXTS, MAYBE, MAYBE, MAYBE)
ARTICLES = st.builds(Article, headings=st.lists(SPANS, max_size=3).map(tuple))


def _row(columns: dict[str, Any]) -> Any:
    """The columns as a row gives them back: what is JSON has been through text."""
    kept = {
        key: json.loads(json.dumps(value)) if isinstance(value, list | dict) else value
        for key, value in columns.items()
    }
    return SimpleNamespace(**kept)


@settings(max_examples=60)
@given(FACTS)
def test_fact_comes_out_equal_with_decimals_as_they_were_written(fact: Fact) -> None:
    back = codec.fact_value(_row(codec.fact_columns(fact)))
    assert back == fact
    assert [str(quantity.value) for quantity in back.quantities] == [str(q.value) for q in fact.quantities]


@settings(max_examples=40)
@given(ORGANISATIONS)
def test_organisation_comes_out_equal(organisation: Organisation) -> None:
    assert codec.organisation_value(_row(codec.organisation_columns(organisation))) == organisation


@settings(max_examples=40)
@given(ARTICLES)
def test_article_comes_out_equal(article: Article) -> None:
    assert codec.article_value(_row(codec.article_columns(article))) == article
