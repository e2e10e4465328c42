"""Weighs what a clause holds for each kind of fact: cues, measures and units propose kinds, the judge decides."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from briefs.lexicon import kind_signs
from briefs.lexicon.measures import measures
from briefs.model import MONEY, Kind, Unit
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.pricetargets import price_target
from briefs.parsing.learned.judge import Features, judge
from briefs.parsing.subjects.clientele import named
from briefs.parsing.subjects.purposes import of_money
from briefs.parsing.subjects.stakes import share
from briefs.parsing.text.cues import Cue
from briefs.parsing.weighing.objects import meant
from briefs.parsing.weighing.turns import turned
from briefs.values import value

COMPARED = re.compile(r"(?:%|per cent|percent) of (?:its|their|the)(?: \w+)? $")
# What looks like a takeover or an opening and is none: took over as chairman, bought 300 chips, its open-source model.
OTHERWISE = {
    "acquire": re.compile(
        r"t(?:ook|akes?|aken) over as\b|"
        r"(?:b(?:uy|uys|uying|ought)|purchas(?:es?|ed|ing)) (?:(?:(?!of\b|in\b)[\w’'.,-]+ ){0,4}?"
        r"(?:chips?|GPUs?|cards|processors|accelerators|machines|robots|servers|vehicles|cars|lorries|trucks|tools|"
        r"equipment|wafers|drones|phones|devices|tokens|computing)|more|fewer|less)\b",
        re.IGNORECASE,
    ),
    "release-open": re.compile(
        r"open-source (?:[\w-]+ ){0,2}(?:models?|software|systems?|projects?|rivals?|versions?|tools?|code|family)\b",
        re.IGNORECASE,
    ),
}
# A price that is measured by what the shares were offered at is one of trading: opened 57% above its offer price.
TRADED = re.compile(r"\b(?:above|below|over|under) (?:its|the|their) (?:offer|issue|offering|listing|IPO) price\b")
# That something is made by the thousand is no release of it.
MADE = re.compile(
    r"\W*(?:the |its )?(?:mass |volume |trial |series |small-batch )production (?:of|is|was|began|will)\b", re.I
)
# From how likely a reading is taken up.
LIKELY = 0.38
PRICE = 1.0
PERFORMANCE, FUNDING, MARKET = Kind.PERFORMANCE.value, Kind.FUNDING.value, Kind.MARKET.value
RELEASE, CAPABILITY = Kind.RELEASE.value, Kind.CAPABILITY.value
INVESTMENT, ADOPTION, PARTNERSHIP = Kind.INVESTMENT.value, Kind.ADOPTION.value, Kind.PARTNERSHIP.value
# What a Korean clause is taken for that says what money is for.
INTENDED = (FUNDING, CAPABILITY, Kind.STRATEGY.value)
# How likely a share that somebody holds of a company is a funding, what money is for an investment, what customers
# have in use an adoption, and the price that a broker expects of a share of the market.
HELD = 0.6
SIZES = frozenset({Unit.PARAMETERS, Unit.TOKENS})
LENGTHS = frozenset({Unit.YEARS, Unit.MONTHS, Unit.DAYS})
KINDS: Mapping[str, Kind] = {kind.value: kind for kind in Kind}
MAIN, MEASURE, UNIT, SURE = 0.5, 1.0, 1.6, 0.8


@value
class Reading:
    """One way to take a clause: a kind of fact, how likely the clause tells one, and its decisive cue."""

    kind: Kind
    probability: float
    cue: Cue | None


def readings(clause: Clause, seen: Features) -> tuple[Reading, ...]:
    """The kinds of fact that the clause is likely to tell, the likeliest first."""
    likely = judge(f"kinds-{clause.lang}").among(seen, LIKELY)
    if share(clause):
        likely[FUNDING] = max(likely.get(FUNDING, 0.0), HELD)
    if of_money(clause):
        plain = [likely.pop(kind, 0.0) for kind in INTENDED] if clause.lang == "ko" else []
        likely[INVESTMENT] = max(likely.get(INVESTMENT, 0.0), HELD, *plain)
    if clause.organisations and named(clause):
        likely[ADOPTION] = max(likely.get(ADOPTION, 0.0), likely.pop(PARTNERSHIP, 0.0), HELD)
    if price_target(clause):
        likely = {MARKET: max(likely.get(MARKET, 0.0), HELD)}
    elif FUNDING in likely and TRADED.search(clause.text):
        likely[MARKET] = max(likely.get(MARKET, 0.0), likely.pop(FUNDING))
    if RELEASE in likely and MADE.match(clause.text):
        likely[CAPABILITY] = max(likely.get(CAPABILITY, 0.0), likely.pop(RELEASE))
    if not likely:
        return ()
    if clause.lang == "en":
        likely = turned(clause, likely)
    if PERFORMANCE in likely and _shown(clause):
        likely = {Kind.RELEASE.value: likely.pop(PERFORMANCE), **likely}
    cues = _cues(clause)
    found = [
        Reading(KINDS[kind], chance, clause.decisive(cues.get(KINDS[kind], ()))) for kind, chance in likely.items()
    ]
    found = [_meant(clause, reading) for reading in found] if clause.lang == "ko" else found
    found.sort(key=lambda reading: (-reading.probability, reading.kind))
    return tuple({reading.kind: reading for reading in reversed(found)}.values())[::-1]


def _meant(clause: Clause, reading: Reading) -> Reading:
    """`reading` as the object of its verb has it; the cue then tells nothing of the other kind."""
    kind = meant(clause, reading.kind, reading.cue)
    return reading if kind is reading.kind else Reading(kind, reading.probability, None)


@lru_cache(maxsize=32)
def _cues(clause: Clause) -> Mapping[Kind, Sequence[Cue]]:
    cues: dict[Kind, list[Cue]] = {}
    for cue in clause.telling:
        if not _of_another(clause, cue):
            cues.setdefault(KINDS[cue.group], []).append(cue)
    return cues


def rules(clause: Clause) -> dict[Kind, float]:
    """Every kind that the clause's wording speaks for, and how strongly."""
    scores: dict[Kind, float] = defaultdict(float)
    for kind, found in _cues(clause).items() if clause.telling else ():
        names, signs = {cue.name for cue in found}, kind_signs()[kind]
        scores[kind] += signs.weight * len(names) + SURE * (not signs.sure.isdisjoint(names))
    if main := clause.decisive(clause.telling):
        scores[KINDS[main.group]] += MAIN
    _weigh_signs(clause, scores)
    if not scores and clause.products and any(q.unit in MONEY for q in clause.quantities):
        # 시걸은 6만9800위안이다: a product and an amount, and no verb that says otherwise, is its price.
        scores[Kind.PERFORMANCE] = PRICE
    if _shown(clause):
        scores[Kind.RELEASE] = max(scores.values()) + MAIN
    return dict(scores)


