"""What digests told, how their runs went, why a chat is paused, and more choices of a chat."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.engine import UtcDateTime

revision = "0010"
down_revision: str | None = "0009"
_TAKEN_BACK = sa.text("state != 'published'")


def upgrade() -> None:
    """Makes the tables; chats that follow something were promised nothing else, and keep that."""
    op.create_table(
        "editions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("made_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_editions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_editions_made_at", "editions", ["made_at"])
    op.create_table(
        "edition_facts",
        sa.Column("fact_id", sa.Integer, nullable=False),
        sa.Column("edition_id", sa.Integer, nullable=False),
        sa.Column("corrects", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.PrimaryKeyConstraint("fact_id", "edition_id", name="pk_edition_facts"),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["editions.id"], name="fk_edition_facts_edition_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_edition_facts_edition_id", "edition_facts", ["edition_id"])
    op.create_table(
        "digest_runs",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("began_at", UtcDateTime, nullable=False),
        sa.Column("ended_at", UtcDateTime, nullable=False),
        sa.Column("failure", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_digest_runs"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "alerts",
        sa.Column("name", sa.String(16), nullable=False),
        sa.Column("since", UtcDateTime, nullable=False),
        sa.Column("told_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_alerts"),
    )
    op.create_index("ix_facts_taken_back", "facts", ["id"], sqlite_where=_TAKEN_BACK, postgresql_where=_TAKEN_BACK)
    op.add_column("deliveries", sa.Column("edition_id", sa.Integer))
    op.add_column("subscriptions", sa.Column("paused_why", sa.String(16)))
    op.add_column("subscriptions", sa.Column("paused_at", UtcDateTime))
    op.add_column("chats", sa.Column("own_language", sa.String(2)))
    op.add_column("chats", sa.Column("scope", sa.String(8), nullable=False, server_default="first"))
    op.add_column("chats", sa.Column("note_empty", sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute("UPDATE chats SET scope = 'only' WHERE chat_id IN (SELECT chat_id FROM follows)")


def downgrade() -> None:
    """Forgets all of it."""
    for column in ("note_empty", "scope", "own_language"):
        op.drop_column("chats", column)
    for column in ("paused_at", "paused_why"):
        op.drop_column("subscriptions", column)
    op.drop_column("deliveries", "edition_id")
    op.drop_index("ix_facts_taken_back", "facts")
    for table in ("alerts", "digest_runs", "edition_facts", "editions"):
        op.drop_table(table)
