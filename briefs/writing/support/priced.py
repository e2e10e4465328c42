"""What prices are asked for, and whether a figure beside a price is one of it."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.model import MONEY, Kind, Quantity
from briefs.writing.gather import Figure, Gathered
from briefs.writing.per_tokens import asked_for
from briefs.writing.plan import Slots
from briefs.writing.support.parts import stretch

PRICES = frozenset({"price", "api-price", "cost"})
_PRICE = re.compile(
    r"값|가격|요금|단가|판가|사용료|이용료|할인|인[상하]|"
    r"\b(?:pric\w+|fees?|costs?|charg\w+|rates?|tariffs?|cheap\w*|"
    r"discount\w*|dear\w*|pay(?:s|ing)?|[a-z]+ (?:plan|subscription))\b",
    re.IGNORECASE,
)
_SHARES = re.compile(r"증시|주가|주식|\b(?:shares?|stocks?|ADRs?)\b")


def asked(figures: Gathered, slots: Slots) -> Gathered | None:
    """The figures, a price with the tokens that it is asked for; None where it is asked for tokens, unsaid how many."""
    priced = [figure for figure in figures.amounts if figure.unit in MONEY and figure.measure in PRICES]
    if not priced or "tokens" not in slots.fact.terms:
        return figures
    per = asked_for(slots.sentence)
    amounts = (replace(_price(figure, slots), per=per) if figure in priced else figure for figure in figures.amounts)
    return replace(figures, amounts=tuple(amounts)) if per else None


def _price(figure: Figure, slots: Slots) -> Figure:
    """What tokens cost on the market is their price."""
    sold = figure.measure == "cost" and slots.fact.kind is Kind.MARKET
    return replace(figure, low=replace(figure.low, measure="price")) if sold else figure


def of_a_price(change: Quantity, slots: Slots) -> bool:
    """Whether its part of the sentence says that it is a price that changed so, and no share's."""
    if not slots.sentence:
        return True
    near = stretch(slots, Figure(change))
    return _PRICE.search(near) is not None and not (_SHARES.search(near) and not _PRICE.search(_SHARES.sub("", near)))
