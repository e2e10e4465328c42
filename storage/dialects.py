"""What SQLite and PostgreSQL both can but SQLAlchemy spells once for each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Table,
    any_,
    column,
    func,
    literal,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Found = TypeVar("Found")


class Values(NamedTuple):
    """Rows of values that came with a statement, to be joined with a table's."""

    rows: FromClause
    key: ColumnElement[int]
    value: ColumnElement[Any]  # of any kind that JSON has


def insert_into(connection: AsyncConnection | Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows ON CONFLICT, for the database behind `connection`."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def within(connection: Connection, of: Column[Any], values: Iterable[object]) -> ColumnElement[bool]:
    """Whether the column is one of many numbers or texts; they go as one, for drivers are slow to count them."""
    if connection.dialect.name == "sqlite":
        return of.in_(select(func.json_each(json.dumps(list(values))).table_valued("value").c.value))
    return of == any_(literal(list(values), postgresql.ARRAY(of.type)))


def values_of(connection: Connection, rows: Sequence[tuple[int, object]]) -> Values:
    """Rows of a key and a value; they go as one, so that one statement changes many rows, each in its own way."""
    if connection.dialect.name == "sqlite":
        text = json.dumps(rows, separators=(",", ":"))
        each = func.json_each(text).table_valued("value", name="given")
        return Values(each, func.json_extract(each.c.value, "$[0]"), func.json_extract(each.c.value, "$[1]"))
    said = literal([{"key": key, "value": value} for key, value in rows], JSON)
    columns = column("key", BigInteger), column("value", JSON)
    given = func.json_to_recordset(said).table_valued(*columns, name="given").render_derived(with_types=True)
    return Values(given, given.c.key, given.c.value)


def plain(of: Column[Found]) -> ColumnElement[Found]:
    """The column, but no index on it: for a condition beside another that finds few rows.

    A database that has not counted lately takes the wrong one of two indexes, and goes through all that is due.
    """
    return func.coalesce(of, of)
