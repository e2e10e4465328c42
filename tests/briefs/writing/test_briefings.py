"""Which facts a briefing and a card choose, and how their messages look."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from markupsafe import Markup

from briefs import writing
from briefs.lexicon import load
from briefs.model import LANGS, Briefing, Item, Lang, Source, SourcedFact, Topic
from briefs.writing import beside
from briefs.writing.order import settled
from briefs.writing.packing import LIMIT, Part, pack, plain, size
from tests.briefs.writing.facts import NOW, sourced

POLICY = {
    "kind": "policy", "subject": ["miit"], "action": "standardise", "status": "planned", "date": "2027",
    "terms": ["standard"], "quantities": [{"value": 50, "unit": "count", "counted": "standard"}], "topics": ["policy"],
}  # fmt: skip
RELEASE = {
    "kind": "release", "subject": ["baidu"], "action": "unveil", "what": ["ERNIE X1"], "topics": ["models", "agents"],
}  # fmt: skip
MARKET = {
    "kind": "market", "subject": ["baidu"], "action": "fall", "topics": ["market"],
    "quantities": [{"value": -6, "unit": "percent", "role": "change", "measure": "share-price"}],
}  # fmt: skip
PARTNERS = {
    "kind": "partnership", "subject": ["alibaba", "baidu"], "action": "cooperate", "what": ["Qwen"],
    "topics": ["partnerships"],
}  # fmt: skip
MUTE = {"kind": "strategy", "subject": ["baidu"], "topics": ["models"]}
RECORDS = (POLICY, RELEASE, MARKET, PARTNERS, MUTE)


def facts(*records: dict[str, Any]) -> list[SourcedFact]:
    return [sourced(record, number) for number, record in enumerate(records, 1)]


def brief(*records: dict[str, Any], lang: Lang = "ko", **options: Any) -> Briefing:
    made = writing.brief(facts(*records), lexicon=load(), lang=lang, **options)
    assert made is not None
    return made


def shown(made: Briefing) -> list[int]:
    return [item.fact.id for section in made.sections for item in section.items]


def test_a_fact_without_a_line_is_not_shown() -> None:
    assert 5 not in shown(brief(*RECORDS))


def test_there_is_no_briefing_without_a_line() -> None:
    assert writing.brief(facts(MUTE), lexicon=load(), lang="ko") is None
    assert writing.brief([], lexicon=load(), lang="ko") is None


def test_each_fact_stands_under_its_first_topic() -> None:
    made = brief(RELEASE, POLICY)
    assert {section.topic for section in made.sections} == {Topic.MODELS, Topic.POLICY}


def test_a_topics_briefing_holds_its_facts_under_its_own_heading() -> None:
    made = brief(*RECORDS, topic=Topic.AGENTS)
    assert [section.topic for section in made.sections] == [Topic.AGENTS]
    assert shown(made) == [2]


def test_the_same_event_told_by_two_articles_stands_once() -> None:
    again = RELEASE | {"article": 2, "publisher": "다른 신문"}
    assert shown(brief(RELEASE, again)) == [1]


def test_pages_follow_each_other_without_gap_or_repetition() -> None:
    first, second = brief(*RECORDS, limit=3), brief(*RECORDS, limit=3, offset=3)
    assert (first.more, second.more) == (True, False)
    assert sorted(shown(first) + shown(second)) == [1, 2, 3, 4]


def test_a_page_that_a_few_facts_settle_is_the_page_that_all_make() -> None:
    every = [RELEASE | {"what": [f"ERNIE {number}"]} for number in range(12)]
    told = facts(*every)
    for given in range(1, 12):
        made = writing.brief(told[:given], lexicon=load(), lang="ko", limit=4, offset=2)
        assert bool(made and settled(made, told[given - 1], since=date.min)) == (given > 6)
        if given > 6:
            assert made
            assert shown(made) == shown(brief(*every, limit=4, offset=2)) == [3, 4, 5, 6]


def test_a_later_fact_may_still_stand_before_an_event_that_is_told_by_its_weaker_report() -> None:
    page = brief(RELEASE, MARKET, PARTNERS, limit=2)
    assert settled(page, sourced(MARKET, 9), since=date.min)
    assert not settled(page, sourced(RELEASE, 9), since=date.min)


def test_a_page_with_old_news_is_not_settled_by_a_few_facts() -> None:
    page = brief(RELEASE, MARKET, PARTNERS, limit=2)
    newest = max(item.fact.source.published or date.min for one in page.sections for item in one.items)
    assert settled(page, sourced(MARKET, 9), since=newest)
    assert not settled(page, sourced(MARKET, 9), since=newest + timedelta(days=1))


def test_outlets_have_the_names_that_readers_know() -> None:
    for given, korean, english in (
        ("헬로티", "헬로티", "HelloT"),
        ("Reuters", "로이터", "Reuters"),
        ("연합 뉴스", "연합 뉴스", "Yonhap"),
        ("어느신문", "어느신문", "어느신문"),
    ):
        source = Source(1, "제목", "ko", None, given)
        assert [beside.outlet(source, lang, "?") for lang in ("ko", "en")] == [korean, english]


def test_a_briefing_is_as_of_its_newest_article() -> None:
    made = brief(RELEASE | {"published": date(2025, 3, 1)}, MARKET | {"published": date(2025, 3, 9), "article": 2})
    assert made.as_of == date(2025, 3, 9)


def test_a_briefing_is_not_as_of_news_that_has_no_line() -> None:
    unsaid = {
        "kind": "strategy",
        "subject": ["baidu"],
        "topics": ["models"],
        "published": date(2025, 3, 9),
        "article": 2,
    }
    assert brief(RELEASE | {"published": date(2025, 3, 1)}, unsaid).as_of == date(2025, 3, 1)


def test_sources_are_numbered_in_the_order_of_the_lines() -> None:
    made = brief(RELEASE, MARKET | {"article": 7, "publisher": "둘째"})
    numbers = [item.number for section in made.sections for item in section.items]
    assert sorted(set(numbers)) == [1, 2]
    assert [made.sources[n - 1].article_id for n in numbers] == [
        item.fact.source.article_id for section in made.sections for item in section.items
    ]


def test_a_briefing_reads_as_the_model_does() -> None:
    (message,) = writing.brief_messages(brief(RELEASE), lexicon=load(), now=NOW)
    assert message.html == (
        "<b>중국 AI 브리핑</b> · 2025년 3월 27일 기준\n\n<b>모델</b>\n"
        "• <b>바이두</b>가 추론 모델 어니 X1을 공개했습니다. [1]\n\n[1] 헬로티 · 3월 27일"
    )
    (message,) = writing.brief_messages(brief(RELEASE, lang="en"), lexicon=load(), now=NOW)
    assert message.html == (
        "<b>China AI brief</b> · as of 27 March 2025\n\n<b>Models</b>\n"
        "• <b>Baidu</b> unveiled the ERNIE X1 reasoning model. [1]\n\n[1] HelloT · 27 March"
    )


def test_plain_text_has_the_same_lines_without_markup() -> None:
    text = writing.plain_brief(brief(POLICY | {"publisher": "R&D <신문>"}), lexicon=load(), now=NOW)
    assert text.startswith("중국 AI 브리핑 · 2025년 3월 27일 기준\n\n정책\n• 공업정보화부가 2027년까지")
    assert text.endswith("[1] R&D <신문> · 3월 27일")


def test_a_card_shows_names_news_products_and_partners() -> None:
    older = MARKET | {"published": date(2025, 1, 2), "article": 2}
    card = writing.company_card("baidu", facts(older, RELEASE, PARTNERS, POLICY), lexicon=load(), lang="ko")
    assert card is not None
    assert [item.fact.id for item in card.items] == [2, 3, 1]
    assert card.partners == ("alibaba",)
    assert card.products[:1] == ("ERNIE X1",)
    text = writing.plain_card(card, lexicon=load(), now=NOW)
    assert text.startswith("바이두 (Baidu · 百度)")
    assert "협력 알리바바" in text


def test_an_unknown_organisation_has_no_card() -> None:
    assert writing.company_card("nobody-knows", [], lexicon=load(), lang="ko") is None


def test_a_known_organisation_without_news_has_a_card_that_says_so() -> None:
    card = writing.company_card("smic", [], lexicon=load(), lang="en")
    assert card is not None
    assert "No news yet." in writing.plain_card(card, lexicon=load(), now=NOW)


def test_every_topic_has_a_name_in_both_languages() -> None:
    names = [writing.topic_name(topic, lang) for topic in Topic for lang in LANGS]
    assert all(names)


def quoted(fact: SourcedFact, lang: Lang) -> str:
    [message] = writing.source_messages([Item(fact, 1)], lexicon=load(), lang=lang, now=NOW)
    return message.html


def test_a_source_is_the_exact_sentence_as_a_quote() -> None:
    fact = sourced(RELEASE | {"sentence": "바이두가 <어니> & X1을 공개했다."})
    assert quoted(fact, "ko").endswith(
        "\n<blockquote>바이두가 &lt;어니&gt; &amp; X1을 공개했다.</blockquote>\n"
        '— 헬로티, 2025년 3월 27일 · <a href="https://example.com/1">기사 열기</a>'
    )


def test_only_web_addresses_become_links_and_their_quotes_are_escaped() -> None:
    script = sourced(RELEASE | {"url": "javascript:alert(1)"})
    assert "href" not in quoted(script, "en")
    hostile = sourced(RELEASE | {"url": 'https://e.com/"><b>'})
    assert 'href="https://e.com/&#34;&gt;&lt;b&gt;"' in quoted(hostile, "en")


def test_hostile_outlets_and_titles_come_out_escaped_and_cut() -> None:
    hostile = RELEASE | {"publisher": None, "title": "\u202e<b>제목" + "가" * 10_000}
    (message,) = writing.brief_messages(brief(hostile), lexicon=load(), now=NOW)
    assert "\u202e" not in message.html
    assert "[1] &lt;b&gt;제목" in message.html
    assert len(message.html) < 400


def test_a_long_briefing_is_cut_between_lines_within_the_limit() -> None:
    many = [RELEASE | {"what": [f"Model {n} {'가나다라' * 12}"], "article": n} for n in range(120)]
    messages = writing.brief_messages(brief(*many, limit=120), lexicon=load(), now=NOW)
    assert len(messages) > 1
    assert all(size(message.html) <= LIMIT for message in messages)
    assert all(message.html.count("<b>") == message.html.count("</b>") for message in messages)
    lines = [line for message in messages for line in plain(message.html).split("\n") if line.startswith("•")]
    assert len(lines) == 120


def test_size_counts_utf_16_code_units_of_what_is_read() -> None:
    assert size("<b>가</b>&amp;🀄") == 4


def test_a_heading_never_ends_a_message() -> None:
    filler = Part(Markup("{}").format("가" * (LIMIT - 4)))
    messages = pack([filler, Part(Markup("<b>제</b>"), opens=True), Part(Markup("나나나"))])
    assert [plain(message.html)[:1] for message in messages] == ["가", "제"]
