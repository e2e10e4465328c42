"""Articles: taken in with their facts and the organisations that they taught, and read back."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, false, func, insert, or_, select

from briefs.importance import importance
from briefs.model import Article, Parsed
from storage import audit, codec, counts, fact_index, merging
from storage.desk_values import Act
from storage.dialects import insert_into
from storage.engine import Database
from storage.errors import StorageError
from storage.schema import articles, facts, organisations
from storage.schema_merging import article_copies
from storage.values import Added, ArticleSummary, Duplicate, State, StoredArticle


async def add(db: Database, parsed: Parsed, *, now: datetime, by: int | None = None) -> Added | Duplicate:
    """Keeps and publishes an article with its facts and learned organisations, all or nothing.

    `now` is aware UTC, `by` the editor's Telegram user id. An article with the text or the address of an earlier one is
    not kept; its near-duplicate is, as another source of the same events. Raises StorageError where a fact's evidence
    does not lie in the text, and where the database fails.
    """
    async with db.begin() as connection:
        return await connection.run_sync(lambda one: keep(one, parsed, now=now, by=by))


def keep(connection: Connection, parsed: Parsed, *, now: datetime, by: int | None, **detail: Any) -> Added | Duplicate:
    """`add` within a transaction; `detail` is what else is to be noted of it."""
    _verify(parsed)
    merging.lock(connection)
    article_id = _insert_article(connection, parsed.article, now, by)
    if article_id is None:
        earlier = kept_before(connection, parsed.article)
        assert earlier is not None  # noqa: S101 (it stood in the way)
        return Duplicate(earlier)
    _insert_facts(connection, parsed, article_id, parsed.article.published or now.date())
    _learn(connection, parsed)
    merging.join(connection, article_id)
    counts.renew(connection, counts.NEWS)
    audit.note(connection, Act.PUBLISH, now=now, by=by, article_id=article_id, facts=len(parsed.facts), **detail)
    return Added(article_id, len(parsed.facts), _original(connection, article_id))


async def get(db: Database, article_id: int) -> StoredArticle | None:
    """The article with this id, in whatever state."""
    found = await db.rows(select(articles).where(articles.c.id == article_id))
    if not found:
        return None
    row = found[0]
    return StoredArticle(row.id, codec.article_value(row), State(row.state), row.loaded_at, row.loaded_by)


async def count(db: Database, state: State = State.PUBLISHED, words: str = "") -> int:
    """How many articles are published, or in another state; with `words`, of those with them in title or outlet."""
    query = select(func.count()).select_from(articles).where(articles.c.state == state, *holding(words, articles))
    return await db.read(lambda connection: connection.execute(query).scalar_one())


async def latest(
    db: Database, limit: int = 20, offset: int = 0, state: State | None = None, words: str = ""
) -> tuple[ArticleSummary, ...]:
    """Articles in that state, or in whatever, the last loaded first; with `words`, those with them as in `count`."""
    wanted = summaries() if state is None else summaries().where(articles.c.state == state)
    query = wanted.where(*holding(words, articles)).order_by(articles.c.id.desc()).limit(limit).offset(offset)
    return tuple(summary(row) for row in await db.rows(query))


def holding(words: str, table: Table) -> list[ColumnElement[bool]]:
    """That each of these words stands in the title or the outlet, in whatever case."""
    titled = table.c.title, table.c.publisher
    return [or_(*(column.icontains(word, autoescape=True) for column in titled)) for word in words.split()]


def digest(text: str) -> str:
    """What is equal for texts that differ in white space and in forms of the same character alone."""
    normal = " ".join(unicodedata.normalize("NFKC", text).split())
    return hashlib.sha256(normal.encode()).hexdigest()


def _verify(parsed: Parsed) -> None:
    """Every span lies in the text, and every fact's sentence is one: not empty, no white space at its ends."""
    length = len(parsed.article.text)
    for number, fact in enumerate(parsed.facts, start=1):
        spans = (fact.span, *(quantity.span for quantity in fact.quantities))
        sentence = parsed.article.quote(fact.span)
        if not all(0 <= span.start < span.end <= length for span in spans) or sentence != sentence.strip():
            raise StorageError(f"fact {number} of {parsed.article.title!r}: its evidence does not lie in the text")


def _insert_article(connection: Connection, article: Article, now: datetime, by: int | None) -> int | None:
    """The new article's id, or None where an earlier one stands in the way."""
    columns = codec.article_columns(article) | {
        "digest": digest(article.text),
        "state": State.PUBLISHED,
        "loaded_at": now,
        "loaded_by": by,
    }
    statement = insert_into(connection, articles).values(columns).on_conflict_do_nothing().returning(articles.c.id)
    article_id: int | None = connection.execute(statement).scalar_one_or_none()
    return article_id


def kept_before(connection: Connection, article: Article) -> ArticleSummary | None:
    """The earlier article with the same text or the same address, in whatever state."""
    same_text = articles.c.digest == digest(article.text)
    same_address = false() if article.url is None else articles.c.url == article.url
    query = summaries().where(or_(same_text, same_address)).order_by(articles.c.id).limit(1)
    row = connection.execute(query).one_or_none()
    return summary(row) if row else None


def _original(connection: Connection, article_id: int) -> ArticleSummary | None:
    """The earlier article that this one copies."""
    query = summaries().join(article_copies, article_copies.c.original_id == articles.c.id)
    row = connection.execute(query.where(article_copies.c.article_id == article_id)).one_or_none()
    return summary(row) if row else None


def _insert_facts(connection: Connection, parsed: Parsed, article_id: int, day: date) -> None:
    if not parsed.facts:
        return
    shared = {"article_id": article_id, "day": day, "state": State.PUBLISHED}
    quotes = [parsed.article.quote(fact.span) for fact in parsed.facts]
    rows = [
        codec.fact_columns(fact) | shared | {"sentence": quote, "importance": importance(fact)}
        for fact, quote in zip(parsed.facts, quotes, strict=True)
    ]
    statement = insert(facts).returning(facts.c.id, sort_by_parameter_order=True)
    ids = connection.execute(statement, rows).scalars().all()
    fact_index.put(connection, tuple(zip(ids, quotes, parsed.facts, strict=True)), day)


def _learn(connection: Connection, parsed: Parsed) -> None:
    """Keeps what the article calls the organisations that it taught; what an editor accepted stays as it is."""
    for organisation in parsed.learned:
        columns = codec.organisation_columns(organisation)
        statement = insert_into(connection, organisations).values(columns)
        only = organisations.c.state == "learned"
        connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=columns, where=only))
    if parsed.learned:
        counts.renew(connection, counts.ORGANISATIONS)


def summaries() -> Select[Any]:
    """Articles as lists show them, for `summary`."""
    c = articles.c
    return select(c.id, c.title, c.publisher, c.published, c.state)


def summary(row: Row[Any]) -> ArticleSummary:
    """The article of a row of `summaries`."""
    return ArticleSummary(row.id, row.title, row.publisher, row.published, State(row.state))
