"""funding: money raised, a listing, a valuation, an acquisition; the subject is who is funded, listed or bought."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.model import MONEY, Fact, Kind, Unit
from briefs.parsing.kinds import deals
from briefs.parsing.slots import backers, sides
from briefs.parsing.slots.frame import Frame
from briefs.parsing.subjects import stakes
from briefs.parsing.subjects.takeovers import Takeover, takeover
from briefs.parsing.text.pointers import THIS_COMPANY_KO

# What fundings are told in; with other figures alone a round is one of a contest.
TOLD = MONEY | {Unit.PERCENT, Unit.TIMES, Unit.COUNT, Unit.YEARS, Unit.MONTHS, Unit.DAYS, Unit.PEOPLE}
EMBRACED = ("품에 안긴", "품에 안겼", "품에 안기")
# What a company does by itself on its way to the market; others that are named then stand by.
OWN_DOING = frozenset({"list", "file"})
FOUNDING = frozenset({"found", "joint-venture"})
RECEIVED = ("지원을 받", "투자를 받", "후원을 받")
# 외부 투자자로부터 10억위안을 유치했다: who speaks of its backers is funded itself.
FROM_BACKERS = re.compile(r"(?:투자자|투자사|투자기관|기관|주주|펀드|벤처캐피털|자본)(?:들)?(?:으로|로)부터\s|에게서\s")
INTO = frozenset({"에", "에게", "에도", "에는"})
GIVERS = frozenset({"의", "로부터", "에서", "에게서", ""})
SHARES = re.compile(r"주식|지분|\b(?:shares|stock|stakes?|bought into|buys? into|(?:piece|slice|bit|chunk) of)\b")
CONTROL = re.compile(r"경영권|전량|\b(?:control|controlling|all(?! of them)|majority|takeover|takes? over)\b")
# When and for how much: 지난해 9월, 2023년 15억유로로.
_WHEN = r"(?:(?:\d{1,4}년|\d{1,2}월|\d{1,2}일|지난해|지난달|작년|올해|올|이달|앞서|초|말|또|각각|함께|모두)\s){0,4}"
_SUM = r"[\d수몇][\d.,억만조천십백]*(?:위안|[가-힣]{0,2}달러|유로|엔|원)(?:\s?\([^)]*\))?"
_FOR = rf"(?:{_SUM}(?:으로|로|에|를 들여|을 들여)\s)?"
MERGING = re.compile(r"\b(?:merg(?:e|es|ed|ing|er)|tie-up)\b")
# Who names no backer has got money himself.
GOT = re.compile(r"[을를]\s(?:[^\s,.]{1,8}\s)?(?:받[았은아고]|유치|조달)|\b(?:raised|received|secured)\b")
# Who merges with a company that was only listed for that gets to the market by it.
SHELL = re.compile(
    r"\b(?:merg(?:e|es|ed|ing|er)|combin(?:e|es|ed|ing|ation)) with\b[^.;]{1,80}\b(?:shell company|blank-che(?:que|ck)|"
    r"SPAC|special[- ]purpose)\b"
)
# Into whom these put money is whom the text speaks of: 알리바바는 지분을 더 사들였다, 순웨이가 새로 들어왔다.
ADDED = re.compile(
    r"[은는이가도]\s(?:[가-힣]{1,6}\s)?(?:지분(?:율)?을\s[^,.]{0,14}?(?:사들|늘렸|늘려|매입|높였|확대)|"
    r"(?:공동으로|함께)\s이끌|(?:새로\s|함께\s|따라\s|추가로\s)?(?:들어왔|들어온|가세했|가세하|뒤따랐)|"
    rf"(?:[^,.]{{2,20}}?[을를]\s)?{THIS_COMPANY_KO}에\s[^,.]{{0,24}}?(?:투자했|투자하기로|출자했)|"
    rf"{_WHEN}{_SUM}[을를]\s(?:넣었|넣기로|보탰|댔|대기로|태웠)|"
    rf"{_WHEN}{_SUM}[을를]\s(?:투자|출자)(?:해|하며|하고|해서)\s(?:[^\s,.]{{1,8}}\s){{0,3}}?(?:주주|투자자)(?:가|로|에)\s|"
    rf"{_WHEN}(?:지갑을\s열|주머니를\s열|투자\s(?:대열|행렬)에\s(?:끼|섰|동참|합류|가세))|"
    rf"{_WHEN}{_FOR}(?:지분|주식|전환사채)\s[^,.을를]{{1,20}}[을를]\s(?:사들|매입|취득|샀|사기로))"
)
OBJECT_PARTICLES = frozenset({"을", "를"})


def extract(frame: Frame) -> Fact | None:
    """A funding of the subject by the others; who buys or backs is the other side."""
    found = _extract(frame)
    return backers.sale(deals.come_to(found, frame), frame) if found else None


def _extract(frame: Frame) -> Fact | None:
    if not frame.subject or frame.is_public() or (frame.figures and not any(q.unit in TOLD for q in frame.figures)):
        return None
    taken = takeover(frame.clause)
    if (held := stakes.holding(frame.clause)) and not (taken and taken.bought and taken.by and held.whom in taken.whom):
        return _held(frame, (held.whom,) if held.whom else frame.topic, held.called)
    if taken and frame.action not in OWN_DOING:
        return _taken(frame, taken)
    if _adds(frame):
        return frame.fact(Kind.FUNDING, subject=frame.topic, others={m.id for m in frame.actors}, action="back")
    if frame.action == "acquire":
        bought = _acquisition(frame)
        return replace(bought, action="buy-shares") if bought and _some_shares(frame) else bought
    if frame.action == "back" and not FROM_BACKERS.search(frame.clause.text):
        return _backing(frame)
    if (frame.action == "list" and _lists_backers(frame)) or _adds_funds(frame):
        backed = _backing(frame)
        return replace(backed, action="back") if backed else None
    if frame.action == "value" and (valued := _valued(frame)):
        return valued
    others = () if frame.action in OWN_DOING else set(frame.others) - _founders(frame)
    return frame.fact(Kind.FUNDING, others=others)


def _founders(frame: Frame) -> set[str]:
    """Who set the funded company up is named before it and doesn't pay: 샤오미와 유비테크가 함께 세운 센터가 …"""
    founding = [c.span.start for c in frame.clause.cues if c.name in FOUNDING]
    return {m.id for m in frame.actors if founding and m.span.end <= founding[0]}


