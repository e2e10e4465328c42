"""Values for any column of any table, for tests that fill tables which they do not know."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, types

from tests.storage.samples import DAY, NOW


def something(column: Column[Any], number: int = 1) -> Any:
    """Something to stand in that column; with another number, something else where the column can tell."""
    sort = column.type
    if isinstance(sort, types.JSON):
        return []
    if isinstance(sort, types.Boolean):
        return False
    if isinstance(sort, types.Integer | types.Float):
        return number
    if isinstance(sort, types.Date):
        return DAY
    moment = isinstance(sort, types.DateTime) or getattr(sort, "impl_instance", None).__class__ is types.DateTime
    return NOW if moment or "DateTime" in type(sort).__name__ else f"말{number}"
