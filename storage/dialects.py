"""What SQLite and PostgreSQL both can but SQLAlchemy spells once for each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Table, any_, literal
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection


def insert_into(connection: AsyncConnection | Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    """An INSERT that knows ON CONFLICT, for the database behind `connection`."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def within(connection: Connection, column: Column[Any], values: Iterable[object]) -> ColumnElement[bool]:
    """Whether the column is one of many values; to PostgreSQL they go as one, for its driver is slow to count them."""
    if connection.dialect.name == "sqlite":
        return column.in_(values)
    return column == any_(literal(list(values), postgresql.ARRAY(column.type)))
