"""What tests of every package have at hand."""

from __future__ import annotations

from hypothesis import settings

from tests.databases import database, emptied_url, empty_url, migrated_file, migrated_url, postgres

__all__ = ["database", "emptied_url", "empty_url", "migrated_file", "migrated_url", "postgres"]

# How long an example takes says more of the machine than of what is tested.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
