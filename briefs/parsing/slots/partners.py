"""Who of those that a clause names has a part in what it tells of several, and whether they have it with each other."""

from __future__ import annotations

import re

from briefs.lexicon.wording import any_of, words
from briefs.model import Lang
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import AGENT, TOPIC, governed, together
from briefs.parsing.slots import thirds
from briefs.parsing.slots.frame import Frame
from briefs.parsing.subjects.descriptions import lead
from briefs.parsing.subjects.involved import ORIGIN_KO
from briefs.parsing.text.korean import BRACKET
from briefs.parsing.text.marks import Mention, ids
from briefs.parsing.text.pointers import points_back

# What was founded by the others is no founder: 합작사 카리존, 함께 세운 중신창뎬.
FOUNDED_KO = re.compile(
    r"(?:합작(?:사|법인|회사|기업)인?|(?:함께|공동으로|나란히) (?:세운|설립한|차린|만든 회사))\s['‘\"“]?$"
)
# Whom an apposition or a relative clause names behind whom it describes: Smart, the brand shared by Geely.
ASIDE_EN = re.compile(
    r", (?:(?:the|an?) [a-z][^,.;]{0,60}?|(?:which|who|whose|in which|of which) [^,.;]{0,80}?)\b"
    r"(?:of|by|in|from|at|belong(?:s|ing)? to) "
    r"(?:the )?(?:[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*)?(?:,| and) )?$"
)
BUILT_EN = re.compile(
    r", (?:(?:jointly )?(?:built|developed|made|created|designed)(?: together| jointly)?) with (?:the )?$"
)
# Done with each other, not each with a third.
MUTUAL: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(any_of(words("subjects", "mutual", "ko"))),
    "en": re.compile(rf"\b(?:{any_of(words('subjects', 'mutual', 'en'))})\b"),
}
# What each does for somebody else.
EACH_EN = re.compile(rf"\b(?:{any_of(words('subjects', 'each', 'en'))})\b")
# No more than talked about, unless something is agreed as well.
TALKS: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(any_of(words("subjects", "talks", "ko"))),
    "en": re.compile(rf"\b(?:{any_of(words('subjects', 'talks', 'en'))})\b"),
}
# Somebody without a name is the other side: 현지 협력사와 함께, 일본 회사와 제휴했다.
_UNNAMED = re.compile(
    r"(?:회사|[가-힣]사|업체|기업|기관|조직|연구소|작업실|대학|병원|은행)"
    r"(?:\s(?:두|세|네|다섯|여러|몇|\d+)\s?(?:곳|군데))?(?:들)?[와과]는?\s"
)
# Together with the Institute of Computing Technology.
_WITH_EN = re.compile(
    r"\b(?:together|jointly|in tandem) with\b(?! (?:it|them|the (?:company|firm|group|maker|start-up))\b)"
    r"(?P<whom>[^,.;]*)"
)
# The same by a name that nobody knows: A1오토메이션과 판매 계약을, 쓰바키와는 합작사를.
UNKNOWN = re.compile(
    r"(?<=[가-힣A-Za-z0-9)’'])(?<!\d곳)(?<!\d명)(?<!\d사)(?<!개사)(?<!업체)(?:와|과)는?\s(?=(?:[가-힣]{1,6}\s){0,2}?"
    r"(?:[가-힣]{0,4}계약|[가-힣]{0,2}협약|제휴|손잡|손을|합작|협력|양해각서|MOU|파트너십))"
)
# The same by what it is and a name that nobody knows: 미국 제작사 아우라프로덕션과.
DESCRIBED = re.compile(
    r"(?:[가-힣]사|회사|업체|기업|스타트업|대학|병원|은행|그룹|연구소|재단|협회) "
    r"['‘“]?(?!함께|공동|손잡|같은)[가-힣A-Za-z0-9]{2,14}['’”]?"
    rf"{BRACKET}(?=(?:와|과)(?:는|도)?\s)"
)
# A body that acts and has no name here: 센터는 도봇과, 재단이.
_BODY = re.compile(
    rf"\W*(?:[^\s,.]{{1,10}}\s){{0,2}}?[가-힣A-Za-z0-9]{{0,10}}(?:{any_of(words('subjects', 'bodies', 'ko'))})"
    r"(?:은|는|이|가)\s"
)
# One like those before: 갤봇도 협력사로 나섰다.
ALIKE = re.compile(
    rf"{BRACKET}(?:도|역시)\s[^,.]{{0,16}}?(?:협력사|협력업체|납품업체|납품사|공급사|공급업체|후원사|파트너)"
)


def partners(frame: Frame) -> set[str]:
    """The subject and all others that the clause names but for those that only describe one of them."""
    beside = set(ids(m for m in frame.actors if _describes(frame, m)))
    found = ({*frame.subject, *frame.others} - beside) or {*frame.subject, *frame.others}
    # 화웨이와 쉬궁이 공동 개발한: where those who act are named, whom the text spoke of is none of them.
    acting = _act_together(frame, found) and not points_back(frame.clause.low, "ko")
    return {m.id for m in frame.actors if m.id in found} if acting else found


