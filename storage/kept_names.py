"""The lexicon with what articles taught and editors accepted, as far as telling events apart takes it."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from briefs.lexicon import Lexicon, load
from briefs.model import Organisation
from storage import codec
from storage.schema import organisations


def lexicon(connection: Connection, learned: Iterable[Organisation] = ()) -> Lexicon:
    """The shipped lexicon, with `learned` and every kept organisation that belongs to another.

    Of the others an event depends on nothing that is not in their ids.
    """
    rows = connection.execute(select(organisations).where(organisations.c.parent.is_not(None)).order_by("id"))
    return load().with_organisations([*learned, *map(codec.organisation_value, rows)])
