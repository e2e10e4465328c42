"""The tables of the editors' desk: what waits to be published, who may publish, and who did what when."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from storage.engine import UtcDateTime
from storage.schema import metadata

# Articles that were read and wait for an editor; their facts stand nowhere else, so that no reader can see them.
drafts = Table(
    "drafts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("title", Text, nullable=False),
    Column("publisher", Text),
    Column("published", Date),
    Column("digest", String(64), nullable=False, unique=True),  # as of articles
    Column("parsed", JSON, nullable=False),  # see storage.draft_codec
    Column("loaded_at", UtcDateTime, nullable=False),
    Column("loaded_by", BigInteger),
    sqlite_autoincrement=True,
)

# What an editor was asked to type.
prompts = Table(
    "prompts",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("action", Text, nullable=False),  # the button that asked
    Column("message_id", BigInteger, nullable=False),
    Column("asked_at", UtcDateTime, nullable=False),
)

# Editors beside those whom the settings name.
editors = Table(
    "editors",
    metadata,
    Column("user_id", BigInteger, primary_key=True, autoincrement=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("added_by", BigInteger),
)

# Who did what when. Without foreign keys: what is noted stays.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("by", BigInteger),  # none where the command line did it, or where the editor asked to be forgotten
    Column("act", String(16), nullable=False),
    Column("article_id", Integer),
    Column("fact_id", Integer),
    Column("detail", JSON, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_audit_fact_id", audit.c.fact_id)
Index("ix_audit_at", audit.c.at)

# What a fact said before it was corrected, the first version first.
fact_versions = Table(
    "fact_versions",
    metadata,
    Column("fact_id", ForeignKey("facts.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),  # from 1 on
    Column("fact", JSON, nullable=False),
    Column("replaced_at", UtcDateTime, nullable=False),
    Column("replaced_by", BigInteger),
)
