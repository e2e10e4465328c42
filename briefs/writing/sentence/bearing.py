"""The figures of a fact as the words around them bear on them: what a line must not tell as the fact's own.

An opening price is no closing one, what a thing has more of than another no rise, and the most that others of a class
have nobody's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, language, wording, words
from briefs.model import MONEY, Fact, Kind, Quantity, Role, Status, Unit
from briefs.said import place as where
from briefs.writing.sentence import rates
from briefs.writing.sentence.counts import counting
from briefs.writing.sentence.strange import strange

# The kinds whose lines tell measures with their levels and changes.
_MEASURING = frozenset({Kind.MARKET, Kind.PERFORMANCE, Kind.ADOPTION, Kind.CAPABILITY, Kind.TALENT})
_NEAR = 60
_PRICES = frozenset({"share-price", "stock", "offer-price"})
# Opened 82.1% above the offer price; touched RMB1,464.98.
_OPENED = re.compile(
    r"\b(?:open(?:ed|s|ing)?|touch(?:ed|es|ing)?|peaked|as (?:high|low) as|high of|low of|"
    r"debuted|start(?:ed)? trading)\b"
    r"[^,;.]{0,40}$|(?:시초가|고가|저가)[^.]{0,20}$"
)
_OPENED_AFTER = re.compile(
    r"(?:\([^()]{1,30}\))?(?:대|선)?(?:에서|로|으로|에)?\s?(?:출발|개장|거래를 시작|시작)|"
    r"까지 (?:치솟|뛰|올랐|올라|오르|밀)"
)
_SOLD_AT = re.compile(r"\b(?:sold|priced|issued|offered) (?:them |it )?at $")
_OFFER_BASE = re.compile(r"\s?(?:보다|대비|에 견|에 비|를 (?:밑돌|웃돌|크게|넘)|의 (?:두|세|\d))")
_OFFERED_AT = re.compile(
    r"\b(?:offer|issue|offering|IPO) price (?:of|at) (?:about )?(?:HK|US)?$|(?:공모가|발행가)(?:인|였던|\() ?$"
)
_ABOVE = re.compile(r"\b(?:above|below|over|under|from|than|at|to)\b(?: \w+){0,3} $")
_LOSS_AGO = re.compile(r"\bafter (?:an? )?(?:net )?(?:loss|profit|losses)(?: of)? $")
# Among models with fewer than 200 billion parameters.
_CLASS = re.compile(
    r"\b(?:[Aa]mong|[Oo]f all|[Ff]or (?:all |any )?\w+ (?:that|who|which|with))\b[^,;]{0,50}"
    r"\b(?:fewer than|less than|under|over|more than|up to|at least|below) $"
)
# How far somebody would like it to move: a price that the maker would like to halve.
_WISHED = re.compile(
    r"\b(?:would like|wants?|hopes?|intends?|means|aims?|plans?|promises?|tries|trying) to (?:[a-z]+ )?$"
)
_FLAT = re.compile(r"\bflat (?:to|or) (?:up |down )?$|보합(?:에서|~|∼) ?$")
_THAN = re.compile(r"^[^,;.]{0,24}?\bthan\b(?P<base>[^,;.]{0,40})")
_TIMES = re.compile(r"^\s?(?:the|that|those|as|more|higher|denser|faster)\b(?P<base>[^,;.]{0,60})")
_ADVERB = re.compile(r"^ (?:faster|slower|quicker|sooner|longer|further|less to|cheaper to)\b")
_BASE = {lang: re.compile(any_of(words("telling", "base", lang))) for lang in ("ko", "en")}
_DIFFERS = re.compile(
    r"^(?:포인트)?\s?(?:이상|가까이|넘게|가량|정도|안팎|나|쯤)?\s?(?:더\s)?"
    rf"(?:{any_of(words('telling', 'differing', 'ko'))})"
)
# A price that is lower than that of the product before is none that fell.
_ASKED = frozenset({"price", "api-price", "cost", "fee", "tokens"})
_OLDER = re.compile(
    r"\b(?:predecessor|(?:previous|last|old|older|earlier) (?:model|version|generation|one)|"
    r"(?:model|version|generation|one) (?:before|(?:that )?it (?:replaces|succeeds)))\b|"
    r"전작|(?:이전|앞|전|구형|기존|직전) ?(?:세대|모델|버전|판|제품)"
)
_VERSUS = re.compile(r"(?:보다|견줘|견주|비해|비교해|비하면|대비|의)(?=[\s,])")
_GREW = re.compile(
    r"^[^,.]{0,16}(?:늘|커|빨라|높아|뛰|불|됐|증가|향상|키|끌어|올|좋아|개선|성장|확대|확장|급증|넓|줄|낮|짧아|강)"
)
_OFTEN = {
    "weekly": ("week", re.compile(r"(?:한 주|주당|매주|일주일)[^,.]{0,8}$")),
    "monthly": ("month", re.compile(r"(?:한 달(?:에)?|매달|매월) (?:약 )?$")),
    "daily": ("day", re.compile(r"(?:하루|매일)(?:에)? (?:약 )?$")),
}
# Over more than a day, unless that is this year so far: since the deal, 이틀간.
_SO_FAR_AFTER = re.compile(
    r"^[^.;]{0,40}\b(?:since (?!January|the (?:start|beginning|turn))|"
    r"(?:over|in) the (?:past|last)\b|from (?:their|its)\b)"
)
_SO_FAR_BEFORE = re.compile(
    r"(?:(?:달|주일|해) (?:새|동안|간|사이)|[틀흘]간|[0-9]일간|일부터|월부터)[^.]{0,40}$|"
    r"\b(?:since (?!January|the (?:start|beginning|turn))|over the past\b)[^.;]{0,60}$"
)
# What is sold by the piece; other English sales are money.
_PIECES = re.compile(
    r"\b(?:vehicles?|cars?|units?|phones?|handsets?|robots?|sets|trucks?|models?|EVs?|carmaker|drones?)\b"
)
_SORTS = re.compile(r"(?:종|곳|가지|개국|개사|명)$")
_TRAINED_BEFORE = re.compile(r"\b[Tt]raining [^,;.]{0,60}\bcost\b[^,;.]{0,40}$")
_TRAINED_AFTER = re.compile(r"^[^,;.]{0,16} to train\b")
_A_SECOND = re.compile(r"초당[^|]*\||\|[^|]{0,3} (?:a|per|each|every) second|\| ?/s")
_SHEETS = re.compile("[0-9십백천만억]여?장")
_AT_ONCE = re.compile(r"at the same time|simultaneous|concurrent|동시 ?접속|at once")


@dataclass(frozen=True, slots=True)
class _Place:
    """The sentence on both sides of a figure, and how it writes it."""

    before: str
    after: str
    written: str

    @property
    def korean(self) -> bool:
        return language(self.before + self.after) == "ko"

    @property
    def near(self) -> str:
        return self.before[-_NEAR:]


def borne(quantities: tuple[Quantity, ...], fact: Fact, sentence: str, lexicon: Lexicon) -> tuple[Quantity, ...] | None:
    """Those of `quantities` that a line may tell, called what they are; None where no line can tell the rest alone."""
    counted = counting(quantities, fact, sentence, lexicon)
    if counted is None or fact.kind not in _MEASURING:
        return counted
    told: list[Quantity] = []
    for quantity in counted:
        start, end = where(quantity, fact.span)
        place = _Place(sentence[:start], sentence[end:], sentence[start:end])
        wished = fact.status is Status.DONE and _WISHED.search(place.near) is not None
        if not wished and not _foreign(quantity, place) and not strange(quantity, place.before, place.after):
            told.append(_wafers(_often(_sold(_trained(_traded(quantity, place), place), place), place), place))
    dropped = len(told) < len(quantities)
    if dropped and any(quantity.role is Role.CHANGE and quantity.measure is None for quantity in told):
        return None  # which may be of anything
    return None if dropped and (not told or fact.kind is not Kind.MARKET) else tuple(told)


def _foreign(quantity: Quantity, place: _Place) -> bool:
    """Whether a figure is none of the fact's own."""
    if quantity.measure in _PRICES and _of_the_opening(quantity, place):
        return True
    if quantity.unit in MONEY:
        return _LOSS_AGO.search(place.near) is not None or _limits(quantity, place)
    if quantity.unit is Unit.USERS:
        return _AT_ONCE.search(place.after[:_NEAR]) is not None
    if quantity.measure == "benchmark-score" and _SORTS.search(place.written):
        return True  # of so many models
    if quantity.unit is Unit.PARAMETERS:
        return _limits(quantity, place)
    if quantity.unit is Unit.TOKENS:
        return _A_SECOND.search(place.before[-16:] + "|" + place.after[:16]) is not None
    if quantity.role is Role.CHANGE and quantity.unit is Unit.PERCENT:
        if quantity.measure in _PRICES and (_SO_FAR_AFTER.match(place.after) or _SO_FAR_BEFORE.search(place.near)):
            return True
        return _compares(quantity, place)
    return quantity.unit is Unit.TIMES and _multiplies(place)


