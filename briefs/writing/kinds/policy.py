"""What a line of a policy says: the document, the act or the support that its sentence itself tells of."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.lexicon.deeds import told_as
from briefs.lexicon.measures import measures
from briefs.model import MONEY, Bound, Role, Status, Unit
from briefs.writing.gather import Figure
from briefs.writing.plan import Plan, Slots, Stat, countable, stats
from briefs.writing.sentence import rates
from briefs.writing.support import documents
from briefs.writing.support.grounds import CLOSED, Grounds, grounds_of
from briefs.writing.support.parts import own
from briefs.writing.support.wording import says

THINGS = ("object", "technology", "sector")
# What a policy's figures are not: these measure what somebody asks or pays, not what is aimed at.
NO_AIMS = frozenset({"price", "contract-value", "cost", "applications-number", "tax", "fine", "deposit"})
# Pieces that one draws up; others one would have to build.
WRITTEN = frozenset({"standard", "draft-rules", "rules", "policy-programme", "guidelines", "roadmap"})
_SHARE_EN = re.compile(r"(?:%|per ?cent) of (?:the|their|its|users.?|what) (?:[\w-]+ )?\w+ (?:of|for) ", re.IGNORECASE)
_SHARE_KO = re.compile(
    r"(?P<thing>[^,.]{1,20}?)\s?(?:비용|임차료|임대료|요금|구매비|대금|가격|사용료|이용료|전기료|구입비)의 "
)
_AMENDED = re.compile(r"amend|revis|changes|개정|고쳤|고쳐", re.IGNORECASE)
_ASIDE = re.compile(r"^ \([^()]{1,30}\)")
OF_USERS = frozenset({"users", "monthly-active-users", "weekly-active-users", "daily-active-users", "paying-users"})
_MARKET = re.compile(r"시장|\bmarket")
# On top of those that there are: 데이터 세트 10개를 더.
_MORE = re.compile(r"[개건종곳]?[를을]?\s더\s")
_DEAR = frozenset({"subsidy", "computing-voucher"})  # how it is supported, not what


def policy(slots: Slots) -> Plan | None:
    """What a public body plans, supports, sets as a target or makes rules for."""
    if plan := _figures(slots):
        return plan
    if not slots.sentence:
        return _unseen(slots)
    slots = own(slots)
    told = told_as(slots.fact, slots.sentence)
    if not told or (not slots.figures.none and told not in _WITH_FIGURES and not slots.what):
        return None
    return _TOLD[told](replace(slots, base=replace(slots.base, action=told)), grounds_of(slots))


def _figures(slots: Slots) -> Plan | None:
    """A number of pieces, a process node, or measures that are aimed at."""
    figures = slots.figures
    pieces = [figure for figure in figures.amounts if countable(figure)]
    if len(pieces) == 1 and len(figures.amounts) == 1 and slots.action in ("standardise", "plan", "target"):
        return slots.act("pieces", amount=pieces[0]) if _made(pieces[0], slots) else None
    if slots.action == "support" and (node := figures.only(Unit.NM)):
        return slots.act("node", amount=node)
    told = None if figures.none else stats(figures, slots.measure)
    moved = slots.fact.status is Status.DONE and any(stat.change or stat.multiple for stat in told or ())
    if not told or moved or any(stat.measure in NO_AIMS or _bounds(stat, slots) for stat in told):
        return None
    return slots.act("stats", stats=told, terms=slots.single)


def _bounds(stat: Stat, slots: Slots) -> bool:
    """Whether so many users only say whom a rule is for, or a size is that of an industry without a name."""
    if stat.measure == "market-size":
        return bool(slots.sentence) and not _MARKET.search(slots.sentence)
    return stat.measure in OF_USERS and (slots.fact.status is Status.DONE or says(slots.sentence, "must"))


def _made(figure: Figure, slots: Slots) -> bool:
    """Whether the sentence counts just these pieces, and they are to be made or were written."""
    if not slots.sentence:
        return True
    if figure.counted is None or not (slots.fact.status is Status.PLANNED or figure.counted in WRITTEN):
        return False
    grounds = grounds_of(slots)
    before, after = slots.around(figure.low, figure.last)
    term = grounds.term(figure.counted)
    if figure.counted not in WRITTEN and not says(slots.sentence, "is-to-be-made"):
        return False
    if grounds.lang == "en":
        return bool(
            re.match(
                rf"(?: (?!of\b|for\b|in\b|to\b|with\b|such\b|these\b)[\w’-]+){{0,4}}? {term}",
                after,
                re.IGNORECASE,
            )
        )
    if _MORE.match(after):
        return False
    named = re.search(rf"{term}{CLOSED}(?:을|를|은|는|이|가)?\s?(?:모두 |약 |최소 |적어도 )?$", before)
    return bool(named or re.match(rf"\S{{0,3}}(?:의)?\s(?:\S{{1,8}}\s)?{term}(?:을|를|이|가|은|는)", after))


def _unseen(slots: Slots) -> Plan | None:
    """The line of a fact whose sentence isn't at hand."""
    things = slots.named(*THINGS)[:2]
    plan = slots.on_thing(terms=things)
    if plan and slots.action in ("plan", "target"):
        named = any(slots.lexicon.terms[term].type in ("object", "technology") for term in plan.terms)
        return replace(plan, pattern="measures" if named else "act", action="plan") if _plain(slots) else None
    if slots.action == "support":
        return _support(slots, None)
    return plan if _plain(slots) else None


