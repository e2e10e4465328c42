"""A fact as one line in one language."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import lru_cache

from markupsafe import Markup

from briefs.lexicon import Lexicon
from briefs.model import Lang, SourcedFact
from briefs.writing import names
from briefs.writing.environment import environment
from briefs.writing.kinds.planners import PLANNERS, default_action
from briefs.writing.names import UnsaidError
from briefs.writing.plan import slots
from briefs.writing.support.agreed import timely
from briefs.writing.support.manner import told_so
from briefs.writing.support.meant import against
from briefs.writing.support.wholes import of_the_whole
from briefs.writing.voices.voice import Voice

KEPT = 4096  # lines kept, since readers ask for the same news


@lru_cache(maxsize=KEPT)
def line(fact: SourcedFact, *, lexicon: Lexicon, lang: Lang, now: date) -> Markup | None:
    """The fact's line in `lang` without source number, escaped, the first company in bold.

    None where the line would say nothing without its sentence, or where a slot that carries its meaning has no
    certain rendering in `lang`.
    """
    kind = fact.fact.kind
    if fact.fact.action not in lexicon.actions:
        fact = replace(fact, fact=replace(fact.fact, action=default_action(fact.fact)))
    chosen = slots(fact, lexicon)
    plan = PLANNERS[kind](chosen) if chosen and not against(chosen) else None
    plan = of_the_whole(plan, chosen) if plan and chosen else None
    plan = told_so(plan, chosen) if plan and chosen else None
    plan = timely(plan, chosen) if plan and chosen else None
    if plan is None:
        return None
    template = environment().get_template(f"{lang}/{kind}.j2")
    try:
        text = template.render(f=Voice(plan, plan.status or fact.fact.status, lang, lexicon, now))
    except UnsaidError:
        return None
    # Quotes need no escaping outside attributes, and lines never stand in one.
    readable = " ".join(text.split()).replace("&#39;", "'").replace("&#34;", '"')
    return _sentence(Markup(readable))  # noqa: S704 (rendered with autoescape)


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
