"""Which words there are, beside where they stand, to find those that begin alike."""

from __future__ import annotations

from alembic import op

revision = "0018"
down_revision: str | None = "0017"


def upgrade() -> None:
    """Opens the list that SQLite's index of words has anyway; PostgreSQL finds the beginnings of words as it is."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE fact_words_known USING fts5vocab (fact_words, instance)")


def downgrade() -> None:
    """Closes it."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE fact_words_known")
