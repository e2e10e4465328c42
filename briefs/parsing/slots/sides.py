"""Tells which organisations of a clause are the other side of its fact, and which only stand beside it."""

from __future__ import annotations

import re

from briefs.model import Status
from briefs.parsing.clauses.comparisons import beaten
from briefs.parsing.clauses.grammar import AGENT, TOPIC, together
from briefs.parsing.names.products import governments
from briefs.parsing.slots.bystanders import stands_by
from briefs.parsing.slots.frame import Frame
from briefs.parsing.text.marks import Mention, ids
from briefs.parsing.text.pointers import COMPANY_EN, THIS_COMPANY_KO

# Owners, backers and founders named in passing, and whom users leave, are no users and no partners: the lender backed
# by Ant, a unit of Baidu.
BACKING = re.compile(
    r"\b(?:(?:backed|owned|controlled|founded|created|run) by|"
    r"(?:spun (?:off|out)|split off|came|hails?|hired) (?:of|from)|(?:unit|subsidiary|arm|affiliate|offspring) of|"
    r"(?:backers|investors|shareholders|owners) (?:include|including|are)|"
    r"which (?:bought|owns|acquired|runs|supplies)|like|unlike|formerly|born at|linked to)"
    r" (?:the |its |a |an |[\w’'-]+ ){0,4}$"
)
# Places whose government acts where they do.
LOCAL = frozenset({"city", "province", "region"})
# Where people come from or studied is no side of what they do now.
SCHOOLS = frozenset({"university", "school", "college"})
# But whom somebody is lured away from loses him, school or not: hired nine of them away from Harvard University.
LURED = re.compile(r"\b(?:lured|poached|hired)\b[^.;]{2,90}?\b(?:from|away from) (?:the |[\w-]+['’]s )?$")
# Who orders and who is supplied: 니오로부터 주문을 받다, an order from Nio.
ORDERED = re.compile(
    r"주문|수주|계약|공급|납품|판매|"
    r"\b(?:design wins?|orders?|ordered|contracts?|sells?|sold|supply|supplied|deal|deliver\w*)\b"
)
BROKER, REGULATOR = "securities-firm", "regulator"
CUSTOMER_KO = frozenset({"로부터", "으로부터", "에게서", "에게", "에서", "와", "과", "에"})
# Whom a part of the revenue comes from: 매출의 70%가 텐센트 계열에서 나왔다, 니오 한 곳에 기댄다.
BROUGHT_KO = re.compile(
    r"\s?(?:(?:그룹|계열|계열사|한 곳|두 곳|두 회사|등|측)\s?){0,2}"
    r"(?:에서 (?:나왔|나온|나오|거뒀|거둔|올렸|올린|벌었|벌어)|에 (?:기대|기댄|의존))"
)
CUSTOMER_EN = re.compile(r"\b(?:from|to|by|with|for)(?: (?!its\b|the first\b)[\w’'-]+,?){0,5} $")
# What points back to a company, and what has something put into it.
COMPANY = {"ko": re.compile(THIS_COMPANY_KO), "en": re.compile(COMPANY_EN)}
INTO_KO = re.compile(
    r"['’\"”]?(?:\s?\([^()]{1,40}\))?['’\"”]?(?:의\s(?:[가-힣A-Za-z]{1,8}\s){0,2}[가-힣A-Za-z]{1,8}?)?에(?:는|도)?\s"
)
# What they make is what the clause is about: 송옌동력의 로봇은.
THEIRS_KO = re.compile(r"(?:\s?\([^()]{1,40}\))?의\s[^\s,.]{1,10}(?:은|는|이|가)\s")
THEIRS_EN = re.compile(
    r"\b(?!orders|requests|users|customers|people|employees|readings|returns|news)[A-Za-z-]+s "
    r"(?:from|by|made by|built by) (?:the )?(?:[A-Z][\w’'&-]*(?:,| and) )?$"
)
THEM = {
    "ko": re.compile(r"(?:이|그|해당|두|세|네) (?:회사|업체|기업|앱|스타트업|곳)|이들|양사"),
    "en": re.compile(
        r"\b(?:it|them|both|us|all (?:three|four|five)|"
        r"the (?:company|firm|app|chatbot|software|assistant|start-up|two|three|pair|group))\b"
    ),
}


def users(frame: Frame) -> tuple[str, ...]:
    """The other side of an adoption: all organisations but its subject, and but those that only own, back or taught.

    A place that acts stands for its government: 난산구는 이 로봇을 배치했다.
    """
    makers = _makers_beside(frame)
    named = ids(
        m for m in _others(frame) if m.id not in makers and not _stands_beside(frame, m) and not stands_by(frame, m)
    )
    return tuple(dict.fromkeys([*named, *(a for a in acting(frame) if a not in frame.subject)]))


