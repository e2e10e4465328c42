"""The table of what Telegram refuses for a while, see storage.holds."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Table

from storage.engine import UtcDateTime
from storage.schema import metadata

# Chats that take nothing until then; 0 stands for all of them.
holds = Table(
    "holds",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("until", UtcDateTime, nullable=False),
)
