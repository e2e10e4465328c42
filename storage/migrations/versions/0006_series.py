"""Figures that make series, by organisation."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision: str | None = "0005"


def upgrade() -> None:
    """Adds the table; `storage.migrate` fills it from the facts that are kept."""
    op.create_table(
        "fact_levels",
        sa.Column("fact_id", sa.Integer, nullable=False),
        sa.Column("series", sa.Text, nullable=False),
        sa.Column("organisation_id", sa.Text, nullable=False),
        sa.Column("moment", sa.Date, nullable=False),
        sa.PrimaryKeyConstraint("fact_id", "series", name="pk_fact_levels"),
        sa.ForeignKeyConstraint(["fact_id"], ["facts.id"], name="fk_fact_levels_fact_id", ondelete="CASCADE"),
    )
    by_time = (sa.text("moment DESC"), "fact_id")
    op.create_index("ix_fact_levels_series_moment", "fact_levels", ["series", *by_time])
    name = "ix_fact_levels_organisation_id_series_moment"
    op.create_index(name, "fact_levels", ["organisation_id", "series", *by_time])


def downgrade() -> None:
    """Forgets them; the facts stay."""
    op.drop_table("fact_levels")
