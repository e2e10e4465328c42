"""News of one company over years: what it did, what it planned then and what it plans still."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from bot.services import Services
from briefs.model import Article, Fact, Kind, Parsed, Span, Status
from storage import articles
from tests.bot.news import NOW


async def publish(services: Services, day: date, *facts: Fact, publisher: str = "한빛테크", told: str = "소식") -> None:
    """An article of that day with those facts, each with a sentence of its own."""
    sentences = [f"{day} {publisher}의 {number}번째 {told}입니다." for number in range(len(facts))]
    starts = [sum(len(sentence) + 1 for sentence in sentences[:number]) for number in range(len(facts))]
    stored = tuple(
        replace(fact, span=Span(start, start + len(sentence)))
        for fact, start, sentence in zip(facts, starts, sentences, strict=True)
    )
    article = Article(
        "ko", f"{day} {publisher}", " ".join(sentences), day, publisher, url=f"https://{day}.example/{publisher}"
    )
    await articles.add(services.database, Parsed(article, stored, (), ()), now=NOW)


def release(*products: str, company: str = "huawei", **fields: Any) -> Fact:
    """That the company unveiled them."""
    return replace(Fact(Kind.RELEASE, (company,), Span(0, 0), action="unveil", what=products), **fields)


async def huawei(services: Services) -> None:
    """Three years of Huawei."""
    planned = Status.PLANNED
    await publish(services, date(2025, 3, 20), release("Ascend 920", date="2025-03-18"))
    await publish(
        services,
        date(2025, 2, 10),
        release("Ascend 950PR", status=planned, date="2025", terms=("first-quarter",)),
        release("Ascend 960", status=planned, date="2027", terms=("fourth-quarter",)),
        release("Ascend 930", status=planned),
    )
    await publish(
        services, date(2025, 1, 5), release("Ascend 910B", date="2023"), release("Ascend 910C", date="2024-10")
    )
