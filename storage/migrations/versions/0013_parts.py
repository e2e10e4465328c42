"""How far each part of a digest has come, and for how long Telegram refuses."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from storage.engine import UtcDateTime

revision = "0013"
down_revision: str | None = "0012"


def upgrade() -> None:
    """Makes room."""
    op.add_column("deliveries", sa.Column("fingerprint", sa.String(16)))
    op.add_column("deliveries", sa.Column("not_before", UtcDateTime))
    op.create_table(
        "holds",
        sa.Column("chat_id", sa.BigInteger, autoincrement=False, nullable=False),
        sa.Column("until", UtcDateTime, nullable=False),
        sa.PrimaryKeyConstraint("chat_id", name="pk_holds"),
    )


def downgrade() -> None:
    """Forgets it."""
    op.drop_table("holds")
    for column in ("not_before", "fingerprint"):
        op.drop_column("deliveries", column)
