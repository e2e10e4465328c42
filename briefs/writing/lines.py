"""A fact as one line in one language."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from briefs.lexicon import Lexicon
from briefs.model import Lang, SourcedFact


def line(fact: SourcedFact, *, lexicon: Lexicon, lang: Lang, now: date) -> Markup | None:
    """The fact's line in `lang` without source number, escaped, the first company in bold.

    None where the line would say nothing without its sentence, or where a slot that carries its meaning has no
    certain rendering in `lang`.
    """
    raise NotImplementedError
