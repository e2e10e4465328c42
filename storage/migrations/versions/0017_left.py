"""Since when a chat is gone or has shut the bot out, so that what is kept of it is not kept for ever."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision: str | None = "0016"
_GONE = "('blocked', 'deleted', 'removed', 'gone')"
_PAUSED = f"SELECT paused_at FROM subscriptions AS s WHERE s.chat_id = chats.chat_id AND s.paused_why IN {_GONE}"  # noqa: S608


def upgrade() -> None:
    """Makes room; of chats whose subscription is paused for that, it is known."""
    op.add_column("chats", sa.Column("left_at", sa.DateTime(timezone=True)))
    op.execute(f"UPDATE chats SET left_at = ({_PAUSED})")  # noqa: S608
    known = sa.text("left_at IS NOT NULL")
    op.create_index("ix_chats_left_at", "chats", ["left_at"], sqlite_where=known, postgresql_where=known)


def downgrade() -> None:
    """Forgets it."""
    op.drop_index("ix_chats_left_at", "chats")
    op.drop_column("chats", "left_at")
