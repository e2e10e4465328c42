"""Makes up any number of facts, for measuring: the labelled articles' facts over and over.

Who they tell of is drawn anew, few organisations often and most seldom, as in the news; so are the days, the newer the
more, and every fourth fact tells an event of the days before again.

Few facts and many are made to answer the same questions at the same length, so that what a question takes more with
many is not what its answer says more. As in the news, a smaller archive tells of fewer organisations and of fewer days,
and in either
* whom least is told of has a full card, and whoever stands as far down among all told of is told of as often;
* a day with news has as much, days being further apart where there is less of it: two years of all days, or of weeks;
* figures are of the same few kinds, each told as often, so that a chart has as many as it looks at;
* a rare word is found as often.
How often each organisation is told of follows its rank (Zipf's law) in both; the words of a fact are drawn alike.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate, takewhile

from briefs import reading
from briefs.finding import document
from briefs.importance import doubtful
from briefs.lexicon import load
from briefs.model import Fact, Organisation
from briefs.parsing import parse
from storage import levels
from tests.briefs.corpus.cases import cases

NEWEST = date(2025, 12, 31)
DAYS = 730
PER_ARTICLE = 10
A_DAY = 100  # facts that a day with news has at least
LEAST = 60  # facts about an organisation that is told of: more than a card is made of
KINDS = 10  # of figures that make series
FIGURES = 0.3  # of all facts have one of them
RARE_WORD, RARE_TIMES = "쿼크글루온", 40  # how many facts have the word, of however many
TOLD_AGAIN = 0.25
RECENT = 400  # events from which those told again are drawn, mostly from the last


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A fact of the labelled articles with its sentence and its tokens; equal to itself alone."""

    fact: Fact
    sentence: str
    words: tuple[str, ...]


Pool = Sequence[Told]


@dataclass(frozen=True, slots=True)
class Event:
    """What may be told again."""

    id: int
    told: Told
    organisation: Organisation


@dataclass(frozen=True, slots=True)
class Row:
    """A fact by its number, in the article with that number; `rare` where it has the rare word."""

    id: int
    article: int
    day: date
    event: Event
    rare: bool


def clock() -> datetime:
    """The morning after the newest day."""
    return datetime(NEWEST.year, NEWEST.month, NEWEST.day, 23, tzinfo=UTC)


def ranked_companies(number: int) -> list[str]:
    """The ids of the organisations that so many facts tell of, those first of whom most is told."""
    return [one.id for one in Press(random.Random(1), number).companies]  # noqa: S311


class Press:
    """Makes up who tells what when."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self._chance, self._number = chance, number
        self._plain, self._figures = _pool()
        companies = [one for one in load().organisations.values() if one.kind != "place" and one.names.show("ko")]
        chance.shuffle(companies)
        told_of = Counter(one for told in self._plain for one in set(told.fact.subject))
        companies.sort(key=lambda one: -told_of[one.id])
        weights = accumulate(1 / rank for rank in range(1, len(companies) + 1))
        full = takewhile(lambda each: number >= LEAST * each[0] * each[1], enumerate(weights, 1))
        self._weights = [weight for _, weight in full] or [1.0]
        self.companies = companies[: len(self._weights)]
        self._apart = max(1, round(DAYS * A_DAY / number))  # days from one with news to the next
        self._recent: list[Event] = []

    def rows(self) -> Iterator[Row]:
        """Every fact, oldest first."""
        count = self._number // PER_ARTICLE
        last, rare_every = (DAYS - 1) // self._apart, max(1, self._number // RARE_TIMES)
        for fact_id in range(1, self._number + 1):
            article = (fact_id - 1) // PER_ARTICLE + 1
            back = round(last * (1 - (article / count) ** 0.8))
            day = NEWEST - timedelta(days=back * self._apart)
            yield Row(fact_id, article, day, self._event(fact_id), rare=fact_id % rare_every == 0)

    def _event(self, fact_id: int) -> Event:
        if self._recent and self._chance.random() < TOLD_AGAIN:
            back = min(len(self._recent), 1 + int(self._chance.expovariate(1 / 60)))
            return self._recent[-back]
        (company,) = self._chance.choices(self.companies, cum_weights=self._weights)
        pool = self._chance.choice(self._figures) if self._chance.random() < FIGURES else self._plain
        event = Event(fact_id, self._chance.choice(pool), company)
        self._recent = [*self._recent[-RECENT:], event] if len(self._recent) > 2 * RECENT else self._recent
        self._recent.append(event)
        return event


@cache
def _pool() -> tuple[Pool, Sequence[Pool]]:
    """What is told without a figure that makes a series, and with each of the commonest kinds of them."""
    told = [(one, _series(one)) for one in _labelled()]
    common = dict(Counter(series for _, each in told for series in each).most_common(KINDS)).keys()
    figures = [[one for one, series in told if kind in series <= common] for kind in common]
    return [one for one, series in told if not series], figures


def _labelled() -> Iterator[Told]:
    """All but what is dated later than the newest day: few facts, which told over and over would fill any timeline."""
    lexicon = load()
    paths = [case.path for split in ("dev", "train") for case in cases(split)]
    for article in (reading.read(path.read_bytes(), path.name) for path in paths):
        for fact in parse(article, lexicon).facts:
            if not doubtful(fact) and (fact.date or "") <= f"{NEWEST.year}-99":
                sentence = article.quote(fact.span)
                yield Told(fact, sentence, document(sentence, replace(fact, subject=()), lexicon))


def _series(told: Told) -> frozenset[str]:
    """The kinds of its figures, whoever's they are."""
    rows = levels.index_rows(0, replace(told.fact, subject=("one",)), told.sentence, NEWEST)
    return frozenset(row["series"] for row in rows)
