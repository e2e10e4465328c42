"""Facts are found by words and parts of words, by phrases, and by names in any script; the same on both databases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text

from briefs.finding import Naming, QueryError, read
from briefs.lexicon import load
from briefs.model import Article, Fact, Kind, Parsed, Span
from storage import articles, migrate, words
from storage.engine import Database, sync_engine
from storage.values import Added
from tests.storage.samples import DAY, NOW, fact, parsed, retract

NAMING = Naming(load())
SENTENCES = {
    "humanoid": "유니트리의 휴머노이드가 공장에 투입됐다.",
    "export": "Washington tightened exports of H20 chips.",
    "h200": "미국이 H200 칩의 수출을 허가했다.",
    "node": "SMIC가 7나노 공정을 확보했다.",
    "money": "회사는 3,800억 위안을 투자할 계획이다.",
    "air": "The plane stayed in the air.",
    "ai": "그 회사의 AI칩이 공개됐다.",
}


async def load_sentences(database: Database, **more: str) -> None:
    """An article for each sentence, its title the sentence's name."""
    for title, sentence in (SENTENCES | more).items():
        told = fact("ministry-of-nothing", kind=Kind.STRATEGY, span=Span(0, len(sentence)))
        await articles.add(database, Parsed(Article("ko", title, sentence, DAY), (told,), (), ()), now=NOW)


async def found(database: Database, query: str) -> set[str]:
    """The names of the sentences."""
    by_sentence = {sentence: name for name, sentence in SENTENCES.items()}
    return {by_sentence.get(one.sentence, one.sentence) for one in await words.find(database, read(query, NAMING))}


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("휴머노", {"humanoid"}),
        ("노이드", {"humanoid"}),
        ("휴머노이드 공장", {"humanoid"}),
        ("공장 휴머노이드", {"humanoid"}),
        ('"휴머노이드가 공장에"', {"humanoid"}),
        ('"공장에 휴머노이드가"', set()),
        ("export", {"export"}),
        ("EXPORTS", {"export"}),
        ("ｅｘｐｏｒｔ", {"export"}),
        ("H20", {"export"}),
        ("h200", {"h200"}),
        ("7나노", {"node"}),
        ("7 나노", {"node"}),
        ("7nm", set()),
        ("3800억", {"money"}),
        ("3,800억", {"money"}),
        ("칩", {"h200", "ai"}),
        ("AI", {"ai"}),
        ("회사", {"money", "ai"}),
        ("회사 위안", {"money"}),
        ("유니 트리", {"humanoid"}),
        ("AI칩 air", set()),
        ("🤖 휴머노이드", {"humanoid"}),
        ("휴머\u200b노이드", {"humanoid"}),
        ("\u1112\u1172머노이드", {"humanoid"}),
        ('air" OR "회사', set()),
        ("air NOT plane*", set()),
        ("' & | ! : * ( ) plane", {"air"}),
        ("NEAR(plane air)", set()),
    ],
)
async def test_words_parts_of_words_and_phrases_find_their_sentences(
    database: Database, query: str, names: set[str]
) -> None:
    await load_sentences(database)
    assert await found(database, query) == names


@pytest.mark.parametrize("query", ["바이두", "百度", "Baidu", "baidu", "ERNIE", "어니", "로보택시", "robotaxis"])
async def test_a_name_in_any_script_finds_facts_that_do_not_spell_it(database: Database, query: str) -> None:
    sentence = "회사가 새것을 내놓았다."
    told = fact("baidu", what=("ERNIE X1",), terms=("robotaxi",), span=Span(0, len(sentence)))
    await articles.add(database, Parsed(Article("ko", "제목", sentence, DAY), (told,), (), ()), now=NOW)
    assert await found(database, query) == {sentence}
    assert await found(database, f"{query} 회사") == {sentence}
    assert await found(database, f"{query} 휴머노이드") == set()


async def test_a_name_of_several_words_is_one_thing(database: Database) -> None:
    await articles.add(database, parsed(fact("alibaba-cloud"), title="구름"), now=NOW)
    assert len(await words.find(database, read("Alibaba Cloud", NAMING))) == 1


async def test_retracted_facts_are_not_found(database: Database) -> None:
    added = await articles.add(database, parsed(fact("baidu")), now=NOW)
    assert isinstance(added, Added)
    assert await words.find(database, read("소식", NAMING))
    await retract(database, added)
    assert await words.find(database, read("소식", NAMING)) == ()


async def test_facts_that_are_too_unsure_to_be_told_are_not_found(database: Database) -> None:
    await articles.add(database, parsed(fact("baidu", confidence=0.3)), now=NOW)
    assert await words.find(database, read("소식", NAMING)) == ()


async def test_the_last_kept_are_looked_at_where_many_match(database: Database) -> None:
    for number in range(5):
        await articles.add(database, parsed(fact("baidu"), title=f"글 {number}"), now=NOW)
    assert [one.id for one in await words.find(database, read("소식", NAMING), most=2)] == [5, 4]


@pytest.mark.parametrize("number", [1, words.MOST_ENDINGS, words.MOST_ENDINGS + 1])
async def test_all_words_that_begin_so_are_found_however_many_there_are(database: Database, number: int) -> None:
    endings = [chr(ord("a") + at % 26) * (at // 26 + 1) for at in range(number)]
    begun = {f"The state quasar{ending} was seen." for ending in endings}
    await load_sentences(database, **{f"{at}": sentence for at, sentence in enumerate(sorted(begun))})
    await load_sentences(database, before="The state quasaq was seen.", after="The state quasb was seen.")
    assert await found(database, "quasar") == begun
    assert await found(database, '"state quasar"') == begun
    assert await found(database, "washington quasar") == set()


def test_what_was_kept_before_is_indexed_by_the_migration(empty_url: str) -> None:
    migrate.upgrade(empty_url)
    engine = sync_engine(empty_url)
    with engine.execution_options(writing=True).begin() as connection:
        connection.execute(
            text(
                "INSERT INTO articles VALUES (1, 'ko', 'ㄱ', '칩', '2025-03-27', NULL, NULL, NULL, 'd', "
                "'[]', 'published', '2025-03-28', NULL)"
            )
        )
        connection.execute(
            text(
                "INSERT INTO facts (id, article_id, kind, action, status, span_start, span_end, sentence, subject, "
                "others, what, quantities, terms, topics, confidence, core, importance, day, state, event_id) VALUES "
                "(7, 1, 'release', '', 'done', 0, 1, '칩', '[]', '[]', '[]', '[]', '[]', '[]', 1, true, 1, "
                "'2025-03-27', 'published', 7)"
            )
        )
    migrate.downgrade(empty_url, "0004")
    migrate.upgrade(empty_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT count(*) FROM fact_words")).scalar_one() == 1
    engine.dispose()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=40))
async def test_no_query_makes_the_database_fail(database: Database, query: str) -> None:
    try:
        wanted = read(query, NAMING)
    except QueryError:
        return
    await words.find(database, wanted)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sentence=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=40))
async def test_a_sentence_finds_itself(database: Database, sentence: str) -> None:
    sentence = sentence.strip()
    try:
        wanted = read(sentence, NAMING)
    except QueryError:
        return
    told = Fact(Kind.STRATEGY, ("baidu",), Span(0, len(sentence)))
    article = replace(parsed().article, text=sentence)
    await articles.add(database, Parsed(article, (told,), (), ()), now=NOW)
    assert any(one.sentence == sentence for one in await words.find(database, wanted))
