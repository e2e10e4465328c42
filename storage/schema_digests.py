"""The tables of what digests told, how the last runs went, and what the editors were alerted to."""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, false

from storage.engine import UtcDateTime
from storage.schema import metadata

# What digests had for content; chats that get the same share one.
editions = Table(
    "editions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("made_at", UtcDateTime, nullable=False),
    Column("asked", JSON),  # what its news was made of, see storage.editions.Asked
    Column("acts", Integer),  # the last entry of the audit when it was made
    sqlite_autoincrement=True,
)
Index("ix_editions_made_at", editions.c.made_at)

# The facts whose lines stood in an edition, and those that it took back. What is told stays noted without its fact.
edition_facts = Table(
    "edition_facts",
    metadata,
    Column("fact_id", Integer, primary_key=True, autoincrement=False),
    Column("edition_id", ForeignKey("editions.id", ondelete="CASCADE"), primary_key=True),
    Column("corrects", Boolean, nullable=False, server_default=false()),
)
Index("ix_edition_facts_edition_id", edition_facts.c.edition_id)

# How far the messages of a digest that went out have followed what was taken back, put right and brought back since.
digest_edits = Table(
    "digest_edits",
    metadata,
    Column("delivery_id", ForeignKey("deliveries.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("upto", Integer, nullable=False),  # the last entry of the audit that they follow
    Column("tries", Integer, nullable=False),  # since then, of which nobody knows what became
    Column("outcome", String(16), nullable=False),
)

# Ticks at which digests were due, or that failed; the newest few are kept.
digest_runs = Table(
    "digest_runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("began_at", UtcDateTime, nullable=False),
    Column("ended_at", UtcDateTime, nullable=False),
    Column("failure", Text),
    sqlite_autoincrement=True,
)

# What editors were told by itself: what is wrong, until it is well again, and that feeds brought articles.
alerts = Table(
    "alerts",
    metadata,
    Column("name", String(16), primary_key=True),
    Column("since", UtcDateTime, nullable=False),
    Column("told_at", UtcDateTime, nullable=False),
)
