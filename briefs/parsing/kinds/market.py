"""market: revenue, profit, share price, market share, shipments, price changes."""

from __future__ import annotations

from briefs.model import Fact, Kind
from briefs.parsing import sides, stakes
from briefs.parsing.frame import Frame

# What is news without its figure.
TOLD = frozenset({"cut-price", "raise-price", "order-win"})


def extract(frame: Frame) -> Fact | None:
    """A figure of the subject's business, or the direction that it took."""
    if not frame.subject or frame.is_public() or not (frame.figures or frame.action in TOLD or frame.is_sure()):
        return None
    if sold := stakes.seller(frame.clause, frame.subject, frame.topic):
        return frame.fact(Kind.MARKET, subject=sold, others=set(frame.subject) - set(sold))
    return frame.fact(Kind.MARKET, what=frame.own(), others=sides.customers(frame))
