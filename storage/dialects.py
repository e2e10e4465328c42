"""What SQLite and PostgreSQL both can but SQLAlchemy spells once for each."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    FromClause,
    String,
    Table,
    any_,
    bindparam,
    column,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

Found = TypeVar("Found")
SQLITE = "sqlite"
_NAMED = 400  # how many values a statement names: databases allow only so many


class Values(NamedTuple):
    """Rows of values that come with a statement, to be joined with a table's."""

    rows: FromClause
    key: ColumnElement[int]
    value: ColumnElement[Any]  # of any kind that JSON has


def insert_into(connection: AsyncConnection | Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows ON CONFLICT, for the database behind `connection`."""
    return inserting(connection.dialect.name, table)


def inserting(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows ON CONFLICT, for that kind of database."""
    return sqlite.insert(table) if dialect == SQLITE else postgresql.insert(table)


def within(dialect: str, of: Column[Any], name: str) -> ColumnElement[bool]:
    """Whether the column is one of many numbers or texts, which the parameter of that name has from `many`.

    They go as one, for drivers are slow to count them, and a statement is the same for any number of them.
    """
    if dialect == SQLITE:
        return of.in_(select(func.json_each(bindparam(name, type_=String)).table_valued("value").c.value))
    return of == any_(bindparam(name, type_=postgresql.ARRAY(of.type)))


def many(connection: Connection, values: Iterable[object]) -> object:
    """The values for a parameter of `within`."""
    return json.dumps(list(values)) if connection.dialect.name == SQLITE else list(values)


def values_in(dialect: str, name: str) -> Values:
    """Rows of a key and a value, which the parameter of that name has from `pairs`.

    They go as one, so that one statement changes many rows, each in its own way.
    """
    if dialect == SQLITE:
        each = func.json_each(bindparam(name, type_=String)).table_valued("value", name=name)
        return Values(each, func.json_extract(each.c.value, "$[0]"), func.json_extract(each.c.value, "$[1]"))
    columns = column("key", BigInteger), column("value", JSON)
    records = func.json_to_recordset(bindparam(name, type_=JSON)).table_valued(*columns, name=name)
    given = records.render_derived(with_types=True)
    return Values(given, given.c.key, given.c.value)


def pairs(connection: Connection, rows: Sequence[tuple[int, object]]) -> object:
    """The rows for a parameter of `values_in`."""
    if connection.dialect.name == SQLITE:
        return json.dumps(rows, separators=(",", ":"))
    return [{"key": key, "value": value} for key, value in rows]


def batches(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """The numbers in parts that one statement may name."""
    return (numbers[start : start + _NAMED] for start in range(0, len(numbers), _NAMED))


def plain(of: Column[Found]) -> ColumnElement[Found]:
    """The column, but no index on it: for a condition beside another that finds few rows.

    A database that has not counted lately takes the wrong one of two indexes, and goes through all that is due.
    """
    return func.coalesce(of, of)
