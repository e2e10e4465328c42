"""Words by their first character, so that who looks for one character waits no longer for more facts."""

from __future__ import annotations

from alembic import op

revision = "0016"
down_revision: str | None = "0015"
_OPTIONS = "tokenize = 'ascii', columnsize = 0"


def upgrade() -> None:
    """Makes SQLite's index of words anew; PostgreSQL finds the beginnings of words as it is."""
    _remake(f"{_OPTIONS}, prefix = '1'")


def downgrade() -> None:
    """Makes it again as it was."""
    _remake(_OPTIONS)


def _remake(options: str) -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    op.execute(f"CREATE VIRTUAL TABLE fact_words_anew USING fts5 (words, {options})")
    op.execute("INSERT INTO fact_words_anew (rowid, words) SELECT rowid, words FROM fact_words")
    op.execute("DROP TABLE fact_words")
    op.execute("ALTER TABLE fact_words_anew RENAME TO fact_words")