def _shown(clause: Clause) -> bool:
    """Whether a model is shown with its size: a release first; what it is like is told beside it."""
    if not any(quantity.unit in SIZES for quantity in clause.quantities):
        return False
    main = clause.decisive([cue for cue in clause.telling if not _of_another(clause, cue)])
    return main is not None and main.group == Kind.RELEASE


def _of_another(clause: Clause, cue: Cue) -> bool:
    """Whether a business measure only serves to compare, somebody takes over a post, or a thing is of an open sort."""
    at = cue.span.start - clause.span.start
    if cue.name in OTHERWISE:
        return OTHERWISE[cue.name].match(clause.text, at) is not None
    return cue.name == "earn" and bool(COMPARED.search(clause.text[: cue.span.start - clause.span.start]))


def _weigh_signs(clause: Clause, scores: dict[Kind, float]) -> None:
    if not clause.terms and not clause.quantities:
        return
    terms = {mention.id for mention in clause.terms} & _measures()
    units = {quantity.unit for quantity in clause.quantities}
    if not terms and units.isdisjoint(_units()):
        return
    told = {term for term in terms if any(_told(term, unit) for unit in units)} if units else set[str]()
    if not MONEY.isdisjoint(units):
        units.discard(Unit.TOKENS)
    for kind, signs in kind_signs().items():
        if not signs.measures.isdisjoint(told):
            scores[kind] += MEASURE
        elif kind in scores and not signs.measures.isdisjoint(terms):
            scores[kind] += MEASURE / 2
        if not signs.units.isdisjoint(units):
            scores[kind] += UNIT


@cache
def _measures() -> frozenset[str]:
    """Every measure that speaks for a kind."""
    return frozenset().union(*[signs.measures for signs in kind_signs().values()])


@cache
def _units() -> frozenset[str]:
    """Every unit that speaks for a kind."""
    return frozenset().union(*[signs.units for signs in kind_signs().values()])


def _told(measure: str, unit: Unit) -> bool:
    """Whether a figure of `unit` can tell a level or a change of `measure`."""
    if unit in (Unit.PERCENT, Unit.TIMES):
        return True
    fits = measures().fits.get(measure)
    return unit in fits if fits is not None else unit not in MONEY and unit not in LENGTHS
