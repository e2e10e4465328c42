"""How many events each organisation and each topic has, counted as they change, and which state of the news that is.

An event counts where a published fact of it has the organisation or the topic. Whoever changes facts' events or states
takes `tally` of these events before and after and hands both to `change`, in one transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from sqlalchemy import Column, Connection, Table, delete, func, insert, select, update

from storage.dialects import batches, insert_into
from storage.engine import Database
from storage.schema import fact_organisations, fact_topics, facts
from storage.schema_counts import organisation_counts, topic_counts, versions
from storage.values import State

NEWS, ORGANISATIONS, EDITORS = "news", "organisations", "editors"  # what has versions
# Each table of counts with the table by which facts are found for it.
_KINDS: tuple[tuple[Table, Column[str], Table, Column[str]], ...] = (
    (
        organisation_counts,
        organisation_counts.c.organisation_id,
        fact_organisations,
        fact_organisations.c.organisation_id,
    ),
    (topic_counts, topic_counts.c.topic, fact_topics, fact_topics.c.topic),
)
_VERSIONS = select(versions)
Tally = tuple[Counter[str], ...]


def tally(connection: Connection, events: Collection[int]) -> Tally:
    """In how many of these events each organisation, and each topic, has a published fact."""
    counters: Tally = tuple(Counter() for _ in _KINDS)
    number = func.count(facts.c.event_id.distinct())
    for counter, (_, _, index, key) in zip(counters, _KINDS, strict=True):
        query = select(key, number).join(facts, facts.c.id == index.c.fact_id).group_by(key)
        for some in batches(sorted(events)):
            wanted = query.where(facts.c.event_id.in_(some), facts.c.state == State.PUBLISHED)
            for name, count in connection.execute(wanted):
                counter[name] += count
    return counters


def change(connection: Connection, before: Tally, after: Tally) -> None:
    """Adds to the counts what these events now have more, takes away what they have less."""
    for (table, key, _, _), old, new in zip(_KINDS, before, after, strict=True):
        new.subtract(old)
        rows = [{key.name: name, "events": more} for name, more in sorted(new.items()) if more]
        if not rows:
            continue
        statement = insert_into(connection, table)
        added = {"events": table.c.events + statement.excluded.events}
        connection.execute(statement.on_conflict_do_update(index_elements=[key.name], set_=added), rows)
        connection.execute(delete(table).where(table.c.events <= 0))


def recount(connection: Connection) -> None:
    """Counts everything anew."""
    renew(connection, NEWS)
    renew(connection, ORGANISATIONS)
    number = func.count(facts.c.event_id.distinct())
    for table, key, index, found in _KINDS:
        connection.execute(delete(table))
        query = select(found, number).join(facts, facts.c.id == index.c.fact_id).where(facts.c.state == State.PUBLISHED)
        connection.execute(insert(table).from_select([key.name, "events"], query.group_by(found)))


def renew(connection: Connection, what: str) -> None:
    """Tells everyone who keeps something that was made of `what` that it is another now."""
    statement = insert_into(connection, versions).values(name=what, number=1)
    more = {"number": versions.c.number + 1}
    connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_=more))


def raise_to(connection: Connection, what: str, least: int) -> None:
    """Has the number of `what` be no less than `least`."""
    mine = versions.c.name == what, versions.c.number < least
    connection.execute(update(versions).where(*mine).values(number=least))


async def known_versions(db: Database) -> dict[str, int]:
    """A number for all that ever changed, by its name, which grows whenever it changes."""
    return {str(row.name): int(row.number) for row in await db.rows(_VERSIONS)}
