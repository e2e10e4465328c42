"""Alembic's entry: runs the revisions on the connection, and inside the transaction, that `storage.migrate` opened."""

from __future__ import annotations

from alembic import context

from storage import (  # noqa: F401 (they add their tables)
    schema_counts,
    schema_desk,
    schema_digests,
    schema_feeds,
    schema_holds,
    schema_intake,
    schema_merging,
)
from storage.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
