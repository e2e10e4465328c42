"""Tells from the wording how far a fact has come, and which sentences tell none."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from briefs.lexicon.conjugate import SSANG_SIOT, syllables
from briefs.lexicon.wording import pattern
from briefs.model import MONEY, Kind, Status, Unit
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.pricetargets import price_target
from briefs.parsing.clauses.reach import conceded, of_itself
from briefs.parsing.status import tenses_ko
from briefs.parsing.status.outlooks import OUTLOOK as SHOULD
from briefs.parsing.status.outlooks import is_past, left_behind, put_out, together_now, told_of_another
from briefs.parsing.status.relayed import relayed
from briefs.parsing.text.cues import Cue

ORDER = (Status.UNCONFIRMED, Status.FORECAST, Status.PLANNED)
# What a paper says that nobody has announced is unconfirmed; figures that it reports of a business are taken as done.
HEARSAY = frozenset(
    {Kind.RESTRICTION, Kind.CAPABILITY, Kind.PARTNERSHIP, Kind.INVESTMENT, Kind.FUNDING, Kind.RELEASE, Kind.STRATEGY}
)
# Wording that tells a status of some kinds of fact only: an outlook of business figures is a forecast, a draft of rules
# or what they oblige to is no rule in force yet, and money that is set aside is not spent yet.
OF_KINDS: Mapping[str, tuple[frozenset[Kind], Status, Status]] = {
    "outlook": (frozenset({Kind.MARKET}), Status.FORECAST, Status.PLANNED),
    "duty": (frozenset({Kind.RESTRICTION, Kind.POLICY}), Status.PLANNED, Status.DONE),
    "earmarked": (frozenset({Kind.INVESTMENT}), Status.PLANNED, Status.DONE),
    "promised": (frozenset({Kind.POLICY, Kind.INVESTMENT}), Status.PLANNED, Status.DONE),
    "sought": (frozenset({Kind.FUNDING}), Status.PLANNED, Status.DONE),
    "comes": (frozenset({Kind.RELEASE}), Status.PLANNED, Status.DONE),
}
# What has been done with a draft: passed, it is a rule; shown or put out, its showing is done.
PASSED = re.compile(r"(?:통과|의결|가결|채택|공포)(?:했|하고|하며|됐|시켰|시키고)|통과돼")
IN_FORCE = re.compile(r"\bmust (?:now|already)\b|\bnow must\b")
SHOWN = re.compile(r"(?:공개|발표|배포|회람|공고)(?:했|하고|하며|됐)|내놨|내놓았|내놓고|펴냈")
# How far from its end a sentence may say something that is denied, in characters.
AFFIRMING = 32
# What is thought of figures to come is a forecast: believes that profit will reach.
BELIEF = re.compile(r"\b(?:believ(?:es?|ing)|thinks?|reckons?|(?:is|are) confident|assumes?)\b[^.;]{1,120}?\bwill\b")
# Endings of a Korean clause with a tense of its own.
OWN_TENSE = re.compile(r"(?:고 있(?:고|으며|는데)|이고|이며|인데),?\s*$")
# What is done and then added to: 조달한 데 이어 …을 논의하고 있는 것으로 알려졌다.
BESIDE_THAT = re.compile(r"[한된난린친은] 데 이어")
# What a company warns of that reckons with its business.
OUTLOOK = MONEY | {Unit.PERCENT}
WARNS = re.compile(r"(?:, [^,]{1,60},)? (?:(?:has|had|also|itself|again|earlier) ){0,2}")
QUESTION = re.compile(r"(?:\?|[을를할될갈울릴줄질]까\.?|[되있없하]나\.|는가\.)\Z")
CLOSING = "\"'”’)"
# What an English sentence asks that says further on who does not tell.
ASKED = re.compile(r"\W*(?:who|what|when|where|why|how|whether|which)\b", re.IGNORECASE)
# Syllables with the final consonant of the past tense, and how far from its end a Korean clause may show it.
PAST = re.compile(f"[{syllables(SSANG_SIOT)}]")
ENDING = 6
UNTOLD = pattern("status", "untold")
# What is told of the whole world's trade is told of nobody.
WORLDWIDE = {
    "ko": re.compile(
        r"\W*(?:[^,.]{0,14}\s)?(?:전 ?세계|세계|글로벌)\s[^,.]{0,24}?"
        r"(?:출하량?|시장|판매량?|수요|매출|생산량?)(?:\s규모)?[은는이가]\s"
    ),
    "en": re.compile(
        r"\W*(?:worldwide|globally|(?:global|world|worldwide)\s(?:[\w-]+\s){0,4}?(?:shipments|sales|demand|output|revenue))\b",
        re.IGNORECASE,
    ),
}
# Who speaks where an English verb of saying is taken for that of somebody who judges.
SAYS = re.compile(r"(?:said|says) a\b|told (?:me|us)\b")
BROKER = pattern("status", "broker")
PAPERS = pattern("status", "papers")
OF_A_FIRM = re.compile(r"\b(?:[Mm]anagement|[Tt]he (?:firm|company|group))(?: has)? $")
OF_SOMEWHERE = (" in ", " at ", " of ", " from ")
BOUND = pattern("status", "bound")
REFUSED = pattern("status", "refused")
AFFIRMS = pattern("status", "affirms")
WHOSE_WORD = {"unconfirmed", "reported"}
# How far from its end a Korean clause's predicate may stand, or an English word before its verb, in characters.
PREDICATE = 14


def status(clause: Clause, after: tuple[Clause, ...], kind: Kind, verb: Cue | None = None) -> Status:
    """The status of what `clause` tells as `kind` by `verb`; the sentence's end colours the clauses before it."""
    if clause.lang == "en" and BROKER.search(clause.sentence.text) and _foreseen(clause, verb):
        return Status.FORECAST
    found = _of_clause(clause, kind, verb)
    if clause.lang == "en" and any(_warns(clause, cue) for cue in clause.cued("void")):
        found |= {"forecast"}
    if after:
        found |= _of_end(after[-1], clause)
    if clause.lang == "ko" and relayed(clause.sentence.text):
        found.add("reported")
    if "duty" in found and _done_with(clause, kind):
        found.remove("duty")
    if not found:
        return Status.DONE
    names = {_of_kind(name, kind) for name in found}
    if (
        kind is Kind.MARKET
        and "planned" in names
        and (price_target(clause) or BELIEF.search(clause.text) or SHOULD.search(clause.text))
    ):
        return Status.FORECAST
    if "reported" in names and kind in HEARSAY:
        return Status.UNCONFIRMED
    return next((state for state in ORDER if state in names), Status.DONE)


