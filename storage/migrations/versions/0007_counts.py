"""Counts of events, versions, and facts by importance within their days."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision: str | None = "0006"


def upgrade() -> None:
    """Makes the tables; `storage.migrate` then counts."""
    _counts("organisation_counts", "organisation_id", sa.Text())
    _counts("topic_counts", "topic", sa.String(32))
    op.create_table(
        "versions",
        sa.Column("name", sa.String(32), nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_versions"),
    )
    op.add_column("fact_topics", sa.Column("importance", sa.Double, nullable=False, server_default="0"))
    op.add_column("fact_topics", sa.Column("state", sa.String(16), nullable=False, server_default="published"))
    for column in ("importance", "state"):
        op.execute(f"UPDATE fact_topics SET {column} = (SELECT {column} FROM facts WHERE id = fact_id)")  # noqa: S608
    op.drop_index("ix_facts_state_day", "facts")
    op.create_index("ix_facts_news", "facts", [sa.text("day DESC"), sa.text("importance DESC"), "state", "id"])
    op.drop_index("ix_fact_topics_day", "fact_topics")
    columns: list[str | sa.TextClause] = [sa.text(part) for part in ("topic", "state", "day DESC", "importance DESC")]
    op.create_index("ix_fact_topics_news", "fact_topics", [*columns, "fact_id"])


def downgrade() -> None:
    """Forgets the counts."""
    op.drop_index("ix_facts_news", "facts")
    op.create_index("ix_facts_state_day", "facts", ["state", sa.text("day DESC"), sa.text("importance DESC"), "id"])
    op.drop_index("ix_fact_topics_news", "fact_topics")
    op.create_index("ix_fact_topics_day", "fact_topics", ["topic", sa.text("day DESC"), "fact_id"])
    for column in ("state", "importance"):
        op.drop_column("fact_topics", column)
    for table in ("versions", "topic_counts", "organisation_counts"):
        op.drop_table(table)


def _counts(table: str, key: str, sort: sa.Text | sa.String) -> None:
    op.create_table(
        table,
        sa.Column(key, sort, nullable=False),
        sa.Column("events", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint(key, name=f"pk_{table}"),
    )
