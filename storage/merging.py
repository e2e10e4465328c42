"""Joins an article with what is kept of others: its facts with their events, its text with the original of a copy.

Synchronous, on one connection: loading calls it through `run_sync`, migrating as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, func, insert, select, text, update

from briefs.lexicon import Lexicon
from briefs.merging import FOLLOWED, Profile, Verdict, duplicates, judge, profile
from briefs.model import Article, Organisation, SourcedFact
from storage import codec, counts, kept_names
from storage.dialects import batches
from storage.schema import articles, facts
from storage.schema_merging import article_copies, article_shingles, fact_keys
from storage.values import State

_LOCK = 0x6576_656E_7473  # any number that only this step takes: "events"


def join(connection: Connection, article_id: int) -> None:
    """Records which article this one copies and gives each of its facts its event.

    Where a fact joins two events, they become one, so that it doesn't matter in which order articles are loaded.
    """
    lock(connection)
    rows = connection.execute(_told().where(facts.c.article_id == article_id).order_by(facts.c.id)).all()
    original = _copied(connection, article_id)
    profiles = _profiles(connection, rows)
    _insert_keys(connection, rows, profiles)
    _join(connection, rows, profiles, original)


def _join(connection: Connection, rows: Sequence[Row[Any]], profiles: Sequence[Profile], original: int | None) -> None:
    """Gives each of these facts of one article its event."""
    known = _candidates(connection, rows, profiles, original)
    events = _Events()
    for row, ours in zip(rows, profiles, strict=True):
        events.add(row.id, [event for event, theirs in known if _one_event(ours, theirs, original)])
    events.write(connection)


def lock(connection: Connection) -> None:
    """Has articles taken in one after another, so that a fact with a lower id is never seen after one with a higher."""
    if connection.dialect.name == "postgresql":  # on SQLite only one connection writes anyway
        connection.execute(text("select pg_advisory_xact_lock(:key)"), {"key": _LOCK})


def join_all(connection: Connection) -> None:
    """`join` for every article, in the order of loading."""
    for article_id in connection.execute(select(articles.c.id).order_by(articles.c.id)).scalars().all():
        join(connection, article_id)


def part(connection: Connection, fact_id: int) -> tuple[int, ...]:
    """Takes the event of a fact apart, before the fact comes to say something else: the facts held to tell it.

    They count for nothing until they are rejoined.
    """
    event = connection.execute(select(facts.c.event_id).where(facts.c.id == fact_id)).scalar_one()
    if event is None:
        return (fact_id,)
    before = counts.tally(connection, {event})
    members = facts.c.event_id == event
    ids = connection.execute(select(facts.c.id).where(members).order_by(facts.c.id)).scalars().all()
    connection.execute(update(facts).where(members).values(event_id=None))
    counts.change(connection, before, counts.tally(connection, {event}))
    return tuple(ids)


def rejoin(connection: Connection, fact_id: int, parted: Sequence[int]) -> None:
    """Gives the facts that `part` parted their events anew, and the one of them that changed its keys."""
    rows = connection.execute(_told().where(facts.c.id.in_(parted)).order_by(facts.c.id)).all()
    profiles = _profiles(connection, rows)
    connection.execute(delete(fact_keys).where(fact_keys.c.fact_id == fact_id))
    for row, ours in zip(rows, profiles, strict=True):
        if row.id == fact_id:
            _insert_keys(connection, [row], [ours])
    for row, ours in zip(rows, profiles, strict=True):
        _join(connection, [row], [ours], _original(connection, row.article_id))


class _Events:
    """The new facts' events, and which earlier events became one through them."""

    def __init__(self) -> None:
        self._heads: dict[int, int] = {}
        self._facts: list[int] = []

    def add(self, fact_id: int, joined: Iterable[int]) -> None:
        """Puts a new fact into the events that it belongs to, or into one of its own."""
        self._facts.append(fact_id)
        found = {self._head(event) for event in joined} | {fact_id}
        head = min(found)
        self._heads |= dict.fromkeys(found, head)

    def write(self, connection: Connection) -> None:
        """Keeps what was found."""
        before = counts.tally(connection, self._heads.keys())
        for fact_id in self._facts:
            connection.execute(update(facts).where(facts.c.id == fact_id).values(event_id=self._head(fact_id)))
        for event in self._heads.keys() - set(self._facts):
            if self._head(event) != event:
                change = update(facts).where(facts.c.event_id == event)
                connection.execute(change.values(event_id=self._head(event)))
        counts.change(connection, before, counts.tally(connection, {self._head(event) for event in self._heads}))

    def _head(self, event: int) -> int:
        while self._heads.get(event, event) != event:
            event = self._heads[event]
        return event


def _one_event(ours: Profile, theirs: Profile, original: int | None) -> bool:
    if theirs.sourced.source.article_id == original and duplicates.same_statement(ours.sourced, theirs.sourced):
        return True
    return judge(ours, theirs) is not Verdict.DIFFERENT


def _told() -> Select[Any]:
    a = articles.c
    return select(facts, a.title, a.lang, a.published, a.publisher, a.url).join(articles, a.id == facts.c.article_id)


