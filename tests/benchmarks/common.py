"""What the benchmarks share: the machine they ran on, their texts, and how they measure."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from rich.console import Console
from rich.table import Table

from briefs import reading
from briefs.model import Article, Lang

CORPUS = Path(__file__).parents[1] / "briefs" / "corpus" / "dev"
# Times are told for a text of so many characters.
USUAL = 2000
CONSOLE = Console(width=132)


def machine() -> str:
    """The processor, its cores and the Python version."""
    cpuinfo = Path("/proc/cpuinfo")
    lines = cpuinfo.read_text("utf-8").splitlines() if cpuinfo.exists() else []
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return (
        f"{models[0] if models else platform.processor()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )


def articles(lang: Lang) -> list[Article]:
    """The development articles in `lang`."""
    files = [path for path in sorted(CORPUS.iterdir()) if path.suffix in (".txt", ".html")]
    found = [reading.read(path.read_bytes(), path.name) for path in files if path.name[0] == lang[0]]
    return [article for article in found if article.lang == lang]


def seconds(run: Callable[[], object], times: int = 5) -> float:
    """The median time of several runs."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        run()
        taken.append(perf_counter() - start)
    return median(taken)


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Prints a table; all columns but the first hold figures."""
    table = Table(title=title, title_justify="left")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left")
    for row in rows:
        table.add_row(*row)
    CONSOLE.print(table)
