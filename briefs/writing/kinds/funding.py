"""What lines about money raised, listings and purchases say; nothing that the sentence's own words speak against."""

from __future__ import annotations

import re

from briefs.lexicon.measures import measures
from briefs.model import Status
from briefs.writing.gather import Figure
from briefs.writing.kinds.holdings import owned
from briefs.writing.plan import Plan, Slots
from briefs.writing.support.exchanges import exchange
from briefs.writing.support.meant import once_of
from briefs.writing.support.parts import beside, stands, stretch
from briefs.writing.support.wording import says

SHARE_PRICE = "share-price"
EARNED = frozenset({"revenue", "net-profit", "net-loss", "adjusted-net-profit", "adjusted-net-loss"})
_STEPS = frozenset(
    {"list", "file", "apply-to-list", "apply-again", "pass-review", "weigh-listing", "drop-listing", "list-again"}
)
_PURCHASES = frozenset({"acquire", "buy-shares", "drop-takeover"})
# How far before a sum the words stand that say what it is, and behind it those that say that it is only wanted.
_NEAR, _BEHIND = 40, 24
_TOLD = frozenset({Status.DONE, Status.UNCONFIRMED})
# What was raised is not to be raised.
_ALREADY = re.compile(r"\b(?:(?:has|have|had) (?:\w+ )?(?:raised|collected|received|secured)|got)\b[^,;]{0,30}$")
_PAST_YEAR = re.compile(r"\b(20\d\d)(?=년|\b)")
# What is sold at that sum is no company: an offering worth HK$985 million.
_SOLD = re.compile(
    r"\b(?:offering|float(?:ation)?|flotation|placement|placing|shares|stock|bonds?|notes|IPO|issue|round|financing) "
    r"(?:is |was )?worth "
    r"(?:about |around |some |over |more than |up to )?$"
)
_SOLD_BEHIND = re.compile(r"\)? worth of (?:[a-z]+ ){0,2}(?:shares|stock|bonds|notes|securities)\b")


def funding(slots: Slots) -> Plan | None:
    """Money raised, a listing, a purchase; the subject is who is funded, listed or bought."""
    figures, fact, action = slots.figures, slots.fact, slots.action
    others = tuple(other for other in fact.others if other not in fact.subject and not once_of(slots, other))
    if action in ("hold", "sponsor", "sell-stake"):
        return owned(slots, others)
    if figures.changes or figures.multiples or len(figures.amounts) > 1:
        return None
    money = figures.money
    if figures.amounts and money is None:
        return None
    if money and figures.valuation is None and (money.measure == "valuation" or _worth(slots, money)):
        return _valued(slots, money)
    if action in _PURCHASES:
        return _bought(slots, others)
    if action == "back" and others:
        return _backed(slots, others)
    if action in _STEPS:
        return None if says(slots.sentence, "lists-another") else _listing(slots, money)
    if money:
        return None if says(slots.sentence, "paid-to-a-part") else _raised(slots, money, others)
    if figures.valuation:
        return _valued(slots, figures.valuation)
    backed = others and (action == "back" or (action == "raise" and _backs(slots.sentence)))
    return slots.act("back", others=others) if backed else None


def _worth(slots: Slots, money: Figure) -> bool:
    """Whether a sum is told as what somebody is worth."""
    return slots.action == "value" and says(beside(slots, money)[0][-_NEAR:], "worth")


def _backs(sentence: str) -> bool:
    """Whether a sentence that names others says that they put money in."""
    return says(sentence, "backing") and not says(sentence, "not-backing")


def _valued(slots: Slots, worth: Figure) -> Plan | None:
    """What one company is worth; what is thought of several is no one's worth."""
    if len(slots.fact.subject) > 1 or (slots.base.when is None and says(slots.sentence, "once")):
        return None
    before, after = beside(slots, worth)
    if says(before[-_NEAR:], "would-be-worth"):
        return slots.act("value", valuation=worth, status=Status.UNCONFIRMED, future=True, past=False, when=None)
    wished = slots.fact.status in _TOLD and says(before + "|" + after[:_BEHIND], "wished")
    guessed = slots.fact.status is Status.UNCONFIRMED and says(slots.sentence, "estimated")
    return slots.act("seek-value" if wished else "estimate" if guessed else "value", valuation=worth)


def _listing(slots: Slots, money: Figure | None) -> Plan | None:
    """A step towards a listing, and what one that is done brought in."""
    action = slots.action
    where = exchange(slots.sentence, action, done=slots.fact.status is Status.DONE)
    if action == "drop-listing" and slots.base.when is None and _long_ago(slots):
        return None
    if action == "weigh-listing" and says(slots.sentence, "weighs"):
        return slots.act(action, past=False, when=None, exchange=where) if money is None else None
    raised = money if action == "list" and money and money.measure == "funds-raised" else None
    return slots.act(action, amount=raised, exchange=where) if money is None or raised else None


