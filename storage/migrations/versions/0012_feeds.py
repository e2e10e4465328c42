"""Feeds and their entries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision: str | None = "0011"
_WHEN = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Makes the tables."""
    op.create_table(
        "feeds",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("trusted", sa.Boolean, nullable=False),
        sa.Column("etag", sa.Text, nullable=False),
        sa.Column("modified", sa.Text, nullable=False),
        sa.Column("next_at", _WHEN, nullable=False),
        sa.Column("read_at", _WHEN),
        sa.Column("failures", sa.SmallInteger, nullable=False),
        sa.Column("trouble", sa.String(32)),
        sa.Column("added_by", sa.BigInteger),
        sa.Column("added_at", _WHEN, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feeds"),
        sa.UniqueConstraint("url", name="uq_feeds_url"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feeds_state_next_at", "feeds", ["state", "next_at"])
    op.create_table(
        "feed_entries",
        sa.Column("feed_id", sa.Integer, nullable=False),
        sa.Column("key", sa.String(32), nullable=False),
        sa.Column("url", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("published", sa.Date),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("tries", sa.SmallInteger, nullable=False),
        sa.Column("next_at", _WHEN, nullable=False),
        sa.Column("seen_at", _WHEN, nullable=False),
        sa.PrimaryKeyConstraint("feed_id", "key", name="pk_feed_entries"),
        sa.ForeignKeyConstraint(["feed_id"], ["feeds.id"], name="fk_feed_entries_feed_id", ondelete="CASCADE"),
    )
    op.create_index("ix_feed_entries_state_next_at", "feed_entries", ["state", "next_at"])


def downgrade() -> None:
    """Forgets the feeds."""
    op.drop_table("feed_entries")
    op.drop_table("feeds")
