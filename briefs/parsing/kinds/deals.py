"""How far a deal has got by its clause's own words: who applied for a listing or gave it up isn't listed."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.lexicon.wording import wording
from briefs.model import MONEY, Fact, Lang, Status, Unit
from briefs.parsing.clauses.borders import apart
from briefs.parsing.slots import backers
from briefs.parsing.slots.frame import Frame

# What the wording of a listing tells, the first that fits; a listing that is put off is none of them.
STEPS = (
    ("listing-dropped", "drop-listing"),
    ("listing-delayed", ""),
    ("listing-weighed", "weigh-listing"),
    ("listing-renewed", "apply-again"),
    ("listing-passed", "pass-review"),
    ("listing-asked", "apply-to-list"),
    ("listing-ready", "file"),
)
LISTINGS = frozenset({"list", "file"})
PURCHASES = frozenset({"acquire", "buy-shares"})
INTO_IT = re.compile(
    r"\b(?:put|puts|invested|poured|sank|pumped|injected) [^.;]{1,60}? in(?:to)? "
    r"(?:it|them|the (?:company|start-up|startup|firm|group|maker))\b|"
    r"\b(?:co-)?(?:led|leads) (?:the|this|its) (?:\w+ )?(?:deal|round|extension|financing)\b"
)
# Who tells it is paid: WeRide said that Grab would put money into its shares.
INTO_ITS = re.compile(
    r"\bsaid\b[^.;]{1,120}? (?:would|will|had|has) (?:put|invest|invested) [^.;]{1,60}? "
    r"in(?:to)? (?:its|their) (?:shares|stock)\b"
)
# What comes before the one that is listed: 지난 5일 상장한 무어스레드 주가는.
POSSESSIVE_EN = re.compile(r"['’]s? ")
LISTED = ("상장한", "입성한", "데뷔한")
# A second listing that is only to come, beside the STEPS to one.
PREPARED = re.compile(
    r"\b(?:prepar(?:es|ing)|plan(?:s|ning|ned)?|seek(?:s|ing)) (?:for )?(?:an?|its|the) |"
    r"상장[을도]?\s[^.]{0,6}(?:준비|추진)"
)
ASKED = re.compile(r"\b(?:was|been|being|is) (?:applied|asked|filed) for\b")
# What somebody says of another: 바이두는 쿤룬신이 상장을 신청했다고 공시했다.
ANNOUNCED = re.compile(r"다고\s(?:[^\s,.]{1,8}\s)?(?:공시|발표|밝혔|전했|보도)")


def come_to(fact: Fact, frame: Frame) -> Fact:
    """The fact with the action that its clause tells of; in doubt where it is only the founder of whoever is paid."""
    return _come_to(backers.told(fact, frame), frame)


def _come_to(fact: Fact, frame: Frame) -> Fact:
    if fact.action in LISTINGS:
        found = replace(fact, action=_listing(fact, frame.clause.text), subject=_listed(frame) or fact.subject)
        found = replace(found, date=_when(found, fact, frame))
        ahead = found.action == "list-again" and fact.status is Status.DONE and _prepared(frame.clause.text)
        return replace(found, status=Status.PLANNED, date=None) if ahead else found
    if fact.action in PURCHASES and _says("takeover-dropped", frame.clause.text):
        dated = fact.date if fact.status is Status.DONE else None
        return replace(fact, action="drop-takeover", status=Status.DONE, date=dated)
    if frame.clause.lang == "en" and len(fact.others) == 1 and INTO_ITS.search(frame.clause.text):
        return replace(fact, subject=fact.others, others=fact.subject, action="back")
    if fact.others and fact.action in ("", "raise", "back") and _says("itself-sold", frame.clause.text):
        return replace(fact, action="acquire")
    if frame.clause.lang == "en" and (paid := _payers(fact, frame)):
        return replace(fact, subject=frame.topic, others=paid, action="back")
    if fact.others and fact.action in ("", "raise") and _says("joined", frame.clause.text):
        return replace(fact, action="back")
    if fact.action in ("back", "") and not fact.quantities and _says("sponsors", frame.clause.text):
        return replace(fact, action="sponsor")
    fact = _without_owners(fact, frame)
    parts = "지분" in frame.clause.text or any(q.unit is Unit.PERCENT for q in fact.quantities)
    shares = frame.clause.lang == "ko" and fact.action == "" and parts
    if (
        (fact.action == "back" or shares)
        and not any(q.unit in MONEY for q in fact.quantities)
        and _holds(frame.clause.text, frame.clause.lang)
    ):
        return replace(fact, action="hold")
    return fact


def _says(group: str, text: str) -> bool:
    return wording("deals", group).search(text) is not None


def _listing(fact: Fact, text: str) -> str:
    """What a clause tells of a way to the stock market."""
    if not _says("market", text) or _says("listing-of-another", text):
        return ""
    if fact.action == "list" and _says("listing-twofold", text):
        return ""
    if fact.action == "list" and _says("listing-second", text):
        return "apply-to-list" if ASKED.search(text) else "list-again"
    if _says("listing-done", text) and fact.status is Status.DONE:
        return fact.action
    step = next(
        (action for group, action in STEPS if _says(group, text)), "file" if _says("sponsors", text) else fact.action
    )
    # What is planned is to be listed, however far the preparations are.
    ahead = fact.status in (Status.PLANNED, Status.FORECAST) and fact.action == "list"
    return fact.action if ahead and step in ("file", "pass-review", "apply-to-list", "apply-again") else step


def _when(found: Fact, fact: Fact, frame: Frame) -> str | None:
    """The date of the step that an English fact was `found` to tell, where its verb stands in another conjunct."""
    step = next((group for group, action in STEPS if action == found.action), None)
    said = wording("deals", step).search(frame.clause.text) if step and frame.clause.lang == "en" else None
    if said is None or frame.reading.cue is None or found.action == fact.action:
        return fact.date
    text, base = frame.clause.text, frame.clause.span.start
    if not apart(text, said.start(), frame.reading.cue.span.start - base):
        return fact.date
    return next((m.value for m in frame.clause.moments if not apart(text, said.start(), m.span.start - base)), None)


def _prepared(text: str) -> bool:
    """Whether a second listing is only to come."""
    return PREPARED.search(text) is not None or any(_says(group, text) for group, action in STEPS if action)


def _listed(frame: Frame) -> tuple[str, ...]:
    """Who is listed by a Korean predicate before its name, or by one that another company tells of."""
    cue, text, base = frame.reading.cue, frame.clause.text, frame.clause.span.start
    if cue is None or frame.clause.lang == "en":
        return ()
    at = cue.span.start - base
    if text.startswith(LISTED, at):
        return tuple(m.id for m in frame.actors if m.span.start == cue.span.start + len(LISTED[0]) + 1)
    told = ANNOUNCED.search(text, at)
    inner = [m.id for m in frame.actors if m.particle in ("이", "가") and m.span.end <= cue.span.start]
    return tuple(inner) if told and any(m.particle in ("은", "는") for m in frame.actors) else ()


def _payers(fact: Fact, frame: Frame) -> tuple[str, ...]:
    """Who put money into whom the text speaks of, where only they are named: 2 billion yuan from Tencent and others."""
    named = {m.id for m in frame.actors}
    if fact.action not in ("raise", "back", "") or not frame.topic or not named or named & set(frame.topic):
        return ()
    text, base = frame.clause.text, frame.clause.span.start
    givers = all(text.endswith("from ", 0, m.span.start - base) for m in frame.actors if m.id in fact.subject)
    return tuple(sorted(named)) if INTO_IT.search(text) or (givers and set(fact.subject) <= named) else ()


def _named(frame: Frame) -> set[str]:
    return {m.id for m in frame.actors}


def _owners(frame: Frame, group: str) -> set[str]:
    """Those whose own is something of `group`: Mininglamp's offering."""
    if frame.clause.lang == "ko":
        return set()
    text, base, owned = frame.clause.text, frame.clause.span.start, wording("deals", group)
    owners = ((m.id, POSSESSIVE_EN.match(text, m.span.end - base)) for m in frame.actors)
    return {owner for owner, mark in owners if mark and owned.match(text, mark.end())}


def _without_owners(fact: Fact, frame: Frame) -> Fact:
    """The fact without those who only tell whose a backer is: Sequoia's former Chinese arm, HSG."""
    only = _owners(frame, "arm") if fact.others else set()
    return replace(fact, others=tuple(o for o in fact.others if o not in only)) if only else fact


def _holds(text: str, lang: Lang) -> bool:
    """Whether shares are only held, not come by."""
    held = wording("deals", "held").search(text)
    if held is None:
        return False
    around = text if lang == "ko" else text[: held.end()]
    return not _says("come-by", around)
