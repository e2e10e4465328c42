"""The words of facts, for searching."""

from __future__ import annotations

from alembic import op

revision = "0005"
down_revision: str | None = "0004"


def upgrade() -> None:
    """Makes the index of words; `storage.migrate` then fills it."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE fact_words (fact_id INTEGER CONSTRAINT pk_fact_words PRIMARY KEY "
            "CONSTRAINT fk_fact_words_fact_id REFERENCES facts (id) ON DELETE CASCADE, words tsvector NOT NULL)"
        )
        op.execute("CREATE INDEX ix_fact_words_words ON fact_words USING gin (words)")
    else:
        # The tokens come parted by spaces and in lower case; "ascii" leaves all that is not ASCII as it is.
        op.execute("CREATE VIRTUAL TABLE fact_words USING fts5 (words, tokenize = 'ascii', columnsize = 0)")


def downgrade() -> None:
    """Forgets the words."""
    op.execute("DROP TABLE fact_words")
