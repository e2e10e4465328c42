"""A fact as one line in one language."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from markupsafe import Markup

from briefs.lexicon import Lexicon
from briefs.model import Lang, SourcedFact
from briefs.writing import names
from briefs.writing.names import UnsaidError

KEPT = 4096  # lines kept, since readers ask for the same news


@lru_cache(maxsize=KEPT)
def line(fact: SourcedFact, *, lexicon: Lexicon, lang: Lang, now: date) -> Markup | None:
    """The fact's line in `lang` without source number, escaped, the first company in bold.

    None where the line would say nothing without its sentence, or where a slot that carries its meaning has no
    certain rendering in `lang`.
    """
    from briefs.writing.telling import told  # its rules take a third of a second, and a bot that starts tells nothing

    text = told(fact, lexicon, lang, now)
    return None if text is None else _sentence(text)


def subject_name(fact: SourcedFact, lang: Lang, lexicon: Lexicon) -> str:
    """Whom the fact is about, empty where `lang` has no name for them."""
    try:
        return names.listed([names.organisation(one, lang, lexicon) for one in fact.fact.subject], lang)
    except UnsaidError:
        return ""


def _sentence(text: Markup) -> Markup:
    """The line with its first letter in upper case, also inside bold; a name such as iFlytek keeps its own."""
    at = len("<b>") if text.startswith("<b>") else 0
    if text[at + 1 : at + 2].isupper():
        return text
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
