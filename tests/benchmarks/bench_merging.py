"""How surely and how fast near-duplicates are found among ten thousand articles, and events among as many facts.

Run: python -m tests.benchmarks.bench_merging
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from briefs import reading
from briefs.lexicon import load
from briefs.merging import group
from briefs.merging.duplicates import Index
from briefs.model import Article, Fact, Kind, Quantity, Source, SourcedFact, Span, Unit
from tests.benchmarks.common import CONSOLE, machine
from tests.briefs.corpus.cases import cases

ARTICLES = 10_000
LOOKED_UP = 200
EDITS = (0.0, 0.05, 0.1, 0.2)


def articles(chance: random.Random) -> list[Article]:
    """Articles made of sentences of the labelled ones of their language, drawn anew for each."""
    read = [reading.read(case.path.read_bytes(), case.path.name) for case in cases("dev")]
    sentences = {
        lang: [s.strip() + "." for a in read if a.lang == lang for s in a.text.split(". ") if len(s) > 40]
        for lang in ("ko", "en")
    }
    made = []
    for number in range(ARTICLES):
        template = read[number % len(read)]
        told = chance.sample(sentences[template.lang], 8)
        text = " ".join(_renumbered(sentence, chance) for sentence in told)
        made.append(replace(template, text=text))
    return made


def _renumbered(sentence: str, chance: random.Random) -> str:
    return "".join(str(chance.randrange(10)) if char.isdigit() else char for char in sentence)


def edited(text: str, share: float, chance: random.Random) -> str:
    """`text` with this share of its characters changed, left out or doubled."""
    letters = sorted(set(text) - {" "})
    return "".join(
        chance.choice((chance.choice(letters), "", char * 2)) if chance.random() < share else char for char in text
    )


def duplicates(chance: random.Random) -> Iterator[str]:
    """A line for each share of edits."""
    stock, index = articles(chance), Index()
    for key, article in enumerate(stock):
        index.add(key, article)
    for share in EDITS:
        found, times = 0, []
        for key in chance.sample(range(ARTICLES), LOOKED_UP):
            copy = replace(stock[key], text=edited(stock[key].text, share, chance))
            start = time.perf_counter()
            match = index.find(copy)
            times.append(time.perf_counter() - start)
            found += match is not None and match.key == key
        middle = statistics.median(times) * 1000
        yield f"near-duplicates, {share:4.0%} edits: recall {found / LOOKED_UP:.3f}, {middle:.2f} ms a look-up"


def events(chance: random.Random) -> Iterator[str]:
    """A line for each number of facts."""
    for number in (1_000, 10_000):
        facts = [_fact(at, chance) for at in range(number)]
        start = time.perf_counter()
        made = len(group(facts, load()))
        spent = time.perf_counter() - start
        yield f"events: {number:,} facts into {made:,} in {spent:.2f} s, {spent / number * 1e6:.0f} µs a fact"


def _fact(at: int, chance: random.Random) -> SourcedFact:
    """Somebody in the lexicon invests a sum of three digits in the cloud, on some day of two years."""
    money = Quantity(Decimal(chance.randrange(101, 999)) * 10**7, Unit.CNY, Span(0, 1))
    company = chance.choice(sorted(load().organisations))
    fact = Fact(Kind.INVESTMENT, (company,), Span(0, 1), "invest", quantities=(money,), terms=("cloud",))
    day = date(2024, 1, 1) + timedelta(chance.randrange(730))
    return SourcedFact(at, fact, "", Source(at, "", "en", day, None))


def main() -> None:
    """Prints the figures."""
    CONSOLE.print(machine())
    chance = random.Random(1)  # noqa: S311
    for line in (*duplicates(chance), *events(chance)):
        CONSOLE.print(line)


if __name__ == "__main__":
    main()
