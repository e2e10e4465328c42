"""The tables of feeds and their entries, see storage.feeds and storage.entries."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Index, Integer, SmallInteger, String, Table, Text

from storage.engine import UtcDateTime
from storage.schema import metadata

feeds = Table(
    "feeds",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("state", String(8), nullable=False),
    Column("trusted", Boolean, nullable=False),  # what leaves no doubt is published without an editor
    Column("etag", Text, nullable=False),  # the server's words for the state that was read last
    Column("modified", Text, nullable=False),
    Column("next_at", UtcDateTime, nullable=False),
    Column("read_at", UtcDateTime),  # when it was last read without trouble
    Column("failures", SmallInteger, nullable=False),  # in a row
    Column("trouble", String(32)),  # what the last of them was
    Column("added_by", BigInteger),
    Column("added_at", UtcDateTime, nullable=False),
    sqlite_autoincrement=True,
)
Index("ix_feeds_state_next_at", feeds.c.state, feeds.c.next_at)

feed_entries = Table(
    "feed_entries",
    metadata,
    Column("feed_id", ForeignKey("feeds.id", ondelete="CASCADE"), primary_key=True),
    Column("key", String(32), primary_key=True),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("published", Date),
    Column("state", String(8), nullable=False),
    Column("tries", SmallInteger, nullable=False),
    Column("next_at", UtcDateTime, nullable=False),  # when its page is to be read
    Column("seen_at", UtcDateTime, nullable=False),  # when it last stood in its feed
)
Index("ix_feed_entries_url", feed_entries.c.url)
Index("ix_feed_entries_state_next_at", feed_entries.c.state, feed_entries.c.next_at)
