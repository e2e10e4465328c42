"""Articles: taken in with their facts and the organisations that they taught, and read back."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, false, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from briefs.importance import importance
from briefs.model import Article, Fact, Parsed
from briefs.moments import moment
from storage import codec, counts, levels, merging, words
from storage.dialects import insert_into
from storage.engine import Database
from storage.errors import StorageError
from storage.schema import article_copies, articles, fact_levels, fact_organisations, fact_topics, facts, organisations
from storage.values import Added, ArticleSummary, Duplicate, Side, State, StoredArticle


async def add(db: Database, parsed: Parsed, *, now: datetime, by: int | None = None) -> Added | Duplicate:
    """Keeps and publishes an article with its facts and learned organisations, all or nothing.

    `now` is aware UTC, `by` the editor's Telegram user id. An article with the text or the address of an earlier one is
    not kept; its near-duplicate is, as another source of the same events. Raises StorageError where a fact's evidence
    does not lie in the text, and where the database fails.
    """
    _verify(parsed)
    async with db.begin() as connection:
        await connection.run_sync(merging.lock)
        article_id = await _insert_article(connection, parsed.article, now, by)
        if article_id is None:
            return Duplicate(await _earlier(connection, parsed.article))
        day = parsed.article.published or now.date()
        await _insert_facts(connection, parsed, article_id, day)
        await _learn(connection, parsed)
        await connection.run_sync(merging.join, article_id)
        await connection.run_sync(counts.renew, counts.NEWS)
        original = await _original(connection, article_id)
    return Added(article_id, len(parsed.facts), original)


async def retract(db: Database, article_id: int) -> ArticleSummary | None:
    """Takes a published article and its facts from the readers; None where no published article has this id."""
    async with db.begin() as connection:
        published = articles.c.id == article_id, articles.c.state == State.PUBLISHED
        changed = await connection.execute(update(articles).where(*published).values(state=State.RETRACTED))
        if not changed.rowcount:
            return None
        await connection.run_sync(_retract_facts, article_id)
        return _summary((await connection.execute(_summaries().where(articles.c.id == article_id))).one())


async def get(db: Database, article_id: int) -> StoredArticle | None:
    """The article with this id, in whatever state."""
    async with db.read() as connection:
        row = (await connection.execute(select(articles).where(articles.c.id == article_id))).one_or_none()
    if row is None:
        return None
    return StoredArticle(row.id, codec.article_value(row), State(row.state), row.loaded_at, row.loaded_by)


async def count(db: Database) -> int:
    """How many articles are published."""
    query = select(func.count()).select_from(articles).where(articles.c.state == State.PUBLISHED)
    async with db.read() as connection:
        return (await connection.execute(query)).scalar_one()


async def latest(db: Database, limit: int = 20, offset: int = 0) -> tuple[ArticleSummary, ...]:
    """Articles in whatever state, the last loaded first."""
    query = _summaries().order_by(articles.c.id.desc()).limit(limit).offset(offset)
    async with db.read() as connection:
        return tuple(_summary(row) for row in await connection.execute(query))


async def forget_editor(db: Database, user_id: int) -> None:
    """Keeps the articles that this editor loaded, but no longer who loaded them."""
    async with db.begin() as connection:
        theirs = update(articles).where(articles.c.loaded_by == user_id)
        await connection.execute(theirs.values(loaded_by=None))


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


def _retract_facts(connection: Connection, article_id: int) -> None:
    """Retracts an article's facts, and takes from the counts what only they told."""
    merging.lock(connection)
    of_article = facts.c.article_id == article_id
    events = connection.execute(select(facts.c.event_id).where(of_article, facts.c.event_id.is_not(None))).scalars()
    touched = set(events)
    before = counts.tally(connection, touched)
    connection.execute(update(facts).where(of_article).values(state=State.RETRACTED))
    retracted = fact_topics.c.fact_id.in_(select(facts.c.id).where(of_article))
    connection.execute(update(fact_topics).where(retracted).values(state=State.RETRACTED))
    counts.change(connection, before, counts.tally(connection, touched))
    counts.renew(connection, counts.NEWS)


