"""The databases, and nothing else."""

from __future__ import annotations

from tests.databases import database, empty_url, migrated_file, migrated_url, postgres

__all__ = ["database", "empty_url", "migrated_file", "migrated_url", "postgres"]
