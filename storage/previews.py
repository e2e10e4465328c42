"""What is kept already of the news that a draft tells: a copy of its text, other reports of its facts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from briefs.merging import Verdict
from briefs.model import Article, Organisation, SourcedFact
from storage import articles, merging
from storage.engine import Database
from storage.schema import articles as article_table
from storage.values import ArticleSummary


@dataclass(frozen=True, slots=True)
class Original:
    """A kept article of which another is a near-copy."""

    article: ArticleSummary
    likeness: float  # 0 to 1


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside a draft: the original that it copies, and for each fact the other reports of its event."""

    original: Original | None
    reports: tuple[tuple[tuple[Verdict, SourcedFact], ...], ...]


async def beside(
    db: Database, article: Article, told: Sequence[SourcedFact], day: date, learned: Sequence[Organisation] = ()
) -> Beside:
    """What is kept of the same news as an article's facts; `day` stands in for a publishing day that is not known.

    `learned` are the organisations that the article taught.
    """

    def look(connection: Connection) -> Beside:
        as_of = article.published or day
        copy = merging.copy_of(connection, article, as_of)
        original = _original(connection, copy.key, copy.likeness) if copy else None
        reports = merging.reports_of(connection, told, as_of, learned)
        return Beside(original, tuple(map(tuple, reports)))

    return await db.read(look)


def _original(connection: Connection, article_id: int, likeness: float) -> Original:
    row = connection.execute(articles.summaries().where(article_table.c.id == article_id)).one()
    return Original(articles.summary(row), likeness)
