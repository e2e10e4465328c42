"""Makes up any number of facts, for measuring: the labelled articles' facts over and over.

Who they tell of is drawn anew, few organisations often and most seldom, as in the news; so are the days, the newer the
more, and every fourth fact tells an event of the days before again.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate

from briefs import reading
from briefs.finding import document
from briefs.lexicon import load
from briefs.model import Fact, Organisation
from briefs.parsing import parse
from tests.briefs.corpus.cases import cases

NEWEST = date(2025, 12, 31)
DAYS = 730
PER_ARTICLE = 10
TOLD_AGAIN = 0.25
RECENT = 400  # events from which those told again are drawn, mostly from the last


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A fact of the labelled articles with its sentence and its tokens; equal to itself alone."""

    fact: Fact
    sentence: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """What may be told again."""

    id: int
    told: Told
    organisation: Organisation


@dataclass(frozen=True, slots=True)
class Row:
    """A fact by its number, in the article with that number."""

    id: int
    article: int
    day: date
    event: Event


def clock() -> datetime:
    """The morning after the newest day."""
    return datetime(NEWEST.year, NEWEST.month, NEWEST.day, 23, tzinfo=UTC)


def ranked_companies() -> list[str]:
    """The organisations' ids, those first of whom most is told."""
    return [one.id for one in Press(random.Random(1), 1).companies]  # noqa: S311


class Press:
    """Makes up who tells what when."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self._chance, self._number = chance, number
        self._pool = _pool()
        companies = [one for one in load().organisations.values() if one.kind != "place" and one.names.show("ko")]
        chance.shuffle(companies)
        told_of = Counter(one for told in self._pool for one in set(told.fact.subject))
        companies.sort(key=lambda one: -told_of[one.id])
        self.companies = companies
        self._weights = list(accumulate(1 / rank for rank in range(1, len(companies) + 1)))
        self._recent: list[Event] = []

    def rows(self) -> Iterator[Row]:
        """Every fact, oldest first."""
        count = self._number // PER_ARTICLE
        for fact_id in range(1, self._number + 1):
            article = (fact_id - 1) // PER_ARTICLE + 1
            day = NEWEST - timedelta(days=round((DAYS - 1) * (1 - (article / count) ** 0.8)))
            yield Row(fact_id, article, day, self._event(fact_id))

    def _event(self, fact_id: int) -> Event:
        if self._recent and self._chance.random() < TOLD_AGAIN:
            back = min(len(self._recent), 1 + int(self._chance.expovariate(1 / 60)))
            return self._recent[-back]
        (company,) = self._chance.choices(self.companies, cum_weights=self._weights)
        event = Event(fact_id, self._chance.choice(self._pool), company)
        self._recent = [*self._recent[-RECENT:], event] if len(self._recent) > 2 * RECENT else self._recent
        self._recent.append(event)
        return event


@cache
def _pool() -> Sequence[Told]:
    lexicon = load()
    read = [reading.read(case.path.read_bytes(), case.path.name) for split in ("dev", "train") for case in cases(split)]
    return [
        Told(fact, sentence := article.quote(fact.span), document(sentence, replace(fact, subject=()), lexicon))
        for article in read
        for fact in parse(article, lexicon).facts
        if fact.confidence > 0.5
    ]
