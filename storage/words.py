"""Full text: the tokens of each fact in the database's own index, FTS5 on SQLite, a tsvector on PostgreSQL.

Both hold what `briefs.finding.document` makes, so that both find the same, in any locale and without an extension. The
tables stand in the migrations alone: no one description fits both. What is indexed stays when a fact is retracted; a
search asks for the fact's state.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, select, text

from briefs.finding import Candidate, Phrase, Query, Unit, document
from briefs.importance import doubtful
from briefs.lexicon import load
from briefs.model import Fact
from storage import codec
from storage.engine import Database
from storage.schema import facts
from storage.values import State

TABLE = "fact_words"
MOST = 200  # how many facts are looked at, the last kept of all that match
MOST_ENDINGS = 40  # words that begin alike and are looked for one by one
_AT_ONCE = 1000
_LONGEST = 16_000  # tokens of a fact; PostgreSQL counts positions no further
# Those of a Candidate, in its order.
_COLUMNS = (facts.c.id, facts.c.event_id, facts.c.sentence, facts.c.importance, facts.c.day)
_FIND_SQLITE = text("""
    SELECT f.id, coalesce(f.event_id, 0) AS event_id, f.sentence, f.importance, f.day
    FROM fact_words w JOIN facts f ON f.id = w.rowid
    WHERE fact_words MATCH :wanted AND f.state = :state ORDER BY w.rowid DESC LIMIT :most
""").columns(*_COLUMNS)
_FIND_POSTGRESQL = text("""
    SELECT f.id, coalesce(f.event_id, 0) AS event_id, f.sentence, f.importance, f.day
    FROM fact_words w JOIN facts f ON f.id = w.fact_id
    WHERE w.words @@ CAST(:wanted AS tsquery) AND f.state = :state ORDER BY w.fact_id DESC LIMIT :most
""").columns(*_COLUMNS)
# The words that begin so, `most` of them at most, by as many steps through the index.
_BEGINNING = text("""
    WITH RECURSIVE known (term, number) AS (
        SELECT (SELECT term FROM fact_words_known WHERE term >= :start LIMIT 1), 1
        UNION ALL
        SELECT (SELECT w.term FROM fact_words_known w WHERE w.term >= known.term || char(1) LIMIT 1), number + 1
        FROM known WHERE known.term < :stop AND number < :most
    )
    SELECT term FROM known WHERE term >= :start AND term < :stop
""")
_LAST = "\U0010ffff"  # comes after whatever a word goes on with
Endings = Mapping[str, Sequence[str]]  # of what words begin with, all of them


async def find(db: Database, query: Query, *, most: int = MOST) -> tuple[Candidate, ...]:
    """The published facts that have all that `query` asks for, the last kept first; where more do, the last `most`."""

    def rows(connection: Connection) -> Sequence[Row[Any]]:
        postgresql = connection.dialect.name == "postgresql"
        wanted = _tsquery(query) if postgresql else _match(query, _endings(connection, query))
        values = {"wanted": wanted, "state": State.PUBLISHED.value, "most": most}
        return connection.execute(_FIND_POSTGRESQL if postgresql else _FIND_SQLITE, values).all()

    return tuple(map(Candidate._make, await db.read(rows)))


def put(connection: Connection, told: Iterable[tuple[int, str, Fact]]) -> None:
    """Lets these facts, each with its id and its sentence, be found by their words; facts that are not told are not."""
    lexicon = load()
    found = [
        (fact_id, document(sentence, fact, lexicon)[:_LONGEST])
        for fact_id, sentence, fact in told
        if not doubtful(fact)
    ]
    if not found:
        return
    if connection.dialect.name == "postgresql":
        statement = "INSERT INTO fact_words (fact_id, words) VALUES (:id, CAST(:words AS tsvector))"
        rows = [{"id": fact_id, "words": _tsvector(words)} for fact_id, words in found]
    else:
        statement = "INSERT INTO fact_words (rowid, words) VALUES (:id, :words)"
        rows = [{"id": fact_id, "words": " ".join(words)} for fact_id, words in found]
    connection.execute(text(statement), rows)


def take(connection: Connection, fact_id: int) -> None:
    """Lets a fact no longer be found by its words."""
    key = "fact_id" if connection.dialect.name == "postgresql" else "rowid"
    connection.execute(text(f"DELETE FROM fact_words WHERE {key} = :id"), {"id": fact_id})  # noqa: S608


def fill(connection: Connection) -> None:
    """`put` for every fact that is kept."""
    last = 0
    while rows := connection.execute(select(facts).where(facts.c.id > last).order_by(facts.c.id).limit(_AT_ONCE)).all():
        put(connection, ((row.id, row.sentence, codec.fact_value(row)) for row in rows))
        last = rows[-1].id


def _endings(connection: Connection, query: Query) -> Endings:
    """The words that stand for the beginnings in the query, where they are few.

    FTS5 reads all facts of all words that begin alike before it gives the first one, but of words named each the last
    facts alone. For single characters it has an index.
    """
    begun = {one.tokens[-1] for unit in query.units for one in unit.phrases if one.prefix and len(one.tokens[-1]) > 1}
    found: dict[str, Sequence[str]] = {}
    for start in begun:
        values = {"start": start, "stop": start + _LAST, "most": MOST_ENDINGS + 1}
        words = connection.execute(_BEGINNING, values).scalars().all()
        if 0 < len(words) <= MOST_ENDINGS:
            found[start] = words
    return found


def _match(query: Query, endings: Endings) -> str:
    """The query for FTS5; tokens are letters and digits, so that quotes hold them."""

    def phrase(one: Phrase) -> str:
        *before, last = one.tokens
        if one.prefix and last in endings:
            return "(" + " OR ".join(f'"{" ".join((*before, word))}"' for word in endings[last]) + ")"
        return f'"{" ".join(one.tokens)}"{" *" if one.prefix else ""}'

    def unit(one: Unit) -> str:
        typed = " AND ".join(map(phrase, one.phrases))
        return "(" + " OR ".join((f"({typed})", *(f'"{thing.key}"' for thing in one.things))) + ")"

    return " AND ".join(map(unit, query.units))


def _tsquery(query: Query) -> str:
    """The same for PostgreSQL."""

    def phrase(one: Phrase) -> str:
        quoted = [f"'{token}'" for token in one.tokens]
        return "(" + " <-> ".join(quoted) + (":*" if one.prefix else "") + ")"

    def unit(one: Unit) -> str:
        typed = " & ".join(map(phrase, one.phrases))
        return "(" + " | ".join((f"({typed})", *(f"'{thing.key}'" for thing in one.things))) + ")"

    return " & ".join(map(unit, query.units))


def _tsvector(words: Sequence[str]) -> str:
    """The tokens with their places."""
    return " ".join(f"'{word}':{place}" for place, word in enumerate(words, 1))
