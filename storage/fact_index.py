"""The rows by which facts are found: by organisation, topic, words and series; put in and taken out together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert

from briefs.importance import importance
from briefs.model import Fact
from briefs.moments import moment
from storage import levels, words
from storage.schema import fact_levels, fact_organisations, fact_topics
from storage.schema_merging import fact_keys
from storage.values import Side, State

Told = tuple[int, str, Fact]  # a fact with its id and its sentence


def put(connection: Connection, stored: Sequence[Told], day: date, state: State = State.PUBLISHED) -> None:
    """Lets the facts of an article of that day be found."""
    for table, rows in (
        (fact_organisations, [row for fact_id, _, fact in stored for row in _sides(fact_id, fact, day)]),
        (fact_topics, [row for fact_id, _, fact in stored for row in _topics(fact_id, fact, day, state)]),
        (fact_levels, [row for one, quote, fact in stored for row in levels.index_rows(one, fact, quote, day, state)]),
    ):
        if rows:
            connection.execute(insert(table), rows)
    words.put(connection, stored)


def take(connection: Connection, fact_id: int) -> None:
    """Takes out all by which a fact is found, its keys among others too."""
    for table in (fact_organisations, fact_topics, fact_levels, fact_keys):
        connection.execute(delete(table).where(table.c.fact_id == fact_id))
    words.take(connection, fact_id)


def _sides(fact_id: int, fact: Fact, day: date) -> Iterator[dict[str, Any]]:
    """Each organisation once; who stands on both sides is the subject."""
    placed = moment(fact.status, fact.date, fact.terms, day)
    sides = dict.fromkeys(fact.others, Side.OTHER) | dict.fromkeys(fact.subject, Side.SUBJECT)
    for organisation, side in sides.items():
        yield {"fact_id": fact_id, "organisation_id": organisation, "side": side, "day": day, "moment": placed}


def _topics(fact_id: int, fact: Fact, day: date, state: State) -> Iterator[dict[str, Any]]:
    for topic in set(fact.topics):
        yield {"fact_id": fact_id, "topic": topic, "day": day, "importance": importance(fact), "state": state}
