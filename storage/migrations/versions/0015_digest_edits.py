"""What digests were made of, and how far their messages have followed what was corrected since."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision: str | None = "0014"


def upgrade() -> None:
    """Makes room."""
    op.add_column("editions", sa.Column("asked", sa.JSON))
    op.add_column("editions", sa.Column("acts", sa.Integer))
    op.create_table(
        "digest_edits",
        sa.Column("delivery_id", sa.Integer, autoincrement=False, nullable=False),
        sa.Column("upto", sa.Integer, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("outcome", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("delivery_id", name="pk_digest_edits"),
        sa.ForeignKeyConstraint(
            ["delivery_id"], ["deliveries.id"], name="fk_digest_edits_delivery_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_deliveries_edition_id", "deliveries", ["edition_id"])
    op.create_index("ix_audit_at", "audit", ["at"])


def downgrade() -> None:
    """Forgets it."""
    op.drop_index("ix_audit_at", "audit")
    op.drop_index("ix_deliveries_edition_id", "deliveries")
    op.drop_table("digest_edits")
    for column in ("acts", "asked"):
        op.drop_column("editions", column)
