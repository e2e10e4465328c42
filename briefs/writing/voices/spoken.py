"""A plan in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefs.lexicon import Lexicon
from briefs.model import Lang, Quantity, Status
from briefs.writing import figures
from briefs.writing.gather import Figure
from briefs.writing.plan import Plan


@dataclass(frozen=True, slots=True)
class Spoken:
    """A plan in one language, with the words for its figures and terms."""

    plan: Plan
    status: Status
    lang: Lang
    lexicon: Lexicon
    now: date

    def term(self, key: str | None) -> str:
        """A term in the line's language, empty for none."""
        return self.lexicon.terms[key].show(self.lang) if key else ""

    def figure(self, found: Figure | None, *, noun: bool = True) -> str:
        """A figure, empty for none."""
        return figures.figure(found, self.lang, self.lexicon, noun=noun) if found else ""

    def percent(self, quantity: Quantity | None) -> str:
        """A share or a change with its exactness, without sign."""
        if quantity is None:
            return ""
        return figures.bounded(figures.percent(quantity.value, self.lang), quantity.bound, self.lang)