def _lists_backers(frame: Frame) -> bool:
    """투자자 명단에 이름을 올렸다: named on a list, but not on the stock market."""
    return any(cue.name == "back" for cue in frame.clause.cued(Kind.FUNDING.value))


def _adds_funds(frame: Frame) -> bool:
    """치밍창투도 이름을 올렸다: a fund that is named alone beside a company's round is not listed itself."""
    alone = frame.clause.lang == "ko" and not (frame.figures or frame.others)
    funds = all(frame.sort(s) == "fund" for s in frame.subject)
    return alone and funds and bool(frame.topic) and all(frame.sort(t) == "company" for t in frame.topic)


def backs(frame: Frame) -> bool:
    """Whether what a clause is taken for is a backing: those it names lead a round together, or put money in."""
    if frame.reading.kind is Kind.PARTNERSHIP:
        return {frame.sort(m.id) for m in frame.actors} == {"fund"}
    return frame.reading.kind is Kind.INVESTMENT and frame.clause.lang == "ko" and _adds(frame)


def _adds(frame: Frame) -> bool:
    """Whether a Korean clause names only those who put money, or more of it, into the company spoken of."""
    named = {m.id for m in frame.actors}
    return bool(named and frame.topic) and not named & set(frame.topic) and bool(ADDED.search(frame.clause.text))


def _valued(frame: Frame) -> Fact | None:
    """씨티그룹은 쿤룬신의 기업가치를 추산했다: who owns the value is valued, by who speaks."""
    cue = frame.reading.cue
    owners = [m.id for m in frame.actors if cue and m.particle == "의" and m.span.end <= cue.span.start]
    if not owners or owners[-1] in frame.subject:
        return None
    return frame.fact(Kind.FUNDING, subject=owners[-1:], others=frame.subject)


