"""Finds the dates of a text and resolves them against the day of publication."""

from __future__ import annotations

from datetime import date

from briefs.model import Lang
from briefs.parsing.marks import Moment


def find(text: str, lang: Lang, published: date | None) -> tuple[Moment, ...]:
    """The dates of `text` in order."""
    return ()
