"""The tables by which articles and facts are joined with others, see storage.merging."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Double, ForeignKey, Index, Table

from storage.schema import metadata

# What facts of one event have in common, see briefs.merging.
fact_keys = Table(
    "fact_keys",
    metadata,
    Column("fact_id", ForeignKey("facts.id", ondelete="CASCADE"), primary_key=True),
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Date, nullable=False),
)
Index("ix_fact_keys_key_day", fact_keys.c.key, fact_keys.c.day, fact_keys.c.fact_id)

# A sample of each article's text, to find its copies by.
article_shingles = Table(
    "article_shingles",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("shingle", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Date, nullable=False),
)
Index(
    "ix_article_shingles_shingle_day",
    article_shingles.c.shingle,
    article_shingles.c.day,
    article_shingles.c.article_id,
)

# Articles that copy an earlier one.
article_copies = Table(
    "article_copies",
    metadata,
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
    Column("original_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("likeness", Double, nullable=False),  # 0 to 1
)
