"""What a budget is for and for how long, and whether money goes to more than is named."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.model import Status
from briefs.writing.plan import Slots, Stat
from briefs.writing.sentence import stretches

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
