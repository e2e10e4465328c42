"""What is needed to hold figures against others', and to find an event's newest reports, by their indexes alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision: str | None = "0010"
_LATEST = ("series", sa.text("moment DESC"), "fact_id")


def upgrade() -> None:
    """Adds the figures' values and states; `storage.migrate` makes the rows anew."""
    op.execute("DELETE FROM fact_levels")
    op.add_column("fact_levels", sa.Column("value", sa.Double, nullable=False, server_default="0"))
    op.add_column("fact_levels", sa.Column("state", sa.String(16), nullable=False, server_default="published"))
    for name in ("series_moment", "organisation_id_series_moment"):
        op.drop_index(f"ix_fact_levels_{name}", "fact_levels")
    op.create_index("ix_fact_levels_own", "fact_levels", ["organisation_id", *_LATEST, "state"])
    op.create_index("ix_fact_levels_standings", "fact_levels", [*_LATEST, "organisation_id", "value", "state"])
    op.drop_index("ix_facts_event_id", "facts")
    newest = [sa.text("day DESC"), sa.text("id DESC")]
    op.create_index("ix_facts_event", "facts", ["event_id", *newest, "state"])


def downgrade() -> None:
    """Forgets them."""
    op.drop_index("ix_facts_event", "facts")
    op.create_index("ix_facts_event_id", "facts", ["event_id"])
    for name in ("own", "standings"):
        op.drop_index(f"ix_fact_levels_{name}", "fact_levels")
    op.create_index("ix_fact_levels_series_moment", "fact_levels", [*_LATEST])
    op.create_index("ix_fact_levels_organisation_id_series_moment", "fact_levels", ["organisation_id", *_LATEST])
    for column in ("value", "state"):
        op.drop_column("fact_levels", column)
