"""Events that facts of several articles tell, and articles that copy others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    """Makes room for events and copies; `storage.migrate` then looks for them among what is kept."""
    op.add_column("facts", sa.Column("event_id", sa.Integer))
    op.create_index("ix_facts_event_id", "facts", ["event_id"])
    _keys("fact_keys", "fact_id", "facts", "key")
    _keys("article_shingles", "article_id", "articles", "shingle")
    op.create_table(
        "article_copies",
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("original_id", sa.Integer, nullable=False),
        sa.Column("likeness", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("article_id", name="pk_article_copies"),
        *(
            sa.ForeignKeyConstraint([column], ["articles.id"], name=f"fk_article_copies_{column}", ondelete="CASCADE")
            for column in ("article_id", "original_id")
        ),
    )
    op.create_index("ix_article_copies_original_id", "article_copies", ["original_id"])


def downgrade() -> None:
    """Forgets events and copies; articles and facts stay."""
    for table in ("article_copies", "article_shingles", "fact_keys"):
        op.drop_table(table)
    op.drop_index("ix_facts_event_id", "facts")
    op.drop_column("facts", "event_id")


def _keys(table: str, owner: str, owners: str, number: str) -> None:
    """A table of numbers by which rows of `owners` are found within days."""
    op.create_table(
        table,
        sa.Column(owner, sa.Integer, nullable=False),
        sa.Column(number, sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint(owner, number, name=f"pk_{table}"),
        sa.ForeignKeyConstraint([owner], [f"{owners}.id"], name=f"fk_{table}_{owner}", ondelete="CASCADE"),
    )
    op.create_index(f"ix_{table}_{number}_day", table, [number, "day", owner])
