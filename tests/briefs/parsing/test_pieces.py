"""What is far too long for an article is read in pieces, and nothing of it is lost or quoted wrongly."""

from __future__ import annotations

from briefs.lexicon import load
from briefs.model import Article, Span
from briefs.parsing import parse
from briefs.parsing.text.pieces import LONGEST, pieces

PARAGRAPH = "바이두의 2분기 매출은 {} 위안으로 늘었다.\n\n"


def test_an_article_is_one_piece() -> None:
    article = Article(lang="ko", title="", text=PARAGRAPH.format("300억"))

    assert [*pieces(article)] == [(0, article)]


def test_pieces_end_with_paragraphs_and_hold_the_whole_text_with_its_headings() -> None:
    text = "제목\n\n" + PARAGRAPH.format("300억") * 3000
    article = Article(lang="ko", title="", text=text, headings=(Span(0, 2),))
    parts = [piece for _, piece in pieces(article)]

    assert "".join(part.text for part in parts) == text
    assert all(len(part.text) <= LONGEST and part.text.endswith("\n\n") for part in parts)
    assert [part.headings for part in parts if part.headings] == [(Span(0, 2),)]


def test_what_has_no_good_place_to_end_is_cut_anywhere() -> None:
    article = Article(lang="ko", title="", text="가" * (3 * LONGEST))

    assert [start for start, _ in pieces(article)] == [0, LONGEST, 2 * LONGEST]


def test_facts_of_all_pieces_are_quoted_where_they_stand() -> None:
    text = "".join(PARAGRAPH.format(f"{number}억") for number in range(100, 2100))
    facts = parse(Article(lang="ko", title="", text=text), load()).facts

    assert len(facts) == 2000
    assert all(text[fact.span.start : fact.span.end].startswith("바이두의") for fact in facts)
    assert all("억 위안" in text[q.span.start : q.span.end] for fact in facts for q in fact.quantities)
