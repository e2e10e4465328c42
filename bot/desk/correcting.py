"""What corrections make of a fact: pure, and none touches its evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from briefs.lexicon import Lexicon
from briefs.model import Fact, Kind, Lang, Quantity, Role, Status, Unit

CERTAIN = 1.0
LONGEST = 80  # characters of a figure or a date that somebody types
BETWEEN = re.compile(r"[,，、·]")  # several names
_PIECES = frozenset({Unit.COUNT, Unit.UNITS, Unit.PEOPLE, Unit.USERS, Unit.PARAMETERS, Unit.TOKENS})
_NUMBER = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?", re.ASCII)
_ISO = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?", re.ASCII)
_YEARS = range(1900, 2101)


class UnreadableError(ValueError):
    """What somebody typed is no figure, or no date."""


def vouched(fact: Fact, lexicon: Lexicon) -> Fact:
    """`fact` as an editor stands for it: certain, and filed under the topics of what it says now."""
    from briefs.parsing.weighing.topics import topics_of  # parsing is loaded where an editor corrects

    return replace(fact, confidence=CERTAIN, topics=topics_of(fact, lexicon) or fact.topics)


def with_kind(fact: Fact, kind: Kind, lexicon: Lexicon) -> Fact:
    """Another kind; what the subject did stays where the kind can tell it."""
    action = lexicon.actions.get(fact.action)
    return replace(fact, kind=kind, action=fact.action if action and kind in action.kinds else "")


def with_status(fact: Fact, status: Status) -> Fact:
    """Another status."""
    return replace(fact, status=status)


def with_subject(fact: Fact, organisations: Sequence[str]) -> Fact:
    """Other subjects; nobody stands on both sides."""
    subject = tuple(dict.fromkeys(organisations))
    return replace(fact, subject=subject, others=tuple(one for one in fact.others if one not in subject))


def with_others(fact: Fact, organisations: Sequence[str]) -> Fact:
    """Others on the other side; nobody stands on both."""
    others = tuple(one for one in dict.fromkeys(organisations) if one not in fact.subject)
    return replace(fact, others=others)


def with_products(fact: Fact, names: Sequence[str]) -> Fact:
    """Other products."""
    return replace(fact, what=tuple(dict.fromkeys(names)))


def with_date(fact: Fact, value: str | None) -> Fact:
    """Another date, or none."""
    return replace(fact, date=value)


def with_figure(fact: Fact, at: int, figure: Quantity) -> Fact:
    """`figure` in place of figure number `at`, whose conversion into another currency goes; or one more figure."""
    before, after = fact.quantities[:at], fact.quantities[at + 1 :]
    return replace(fact, quantities=(*before, figure, *_without_conversions(after)))


def without_figure(fact: Fact, at: int) -> Fact:
    """One figure less, and its conversion."""
    before, after = fact.quantities[:at], fact.quantities[at + 1 :]
    return replace(fact, quantities=(*before, *_without_conversions(after)))


def figure(typed: str, fact: Fact, at: int) -> Quantity:
    """The figure that `typed` says, in place of figure number `at`: what it does in the fact, it goes on doing.

    A bare number keeps the unit, and of a change also the sign. Raises UnreadableError.
    """
    from briefs.parsing.figures import quantities

    old = fact.quantities[at] if at < len(fact.quantities) else None
    plain = " ".join(typed.split())
    if len(plain) > LONGEST:
        raise UnreadableError(typed)
    if old and _NUMBER.fullmatch(plain):
        return replace(old, value=_signed(Decimal(plain.replace(",", "")), old, plain))
    found = quantities.find(plain, _lang(plain))
    if len(found) != 1 or (old is None and found[0].unit is Unit.COUNT):
        raise UnreadableError(typed)
    new = found[0]
    if old is None:
        return replace(new, span=fact.span)
    unit = old.unit if new.unit is Unit.COUNT or {new.unit, old.unit} <= _PIECES else new.unit
    return replace(old, value=_signed(new.value, old, plain), unit=unit, bound=new.bound)


def moment(typed: str, published: date | None) -> str:
    """The date that `typed` says, as YYYY, YYYY-MM or YYYY-MM-DD. Raises UnreadableError."""
    plain = " ".join(typed.split())
    if match := _ISO.fullmatch(plain):
        year, month, day = (int(part) if part else None for part in match.groups())
        return _checked(year or 0, month, day, typed)
    from briefs.parsing.dates import dates

    found = dates.find(plain, _lang(plain), published) if len(plain) <= LONGEST else ()
    if len(found) != 1:
        raise UnreadableError(typed)
    return found[0].value


def _checked(year: int, month: int | None, day: int | None, typed: str) -> str:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        raise UnreadableError(typed) from None
    if year not in _YEARS:
        raise UnreadableError(typed)
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, day) if part)])


def _signed(value: Decimal, old: Quantity, typed: str) -> Decimal:
    """A change that is typed without its sign keeps its direction."""
    if old.role is Role.CHANGE and not typed.startswith(("+", "-")):
        return abs(value).copy_sign(old.value)
    return value


def _without_conversions(after: Sequence[Quantity]) -> Sequence[Quantity]:
    """`after` without what it begins with and only repeats the figure before in another currency."""
    at = next((at for at, one in enumerate(after) if one.role is not Role.CONVERTED), len(after))
    return after[at:]


def _lang(typed: str) -> Lang:
    return "ko" if re.search("[가-힣]", typed) else "en"
