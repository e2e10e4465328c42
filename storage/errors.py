"""What storage raises."""

from __future__ import annotations


class StorageError(Exception):
    """Something could not be kept or read; the message says what and why, without passwords and without the data."""