def _of_the_opening(quantity: Quantity, place: _Place) -> bool:
    if (
        quantity.unit in MONEY
        and _OPENED_AFTER.match(place.after)
        and not wording("deals", "offer-price").search(place.near[-12:])
    ):
        return True
    return _OPENED.search(place.near) is not None


def _limits(quantity: Quantity, place: _Place) -> bool:
    """Whether a figure only says which of a class are spoken of."""
    return _CLASS.search(place.before[-100:]) is not None


def _compares(quantity: Quantity, place: _Place) -> bool:
    """Whether it is by how much one differs from another, and not by how much it moved."""
    if _FLAT.search(place.near):
        return True
    if not place.korean:
        than = _THAN.match(place.after)
        differs = than is not None and (
            not _BASE["en"].search(than["base"]) or (quantity.measure in _ASKED and bool(_OLDER.search(than["base"])))
        )
        return differs or _ADVERB.match(place.after) is not None
    older = quantity.measure in _ASKED and _OLDER.search(place.near)
    return _DIFFERS.match(place.after) is not None and (bool(older) or not _BASE["ko"].search(place.near))


def _multiplies(place: _Place) -> bool:
    """Whether so many times is as much as another has."""
    if not place.korean:
        than = _TIMES.match(place.after) or _THAN.match(place.after)
        return than is not None and not _BASE["en"].search(than["base"])
    versus = _VERSUS.search(place.near) is not None and not _BASE["ko"].search(place.near)
    return versus and not _GREW.match(place.after)


