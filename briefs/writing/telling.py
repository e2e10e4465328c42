"""A fact's way to its line: what its sentence lets be told, its kind's plan of that, and the plan in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from markupsafe import Markup

from briefs.lexicon import Lexicon
from briefs.model import Lang, SourcedFact
from briefs.writing.environment import environment
from briefs.writing.kinds.planners import PLANNERS, default_action
from briefs.writing.names import UnsaidError
from briefs.writing.plan import Plan
from briefs.writing.slots import slots
from briefs.writing.support.agreed import timely
from briefs.writing.support.another import of_another_thing
from briefs.writing.support.governed import governed, headed
from briefs.writing.support.listed import with_more
from briefs.writing.support.manner import told_so
from briefs.writing.support.meant import against
from briefs.writing.support.named_as import sorted_by
from briefs.writing.support.sequence import in_order
from briefs.writing.support.times import moved_over
from briefs.writing.support.wholes import of_the_whole
from briefs.writing.voices.voice import Voice


def told(fact: SourcedFact, lexicon: Lexicon, lang: Lang, now: date) -> Markup | None:
    """The fact in `lang`, escaped, as its kind's template writes it; None where nothing can be said with certainty."""
    plan = _plan(fact, lexicon)
    if plan is None:
        return None
    template = environment().get_template(f"{lang}/{fact.fact.kind}.j2")
    try:
        text = template.render(f=Voice(plan, plan.status or fact.fact.status, lang, lexicon, now))
    except UnsaidError:
        return None
    # Quotes need no escaping outside attributes, and lines never stand in one.
    readable = " ".join(text.split()).replace("&#39;", "'").replace("&#34;", '"')
    return Markup(readable)  # noqa: S704 (rendered with autoescape)


def _plan(fact: SourcedFact, lexicon: Lexicon) -> Plan | None:
    """What the line says, in no language yet; None where its sentence supports none that the kind has."""
    if fact.fact.action not in lexicon.actions:
        fact = replace(fact, fact=replace(fact.fact, action=default_action(fact.fact)))
    chosen = slots(fact, lexicon)
    if chosen is None or against(chosen):
        return None
    chosen = headed(chosen)
    plan = PLANNERS[fact.fact.kind](chosen)
    for held in (governed, of_the_whole, told_so, moved_over, timely):
        plan = held(plan, chosen) if plan else None
    plan = sorted_by(plan, chosen) if plan else None
    if plan is None or of_another_thing(plan, chosen):
        return None
    return in_order(with_more(plan, chosen), chosen)