def _makers_beside(frame: Frame) -> set[str]:
    """Those of a list that owns what is in use along with its maker: 매직랩과 송옌동력의 로봇은, from A and B."""
    if frame.clause.lang == "en":
        return _makers_listed(frame)
    last = frame.actors[-1] if frame.actors else None
    if last is None or last.particle != "의" or last.id not in frame.subject:
        return set()
    if not THEIRS_KO.match(frame.clause.text, last.span.end - frame.clause.span.start):
        return set()
    return {*together(frame.clause, frame.actors, last.id)}


def _makers_listed(frame: Frame) -> set[str]:
    text, base = frame.clause.text, frame.clause.span.start
    makers = [m for m in frame.actors if THEIRS_EN.search(text[max(0, m.span.start - base - 60) : m.span.start - base])]
    return {one for m in makers for one in together(frame.clause, frame.actors, m.id)}


def misplaced(frame: Frame, others: tuple[str, ...]) -> bool:
    """Whether a government is taken for the user where it isn't named and the clause tells of a company.

    Whoever only regulates is no user without being named.
    """
    known, organisations = governments(frame.lexicon), frame.lexicon.organisations
    named = {known.get(m.id, m.id) for m in frame.clause.organisations}
    regulating = [o for o in others if o in organisations and organisations[o].is_a == REGULATOR]
    if any(o not in named for o in regulating):
        return True
    if not any(frame.sort(o) == "government" for o in others) or not COMPANY[frame.clause.lang].search(
        frame.clause.text
    ):
        return False
    return not named & set(others)


def goes_into(frame: Frame, mention: Mention) -> bool:
    """Whether something is put into a product in Korean: 'EZ-60'의 음성 비서에."""
    if frame.clause.lang == "en":
        return False
    return INTO_KO.match(frame.clause.text, mention.span.end - frame.clause.span.start) is not None


def acting(frame: Frame) -> tuple[str, ...]:
    """The government of the city or the province that acts in a Korean clause by its bare name."""
    if frame.clause.lang == "en":
        return ()
    places = [m.id for m in frame.clause.organisations if m.particle in AGENT | TOPIC and _is_local(frame, m)]
    known = governments(frame.lexicon)
    return tuple([known[place] for place in places[-1:] if place in known])


def _is_local(frame: Frame, mention: Mention) -> bool:
    place = frame.lexicon.organisations.get(mention.id)
    return place is not None and place.is_a in LOCAL


def customers(frame: Frame) -> tuple[str, ...]:
    """Who orders from the subject of a market fact or is sold to, and which broker sets its target price."""
    if "target-price" in frame.terms:
        return frame.others
    if frame.status is Status.FORECAST and (brokers := _reckoning(frame)):
        return brokers
    if frame.clause.lang == "ko" and (brought := [m for m in _others(frame) if _brings(frame, m)]):
        return tuple(dict.fromkeys(o for m in brought for o in together(frame.clause, frame.actors, m.id)))
    if not ORDERED.search(frame.clause.text):
        return ()
    found = ids(m for m in _others(frame) if _is_customer(frame, m) and not _stands_beside(frame, m))
    return tuple(dict.fromkeys(o for one in found for o in together(frame.clause, frame.actors, one)))


def people_of(frame: Frame) -> tuple[str, ...]:
    """Where those whom a talent fact tells of come from or go to; public bodies, schools and parents stand by."""
    beside = ("government", "body", *SCHOOLS)
    kept = [m for m in _others(frame) if frame.sort(m.id) not in beside or LURED.search(_around(frame, m)[0])]
    return ids(kept)


def pointed_at(frame: Frame) -> tuple[str, ...]:
    """Whom a restriction hits that names nobody but points back: 이 회사를 명단에 올렸다, added it to its list."""
    if not THEM[frame.clause.lang].search(frame.clause.text):
        return ()
    return tuple(
        o for o in frame.topic if o not in frame.subject and frame.sort(o) not in ("government", "body", "place")
    )


def _others(frame: Frame) -> list[Mention]:
    return [m for m in frame.actors if m.id not in frame.subject]


def _stands_beside(frame: Frame, mention: Mention) -> bool:
    if frame.clause.lang == "ko":
        return False
    return BACKING.search(_around(frame, mention)[0]) is not None or beaten(frame.clause, mention)


def _reckoning(frame: Frame) -> tuple[str, ...]:
    """The broker who reckons, in Korean, with figures of somebody's business: 화촹증권은 …으로 내다봤다."""
    known = frame.lexicon.organisations
    named = [m for m in _others(frame) if m.particle in TOPIC and m.id in known]
    return ids(m for m in named if known[m.id].is_a == BROKER)


def _is_customer(frame: Frame, mention: Mention) -> bool:
    if frame.clause.lang == "ko":
        return mention.particle in CUSTOMER_KO
    return CUSTOMER_EN.search(_around(frame, mention)[0]) is not None


def _brings(frame: Frame, mention: Mention) -> bool:
    at = mention.span.end - frame.clause.span.start
    return BROUGHT_KO.match(frame.clause.text, at) is not None


def _around(frame: Frame, mention: Mention) -> tuple[str, str]:
    base = frame.clause.span.start
    text = frame.clause.text
    return text[: mention.span.start - base], text[mention.span.end - base :]