def _plain(slots: Slots) -> bool:
    return slots.figures.none or bool(slots.what)


def _support(slots: Slots, grounds: Grounds | None) -> Plan | None:
    terms = slots.named(*THINGS)[:2]
    terms = tuple(term for term in terms if term not in _DEAR) or terms
    if grounds:
        terms = tuple(term for term in terms if term not in _DEAR and _supported(grounds, grounds.term(term)))
        named = [name for name in slots.what if _supported(grounds, grounds.product(name))]
        if slots.what and not named:
            return None
    plan = slots.on_thing(terms=terms)
    money = slots.figures.only(*MONEY)
    if plan and money:
        if money.bound is Bound.UP_TO and rates.yearly("", _ASIDE.sub("", slots.around(money.low)[1])):
            return None
        return replace(plan, pattern="money", amount=money, measure="each" if money.bound is Bound.UP_TO else None)
    shares = grounds is not None and any(q.unit is Unit.PERCENT for q in slots.fact.quantities)
    return plan if _plain(slots) and not shares else None


def _supported(grounds: Grounds, pattern: str) -> bool:
    """Whether the thing is what the support goes to."""
    if grounds.lang == "ko":
        return grounds.holds(rf"{pattern}{CLOSED}[^,.]{{0,45}}(?:지원|육성|보조|장려|우대|대 준|보탠|얹어)")
    verb = r"(?:support|subsid|foster|encourag|promot|boost|for|buy|claim|rent|us)\w*"
    return grounds.holds(rf"\b{verb} (?:(?!that|which|who)[\w’-]+ ){{0,4}}?{pattern}")


def _share(slots: Slots, grounds: Grounds) -> Plan | None:
    """Up to 30% of the cost of something."""
    shares = [q for q in slots.fact.quantities if q.unit is Unit.PERCENT and q.role in (Role.SHARE, Role.AMOUNT)]
    if len(shares) != 1 or any(q.unit is not Unit.PERCENT for q in slots.fact.quantities):
        return None
    found = [term for term in slots.named(*THINGS) if term not in _DEAR and _paid_for(grounds, grounds.term(term))]
    return slots.act("share", share=shares[0], terms=tuple(found[:1])) if found else None


def _paid_for(grounds: Grounds, pattern: str) -> bool:
    text = grounds.sentence
    if grounds.lang == "en":
        return any(
            re.match(rf"(?:[\w’-]+ ){{0,3}}?{pattern}", text[m.end() :], re.IGNORECASE)
            for m in _SHARE_EN.finditer(text)
        )
    return any(re.search(pattern, m["thing"]) for m in _SHARE_KO.finditer(text))


