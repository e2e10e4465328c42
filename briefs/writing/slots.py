"""What can be told of a fact, by its sentence: its terms sorted, its figures gathered, its time."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.lexicon import Lexicon
from briefs.lexicon.measures import measures
from briefs.model import MONEY, Bound, Fact, Quantity, Role, SourcedFact, Unit
from briefs.said import around, place, readable, said
from briefs.writing.figures import TOPS
from briefs.writing.gather import Figure, Gathered, gather
from briefs.writing.plan import Plan, Slots, counted_in
from briefs.writing.products import is_a
from briefs.writing.sentence import bases, limits, stretches, timing, undone
from briefs.writing.sentence.bases import CLOSED
from briefs.writing.sentence.bearing import borne

MOST_FIGURES = 3
# Operations a second that needn't be of floating point: 560TOPS, 1500테라옵스, 80 trillion operations a second.
_OPERATIONS = re.compile(r"TOPS|옵스|operations (?:a|per|each|every) second")
_WRITTEN = 40
# Just under: 10% 가까이, nearly 10%.
_NEARLY_AFTER = re.compile(r"(?:\s?\([^()]{1,30}\))?(?:에|의)?\s?(?:가까이|가까운|육박)")
_NEARLY_BEFORE = re.compile(r"\b(?:nearly|almost|close to)\s+(?:[$€£¥]|US\$|HK\$|an?\s)?$", re.IGNORECASE)


def slots(sourced: SourcedFact, lexicon: Lexicon) -> Slots | None:
    """What can be told of a fact; None where it has no subject, an unknown action or more figures than a line holds."""
    fact = undone.kept(sourced, lexicon)
    if not readable(fact) or undone.undone(fact, sourced.sentence):
        return None
    own = borne(said(fact, sourced.sentence), fact, sourced.sentence, lexicon)
    if own is None:
        return None
    own = tuple(_nearly(quantity, fact, sourced.sentence) for quantity in own)
    figures = _countable(gather(_renamed(own, sourced.sentence), sourced.sentence, fact.span), sourced, lexicon)
    told = len(figures.amounts) + len(figures.changes) + len(figures.multiples)
    if not fact.subject or told > MOST_FIGURES + 1:
        return None
    terms = _telling(fact, figures, lexicon)
    unsold = measures().terms["unsold"]
    what = tuple(dict.fromkeys(name for name in fact.what if is_a(name, lexicon) not in unsold))
    base = _base(sourced, fact, figures, terms, lexicon)
    return Slots(fact, lexicon, figures, terms, what, base, sourced.sentence, sourced.source.published)


def _base(sourced: SourcedFact, fact: Fact, figures: Gathered, terms: tuple[str, ...], lexicon: Lexicon) -> Plan:
    """What every line of the fact has in common: whom it is about, when it is and how far it has come."""
    lang = sourced.source.lang
    periods = [t for t in terms if lexicon.terms[t].type == "period" and stretches.is_of(t, sourced, lexicon)]
    bound = limits.of(sourced)
    when = None if limits.on_comments(sourced, bound) else timing.when(sourced)
    return Plan(
        "",
        subject=fact.subject,
        period=periods[0] if len(periods) == 1 else None,
        when=when or (timing.past_year(sourced) if len(periods) == 1 else None),
        limit=bound,
        past=timing.past(sourced),
        future=timing.future(sourced),
        basis=bases.basis(sourced.sentence, figures.changes, fact.span, lang),
        going_on=undone.going_on(fact, sourced.sentence, lang),
        stance=undone.stance(fact, sourced.sentence, lang),
        action=fact.action,
    )


def _renamed(quantities: tuple[Quantity, ...], sentence: str) -> tuple[Quantity, ...]:
    """The figures called what they are: sales of CNY 862 billion are revenue, stock that fell 2% is its price.

    So is stock beside the price at which it was offered, and at which a day of trading closed.
    """
    named = {q.measure for q in quantities if q.unit in MONEY and q.measure}
    names = {measure: name for measure, name in measures().money.items() if measure in named}
    moved = any(q.measure == "stock" and q.role is Role.CHANGE for q in quantities)
    closed = "stock" in named and CLOSED.search(sentence)
    names |= {"stock": "share-price"} if moved or closed or "offer-price" in named else {}
    called = tuple(replace(q, measure=names.get(q.measure or "", q.measure)) for q in quantities)
    return tuple(replace(q, measure="share-price") if _from_offer(q) else q for q in called)


def _nearly(quantity: Quantity, fact: Fact, sentence: str) -> Quantity:
    """The figure as one that is just under, where its sentence says more than that it is about so much."""
    if quantity.bound is not Bound.ABOUT:
        return quantity
    before, after = around(quantity, fact.span, sentence)
    near = _NEARLY_AFTER.match(after) or _NEARLY_BEFORE.search(before)
    return replace(quantity, bound=Bound.NEARLY) if near else quantity


def _from_offer(quantity: Quantity) -> bool:
    """Whether it is a change from the price at which stock was offered: of what it trades at, that is."""
    return quantity.measure == "offer-price" and quantity.role is Role.CHANGE


def _telling(fact: Fact, figures: Gathered, lexicon: Lexicon) -> tuple[str, ...]:
    """The terms without those that say nothing alone and those that a figure counts."""
    vague = measures().terms["vague"]
    counted = {figure.counted for figure in figures.amounts}
    counted |= {quantity.counted for quantity in fact.quantities if quantity.unit in (Unit.UNITS, Unit.COUNT)}
    return tuple(t for t in dict.fromkeys(fact.terms) if t in lexicon.terms and t not in vague and t not in counted)


def _countable(figures: Gathered, sourced: SourcedFact, lexicon: Lexicon) -> Gathered:
    """The figures with what Korean counts them in: by the thing, else by the product, else by the trade."""
    counted = (counted_in(_in_operations(figure, sourced), sourced.fact, lexicon) for figure in figures.amounts)
    return replace(figures, amounts=tuple(counted))


def _in_operations(figure: Figure, sourced: SourcedFact) -> Figure:
    """The figure, in operations where its sentence writes it so."""
    if figure.unit is not Unit.FLOPS:
        return figure
    start, end = place(figure.low, sourced.fact.span)
    written = sourced.sentence[start : end + _WRITTEN]
    return replace(figure, counter=TOPS) if _OPERATIONS.search(written) else figure