async def _insert_article(connection: AsyncConnection, article: Article, now: datetime, by: int | None) -> int | None:
    """The new article's id, or None where an earlier one stands in the way."""
    columns = codec.article_columns(article) | {
        "digest": digest(article.text),
        "state": State.PUBLISHED,
        "loaded_at": now,
        "loaded_by": by,
    }
    statement = insert_into(connection, articles).values(columns).on_conflict_do_nothing().returning(articles.c.id)
    article_id: int | None = (await connection.execute(statement)).scalar_one_or_none()
    return article_id


async def _earlier(connection: AsyncConnection, article: Article) -> ArticleSummary:
    same_text = articles.c.digest == digest(article.text)
    same_address = false() if article.url is None else articles.c.url == article.url
    query = _summaries().where(or_(same_text, same_address)).order_by(articles.c.id).limit(1)
    return _summary((await connection.execute(query)).one())


async def _original(connection: AsyncConnection, article_id: int) -> ArticleSummary | None:
    """The earlier article that this one copies."""
    query = _summaries().join(article_copies, article_copies.c.original_id == articles.c.id)
    row = (await connection.execute(query.where(article_copies.c.article_id == article_id))).one_or_none()
    return _summary(row) if row else None


async def _insert_facts(connection: AsyncConnection, parsed: Parsed, article_id: int, day: date) -> None:
    if not parsed.facts:
        return
    shared = {"article_id": article_id, "day": day, "state": State.PUBLISHED}
    rows = [
        codec.fact_columns(fact)
        | shared
        | {"sentence": parsed.article.quote(fact.span), "importance": importance(fact)}
        for fact in parsed.facts
    ]
    statement = insert(facts).returning(facts.c.id, sort_by_parameter_order=True)
    ids = (await connection.execute(statement, rows)).scalars().all()
    stored = tuple(zip(ids, parsed.facts, strict=True))
    await _index(connection, stored, day)
    await connection.run_sync(words.put, [(one, parsed.article.quote(fact.span), fact) for one, fact in stored])
    await _index_levels(connection, stored, parsed.article, day)


async def _index(connection: AsyncConnection, stored: Sequence[tuple[int, Fact]], day: date) -> None:
    """Lets the facts be found by organisation and by topic."""
    sides = [
        {"fact_id": fact_id, "organisation_id": organisation, "side": side, "day": day, "moment": placed}
        for fact_id, fact in stored
        for placed in [moment(fact.status, fact.date, fact.terms, day)]
        for organisation, side in _sides(fact).items()
    ]
    topics = [
        {"fact_id": fact_id, "topic": topic, "day": day, "importance": importance(fact), "state": State.PUBLISHED}
        for fact_id, fact in stored
        for topic in set(fact.topics)
    ]
    if sides:
        await connection.execute(insert(fact_organisations), sides)
    if topics:
        await connection.execute(insert(fact_topics), topics)


async def _index_levels(
    connection: AsyncConnection, stored: Sequence[tuple[int, Fact]], article: Article, day: date
) -> None:
    """Lets the facts be found by the series that their figures stand in."""
    rows = [row for fact_id, fact in stored for row in levels.index_rows(fact_id, fact, article.quote(fact.span), day)]
    if rows:
        await connection.execute(insert(fact_levels), rows)


def _sides(fact: Fact) -> dict[str, Side]:
    """Each organisation once; who stands on both sides is the subject."""
    return dict.fromkeys(fact.others, Side.OTHER) | dict.fromkeys(fact.subject, Side.SUBJECT)


async def _learn(connection: AsyncConnection, parsed: Parsed) -> None:
    for organisation in parsed.learned:
        columns = codec.organisation_columns(organisation)
        statement = insert_into(connection, organisations).values(columns)
        await connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=columns))
    if parsed.learned:
        await connection.run_sync(counts.renew, counts.ORGANISATIONS)


def _summaries() -> Select[Any]:
    c = articles.c
    return select(c.id, c.title, c.publisher, c.published, c.state)


def _summary(row: Row[Any]) -> ArticleSummary:
    return ArticleSummary(row.id, row.title, row.publisher, row.published, State(row.state))