def _traded(quantity: Quantity, place: _Place) -> Quantity:
    """A price called what it is: what stock trades at is not what it was offered at, which is only compared with."""
    if quantity.unit not in MONEY or quantity.measure not in _PRICES:
        return quantity
    if _SOLD_AT.search(place.before):
        return replace(quantity, measure="offer-price")
    if quantity.measure != "offer-price":
        return quantity
    if _OFFERED_AT.search(place.before):
        return quantity
    before = [*wording("deals", "offer-price").finditer(place.before)][-1:]
    after = wording("deals", "offer-price").search(place.after[:_NEAR])
    based = any(
        _OFFER_BASE.match(place.before, m.end()) or _ABOVE.search(place.before, 0, m.start()) for m in before
    ) or (not before and after is not None and _OFFER_BASE.match(place.after, after.end()) is not None)
    return replace(quantity, measure="share-price") if based else quantity


def _trained(quantity: Quantity, place: _Place) -> Quantity:
    """What it cost to train a model, no price of it."""
    cost = quantity.measure == "cost" and quantity.unit in MONEY
    trained = cost and (_TRAINED_BEFORE.search(place.before[-120:]) or _TRAINED_AFTER.match(place.after))
    return replace(quantity, measure="training-cost") if trained else quantity


def _sold(quantity: Quantity, place: _Place) -> Quantity:
    """English sales that moved by so much called revenue, where nothing says that pieces are sold."""
    money = quantity.measure == "sales" and quantity.unit is Unit.PERCENT and not place.korean
    pieces = money and _PIECES.search(place.before + place.after)
    return replace(quantity, measure="revenue") if money and not pieces else quantity


def _wafers(quantity: Quantity, place: _Place) -> Quantity:
    """What a Korean paper counts in sheets of a plant's capacity is wafers."""
    sheets = quantity.unit is Unit.UNITS and quantity.counted is None and quantity.measure in ("capacity", "output")
    return (
        replace(quantity, counted="wafer") if sheets and _SHEETS.search(place.written + place.after[:1]) else quantity
    )


def _often(quantity: Quantity, place: _Place) -> Quantity:
    """Users called by how often they come: 20.8 million active users a week."""
    if quantity.unit is not Unit.USERS or quantity.measure not in (None, "users"):
        return quantity
    behind = re.sub(r"^(?: (?:active|regular|registered))? (?:users|people|listeners|readers)", "", place.after[:_NEAR])
    often = rates.behind(behind)
    found = (
        f"{how}-active-users"
        for how, (time, ahead) in _OFTEN.items()
        if time == often or ahead.search(place.before[-24:])
    )
    return replace(quantity, measure=next(found, quantity.measure))
