"""News that was told, and what becomes of it: plans, figures, retractions."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from briefs.model import Article, Fact, Kind, Parsed, Quantity, Role, Span, Status, Topic, Unit
from storage import articles, retractions
from storage.values import Added
from tests.bot.harness import Chatroom
from tests.bot.news import NOW
from tests.bot.posting import DAY

FIRST, SECOND, THIRD = date(2025, 3, 28), date(2025, 3, 29), date(2025, 3, 30)


async def release(room: Chatroom, day: date, status: Status, *, words: str = "") -> int:
    """Loads an article of that day about Xiaomi's glasses; its id."""
    text = f"Xiaomi {'plans to unveil' if status is Status.PLANNED else 'unveiled'} the MiMo model{words}."
    fact = Fact(Kind.RELEASE, ("xiaomi",), Span(0, len(text)), "unveil", ("MiMo",), status=status, core=True)
    return await _load(room, text, day, fact)


async def investment(room: Chatroom, day: date, billions: int, outlet: str) -> int:
    """Loads an article of that day about Alibaba's investment; its id."""
    text = f"Alibaba will invest CNY {billions} billion in cloud and AI over three years, {outlet} reports."
    start = text.index("CNY")
    money = Quantity(Decimal(billions) * 10**9, Unit.CNY, Span(start, start + 7))
    years = Quantity(Decimal(3), Unit.YEARS, Span(start, start + 7), Role.DURATION)
    fact = Fact(
        *(Kind.INVESTMENT, ("alibaba",), Span(0, len(text)), "invest"),
        quantities=(money, years),
        terms=("cloud-computing", "ai-infrastructure"),
        status=Status.PLANNED,
        topics=(Topic.INVESTMENT,),
        core=True,
    )
    return await _load(room, text, day, fact, outlet)


async def _load(room: Chatroom, text: str, day: date, fact: Fact, outlet: str = "Harbor Wire") -> int:
    article = Article("en", text, text, day, outlet)
    parsed = Parsed(article, (fact,), fact.subject, fact.topics)
    added = await articles.add(room.services.database, parsed, now=NOW + (day - FIRST) + DAY / 3)
    assert isinstance(added, Added)
    return added.article_id


async def retract(room: Chatroom, article_id: int) -> None:
    assert await retractions.retract_article(room.services.database, article_id, now=NOW, by=None)