def _act_together(frame: Frame, sides: set[str]) -> bool:
    """Whether a Korean clause says that those it names in one list, as its agents, do something with each other."""
    if frame.clause.lang == "en" or not any(m.particle in AGENT for m in frame.actors):
        return False
    return MUTUAL["ko"].search(frame.clause.text) is not None and thirds.in_one_list(frame, sides)


def unnamed(clause: Clause) -> bool:
    """Whether the other side is somebody without a name: 대학 두 곳과, together with the Institute of Computing."""
    base = clause.span.start
    if clause.lang == "en":
        with_whom = _WITH_EN.search(clause.text)
        start, end = with_whom.span("whom") if with_whom else (0, 0)
        named = (*clause.organisations, *clause.products)
        return with_whom is not None and not any(start <= m.span.start - base < end for m in named)
    found = _UNNAMED.finditer(clause.text)
    return any(not any(m.span.start <= base + at.start() < m.span.end for m in clause.organisations) for at in found)


def alone(frame: Frame) -> bool:
    """Whether the other side has no name that is known, or is no more than one like whom the clause names."""
    clause = frame.clause
    if clause.lang == "en":
        return False
    if any(ALIKE.match(clause.text, m.span.end - clause.span.start) for m in frame.actors):
        return True
    ends = {m.span.end - clause.span.start for m in clause.organisations}
    places = [
        *(found.start() for found in UNKNOWN.finditer(clause.text)),
        *(found.end() for found in DESCRIBED.finditer(clause.text)),
    ]
    return any(not any(end <= at <= end + 1 for end in ends) for at in places)


def doubtful(frame: Frame, sides: set[str]) -> bool:
    """Whether they may have no part with each other: each with a third, talked about, or who acts has no name."""
    clause = frame.clause
    if TALKS[clause.lang].search(clause.low):
        return True
    if _side_by_side(frame, sides) or thirds.parted(frame, sides):
        return True
    if clause.lang == "en":
        return len(sides) > 1 and unnamed(clause)
    unsaid = sides - {m.id for m in clause.organisations}
    if unsaid and (unnamed(clause) or (not unsaid <= {*frame.topic} and thirds.each_with(frame, sides))):
        return True
    return _another_acts(frame) or (any(_founded(frame, m) for m in frame.actors) and "지분" in clause.text)


def _another_acts(frame: Frame) -> bool:
    """Whether a Korean clause has a country or a body without a name act, and no side: 재단은 도봇과 손잡았다."""
    clause = frame.clause
    if any(m.particle in AGENT | TOPIC for m in frame.actors):
        return False
    if any(m.particle in ("은", "는") for m in clause.organisations):
        return True
    found = _BODY.match(clause.text)
    acting = found and not any(m.span.start - clause.span.start < found.end() for m in clause.mentions)
    return bool(acting) and lead(clause.text, "ko") is None


def _describes(frame: Frame, mention: Mention) -> bool:
    """Whether somebody is only named for whom another is: the brand shared by Geely, 화웨이 출신이 세운 루모스."""
    clause = frame.clause
    start, end = mention.span.start - clause.span.start, mention.span.end - clause.span.start
    if clause.lang == "en":
        near = max(0, start - 160)
        if ASIDE_EN.search(clause.text, near, start):
            return True
        return clause.text.startswith(",", end) and BUILT_EN.search(clause.text, near, start) is not None
    return ORIGIN_KO.match(clause.text, end) is not None or _founded(frame, mention)


def _founded(frame: Frame, mention: Mention) -> bool:
    start = mention.span.start - frame.clause.span.start
    return frame.clause.lang == "ko" and FOUNDED_KO.search(frame.clause.text, max(0, start - 24), start) is not None


def _side_by_side(frame: Frame, sides: set[str]) -> bool:
    """Whether all that act stand in one list, which has to do with somebody else: A와 B가 부품을 댄다."""
    clause = frame.clause
    named = [m for m in frame.actors if m.id in sides]
    if len({m.id for m in named}) < 2:
        return False
    group = together(clause, frame.actors, named[0].id)
    if clause.lang == "ko" and thirds.in_one_list(frame, sides):
        return unnamed(clause) or MUTUAL["ko"].search(clause.text) is None
    if not {m.id for m in named} <= set(group):
        return False
    if clause.lang == "en":
        each = EACH_EN.search(clause.low) and not MUTUAL["en"].search(clause.low)
        return bool(each) and not governed(clause, named[0])
    marked = [
        m for m in frame.actors if m.id == group[-1] and (m.particle in AGENT | TOPIC or "등" in _after(frame, m))
    ]
    return bool(marked) and (unnamed(clause) or MUTUAL["ko"].search(clause.text) is None)


def _after(frame: Frame, mention: Mention) -> str:
    at = mention.span.end - frame.clause.span.start
    return frame.clause.text[at : at + 4]
