"""Fills a database with any number of facts, for measuring: the labelled articles' facts over and over.

Who they tell of is drawn anew, few organisations often and most seldom, as in the news; so are the days, the newer the
more, and every fourth fact tells an event of the days before again. No parsing and no joining: rows, in bulk.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from typing import Any

from sqlalchemy import Connection, Index, insert, text

from briefs import reading
from briefs.finding import document
from briefs.importance import importance
from briefs.lexicon import load
from briefs.model import Fact, Organisation
from briefs.moments import moment
from briefs.parsing import parse
from storage import codec, counts, levels, migrate
from storage.engine import sync_engine
from storage.schema import articles, fact_levels, fact_organisations, fact_topics, facts
from storage.values import Side, State
from tests.briefs.corpus.cases import cases

NEWEST = date(2025, 12, 31)
DAYS = 730
PER_ARTICLE = 10
INDEXED = (facts, fact_organisations, fact_topics, fact_levels)
TOLD_AGAIN = 0.25
RECENT = 400  # events from which those told again are drawn, mostly from the last
RARE_WORD, RARE_EVERY = "쿼크글루온", 5_000
_AT_ONCE = 20_000


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of the labelled articles with its sentence and its tokens."""

    fact: Fact
    sentence: str
    words: tuple[str, ...]


@dataclass(slots=True)
class Event:
    """What may be told again."""

    id: int
    told: Told
    organisation: Organisation


def fill(url: str, number: int, seed: int = 1) -> None:
    """Migrates the database at `url` and puts `number` facts into it."""
    migrate.upgrade(url)
    engine = sync_engine(url)
    writer = engine.execution_options(writing=True)
    indexes = [index for table in INDEXED for index in sorted(table.indexes, key=_name)]
    with writer.begin() as connection:
        for index in indexes:
            index.drop(connection)
    for rows in _chunks(_Press(random.Random(seed), number).facts()):  # noqa: S311
        with writer.begin() as connection:
            _insert(connection, rows)
    with writer.begin() as connection:
        for index in indexes:
            index.create(connection)
        counts.recount(connection)
    engine.dispose()


def clock() -> datetime:
    """The morning after the newest day."""
    return datetime(NEWEST.year, NEWEST.month, NEWEST.day, 23, tzinfo=UTC)


def ranked_companies() -> list[str]:
    """The organisations' ids, those first of whom most is told."""
    return [one.id for one in _Press(random.Random(1), 1).companies]  # noqa: S311


def _name(index: Index) -> str:
    return str(index.name)


class _Press:
    """Makes up who tells what when."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self._chance, self._number = chance, number
        self._pool = _pool()
        companies = [one for one in load().organisations.values() if one.kind != "place" and one.names.show("ko")]
        chance.shuffle(companies)
        companies.sort(key=lambda one: -sum(one.id in told.fact.subject for told in self._pool))
        self.companies = companies
        self._weights = list(accumulate(1 / rank for rank in range(1, len(companies) + 1)))
        self._recent: list[Event] = []

    def facts(self) -> Iterator[dict[str, Any]]:
        """What is to be kept of each fact, oldest first."""
        count = self._number // PER_ARTICLE
        for fact_id in range(1, self._number + 1):
            article = (fact_id - 1) // PER_ARTICLE + 1
            day = NEWEST - timedelta(days=round((DAYS - 1) * (1 - (article / count) ** 0.8)))
            event = self._event(fact_id)
            yield self._row(fact_id, article, day, event)

    def _event(self, fact_id: int) -> Event:
        if self._recent and self._chance.random() < TOLD_AGAIN:
            back = min(len(self._recent), 1 + int(self._chance.expovariate(1 / 60)))
            return self._recent[-back]
        (company,) = self._chance.choices(self.companies, cum_weights=self._weights)
        event = Event(fact_id, self._chance.choice(self._pool), company)
        self._recent = [*self._recent[-RECENT:], event] if len(self._recent) > 2 * RECENT else self._recent
        self._recent.append(event)
        return event

    def _row(self, fact_id: int, article: int, day: date, event: Event) -> dict[str, Any]:
        fact = replace(event.told.fact, subject=(event.organisation.id,))
        name = str(event.organisation.names.show("ko")) + (f" {RARE_WORD}" if fact_id % RARE_EVERY == 0 else "")
        return {
            "id": fact_id,
            "article": article,
            "day": day,
            "event": event.id,
            "fact": fact,
            "sentence": f"{name}: {event.told.sentence}",
            "words": (*document(name, replace(fact, what=(), terms=(), quantities=()), load()), *event.told.words),
        }


def _pool() -> Sequence[Told]:
    lexicon = load()
    read = [reading.read(case.path.read_bytes(), case.path.name) for split in ("dev", "train") for case in cases(split)]
    return [
        Told(fact, sentence := article.quote(fact.span), document(sentence, replace(fact, subject=()), lexicon))
        for article in read
        for fact in parse(article, lexicon).facts
        if fact.confidence > 0.5
    ]


def _chunks(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    chunk: list[dict[str, Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _AT_ONCE:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _insert(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """The rows of these facts, with the articles that begin among them."""
    connection.execute(insert(articles), [_article(row) for row in rows if row["id"] % PER_ARTICLE == 1])
    connection.execute(insert(facts), [_fact(row) for row in rows])
    connection.execute(insert(fact_organisations), [side for row in rows for side in _sides(row)])
    topics = [
        {
            "fact_id": row["id"],
            "topic": topic,
            "day": row["day"],
            "importance": importance(row["fact"]),
            "state": State.PUBLISHED,
        }
        for row in rows
        for topic in set(row["fact"].topics)
    ]
    connection.execute(insert(fact_topics), topics)
    levels_ = [one for row in rows for one in levels.index_rows(row["id"], row["fact"], row["sentence"], row["day"])]
    connection.execute(insert(fact_levels), levels_)
    words = [{"id": row["id"], "words": " ".join(row["words"])} for row in rows]
    connection.execute(text("INSERT INTO fact_words (rowid, words) VALUES (:id, :words)"), words)


def _article(row: dict[str, Any]) -> dict[str, Any]:
    number = row["article"]
    return {
        "id": number,
        "lang": "ko",
        "title": f"기사 {number}",
        "text": row["sentence"] * PER_ARTICLE,
        "published": row["day"],
        "publisher": f"신문 {number % 40}",
        "url": f"https://news.example/{number}",
        "digest": str(number),
        "headings": [],
        "state": State.PUBLISHED,
        "loaded_at": datetime(row["day"].year, row["day"].month, row["day"].day, tzinfo=UTC),
    }


def _fact(row: dict[str, Any]) -> dict[str, Any]:
    shared = {"id": row["id"], "article_id": row["article"], "day": row["day"], "event_id": row["event"]}
    told = {"sentence": row["sentence"], "importance": importance(row["fact"]), "state": State.PUBLISHED}
    return codec.fact_columns(row["fact"]) | shared | told


def _sides(row: dict[str, Any]) -> list[dict[str, Any]]:
    fact: Fact = row["fact"]
    sides = dict.fromkeys(fact.others, Side.OTHER) | dict.fromkeys(fact.subject, Side.SUBJECT)
    placed = moment(fact.status, fact.date, fact.terms, row["day"])
    shared = {"fact_id": row["id"], "day": row["day"], "moment": placed}
    return [shared | {"organisation_id": organisation, "side": side} for organisation, side in sides.items()]
