"""Entries of feeds by the address of their page."""

from __future__ import annotations

from alembic import op

revision = "0014"
down_revision: str | None = "0013"


def upgrade() -> None:
    """Makes the index."""
    op.create_index("ix_feed_entries_url", "feed_entries", ["url"])


def downgrade() -> None:
    """Drops it."""
    op.drop_index("ix_feed_entries_url", "feed_entries")
