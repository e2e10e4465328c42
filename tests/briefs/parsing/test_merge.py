"""What an article tells twice is one fact, told by the sentence that says it best."""

from __future__ import annotations

from datetime import date

from briefs.lexicon import load
from briefs.model import Article
from briefs.parsing import parse


def test_a_sentence_comes_before_the_list_that_sums_it_up() -> None:
    text = (
        "- 바이두 로보택시 45대와 정비소 한 곳, 우한 도심에 투입\n\n"
        "바이두는 아폴로고를 운영한다.\n\n바이두는 지난 12일 우한 도심에 로보택시 45대를 투입했다."
    )
    told = parse(Article(lang="ko", title="", text=text, published=date(2026, 1, 20)), load()).facts
    counted = [fact for fact in told if [q.value for q in fact.quantities] == [45]]
    assert [text[fact.span.start] for fact in counted] == ["바"]