def _act(slots: Slots, grounds: Grounds) -> Plan | None:
    """What is done to a law or a programme that the sentence names or goes on about."""
    if not slots.what or not documents.is_one(slots.what, slots.lexicon):
        return None
    if slots.base.action == "consult":
        return slots.act("rule", products=slots.what, when=None, status=Status.DONE)
    amended = "amended" if _AMENDED.search(slots.sentence) else None
    return slots.act("rule", products=slots.what, measure=amended)


def _direct(slots: Slots, grounds: Grounds) -> Plan | None:
    """A programme or a thing that stands as the verb's own object."""
    verb = _VERBS[slots.base.action]
    products = tuple(name for name in slots.what if _object(grounds, grounds.product(name), *verb))
    things = () if slots.base.action == "introduce" else slots.named(*THINGS)
    terms = tuple(t for t in things if _object(grounds, grounds.term(t), *verb))[:2]
    return slots.act(products=products, terms=() if products else terms) if products or terms else None


def _object(grounds: Grounds, pattern: str, ko: str, en: str) -> bool:
    if grounds.lang == "ko":
        return grounds.holds(rf"{pattern}{CLOSED}(?:을|를|도|의 중요성을)?\s?(?:[^\s,.]{{1,8}}\s){{0,2}}?(?:{ko})")
    return grounds.holds(rf"\b(?:{en})\w* (?:the |its |a |an |of |importance |need |for )*(?:[\w-]+ )?{pattern}")


def _document(slots: Slots, grounds: Grounds) -> Plan | None:
    """A document that it published or is to draw up, by what it is about."""
    base = slots.base
    if found := documents.published(grounds):
        base = replace(base, action="publish")
    elif found := documents.written(grounds):
        base = replace(base, action="draw-up-rules")
    elif found := documents.planned(grounds):
        base = replace(
            base, action="draw-up-rules", status=None if slots.fact.status is not Status.DONE else Status.PLANNED
        )
    if found is None:
        return None
    if not documents.planned(grounds) and slots.fact.status in (Status.PLANNED, Status.FORECAST):
        base = replace(base, when=None, status=Status.DONE)
    return _about(found, replace(slots, base=base), grounds)


def _about(found: documents.Document, slots: Slots, grounds: Grounds) -> Plan | None:
    named = [(name, grounds.product(name)) for name in slots.what]
    products = documents.about(found, grounds, named) or [n for n, pattern in named if grounds.holds(pattern)]
    if products:
        return slots.act("document", products=tuple(products), measure=found.sort)
    terms = documents.about(found, grounds, [(term, grounds.term(term)) for term in slots.named(*THINGS)])
    return slots.act("document", terms=tuple(terms[:2]), measure=found.sort) if terms else None


def _educate(slots: Slots, grounds: Grounds) -> Plan | None:
    plan = slots.on_thing(terms=slots.named(*THINGS)[:2])
    taught = measures().terms["taught"]
    return plan if plan and plan.terms and taught.intersection(plan.terms) else None


_VERBS = {
    "plan": ("추진|시행", r"promot|push\w* ahead with|implement|roll\w* out|carry\w* out"),
    "emphasise": ("강조|역설|천명", r"stress|emphasi[sz]|underlin|underscor|highlight"),
    "introduce": ("신설|도입", r"introduc|creat|establish"),
}
_TOLD = {
    "fund-share": _share,
    "consult": _act,
    "take-effect": _act,
    "pass": _act,
    "introduce": _direct,
    "publish": _document,
    "draw-up-rules": _document,
    "plan": _direct,
    "emphasise": _direct,
    "support": _support,
    "educate": _educate,
}
_WITH_FIGURES = frozenset({"fund-share", "support", "publish", "pass", "take-effect", "consult"})
