"""How long parsing takes, against a Korean tokenizer and as texts grow; what it needs of memory; how fast it starts."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from importlib import import_module

from briefs import lexicon, parsing
from briefs.model import LANGS, Article, Lang
from tests.benchmarks.common import CONSOLE, USUAL, articles, machine, seconds, show

SIZES = (10_000, 100_000, 1_000_000)
# A fresh process that reads and parses all articles, and tells how long the lexicon took to load and its peak in MB.
PROCESS = """
import resource, sys
from time import perf_counter
from briefs import lexicon, parsing
start = perf_counter()
words = lexicon.load()
loaded = perf_counter() - start
from tests.benchmarks.common import articles
for lang in ("ko", "en"):
    for article in articles(lang):
        parsing.parse(article, words)
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(loaded, peak / (1024 if sys.platform == "linux" else 1024**2))
"""


def main() -> None:
    """Prints every table."""
    CONSOLE.print(machine())
    # First: a new process starts with the peak of the one that started it, and the tokenizer takes much.
    _tell_process()
    _tell_speed({lang: _parse_ms(lang) for lang in LANGS})
    _tell_growth()


def _parse_ms(lang: Lang) -> float:
    """Milliseconds for a usual article, text to facts."""
    texts, words = articles(lang), lexicon.load()
    length = sum(len(article.text) for article in texts)
    return seconds(lambda: [parsing.parse(article, words) for article in texts], 15) * 1000 * USUAL / length


def _tell_speed(per_usual: dict[Lang, float]) -> None:
    rows = [(f"parse, {lang}", f"{ms:.2f}") for lang, ms in per_usual.items()]
    try:
        tokenizer = import_module("kiwipiepy").Kiwi()
    except ImportError:
        CONSOLE.print("kiwipiepy is not installed: pip install -e '.[bench]'")
    else:
        texts = [article.text for article in articles("ko")]
        whole = seconds(lambda: [tokenizer.tokenize(text) for text in texts], 5)
        tokenize = whole * 1000 * USUAL / sum(map(len, texts))
        rows.append(("kiwipiepy, tokenize alone, ko", f"{tokenize:.2f}"))
        rows.append(("parse / tokenize, ko (at most 0.20)", f"{per_usual['ko'] / tokenize:.2f}"))
    show(f"Text to facts, ms for {USUAL:,} characters", ("what", "ms"), rows)


def _tell_growth() -> None:
    rows = []
    for lang in LANGS:
        taken = [_seconds_of(lang, size) for size in SIZES]
        for size, whole in zip(SIZES, taken, strict=True):
            rows.append((f"{lang}, {size // 1000:,} kB", f"{whole:.3f}", f"{whole / taken[0] * SIZES[0] / size:.2f}"))
    show("Growth: cost for each byte beside that at the smallest size", ("text", "seconds", "ratio"), rows)


def _seconds_of(lang: Lang, size: int) -> float:
    """The time of one text of about `size` bytes, made of the articles one after the other."""
    found, words = articles(lang), lexicon.load()
    whole = "\n\n".join(article.text for article in found).encode()
    text = (whole * (size // len(whole) + 1))[:size].decode(errors="ignore")
    told: Article = replace(found[0], text=text, headings=())
    return seconds(lambda: parsing.parse(told, words), 3 if size > SIZES[0] else 9)


def _tell_process() -> None:
    done = subprocess.run([sys.executable, "-c", PROCESS], capture_output=True, text=True, check=True)
    loaded, peak = map(float, done.stdout.split())
    rows = [("lexicon load, seconds (at most 0.3)", f"{loaded:.2f}"), ("peak memory, MB (at most 150)", f"{peak:.0f}")]
    show("A fresh process that reads and parses all articles", ("what", "value"), rows)


if __name__ == "__main__":
    main()
