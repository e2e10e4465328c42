"""The editors' desk: drafts, editors, corrections and who did what."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.engine import UtcDateTime

revision = "0008"
down_revision: str | None = "0007"


def upgrade() -> None:
    """Makes the tables; what articles taught is still only learned."""
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("publisher", sa.Text),
        sa.Column("published", sa.Date),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("parsed", sa.JSON, nullable=False),
        sa.Column("loaded_at", UtcDateTime, nullable=False),
        sa.Column("loaded_by", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
        sa.UniqueConstraint("digest", name="uq_drafts_digest"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "prompts",
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("message_id", sa.BigInteger, nullable=False),
        sa.Column("asked_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", "user_id", name="pk_prompts"),
    )
    op.create_table(
        "editors",
        sa.Column("user_id", sa.BigInteger, nullable=False),
        sa.Column("added_at", UtcDateTime, nullable=False),
        sa.Column("added_by", sa.BigInteger),
        sa.PrimaryKeyConstraint("user_id", name="pk_editors"),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("by", sa.BigInteger),
        sa.Column("act", sa.String(16), nullable=False),
        sa.Column("article_id", sa.Integer),
        sa.Column("fact_id", sa.Integer),
        sa.Column("detail", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_audit_fact_id", "audit", ["fact_id"])
    op.create_table(
        "fact_versions",
        sa.Column("fact_id", sa.Integer, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("fact", sa.JSON, nullable=False),
        sa.Column("replaced_at", UtcDateTime, nullable=False),
        sa.Column("replaced_by", sa.BigInteger),
        sa.PrimaryKeyConstraint("fact_id", "number", name="pk_fact_versions"),
        sa.ForeignKeyConstraint(["fact_id"], ["facts.id"], name="fk_fact_versions_fact_id", ondelete="CASCADE"),
    )
    op.add_column("organisations", sa.Column("state", sa.String(16), nullable=False, server_default="learned"))


def downgrade() -> None:
    """Forgets all that the desk kept; what is published stays."""
    op.drop_column("organisations", "state")
    for table in ("fact_versions", "audit", "editors", "prompts", "drafts"):
        op.drop_table(table)
