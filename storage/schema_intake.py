"""The table of what editors sent and nobody has read to its end yet, see storage.uploads."""

from __future__ import annotations

from sqlalchemy import JSON, BigInteger, Column, Integer, SmallInteger, String, Table, UniqueConstraint

from storage.engine import UtcDateTime
from storage.schema import metadata

uploads = Table(
    "uploads",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat_id", BigInteger, nullable=False),
    Column("message_id", BigInteger, nullable=False),
    Column("part", SmallInteger, nullable=False),  # of what one message holds
    Column("thread_id", BigInteger),
    Column("user_id", BigInteger, nullable=False),
    Column("lang", String(2), nullable=False),
    Column("content", JSON, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("claimed_at", UtcDateTime),  # none where nobody is at it
    Column("done_at", UtcDateTime),  # its content is gone; it stays for a while, so that nothing is read a second time
    Column("tries", SmallInteger, nullable=False),
    UniqueConstraint("chat_id", "message_id", "part", name="uq_uploads_chat_id_message_id_part"),
    sqlite_autoincrement=True,
)
