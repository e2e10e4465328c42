"""The tables of what is counted as it changes, see storage.counts."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text

from storage.schema import metadata

# How many events have a published fact of theirs.
organisation_counts = Table(
    "organisation_counts",
    metadata,
    Column("organisation_id", Text, primary_key=True),
    Column("events", Integer, nullable=False),
)
topic_counts = Table(
    "topic_counts",
    metadata,
    Column("topic", String(32), primary_key=True),
    Column("events", Integer, nullable=False),
)

# A number for what is kept in memory: it grows whenever that changes.
versions = Table(
    "versions",
    metadata,
    Column("name", String(32), primary_key=True),
    Column("number", BigInteger, nullable=False),
)
