"""The figures of a fact as the words around them bear on them: what a line must not tell as the fact's own.

An opening price is no closing one, what a thing has more of than another no rise, and the most that others of a class
have nobody's own. The rules are data: `bearing.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from briefs.lexicon import Lexicon
from briefs.lexicon.load import table
from briefs.lexicon.wording import any_of, wording, words
from briefs.model import MONEY, Fact, Kind, Quantity, Role, Status, Unit
from briefs.said import around, place
from briefs.writing.sentence.counts import counting

# The kinds whose lines tell measures with their levels and changes.
_MEASURING = frozenset({Kind.MARKET, Kind.PERFORMANCE, Kind.ADOPTION, Kind.CAPABILITY, Kind.TALENT})
_FAR = 160  # how far on both sides of a figure words bear on it
_WORDS = re.compile(r"\{(?P<group>[a-z]+)\.(?P<lang>ko|en)\}|\{offer\}")
_CHANGE = "change"


@dataclass(frozen=True, slots=True)
class _Rule:
    """What words around a figure say of it: what it measures or counts instead, or that it is none of the fact's."""

    says: re.Pattern[str]
    unless: re.Pattern[str]
    units: frozenset[str]
    measures: frozenset[str]
    kinds: frozenset[Kind]
    done: bool
    alone: bool
    called: str
    counted: str

    def of(self, fact: Fact) -> bool:
        """Whether it says something of facts like this one."""
        alone = not self.alone or len(fact.subject) == 1
        return fact.kind in self.kinds and alone and not (self.done and fact.status is not Status.DONE)

    def holds(self, quantity: Quantity, marked: str) -> bool:
        """Whether it holds of a figure in its sentence, marked there."""
        if (self.units and _unit(quantity) not in self.units) or (self.counted and quantity.counted):
            return False
        if self.measures and (quantity.measure or "") not in self.measures:
            return False
        return self.says.search(marked) is not None and self.unless.search(marked) is None


def borne(quantities: tuple[Quantity, ...], fact: Fact, sentence: str, lexicon: Lexicon) -> tuple[Quantity, ...] | None:
    """Those of `quantities` that a line may tell, called what they are; None where no line can tell the rest alone."""
    counted = counting(quantities, fact, sentence, lexicon)
    if counted is None:
        return None
    rules = [rule for rule in _rules() if rule.of(fact)]
    told = [own for quantity in counted if (own := _borne(quantity, rules, fact, sentence))]
    if len(told) == len(counted):
        return tuple(told)
    if fact.kind is not Kind.MARKET or not told:
        return None
    # A change that is left over may be of anything.
    unsaid = any(quantity.role is Role.CHANGE and quantity.measure is None for quantity in told)
    return None if unsaid else tuple(told)


def _borne(quantity: Quantity, rules: list[_Rule], fact: Fact, sentence: str) -> Quantity | None:
    """The figure, called what it is; None where it is none of the fact's own."""
    before, after = around(quantity, fact.span, sentence)
    start, end = place(quantity, fact.span)
    marked = f"{before[-_FAR:]}«{sentence[start:end]}»{after[:_FAR]}"
    for rule in rules:
        if not rule.holds(quantity, marked):
            continue
        if not (rule.called or rule.counted):
            return None
        quantity = replace(quantity, measure=rule.called or quantity.measure, counted=rule.counted or quantity.counted)
    return quantity


def _unit(quantity: Quantity) -> str:
    """What a rule calls the unit of a figure."""
    if quantity.role is Role.CHANGE and quantity.unit is Unit.PERCENT:
        return _CHANGE
    return "money" if quantity.unit in MONEY else quantity.unit.value


@cache
def _rules() -> tuple[_Rule, ...]:
    """The shipped rules, read once per process."""
    return tuple(_made(**rule) for rule in table("bearing")["rule"])


def _made(
    says: list[str],
    unless: tuple[str, ...] = (),
    units: tuple[str, ...] = (),
    measures: tuple[str, ...] | str = (),
    kinds: tuple[str, ...] = (),
    done: bool = False,
    alone: bool = False,
    called: str = "",
    counted: str = "",
) -> _Rule:
    named = table("bearing")["words"][measures] if isinstance(measures, str) else measures
    about = frozenset(map(Kind, kinds)) or _MEASURING
    return _Rule(
        _pattern(says), _pattern(unless), frozenset(units), frozenset(named), about, done, alone, called, counted
    )


def _pattern(options: list[str] | tuple[str, ...]) -> re.Pattern[str]:
    """Any of `options`, with the words of the lists that they name."""
    return re.compile("|".join(_WORDS.sub(_listed, option) for option in options) or "(?!)")


def _listed(named: re.Match[str]) -> str:
    if named["group"]:
        return any_of(words("telling", named["group"], named["lang"]))
    return f"(?:{wording('deals', 'offer-price').pattern})"
