"""Puts made-up subscribers into a database, a million in seconds: the database itself makes them up."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, TextClause, bindparam, text

from storage.engine import UtcDateTime, sync_engine

_NUMBERS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :number)"
_CHATS = """
INSERT INTO chats (chat_id, language, created_at, updated_at, timezone, digest_time)
SELECT i, CASE i % 2 WHEN 0 THEN 'ko' ELSE 'en' END, :now, :now,
  CASE i % 5 WHEN 0 THEN 'Europe/Berlin' WHEN 1 THEN 'America/New_York' ELSE 'Asia/Seoul' END,
  CASE i % 5 WHEN 0 THEN '01:00' WHEN 1 THEN '19:00' ELSE '08:00' END FROM n
"""
_SUBSCRIPTIONS = """
INSERT INTO subscriptions (chat_id, state, due_at, told_upto)
SELECT i, 'on', CASE WHEN i % :every = 0 THEN :now ELSE :later END, :told FROM n
"""
_FOLLOWS = "INSERT INTO follows (chat_id, sort, key) SELECT i, 'company', 'baidu' FROM n WHERE i % :following = 0"


def fill(url: str, number: int, *, every: int, now: datetime, told: int = 0, following: int = 0) -> None:
    """`number` subscribers in a migrated database, of whom every so manieth is due at `now`, the others a day later.

    They were told all up to the fact `told`; every `following`th follows a company.
    """
    engine = sync_engine(url)
    with engine.execution_options(writing=True).begin() as connection:
        _make(connection, _CHATS, number, now=now)
        _make(connection, _SUBSCRIPTIONS, number, now=now, later=now + timedelta(days=1), every=every, told=told)
        if following:
            _make(connection, _FOLLOWS, number, following=following)
    with engine.execution_options(isolation_level="AUTOCOMMIT", single=True).connect() as connection:
        connection.execute(text("ANALYZE"))  # as the databases' own housekeeping would in time
    engine.dispose()


def again(url: str, now: datetime) -> None:
    """Has all of them due once more, and nothing on its way or gone out."""
    engine = sync_engine(url)
    with engine.execution_options(writing=True).begin() as connection:
        connection.execute(text("DELETE FROM deliveries"))
        connection.execute(_timed(text("UPDATE subscriptions SET due_at = :now, told_upto = 0")), {"now": now})
    engine.dispose()


def _make(connection: Connection, insert: str, number: int, **values: object) -> None:
    # PostgreSQL takes the numbers first, SQLite either way
    connection.execute(_timed(text(f"{_NUMBERS} {insert}")), values | {"number": number})


def _timed(statement: TextClause) -> TextClause:
    names = [name for name in ("now", "later") if f":{name}" in statement.text]
    return statement.bindparams(*(bindparam(name, type_=UtcDateTime) for name in names))
