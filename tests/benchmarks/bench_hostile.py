"""What hostile texts cost to parse: time for each MB at two sizes, and how it grows between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from briefs import lexicon, parsing
from briefs.model import LANGS, Article, Lang
from tests.benchmarks.common import CONSOLE, machine, seconds, show
from tests.benchmarks.hostile import SHAPES, grown

SIZES = (20_000, 80_000)
TIMES = 3
MEGABYTE = 1_000_000


def main() -> None:
    """Prints the table, the worst growth first."""
    CONSOLE.print(machine())
    parsing.parse(_article("바이두는 어니 5.0을 공개했다.", "ko"), lexicon.load())
    measured = [(name, lang, *_per_megabyte(unit, lang)) for name, unit in SHAPES.items() for lang in LANGS]
    measured.sort(key=lambda row: -row[3] / row[2])
    rows = [
        (f"{name}, {lang}", f"{small:.2f}", f"{large:.2f}", f"{large / small:.2f}")
        for name, lang, small, large in measured
    ]
    columns = ("shape", *(f"s/MB at {size // 1000} kB" for size in SIZES), "growth, 1 is linear")
    show("Hostile texts", columns, rows)


def _article(text: str, lang: Lang) -> Article:
    return Article(lang=lang, title="", text=text, published=date(2026, 1, 20))


def _per_megabyte(unit: str, lang: Lang) -> tuple[float, float]:
    """Seconds for each MB of a shape, at the small and at the large size; sizes are in bytes."""
    words, found = lexicon.load(), []
    for size in SIZES:
        # Each time another text: what is remembered of the last one is no help with a new one.
        articles = iter([_article(f"{number}\n{grown(unit, size)}", lang) for number in range(TIMES)])
        found.append(seconds(_parse(articles, words), TIMES) * MEGABYTE / size)
    return found[0], found[1]


def _parse(articles: Iterator[Article], words: lexicon.Lexicon) -> Callable[[], object]:
    return lambda: parsing.parse(next(articles), words)


if __name__ == "__main__":
    main()