def _profiles(connection: Connection, rows: Iterable[Row[Any]], learned: Iterable[Organisation] = ()) -> list[Profile]:
    lexicon = kept_names.lexicon(connection, learned)
    return [_profile(codec.sourced_value(row), row.day, lexicon) for row in rows]


def _profile(sourced: SourcedFact, day: date, lexicon: Lexicon) -> Profile:
    """The fact as of the day under which it is kept: an article without a date is held to be of the day of loading."""
    return profile(replace(sourced, source=replace(sourced.source, published=day)), lexicon)


def _insert_keys(connection: Connection, rows: Sequence[Row[Any]], profiles: Sequence[Profile]) -> None:
    keys = [
        {"fact_id": row.id, "key": key, "day": row.day}
        for row, ours in zip(rows, profiles, strict=True)
        for key in sorted(ours.keys)
    ]
    if keys:
        connection.execute(insert(fact_keys), keys)


def _candidates(
    connection: Connection, rows: Sequence[Row[Any]], profiles: Sequence[Profile], original: int | None
) -> list[tuple[int, Profile]]:
    """Facts of other articles that may tell an event of these, each with its event, and all of the original."""
    if not rows:
        return []
    ours = {row.id for row in rows}
    near = _near(connection, profiles, rows[0].day, original)
    others = [row for row in near if row.id not in ours and row.article_id != rows[0].article_id]
    return [(row.event_id, theirs) for row, theirs in zip(others, _profiles(connection, others), strict=True)]


def _near(
    connection: Connection, profiles: Sequence[Profile], day: date, original: int | None = None
) -> list[Row[Any]]:
    """Published facts that have a key of these in common, reported around that day, and all of the original."""
    near = fact_keys.c.day.between(day - timedelta(FOLLOWED), day + timedelta(FOLLOWED))
    found: set[int] = set()
    for keys in batches(sorted({key for ours in profiles for key in ours.keys})):
        found |= set(connection.execute(select(fact_keys.c.fact_id).where(fact_keys.c.key.in_(keys), near)).scalars())
    if original is not None:
        found |= set(connection.execute(select(facts.c.id).where(facts.c.article_id == original)).scalars())
    wanted = facts.c.state == State.PUBLISHED, facts.c.event_id.is_not(None)
    return [
        row
        for ids in batches(sorted(found))
        for row in connection.execute(_told().where(facts.c.id.in_(ids), *wanted).order_by(facts.c.id))
    ]


def _copied(connection: Connection, article_id: int) -> int | None:
    """Keeps the article's fingerprint, and which earlier article it copies; gives that one's id."""
    row = connection.execute(select(articles).where(articles.c.id == article_id)).one()
    article, day = codec.article_value(row), row.published or row.loaded_at.date()
    found = copy_of(connection, article, day)
    shingles = [{"article_id": article_id, "shingle": one, "day": day} for one in duplicates.fingerprint(article)]
    if shingles:
        connection.execute(insert(article_shingles), shingles)
    if found is None:
        return None
    copy = {"article_id": article_id, "original_id": found.key, "likeness": found.likeness}
    connection.execute(insert(article_copies), copy)
    return found.key


def copy_of(connection: Connection, article: Article, day: date) -> duplicates.Copy | None:
    """The kept article that an article of that day, not kept itself yet, copies; the first one of its copies."""
    shingles = duplicates.fingerprint(article)
    near = duplicates.candidates(_sharing(connection, shingles, day)) if shingles else ()
    wanted = select(articles.c.id, articles.c.text).where(articles.c.id.in_(near))
    found = duplicates.copied(article.text, {row.id: row.text for row in connection.execute(wanted)}) if near else None
    if found is None:
        return None
    return replace(found, key=_original(connection, found.key) or found.key)


def _original(connection: Connection, article_id: int) -> int | None:
    """The article that a kept one copies."""
    query = select(article_copies.c.original_id).where(article_copies.c.article_id == article_id)
    original: int | None = connection.execute(query).scalar_one_or_none()
    return original


def reports_of(
    connection: Connection, told: Sequence[SourcedFact], day: date, learned: Sequence[Organisation] = ()
) -> list[list[tuple[Verdict, SourcedFact]]]:
    """For each of these facts, not kept yet, of an article of that day: who tells the same event, and how.

    `learned` are the organisations that the article taught.
    """
    lexicon = kept_names.lexicon(connection, learned)
    profiles = [_profile(fact, day, lexicon) for fact in told]
    known = _profiles(connection, _near(connection, profiles, day), learned)
    judged = [[(judge(ours, theirs), theirs.sourced) for theirs in known] for ours in profiles]
    return [[(verdict, fact) for verdict, fact in row if verdict is not Verdict.DIFFERENT] for row in judged]


def _sharing(connection: Connection, shingles: Sequence[int], day: date) -> dict[int, int]:
    """How many of these shingles each article of that time has."""
    index, window = article_shingles.c, timedelta(duplicates.WINDOW)
    number = func.count()
    query = (
        select(index.article_id, number.label("shared"))
        .where(index.shingle.in_(shingles), index.day.between(day - window, day + window))
        .group_by(index.article_id)
        .having(number >= duplicates.SHARED)
    )
    return {row.article_id: row.shared for row in connection.execute(query)}