def _foreseen(clause: Clause, verb: Cue | None) -> bool:
    """Whether what a broker tells of may be ahead: neither done by its verb nor the price that he puts on a share."""
    return not (verb and is_past(clause, verb)) and not price_target(clause)


def _done_with(clause: Clause, kind: Kind) -> bool:
    """Whether a draft was passed, or put out with nothing told of what it gives; in English whether it binds now."""
    shown = kind is Kind.POLICY and not clause.quantities
    return bool(PASSED.search(clause.text) or (shown and SHOWN.search(clause.text)) or IN_FORCE.search(clause.text))


def _of_kind(name: str, kind: Kind) -> str:
    """What a status cue's name says of a fact of `kind`."""
    if name not in OF_KINDS:
        return name
    kinds, of_them, of_others = OF_KINDS[name]
    return of_them if kind in kinds else of_others


def _of_clause(clause: Clause, kind: Kind, verb: Cue | None) -> set[str]:
    """The clause's own status cues; in Korean those from the fact's verb on: what stands before tells of others."""
    told = clause.cued("status")
    if clause.lang == "ko" and ((foretold := tenses_ko.foretold(clause.text)) or tenses_ko.ahead(clause.text, kind)):
        return {"forecast" if foretold else "planned"} | {cue.name for cue in told}
    if not told:
        return set()
    own = [cue for cue in clause.cues if cue.group == kind]
    decisive = next((c for c in own if c is verb and left_behind(clause, c, own[0])), own[0] if own else None)
    return (_of_english if clause.lang == "en" else _of_korean)(clause, kind, decisive, told)


def _of_english(clause: Clause, kind: Kind, decisive: Cue | None, told: Sequence[Cue]) -> set[str]:
    start = clause.span.start
    own = decisive.span.start - start if decisive else None
    told = [cue for cue in told if not conceded(clause.text, cue.span.start - start, own)]
    cues = [
        cue
        for cue in told
        if not told_of_another(clause, decisive, cue)
        and not together_now(cue, clause.text, cue.span.start - start, kind)
    ]
    if kind is Kind.POLICY and cues:
        until = start + put_out(clause.text)
        cues = [cue for cue in cues if cue.span.start < until]
    if decisive and is_past(clause, decisive):
        first = decisive.span.start
        cues = [cue for cue in cues if cue.span.start <= first and not left_behind(clause, decisive, cue)]
    return {cue.name for cue in cues} | ({cue.name for cue in told} & WHOSE_WORD)


