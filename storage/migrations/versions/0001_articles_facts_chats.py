"""Articles, learned organisations, facts and chats."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.engine import UtcDateTime

revision = "0001"
down_revision: str | None = None


def upgrade() -> None:
    """Makes the first tables."""
    _articles()
    _organisations()
    _facts()
    _fact_organisations()
    _fact_topics()
    _chats()


def downgrade() -> None:
    """Drops every table, and with them what they hold."""
    for table in ("chats", "fact_topics", "fact_organisations", "facts", "organisations", "articles"):
        op.drop_table(table)


def _articles() -> None:
    op.create_table(
        "articles",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("lang", sa.String(2), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("published", sa.Date),
        sa.Column("publisher", sa.Text),
        sa.Column("author", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("headings", sa.JSON, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("loaded_at", UtcDateTime, nullable=False),
        sa.Column("loaded_by", sa.BigInteger),
        sa.PrimaryKeyConstraint("id", name="pk_articles"),
        sa.UniqueConstraint("url", name="uq_articles_url"),
        sa.UniqueConstraint("digest", name="uq_articles_digest"),
        sqlite_autoincrement=True,
    )


def _organisations() -> None:
    op.create_table(
        "organisations",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("names", sa.JSON, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("is_a", sa.Text),
        sa.Column("parent", sa.Text),
        sa.Column("place", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_organisations"),
    )


def _facts() -> None:
    lists = ("subject", "others", "what", "quantities", "terms", "topics")
    op.create_table(
        "facts",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("article_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.Column("event_date", sa.String(10)),
        sa.Column("span_start", sa.Integer, nullable=False),
        sa.Column("span_end", sa.Integer, nullable=False),
        sa.Column("sentence", sa.Text, nullable=False),
        *(sa.Column(name, sa.JSON, nullable=False) for name in lists),
        sa.Column("confidence", sa.Double, nullable=False),
        sa.Column("core", sa.Boolean, nullable=False),
        sa.Column("importance", sa.Double, nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_facts"),
        sa.ForeignKeyConstraint(["article_id"], ["articles.id"], name="fk_facts_article_id", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_facts_article_id", "facts", ["article_id"])
    op.create_index("ix_facts_state_day", "facts", ["state", sa.text("day DESC"), sa.text("importance DESC"), "id"])


def _fact_organisations() -> None:
    op.create_table(
        "fact_organisations",
        sa.Column("fact_id", sa.Integer, nullable=False),
        sa.Column("organisation_id", sa.Text, nullable=False),
        sa.Column("side", sa.String(16), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("fact_id", "organisation_id", name="pk_fact_organisations"),
        sa.ForeignKeyConstraint(["fact_id"], ["facts.id"], name="fk_fact_organisations_fact_id", ondelete="CASCADE"),
    )
    columns: list[str | sa.TextClause] = ["organisation_id", sa.text("day DESC"), "fact_id"]
    op.create_index("ix_fact_organisations_day", "fact_organisations", columns)


def _fact_topics() -> None:
    op.create_table(
        "fact_topics",
        sa.Column("fact_id", sa.Integer, nullable=False),
        sa.Column("topic", sa.String(32), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("fact_id", "topic", name="pk_fact_topics"),
        sa.ForeignKeyConstraint(["fact_id"], ["facts.id"], name="fk_fact_topics_fact_id", ondelete="CASCADE"),
    )
    op.create_index("ix_fact_topics_day", "fact_topics", ["topic", sa.text("day DESC"), "fact_id"])


def _chats() -> None:
    op.create_table(
        "chats",
        sa.Column("chat_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("language", sa.String(4), nullable=False),
        sa.Column("created_at", UtcDateTime, nullable=False),
        sa.Column("updated_at", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_chats"),
    )
