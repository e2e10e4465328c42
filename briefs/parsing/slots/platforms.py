"""Whose thing a Korean clause tells that another's runs on or is based on: X의 에이전트가 Y의 칩에서 돌아간다."""

from __future__ import annotations

import re

from briefs.parsing.clauses.grammar import AGENT, TOPIC, together
from briefs.parsing.names.products import owner
from briefs.parsing.slots.customers import Use
from briefs.parsing.slots.frame import Frame
from briefs.parsing.subjects.clientele import IN_USE
from briefs.parsing.text.korean import BRACKET, CLOSED
from briefs.parsing.text.marks import Mention

_RUNS = r"(?:돌아[가간갑갔]|돌린|돌리고|돌고|구동[된되돼한하했]|작동[한하했]|실행[된되돼])"
# 엔비디아 젯슨 토르에서 돌아간다, 화웨이의 칩 위에서 구동된다.
_ON = re.compile(
    rf"{CLOSED}(?:의)?\s?(?:[^\s,.]{{1,12}}\s){{0,2}}?[^\s,.]{{0,12}}?(?:\s위)?에서(?:만)?\s"
    rf"(?:[^\s,.]{{1,8}}\s){{0,2}}?{_RUNS}"
)
_HERE = re.compile(
    rf"(?:^|\s)(?:여기|이곳|이\s(?:플랫폼|클라우드|칩|시스템|서버|기반)(?:\s위)?에)서\s(?:[^\s,.]{{1,8}}\s){{0,2}}?{_RUNS}"
)
# 딥시크 기반의 캐릭터를 넣었다: what is put in is the subject's, its base another's.
_BASED = re.compile(
    rf"{CLOSED}\s(?:모델\s|기술\s)?(?:기반(?:의|인)?|바탕의)\s[^,.]{{1,24}}?[을를]\s"
    r"[^,.]{0,16}?(?:넣|붙|얹|심|탑재|내놓|내놨|선보|도입|공개|출시)"
)
# 지리와 시엔진이 만든 7나노 칩을 쓴다: who made what is used.
_MADE = re.compile(
    rf"{BRACKET}[이가]\s(?:[^\s,.]{{1,8}}\s)?(?:만든|개발한|설계한|내놓은|만드는|대는|공급하는)\s[^,]{{1,50}}?[을를]\s"
    rf"[^,.]{{0,16}}?{IN_USE}"
)


def told(frame: Frame) -> Use | None:
    """The makers of what another's thing runs on, is based on or uses, and whose it is."""
    if frame.clause.lang == "en" or not frame.actors:
        return None
    text = frame.clause.text
    if _HERE.search(text):
        return _use(frame, frame.topic, frame.actors)
    for mention in frame.actors:
        end = mention.span.end - frame.clause.span.start
        if _ON.match(text, end) or _BASED.match(text, end):
            return _use(frame, (mention.id,), _before(frame, mention))
        if _MADE.match(text, end) and mention.particle in AGENT:
            makers = together(frame.clause, frame.actors, mention.id)
            return _use(frame, makers, [m for m in _before(frame, mention) if m.id not in makers])
    return None


def _before(frame: Frame, mention: Mention) -> list[Mention]:
    return [m for m in frame.actors if m.span.end <= mention.span.start]


def _use(frame: Frame, makers: tuple[str, ...], before: list[Mention] | tuple[Mention, ...]) -> Use | None:
    """The users: those marked before it, else whose product the clause is about, else whom the text spoke of."""
    owners = [m.id for m in before if m.particle in AGENT | TOPIC | {"의"}]
    products = [m for m in frame.clause.products if m.particle in AGENT | TOPIC]
    owners = owners or [one for m in products if (one := owner(frame.lexicon, m.id))]
    users = tuple(dict.fromkeys(one for one in owners or frame.topic if one not in makers))
    theirs = tuple(m.id for m in products)
    return Use(makers, users, theirs) if makers and users and frame.are_companies(makers) else None
