"""How money is spent by the sentence's own words: invested, handed out, put into a company or a fund; and when."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.model import Bound, Status, Unit
from briefs.moments import COMING
from briefs.writing.gather import Figure
from briefs.writing.plan import Plan, Slots, Stat
from briefs.writing.sentence import stretches
from briefs.writing.sentence.limits import Limit
from briefs.writing.support.parts import beside, stretch
from briefs.writing.support.wording import says

_OPENING = 12
_YEAR = len("2025")
# The years that end with a date: 2028년까지 3년간, over five years to 2030.
_YEARS_TO = re.compile(r"까지 (?:향후 |앞으로 )?\S{1,3}\s?년|\byears? (?:up )?to \d")
# Who reckons what others will spend.
FORECASTERS = frozenset({"bank", "securities-firm", "consulting-firm", "investment-bank"})
PATTERNS = frozenset({"fund-set-up", "buyback", "subsidise", "build"})
# What stands between a sum and the fund of that size, and before the sum.
_FUND_AFTER = re.compile(
    r"\)?(?:\s?(?:규모|짜리)|을\s모아|을\s들여|의\s|\s(?:[^\s,.]{1,10}\s){0,2}?(?:펀드|기금))|"
    r"\W*(?!for |in |into |to )(?:[\w-]+ )?funds?\b"
)
_FUND_BEFORE = (" of", "with", "worth", " at")
PUBLIC = frozenset({"government", "place"})
# What money goes into, behind the sum or, in Korean, before it; and what was spoken of: plants on which it spends.
_INTO = re.compile(
    r"(?:\)|\s\([^)]{1,40}\))?\s(?:in|into|on|for|to(?=\s(?:the|its|an?)\s))\s[^\s,.;]{1,24}(?:\s[^\s,.;]{1,16})?"
)
_INTO_KO = re.compile(r"(?<![년월일기초말반])에(?:는|도|만|서)?\s(?:[^\s,.]{1,8}\s){0,2}(?:약|최대|총)?\s?$")
_THAT = re.compile(r"\b(?:on|in|for) which\b")
_COUNT = r"(?:two|three|four|five|six|seven|eight|ten|[2-9]|10)"
_YEARS = re.compile(
    rf"\b{_COUNT}[- ]years?\b[^,.;]{{0,24}}\bbudget|\bbudget\b[^,.;]{{0,40}}\b"
    rf"(?:over|for) (?:the )?(?:next |coming )?{_COUNT} years|"
    r"\d\s?(?:개)?년\s?(?:간|동안|치|짜리)?(?:의)?\s[^,.]{0,16}예산"
)
_CAPEX = re.compile(
    r"\b(?:for|on) (?:its |their )?(?:capex|capital (?:expenditures?|spending|investment))\b|"
    r"\bcap(?:ex|ital expenditure) budget|"
    r"(?:설비|시설) ?투자(?:에|에 쓸|용)?\s?(?:[^\s,.]{1,8}\s){0,2}예산"
)
# What a budget is for, behind it.
_FOR = re.compile(r"^(?: \([^()]{1,30}\))? for (?!20\d\d|(?:the|this|next|all of|its (?:fiscal|financial)) )[a-z]")
_SEVERAL = re.compile(r"['’”\"]? and (?:an?|another|other|its|the|their)\b|(?:과|와) (?:다른|또 다른|두 번째|후속) ")


def outlay_of(slots: Slots, money: Figure) -> str | None:
    """The pattern that tells what is done with the money; None where it isn't spent by whom it would be told of."""
    near, (before, after) = stretch(slots, money), beside(slots, money)
    if _unspent(slots, near) or says(before[-12:] + "|" + after[:24], "each"):
        return None
    if says(near, "capital") and not says(slots.sentence, "funds"):
        return "company-set-up" if says(near, "sets-up") and says(near, "subsidiary") else None
    if slots.action in ("", "invest", "fund-set-up") and says(near, "funds") and _of_a_fund(before, after):
        if says(near, "capital") and any(slots.kind_of(one) == "fund" for one in slots.fact.subject):
            return None
        coming = slots.action == "fund-set-up" and slots.fact.status is not Status.DONE  # it may have been there before
        return "fund-set-up" if coming or says(near, "sets-up") else None
    if slots.action in ("", "invest", "spend", "budget") and says(near, "given-out"):
        return "subsidise"
    if slots.action == "fund-set-up":
        return "fund-set-up" if not near.strip() or says(near, "sets-up") else None
    return slots.action if slots.action in PATTERNS else "money"


def _unspent(slots: Slots, near: str) -> bool:
    """Whether the words beside a sum say that it isn't spent, or not by the subject."""
    status = slots.fact.status
    if status is Status.FORECAST and any(slots.is_a(one) in FORECASTERS for one in slots.fact.subject):
        return True
    if slots.action == "" and near.strip() and not says(near, "pays"):
        return True
    if says(near, "not-invested") or (says(near, "discounts") and not is_public(slots)):
        return True
    return says(near, "costs" if status is Status.DONE else "wanted") and status in (Status.DONE, Status.UNCONFIRMED)


