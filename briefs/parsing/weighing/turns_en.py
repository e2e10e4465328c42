"""What an English predicate tells whatever its other words speak for: what one piece costs, how many are made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from briefs.model import MONEY, Kind, Unit
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.weighing.trades_en import ALLIED, DEALT
from briefs.parsing.weighing.turn import ABOUT, MANY, SUM, Turn, turn

# From what amount on something is no price of a piece.
DEAR = Decimal(10_000_000)
PEOPLE = r"(?:people|students|pupils|teachers|engineers|officials|servants|women|workers|doctors|farmers|partners)"
PRICED = (
    rf"\bpriced (?:at|from|between) {SUM}|\bcharg(?:e|es|ed|ing) {SUM} (?:for|a|per)\b|\bwould (?:have )?cost {SUM}|"
    rf"\bcosts {SUM}|\b(?:be had|have|have (?:it|one|them)) for {SUM}|"
    rf"\b(?:sells?|retails?|starts?) (?:for|at|from) {SUM}|"
    rf"\b(?:customers|users|subscribers|buyers|developers|owners|parents) (?:can )?pay {SUM}"
)
OF_SHARES = re.compile(r"\b(?:shares?|stock|offering|IPO|listing|bonds?|wholesale|average)\b")


# What a figure is told with.
COUNTED = (
    turn(
        Kind.CAPABILITY,
        rf"\b(?:makes?|builds?|produces?|assembles?|(?:turns?|churns?) out) {MANY} "
        r"(?!(?:[\w-]+ )?(?:calls|deliveries|trips|rides|flights|decisions|visits)\b)"
        r"(?:[\w-]+ ){1,4}?(?:a|per|each|every) (?:day|week|month|quarter|year)\b|"
        rf"\b(?:room for|hold|holds|house|houses|cent(?:re|er)s? (?:of|with)) {MANY} (?:servers|racks|cabinets)\b",
        Kind.ADOPTION,
        Kind.PERFORMANCE,
    ),
    turn(
        Kind.TALENT,
        r"\b(?:doubl|tripl|quadrupl)\w+ (?:the size of )?(?:its|their|the) (?:[\w-]+ ){0,3}"
        r"(?:team|staff|workforce|headcount)\b|"
        rf"\b(?:has|have|had|employs?|counts?) {MANY} (?:people|engineers|researchers|staff|employees)\b",
        Kind.ADOPTION,
        Kind.PERFORMANCE,
    ),
    turn(
        Kind.TALENT,
        r"\b(?:majors|courses of study|degree (?:courses|programmes|programs))\b|"
        r"\b(?:settling-in|housing|living|relocation) (?:allowance|subsid|grant|bonus)\w*|"
        r"\b(?:for|to) (?:[\w-]+ ){0,4}(?:scientists|specialists|talents?|PhDs|graduates)\b",
        Kind.POLICY,
        Kind.INVESTMENT,
    ),
    turn(
        Kind.ADOPTION,
        rf"\b(?:completed|handled|carried out|flown|delivered) {MANY} (?:[\w-]+ ){{0,2}}?"
        r"(?:orders|deliveries|flights|trips|rides|calls|parcels)\b|"
        r"\borders\b.{1,60}\bplaced (?:through|via|with|in)\b",
        Kind.MARKET,
    ),
    turn(
        Kind.INVESTMENT,
        r"\b(?:spent|spends?|spending) (?:[^,.;]{1,60} )?on (?:research|R&D)\b|"
        r"\bR&D (?:accounts?|accounted|makes up|made up)\b",
        Kind.MARKET,
        Kind.PERFORMANCE,
    ),
    turn(Kind.INVESTMENT, rf"\b(?:will|would|to) invest {SUM}", Kind.MARKET),
    turn(
        Kind.FUNDING,
        r"\bdiscount (?:of|to)\b.{1,80}\b(?:traded|clos\w+)\b|(?:%| per cent) below [^.]{1,25}\bclos(?:e|ing price)\b",
        Kind.MARKET,
        Kind.PERFORMANCE,
    ),
    turn(
        Kind.TALENT,
        rf"\b(?:to train|ha(?:s|ve) (?:also |already )?trained) (?:its first |its )?{MANY} "
        rf"(?:[\w-]+ ){{0,3}}?{PEOPLE}\b",
        Kind.POLICY,
        Kind.ADOPTION,
        Kind.PARTNERSHIP,
    ),
    turn(Kind.ADOPTION, rf"\b{MANY} tokens (?:a|per|each|every) day\b", Kind.PERFORMANCE),
    turn(
        Kind.PERFORMANCE,
        r"\d(?:%| per cent) (?:more|less|fewer|faster) (?:[\w-]+ ){0,2}?than (?:an?|one|its) "
        r"(?!year|quarter|month|week)|"
        r"\bused \d[\d.]*(?:%| per cent) (?:less|fewer)\b|"
        r"\b(?:recogni[sz]es?|detects?|identif(?:y|ies)|spots?|catch(?:es)?) \d[\d.]*(?:%| per cent)",
        Kind.ADOPTION,
    ),
    turn(
        Kind.MARKET,
        rf"\b(?:sells?|sold|makes?|handles?|handled) {ABOUT}\d[\d.]*(?:%| per cent) of (?:the|all)\b",
        Kind.ADOPTION,
        Kind.CAPABILITY,
    ),
)
PRICE = turn(Kind.PERFORMANCE, PRICED, Kind.MARKET, Kind.INVESTMENT, Kind.ADOPTION)
# What is told with or without one.
SAID = (
    turn(
        Kind.MARKET,
        rf"\bordered (?:{MANY} |it\b|them\b|[A-Z](?![^.;]{{1,60}} to [a-z]))|\bto order {MANY} |"
        r"\bawarded (?:\w+ )?contracts? for\b|\btook delivery of\b",
        Kind.ADOPTION,
        Kind.PARTNERSHIP,
    ),
    turn(
        Kind.RELEASE,
        r"\bjoint venture\b.{1,90}?\b(?:will|is|has|to) (?:deliver|design|develop|launch|unveil|present)",
        Kind.PARTNERSHIP,
    ),
    turn(
        Kind.PARTNERSHIP,
        r"\btie-up\b|\bjointly\b|\bjoint program(?:me)?\b|\bagreed to test\b|"
        r"\b(?:runs?|opened|set up|founded|announced|launched) (?:a|their) joint "
        r"(?:school|lab|laboratory|cent(?:re|er)|institute|studio)\b",
        Kind.ADOPTION,
        Kind.TALENT,
    ),
    turn(Kind.TALENT, r"\bco-?founded [A-Z]|\bboth previously (?:with|at)\b", Kind.PARTNERSHIP),
    turn(
        Kind.FUNDING,
        r"\bsold (?:its|their) (?:[\w-]+ ){1,4}?(?:unit|business|arm|division|stake|subsidiary|operations)\b",
        Kind.MARKET,
    ),
    turn(Kind.ADOPTION, r"\bpay for (?:it|them)\b|\bjoined the (?:waiting ?list|waitlist)\b", Kind.TALENT),
    turn(Kind.RELEASE, r"\bshould be (?:out|ready|available)\b", Kind.STRATEGY),
    turn(Kind.RELEASE, r"^[^,]{3,50}, due (?:in|by|out|at)\b", Kind.CAPABILITY),
    turn(Kind.MARKET, r"\bma(?:de|kes?|king) (?:[^.;]{1,60} )?free of charge\b", Kind.RELEASE, Kind.ADOPTION),
    turn(Kind.ADOPTION, r"\b(?:is|are|was|were) (?:already |now )?(?:at work|in use)\b", Kind.RELEASE),
)


def turned(clause: Clause, likely: Mapping[str, float]) -> dict[str, float]:
    """How likely each kind is, where a predicate tells another kind of what is taken for these."""
    found = dict(likely)
    for told in _turns(clause):
        for kind in told.taken & found.keys():
            if told.pattern.search(clause.text):
                found[told.kind] = max(found.get(told.kind, 0.0), found.pop(kind))
    return found


def _turns(clause: Clause) -> Iterator[Turn]:
    if clause.quantities:
        yield from COUNTED
        yield from DEALT
        if _may_be_price(clause):
            yield PRICE
    yield from SAID
    yield from ALLIED


def _may_be_price(clause: Clause) -> bool:
    """Whether a clause holds small amounts of money, none of a share, and tells of no change."""
    if any(q.unit is Unit.PERCENT or (q.unit in MONEY and q.value >= DEAR) for q in clause.quantities):
        return False
    return any(q.unit in MONEY for q in clause.quantities) and OF_SHARES.search(clause.text) is None
