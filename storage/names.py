"""Organisations that articles taught: waiting for an editor, or accepted into the lexicon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, delete, func, insert, select, update

from briefs.lexicon import load
from briefs.model import Fact, Names, Organisation, SourcedFact
from storage import audit, codec, corrections, counts
from storage.desk_values import Act
from storage.engine import Database
from storage.schema import fact_organisations, facts, follows, organisations
from storage.statements import sourced

LEARNED, ACCEPTED, WITHDRAWN = "learned", "accepted", "withdrawn"
_OPEN = (LEARNED, WITHDRAWN)  # those that may be put right and accepted


@dataclass(frozen=True, slots=True)
class Settled:
    """A name that was accepted, and whether it is still."""

    organisation: Organisation
    accepted: bool


async def waiting(db: Database, limit: int = 20, offset: int = 0) -> tuple[Organisation, ...]:
    """Those that no editor has accepted, by id."""
    query = select(organisations).where(organisations.c.state == LEARNED).order_by(organisations.c.id)
    return tuple(codec.organisation_value(row) for row in await db.rows(query.limit(limit).offset(offset)))


async def accepted(db: Database) -> tuple[Organisation, ...]:
    """Those that editors accepted, by id."""
    query = select(organisations).where(organisations.c.state == ACCEPTED).order_by(organisations.c.id)
    return tuple(codec.organisation_value(row) for row in await db.rows(query))


async def settled(db: Database, limit: int = 20, offset: int = 0) -> tuple[Settled, ...]:
    """Those that editors accepted, then those that they took back, by id."""
    o = organisations.c
    query = select(organisations).where(o.state.in_([ACCEPTED, WITHDRAWN])).order_by(o.state, o.id)
    rows = await db.rows(query.limit(limit).offset(offset))
    return tuple(Settled(codec.organisation_value(row), row.state == ACCEPTED) for row in rows)


async def withdrawn(db: Database) -> frozenset[str]:
    """The ids of those that editors took back: no article is read with them."""
    rows = await db.rows(select(organisations.c.id).where(organisations.c.state == WITHDRAWN))
    return frozenset(row.id for row in rows)


async def count_accepted(db: Database) -> int:
    """How many were accepted, taken back or not."""
    query = select(func.count().label("number")).where(organisations.c.state.in_([ACCEPTED, WITHDRAWN]))
    [row] = await db.rows(query)
    return int(row.number)


async def turn(db: Database, organisation: Organisation, *, back: bool, now: datetime, by: int) -> bool:
    """Takes an accepted name out of the lexicon, or with `back` into it again; whether that changed anything.

    All that was told of it stays as it is.
    """
    was, becomes = (WITHDRAWN, ACCEPTED) if back else (ACCEPTED, WITHDRAWN)

    def put(connection: Connection) -> bool:
        mine = organisations.c.id == organisation.id, organisations.c.state == was
        if not connection.execute(update(organisations).where(*mine).values(state=becomes)).rowcount:
            return False
        counts.renew(connection, counts.ORGANISATIONS)
        act = Act.ACCEPT if back else Act.WITHDRAW_NAME
        audit.note(connection, act, now=now, by=by, name=organisation.id, spelled=[*organisation.names.every()])
        return True

    return await db.write(put)


async def example(db: Database, organisation_id: str) -> SourcedFact | None:
    """A published fact that names the organisation."""
    named = select(fact_organisations.c.fact_id).where(fact_organisations.c.organisation_id == organisation_id)
    rows = await db.rows(sourced().where(facts.c.id.in_(named)).order_by(facts.c.id).limit(1))
    return codec.sourced_value(rows[0]) if rows else None


async def change(
    db: Database, organisation_id: str, work: Callable[[Organisation], Organisation], *, now: datetime, by: int
) -> Organisation | None:
    """Keeps what `work` makes of a name that waits or was taken back; None where none is so called.

    Under another id, which must be free, all that is told of it is told from now on.
    """

    def put(connection: Connection) -> Organisation | None:
        mine = organisations.c.id == organisation_id, organisations.c.state.in_(_OPEN)
        row = connection.execute(select(organisations).where(*mine)).one_or_none()
        if row is None:
            return None
        changed = work(codec.organisation_value(row))
        connection.execute(update(organisations).where(*mine).values(codec.organisation_columns(changed)))
        if changed.id != organisation_id:
            _rename(connection, organisation_id, changed.id, now, by)
        counts.renew(connection, counts.ORGANISATIONS)
        return changed

    async with db.begin() as connection:
        return await connection.run_sync(put)


async def accept(db: Database, organisation: Organisation, *, now: datetime, by: int) -> bool:
    """Takes an organisation into the lexicon; False where one was accepted under its id before."""

    def put(connection: Connection) -> bool:
        mine = organisations.c.id == organisation.id
        if connection.execute(select(organisations.c.state).where(mine)).scalar_one_or_none() == ACCEPTED:
            return False
        connection.execute(delete(organisations).where(mine))
        values = codec.organisation_columns(organisation) | {"state": ACCEPTED}
        connection.execute(insert(organisations).values(values))
        counts.renew(connection, counts.ORGANISATIONS)
        audit.note(connection, Act.ACCEPT, now=now, by=by, name=organisation.id)
        return True

    async with db.begin() as connection:
        return await connection.run_sync(put)


async def add_spellings(
    db: Database, known: Organisation, old: Organisation, *, now: datetime, by: int, waits: bool
) -> None:
    """Takes the spellings of `old` for further ones of `known`, which the lexicon has.

    With `waits`, `old` is a name of published articles, and what is told of it is told of `known` from now on.
    """

    def put(connection: Connection) -> None:
        mine = organisations.c.id == known.id
        row = connection.execute(select(organisations).where(mine)).one_or_none()
        whole = row and (row.state == ACCEPTED or known.id not in load().organisations)
        kept = codec.organisation_value(row).names if row and whole else Names()
        spelled = [tuple(dict.fromkeys(one)) for one in zip_scripts(kept, old.names)]
        columns = codec.organisation_columns(replace(known, names=Names(*spelled))) | {"state": ACCEPTED}
        connection.execute(delete(organisations).where(mine))
        connection.execute(insert(organisations).values(columns))
        if waits:
            connection.execute(delete(organisations).where(organisations.c.id == old.id))
            _rename(connection, old.id, known.id, now, by)
        counts.renew(connection, counts.ORGANISATIONS)
        audit.note(connection, Act.ACCEPT, now=now, by=by, name=known.id)

    async with db.begin() as connection:
        await connection.run_sync(put)


def zip_scripts(one: Names, other: Names) -> tuple[tuple[str, ...], ...]:
    """The spellings of both, script by script."""
    return one.ko + other.ko, one.en + other.en, one.zh + other.zh, one.weak + other.weak


def renamed(fact: Fact, old: str, new: str) -> Fact:
    """`fact` with another id for an organisation."""
    subject, others = (tuple(new if one == old else one for one in side) for side in (fact.subject, fact.others))
    return replace(fact, subject=tuple(dict.fromkeys(subject)), others=tuple(dict.fromkeys(others)))


def _rename(connection: Connection, old: str, new: str, now: datetime, by: int) -> None:
    index = fact_organisations.c
    told = connection.execute(select(index.fact_id).where(index.organisation_id == old).order_by(index.fact_id))
    for fact_id in told.scalars().all():
        corrections.apply(connection, fact_id, lambda fact: renamed(fact, old, new), now, by)
    company = follows.c.sort == "company"
    both = select(follows.c.chat_id).where(company, follows.c.key == new)
    connection.execute(delete(follows).where(company, follows.c.key == old, follows.c.chat_id.in_(both)))
    connection.execute(update(follows).where(company, follows.c.key == old).values(key=new))
