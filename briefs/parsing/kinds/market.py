"""market: revenue, profit, share price, market share, shipments, price changes."""

from __future__ import annotations

from briefs.model import Fact, Kind
from briefs.parsing.clauses.grammar import AGENT, TOPIC
from briefs.parsing.clauses.pricetargets import price_target
from briefs.parsing.slots import sides
from briefs.parsing.slots.frame import OBJECT, Frame
from briefs.parsing.subjects import stakes, uses

# What is news without its figure.
TOLD = frozenset({"cut-price", "raise-price", "order-win"})


def extract(frame: Frame) -> Fact | None:
    """A figure of the subject's business, or the direction that it took."""
    if not frame.subject or frame.is_official() or not (frame.figures or frame.action in TOLD or frame.is_sure()):
        return None
    if priced := _targeted(frame) or _priced(frame):
        return priced
    sold = stakes.seller(frame.clause, frame.subject, frame.topic)
    if sold := sold or uses.sellers(frame.clause, frame.subject, frame.topic, frame.lexicon):
        return frame.fact(Kind.MARKET, subject=sold, others=set(frame.subject) - set(sold))
    return frame.fact(Kind.MARKET, what=frame.own(), others=sides.customers(frame))


def _priced(frame: Frame) -> Fact | None:
    """JP모건은 샤오펑의 목표가를 올렸다: who sets a price aims it at another, named or spoken of before."""
    set_at = [m for m in frame.clause.terms if m.id == "target-price" and m.particle in OBJECT]
    brokers = [m.id for m in frame.actors if m.particle in TOPIC | AGENT]
    if not set_at or not brokers or not set(frame.subject) <= set(brokers):
        return None
    aimed = [m.id for m in frame.actors if m.id not in brokers and m.span.end <= set_at[0].span.start][-1:]
    aimed = aimed or [t for t in frame.topic if t not in brokers]
    return frame.fact(Kind.MARKET, subject=aimed, others=brokers) if aimed else None


def _targeted(frame: Frame) -> Fact | None:
    """UBS raised its target for Xpeng to HK$110: the same in English, where the target says whose it is."""
    at = price_target(frame.clause)
    if at is None:
        return None
    brokers = [m.id for m in frame.actors if m.span.end <= at.start]
    aimed = [m.id for m in frame.actors if at.start <= m.span.start < at.end][:1]
    aimed = aimed or [t for t in frame.topic if t not in brokers]
    return frame.fact(Kind.MARKET, subject=aimed, others=brokers) if aimed and brokers else None
