"""The day on which each fact stands in the timelines of its organisations."""

from __future__ import annotations

from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

from briefs.moments import moment
from briefs.vocabulary import Status

revision = "0004"
down_revision: str | None = "0003"

_AT_ONCE = 5_000


def upgrade() -> None:
    """Adds the day and its index, and finds it for the facts that are kept."""
    op.add_column("fact_organisations", sa.Column("moment", sa.Date))
    op.execute("UPDATE fact_organisations SET moment = day")
    _move_dated_events()
    op.create_index(
        "ix_fact_organisations_moment", "fact_organisations", ["organisation_id", sa.text("moment DESC"), "fact_id"]
    )


def downgrade() -> None:
    """Forgets the day."""
    op.drop_index("ix_fact_organisations_moment", "fact_organisations")
    op.drop_column("fact_organisations", "moment")


def _move_dated_events() -> None:
    """Facts that tell their event's date stand there, not on their article's day."""
    connection = op.get_bind()
    columns = (sa.column("day", sa.Date), sa.column("terms", sa.JSON))
    facts = sa.table("facts", *(sa.column(name) for name in ("id", "status", "event_date")), *columns)
    page = sa.select(facts).where(facts.c.event_date.is_not(None)).order_by(facts.c.id).limit(_AT_ONCE)
    last = 0
    while rows := connection.execute(page.where(facts.c.id > last)).all():
        last = rows[-1].id
        moved = [{"fact": row.id, "placed": placed} for row in rows if (placed := _placed(row)) != row.day]
        if moved:
            connection.execute(_move(), moved)


def _placed(row: sa.Row[Any]) -> date:
    return moment(Status(row.status), row.event_date, row.terms, row.day)


def _move() -> sa.Update:
    index = sa.table("fact_organisations", sa.column("fact_id"), sa.column("moment", sa.Date))
    return sa.update(index).where(index.c.fact_id == sa.bindparam("fact")).values(moment=sa.bindparam("placed"))
