"""Puts made-up facts into a SQLite database, in bulk: no parsing, no joining, nothing written twice.

The database is as the bot would have left it, indexes, counts and words included; only the way there is shorter: the
indexes are made at the end, and nothing is kept for the case that the power fails.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Index, Table

from briefs.finding import document
from briefs.importance import importance
from briefs.lexicon import load
from briefs.model import Fact, Kind, Span
from briefs.moments import moment
from storage import codec, counts, levels, migrate
from storage.engine import sync_engine
from storage.schema import articles, fact_levels, fact_organisations, fact_topics, facts
from storage.values import Side, State
from tests.benchmarks.stock import NEWEST, PER_ARTICLE, RARE_WORD, Press, Row, Told

INDEXED = (facts, fact_organisations, fact_topics, fact_levels)
_AT_ONCE = 20_000
_CARELESS = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000", "foreign_keys = OFF")
_STATE = State.PUBLISHED.value
Values = dict[str, Any]


def fill(url: str, number: int, seed: int = 1) -> None:
    """Migrates the SQLite database at `url` and puts `number` facts into it."""
    migrate.upgrade(url)
    engine = sync_engine(url)
    indexes = [index for table in INDEXED for index in sorted(table.indexes, key=_name)]
    rows = Press(random.Random(seed), number).rows()  # noqa: S311
    with engine.connect() as connection:
        connection = connection.execution_options(writing=True)
        _tell(connection, _CARELESS)
        with connection.begin():
            for index in indexes:
                index.drop(connection)
        while some := list(islice(rows, _AT_ONCE)):
            with connection.begin():
                _insert(connection, some)
        with connection.begin():
            for index in indexes:
                index.create(connection)
            counts.recount(connection)
        _tell(connection, ("journal_mode = WAL",))
    engine.dispose()


def _name(index: Index) -> str:
    return str(index.name)


def _tell(connection: Connection, pragmas: Sequence[str]) -> None:
    """Between transactions, where alone SQLite takes them."""
    driver = connection.connection.driver_connection
    for pragma in pragmas if driver else ():
        driver.execute(f"PRAGMA {pragma}")  # type: ignore[union-attr]


def _insert(connection: Connection, rows: Sequence[Row]) -> None:
    """The rows of these facts, with the articles that begin among them."""
    _put(connection, articles, [_article(row) for row in rows if row.id % PER_ARTICLE == 1])
    _put(connection, facts, [_fact(row) for row in rows])
    _put(connection, fact_organisations, [side for row in rows for side in _sides(row)])
    _put(connection, fact_topics, [topic for row in rows for topic in _topics(row)])
    _put(connection, fact_levels, [level for row in rows for level in _levels(row)])
    words = [(row.id, f"{_named(_title(row), row.event.organisation.id)} {_words(row.event.told)}") for row in rows]
    connection.exec_driver_sql("INSERT INTO fact_words (rowid, words) VALUES (?, ?)", words)


def _put(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Rows whose values are as SQLite keeps them; all have the first one's columns."""
    names = ", ".join(rows[0])
    places = ", ".join("?" * len(rows[0]))
    connection.exec_driver_sql(f"INSERT INTO {table} ({names}) VALUES ({places})", [(*row.values(),) for row in rows])  # noqa: S608


def _title(row: Row) -> str:
    name = str(row.event.organisation.names.show("ko"))
    return f"{name} {RARE_WORD}" if row.rare else name


def _sentence(row: Row) -> str:
    return f"{_title(row)}: {row.event.told.sentence}"


def _article(row: Row) -> Values:
    number = row.article
    return {
        "id": number,
        "lang": "ko",
        "title": f"기사 {number}",
        "text": _sentence(row) * PER_ARTICLE,
        "published": row.day.isoformat(),
        "publisher": f"신문 {number % 40}",
        "url": f"https://news.example/{number}",
        "digest": str(number),
        "headings": "[]",
        "state": _STATE,
        "loaded_at": f"{row.day.isoformat()} 00:00:00.000000",
    }


def _fact(row: Row) -> Values:
    return _told(row.event.told) | {
        "id": row.id,
        "article_id": row.article,
        "day": row.day.isoformat(),
        "event_id": row.event.id,
        "sentence": _sentence(row),
        "subject": f'["{row.event.organisation.id}"]',
    }


@cache
def _told(told: Told) -> Values:
    """The columns that every fact which tells this has alike."""
    kept = codec.fact_columns(told.fact) | {"importance": importance(told.fact), "state": _STATE}
    lists = {name: json.dumps(value, ensure_ascii=False) for name, value in kept.items() if isinstance(value, list)}
    return kept | lists


def _sides(row: Row) -> Iterator[Values]:
    fact, own = row.event.told.fact, row.event.organisation.id
    placed = moment(fact.status, fact.date, fact.terms, row.day).isoformat()
    sides = dict.fromkeys(fact.others, Side.OTHER.value) | {own: Side.SUBJECT.value}
    for one, side in sides.items():
        day = row.day.isoformat()
        yield {"fact_id": row.id, "organisation_id": one, "side": side, "day": day, "moment": placed}


def _topics(row: Row) -> Iterator[Values]:
    kept, day = _told(row.event.told), row.day.isoformat()
    for topic in set(row.event.told.fact.topics):
        yield {
            "fact_id": row.id,
            "topic": topic.value,
            "day": day,
            "importance": kept["importance"],
            "state": _STATE,
        }


def _levels(row: Row) -> Iterator[Values]:
    """As storage.levels has them; a fact that has no figure for a series has none on any day."""
    told = row.event.told
    if not _levelled(told):
        return
    fact = replace(told.fact, subject=(row.event.organisation.id,))
    for level in levels.index_rows(row.id, fact, _sentence(row), row.day):
        yield level | {"moment": level["moment"].isoformat()}


@cache
def _levelled(told: Told) -> bool:
    return any(levels.index_rows(0, replace(told.fact, subject=("one",)), told.sentence, NEWEST))


@cache
def _named(title: str, organisation: str) -> str:
    """The tokens of whom the fact tells of."""
    return " ".join(document(title, Fact(Kind.RELEASE, (organisation,), Span(0, 1)), load()))


@cache
def _words(told: Told) -> str:
    return " ".join(told.words)
