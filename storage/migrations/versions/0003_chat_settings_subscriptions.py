"""What a chat has chosen, what it follows, when its digest is due, and which digests went out."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.engine import UtcDateTime

revision = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    """Makes room for choices; chats of before get the usual ones."""
    for column in _columns():
        op.add_column("chats", column)
    _follows()
    _subscriptions()
    _deliveries()


def downgrade() -> None:
    """Forgets all choices but the language."""
    for table in ("deliveries", "subscriptions", "follows"):
        op.drop_table(table)
    for column in _columns():
        op.drop_column("chats", column.name)


def _columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("kind", sa.String(16), nullable=False, server_default="private"),
        sa.Column("timezone", sa.Text, nullable=False, server_default="Asia/Seoul"),
        sa.Column("digest_time", sa.String(5), nullable=False, server_default="08:00"),
        sa.Column("days", sa.String(16), nullable=False, server_default="daily"),
        sa.Column("weekday", sa.SmallInteger, nullable=False, server_default="0"),
        sa.Column("quiet_start", sa.String(5)),
        sa.Column("quiet_end", sa.String(5)),
        sa.Column("silent", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("length", sa.String(8), nullable=False, server_default="full"),
    )


def _of_chat(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_chat_id"
    return sa.ForeignKeyConstraint(["chat_id"], ["chats.chat_id"], name=name, ondelete="CASCADE", onupdate="CASCADE")


def _follows() -> None:
    op.create_table(
        "follows",
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("sort", sa.String(8), nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "sort", "key", name="pk_follows"),
        _of_chat("follows"),
    )


def _subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("chat_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("due_at", UtcDateTime),
        sa.Column("thread_id", sa.BigInteger),
        sa.Column("told_upto", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_subscriptions"),
        _of_chat("subscriptions"),
    )
    op.create_index("ix_subscriptions_due_at", "subscriptions", ["due_at"])


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("slot", sa.String(5), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("claimed_at", UtcDateTime, nullable=False),
        sa.Column("closed_at", UtcDateTime),
        sa.Column("upto", sa.Integer),
        sa.Column("message_ids", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_deliveries"),
        sa.UniqueConstraint("chat_id", "day", "slot", name="uq_deliveries_chat_id_day_slot"),
        _of_chat("deliveries"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_deliveries_state_claimed_at", "deliveries", ["state", "claimed_at"])
