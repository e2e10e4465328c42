"""What tests of every package have at hand."""

from __future__ import annotations

from tests.databases import database, emptied_url, empty_url, migrated_file, migrated_url, postgres

__all__ = ["database", "emptied_url", "empty_url", "migrated_file", "migrated_url", "postgres"]