def _of_korean(clause: Clause, kind: Kind, decisive: Cue | None, told: Sequence[Cue]) -> set[str]:
    start = clause.span.start
    first = decisive.span.start if decisive else start
    parted = tenses_ko.parted(clause, decisive, kind) if decisive else None
    if parted is not None:
        told = [cue for cue in told if cue.span.start < parted or cue.name in WHOSE_WORD]
    if beside := decisive and BESIDE_THAT.search(clause.text, decisive.span.end - start):
        told = [cue for cue in told if cue.span.start - start < beside.start()]
    return {cue.name for cue in told if cue.span.end >= first and not tenses_ko.of_now(clause, cue, kind)}


def _of_end(last: Clause, clause: Clause) -> set[str]:
    """What the sentence's end says of `clause`: only whose word it is, where that has a tense of its own (했고)."""
    cues = last.cued("status")
    aimed = last.lang == "ko" and not last.moments and tenses_ko.targeted(last.text)
    if not (cues or aimed) or BESIDE_THAT.search(clause.text[-ENDING * 2 :]):
        return set()
    if last.lang == "en":
        base = last.span.start
        return {cue.name for cue in cues if not of_itself(last.text, cue.span.start - base)} & WHOSE_WORD
    figures = any(cue.group == Kind.MARKET for cue in last.cues) and not any(
        c.group == Kind.MARKET for c in clause.cues
    )
    if figures:  # supplies parts, and thinks that its sales will pass
        cues = [cue for cue in cues if cue.name != "forecast"]
    if PAST.search(clause.text[-ENDING:]) or OWN_TENSE.search(clause.text) or tenses_ko.settled(clause.text):
        return {cue.name for cue in cues} & WHOSE_WORD
    return {cue.name for cue in cues if last.span.end - cue.span.end <= PREDICATE} | ({"planned"} if aimed else set())


@lru_cache(maxsize=16)
def void(clause: Clause) -> bool:
    """Whether the clause denies, doubts, asks, judges or tells of the whole world, and so tells no fact of anybody."""
    if _asks(clause.text) or (clause.lang == "en" and _left_open(clause)):
        return True
    if not clause.organisations and WORLDWIDE[clause.lang].match(clause.text):
        return True
    cues = [cue for cue in clause.cues if cue.group == "void" and not (_warns(clause, cue) or _reports(clause, cue))]
    if not cues or clause.lang == "en":
        return bool(cues)
    ends = [cue for cue in cues if cue.name == "rumour" or clause.span.end - cue.span.end <= PREDICATE]
    if REFUSED.search(clause.text) or AFFIRMS.search(clause.text, max(0, len(clause.text) - AFFIRMING)):
        return False
    return any(not _bounds(clause, cue) for cue in ends)


def _reports(clause: Clause, cue: Cue) -> bool:
    """Whether it is a paper that says it, a company of itself, or one who knows of it: says a plan, Rokid told me."""
    start, end = cue.span.start - clause.span.start, cue.span.end - clause.span.start
    said = SAYS.match(clause.text, start)
    if said is None:
        return False
    if PAPERS.match(clause.text, end) or OF_A_FIRM.search(clause.text, max(0, start - PREDICATE), start):
        return True
    heard = any(c.name == "unconfirmed" and c.span.end > cue.span.start - PREDICATE * 3 for c in clause.cues)
    base, text = clause.span.start, clause.text
    named = [m.span for m in clause.organisations if not text.endswith(OF_SOMEWHERE, 0, m.span.start - base)]
    return heard or any(span.end - base == start - 1 for span in named)


def _bounds(clause: Clause, cue: Cue) -> bool:
    """Whether a Korean denial only says that a figure is not reached: 2%가 되지 않는다, 절반을 넘지 못했다."""
    ends = [q.span.end for q in clause.quantities if q.span.end <= cue.span.start]
    start = clause.span.start
    return bool(ends) and bool(BOUND.fullmatch(clause.text, ends[-1] - start, cue.span.start - start))


def _warns(clause: Clause, cue: Cue) -> bool:
    """Whether a company warns of a figure of its own: Nvidia has warned that a rule would cost it $600 million."""
    start, text = cue.span.start - clause.span.start, clause.text
    if not text.startswith("warned", start) or not any(q.unit in OUTLOOK for q in clause.quantities):
        return False
    return any(WARNS.fullmatch(text, m.span.end - clause.span.start, start) for m in clause.organisations)


def _asks(text: str) -> bool:
    said = text.rstrip().rstrip(CLOSING)
    return said.endswith(("?", "까", "까.", "나.", "가.")) and QUESTION.search(said, len(said) - 3) is not None


def _left_open(clause: Clause) -> bool:
    """Whether its sentence asks and is not told: Who will make it, the company did not say."""
    text = clause.sentence.text
    return bool(ASKED.match(text) and UNTOLD.search(text))