def _acquisition(frame: Frame) -> Fact | None:
    if _starts(frame, EMBRACED):
        return _embraced(frame)
    objects = [m.id for m in frame.actors if m.particle in OBJECT_PARTICLES]
    bought = objects or list(frame.others) or sides.pointed_at(frame)
    if SHELL.search(frame.clause.text):
        return frame.fact(Kind.FUNDING, others=bought, action="list")
    if not bought:
        both = len(frame.subject) > 1 and MERGING.search(frame.clause.text)
        return frame.fact(Kind.FUNDING) if both else None
    return frame.fact(Kind.FUNDING, subject=bought[:1], others=frame.subject)


def _some_shares(frame: Frame) -> bool:
    """Whether shares are bought, and nothing says that they are a large part: 주식을 1290만달러어치 사들였다."""
    parts = any(q.unit is Unit.PERCENT for q in frame.figures)
    return not parts and bool(SHARES.search(frame.clause.text)) and not CONTROL.search(frame.clause.text)


def _embraced(frame: Frame) -> Fact | None:
    """메타의 품에 안긴 마누스: the owner of the arms is the buyer."""
    cue = frame.reading.cue
    buyers = [m for m in frame.actors if cue and m.particle == "의" and m.span.end <= cue.span.start]
    bought = [m.id for m in frame.actors if m not in buyers] or frame.makers_of(frame.products)
    if not buyers or not bought:
        return None
    return frame.fact(Kind.FUNDING, subject=bought[:1], what=frame.products[:1], others=[buyers[-1].id])


def _backing(frame: Frame) -> Fact | None:
    """X의 지원을 받은 Y tells of Y; A와 B가 참여했다 tells of whom the sentences before were about."""
    if received := _received(frame):
        return received
    if _starts(frame, RECEIVED):
        return frame.fact(Kind.FUNDING, others=frame.others)
    if into := [m.id for m in frame.actors if m.particle in INTO]:
        return frame.fact(Kind.FUNDING, subject=into[:1], others=set(frame.subject) - set(into[:1]))
    if frame.topic and not set(frame.topic) & set(frame.subject):
        named = [m.id for m in frame.actors if m.id not in frame.topic]
        return frame.fact(Kind.FUNDING, subject=frame.topic, others=named)
    paid = frame.others or GOT.search(frame.clause.text)
    return frame.fact(Kind.FUNDING, others=frame.others) if paid else None


def _taken(frame: Frame, taken: Takeover) -> Fact | None:
    """Who is bought or backed, by those named or else by whom the text speaks of."""
    if not frame.are_companies(taken.whom):
        return None
    named = {m.id for m in frame.actors}
    others = set(taken.by) & named or {*frame.subject, *frame.topic} - set(taken.whom)
    action = "back" if not taken.bought else "buy-shares" if _some_shares(frame) else "acquire"
    return frame.fact(Kind.FUNDING, subject=taken.whom, others=others, action=action)


def _held(frame: Frame, whom: tuple[str, ...], called: bool) -> Fact | None:
    """A share of a company that others hold: Alibaba owns 35.6% of it."""
    named = [m.id for m in frame.actors if m.id not in whom]
    owning = [s for s in frame.subject if s not in whom]
    holders = named if called else owning or named[:1]
    return frame.fact(Kind.FUNDING, subject=whom, others=holders, action="back") if whom and holders else None


def _starts(frame: Frame, wording: tuple[str, ...]) -> bool:
    cue = frame.reading.cue
    return cue is not None and frame.clause.text[cue.span.start - frame.clause.span.start :].startswith(wording)


def _received(frame: Frame) -> Fact | None:
    """Money that one company got from the one named right before: 텐센트의 지원을 받은 후뎨샤오잉이."""
    cue = frame.reading.cue
    if cue is None or not _starts(frame, RECEIVED):
        return None
    before = [m.id for m in frame.actors if m.span.end <= cue.span.start and m.particle in GIVERS]
    after = [m.id for m in frame.actors if m.span.start >= cue.span.end]
    funded = after[:1] or [s for s in frame.subject if s not in before]
    if not before or not funded:
        return None
    return frame.fact(Kind.FUNDING, subject=funded, others=before[-1:])