def is_public(slots: Slots) -> bool:
    """Whether only public bodies pay."""
    return all(slots.kind_of(one) in PUBLIC for one in slots.fact.subject)


def aims(slots: Slots, money: Figure) -> bool:
    """Whether the sentence says what or where the money is for, if only in words that no line knows."""
    before, after = beside(slots, money)
    into = _INTO.match(after)
    return bool((into and not says(into[0], "time")) or _INTO_KO.search(before) or _THAT.search(before))


def set_aside(plan: Plan, slots: Slots, money: Figure) -> Plan | None:
    """The plan of money that is not spent yet: budgeted for a thing, or on offer to others; None where for nothing."""
    near, public = stretch(slots, money), is_public(slots)
    if plan.pattern != "money":
        return plan
    if not (plan.terms or plan.products):
        told = slots.fact.status is Status.FORECAST or not (public or says(near, "set-aside"))
        return plan if told and not aims(slots, money) else None
    if slots.fact.status is not Status.DONE or plan.pledged:
        return plan
    if says(near, "offered") or (public and money.bound is Bound.UP_TO and not plan.yearly):
        return replace(plan, pattern="subsidise", ongoing=True)
    return replace(plan, action="budget", ongoing=False) if says(near, "set-aside") else plan


def resolved(plan: Plan, slots: Slots, money: Figure) -> Plan:
    """The plan as one of what is to come, where a board passed it."""
    if slots.fact.status is not Status.DONE or not says(stretch(slots, money), "resolved"):
        return plan
    return replace(plan, status=Status.PLANNED, when=None)


def _of_a_fund(before: str, after: str) -> bool:
    """Whether the sum between is a fund's size: a fund of 10 billion yuan, 100억위안 규모의 펀드."""
    return bool(_FUND_AFTER.match(after)) or before.rstrip().endswith(_FUND_BEFORE)


def sum_of(slots: Slots, money: Figure) -> Figure:
    """The money, more than it where the sentence says that it is passed: will go beyond the 380 billion yuan."""
    passed = money.bound is Bound.EXACT and says(beside(slots, money)[0][-24:], "passed")
    return replace(money, low=replace(money.low, bound=Bound.OVER)) if passed else money


def spent_when(plan: Plan, slots: Slots, money: Figure) -> Plan:
    """The plan with what its part of the sentence says of when: until a year, over years, now."""
    near = stretch(slots, money)
    ahead = slots.fact.status in (Status.PLANNED, Status.FORECAST)
    own_time = says(near, "time")
    # What opens a sentence is said of all its parts.
    elsewhere = not own_time and not says(slots.sentence[:_OPENING], "time") and says(slots.sentence, "time")
    when = plan.when
    done = slots.fact.status is Status.DONE
    part = stretches.told(near, slots.lexicon) if done and not plan.duration else None
    if part:
        when = stretches.year(part, slots.fact, slots.published)
    if when and (elsewhere or (ahead and says(near, "due"))):
        when = None
    return replace(
        plan,
        when=when,
        period=part if done else None if elsewhere else plan.period,
        ongoing=slots.fact.status in (Status.DONE, Status.PLANNED) and says(slots.sentence, "spending"),
        pledged=done and says(slots.sentence, "agreed"),
    )


def over_years(plan: Plan, slots: Slots) -> Plan:
    """The plan without its date where money goes out over years that don't end or begin with it."""
    lasts = plan.duration is not None and plan.duration.unit is Unit.YEARS
    done = slots.fact.status is Status.DONE and plan.limit is None and not plan.pledged
    if lasts and done and plan.when and len(plan.when) == _YEAR:
        return replace(plan, when=None)
    if not lasts or slots.fact.status not in COMING or plan.limit is Limit.FROM:
        return plan
    return plan if plan.limit and _YEARS_TO.search(slots.sentence) else replace(plan, when=None)


def budget_of_years(slots: Slots, told: tuple[Stat, ...]) -> bool:
    """Whether a budget is one for several years, for a thing that no line names, or was spent in a part of a year."""
    if not any("budget" in stat.measure for stat in told):
        return False
    if _YEARS.search(slots.sentence):
        return True
    if slots.fact.status is Status.DONE and (
        stretches.unnamed(slots.sentence) or stretches.told(slots.sentence, slots.lexicon)
    ):
        return True
    amounts = [stat.amount.low for stat in told if stat.amount]
    return any(_FOR.match(slots.around(low)[1]) for low in amounts) and not _CAPEX.search(slots.sentence)


def called(stat: Stat, slots: Slots) -> Stat:
    """A budget for capital expenditure called so."""
    capex = stat.measure == "budget" and _CAPEX.search(slots.sentence)
    return replace(stat, measure="capex-budget") if capex else stat


def one_of_several(slots: Slots) -> bool:
    """Whether a sum goes to the one product that is named and to another besides."""
    if len(slots.what) != 1:
        return False
    at = slots.sentence.find(slots.what[0])
    return at >= 0 and _SEVERAL.match(slots.sentence, at + len(slots.what[0])) is not None