def _long_ago(slots: Slots) -> bool:
    """Whether a sentence without a date of its own names a year that is over."""
    years = [int(year) for year in _PAST_YEAR.findall(slots.sentence)]
    return slots.published is not None and any(year < slots.published.year for year in years)


def _on_sale(before: str, after: str) -> bool:
    """Whether it is what is sold or raised that comes to so much, and no company."""
    return bool(_SOLD.search(before) or _SOLD_BEHIND.match(after))


def _bought(slots: Slots, others: tuple[str, ...]) -> Plan | None:
    figures, action = slots.figures, slots.action
    if not others or says(slots.sentence, "not-bought"):
        return None
    if action == "drop-takeover":
        return slots.act(action, others=others)
    status, when, past = None, slots.base.when, slots.base.past
    if slots.fact.status is Status.DONE and says(slots.sentence, "takeover-begun"):
        status, when = Status.PLANNED, None
    if slots.fact.status is not Status.DONE and action == "acquire" and says(slots.sentence, "talked"):
        action = "talk-acquire"
    if slots.fact.status is Status.UNCONFIRMED and says(slots.sentence, "was-bought"):
        past = True
    return slots.act(
        "acquire" if action == "talk-acquire" else action,
        action=action,
        others=others,
        amount=figures.money,
        share=figures.share,
        status=status,
        when=when,
        past=past,
    )


def _backed(slots: Slots, others: tuple[str, ...]) -> Plan | None:
    """Who put money in: into a round of so much, so much of his own, or for a share."""
    figures = slots.figures
    money = figures.money
    near = stretch(slots, money) if money else ""
    if says(slots.sentence, "paid-to-a-part") or (slots.fact.status is Status.PLANNED and _settled(slots)):
        return None
    if not money and says(slots.sentence, "not-backing"):
        return None
    if money and says(beside(slots, money)[0][-_NEAR:], "worth"):
        return slots.act("back", others=others)
    if money and figures.share and says(slots.sentence, "held") and not says(slots.sentence, "come-by"):
        return None
    if money and figures.share:
        return slots.act("acquire", others=others, amount=money, share=figures.share)
    part = says(beside(slots, money)[1], "own-part") if money else False
    whole = not says(near, "round") and not says(slots.sentence, "not-alone")
    own = money and not figures.valuation and (whole or part)
    talked = slots.fact.status is not Status.DONE and says(slots.sentence, "talked")
    if talked and not own:
        return slots.act("back", action="talk-back", others=others)
    return slots.act("put-in" if own else "back", others=others, amount=money, valuation=figures.valuation)


def _settled(slots: Slots) -> bool:
    """Whether what would be told as a plan was agreed upon before something else."""
    return says(slots.sentence, "agreed-before")


def _raised(slots: Slots, money: Figure, others: tuple[str, ...]) -> Plan | None:
    """A sum that somebody got, or is to get, as far as it is one."""
    fact, figures = slots.fact, slots.figures
    before, after = beside(slots, money)
    near = before + " " + after
    if money.measure in EARNED | {"offer-price", SHARE_PRICE} or says(before[-12:] + "|" + after[:14], "each"):
        return None
    if says(before[-_NEAR:], "summed-up"):
        return None
    if figures.valuation is None and says(before[-_NEAR:] + "|" + after[:8], "worth") and not _on_sale(before, after):
        return _valued(slots, money)
    if says(near, "owed") or says(near, "committed") or (stands(slots, money) and not says(near, "got")):
        return None
    if fact.status is Status.PLANNED and _ALREADY.search(before):
        return None
    if fact.status in _TOLD and (says(before + "|" + after[:_BEHIND], "wished") or says(near, "raising")):
        past = (slots.base.past and slots.base.when is not None) or says(before, "was-wanted")
        return slots.act("seek", amount=money, valuation=figures.valuation, past=past)
    market = measures().terms["markets"].intersection(fact.terms) or says(slots.sentence, "from-a-market")
    public = market or (slots.sentence and not others and not says(slots.sentence, "investing"))
    pattern = "collect" if public else "raise"
    total = says(before + "|" + after[:_BEHIND], "so-far")
    if fact.status is Status.DONE and (total or says(slots.sentence, "crowd")):
        return slots.act("so-far" if total else "crowdfund", amount=money)
    several = len(others) > 1 or says(slots.sentence, "and-others")
    return slots.act(pattern, amount=money, valuation=figures.valuation, others=others, several=several)
