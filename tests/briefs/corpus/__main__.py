"""`python -m tests.briefs.corpus [dev|train|held …]`: how well the parser does on the labelled articles."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from rich.console import Console
from rich.progress import track
from rich.table import Table

from tests.briefs.corpus.cases import Case, cases
from tests.briefs.corpus.score import Scores, Tally, measured, score

PARTS = ("dev", "later", "train", "held")


def _shown(found: list[Case]) -> Iterable[Case]:
    return track(found, description="parsing", console=Console(stderr=True), transient=True)


def table(part: str, scores: Scores) -> Table:
    """The scores of one part as people read them."""
    found = Table("", "precision", "recall", "F1", title=f"{part}: {scores.articles} articles")
    for name, tally in scores.tallies.items():
        found.add_row(name, *_row(tally))
    found.add_section()
    for name, tally in sorted(scores.kinds.items()):
        found.add_row(f"{name} ({tally.gold})", *_row(tally))
    found.add_section()
    for name, value in scores.figures().items():
        if "." not in name:
            found.add_row(name, "", "", f"{value:.3f}".removesuffix(".000"))
    return found


def _row(tally: Tally) -> tuple[str, ...]:
    return tuple(f"{value:.3f}" for value in (tally.precision, tally.recall, tally.f1))


def main(arguments: list[str]) -> None:
    """Prints a table for each part asked for, and for `--errors` every miss and false fact but the held-back ones."""
    asked = [argument for argument in arguments if argument in PARTS] or list(PARTS)
    for part in asked:
        scores = score(measured(_shown(list(cases(part)))))
        Console().print(table(part, scores))
        if "--errors" in arguments and part != "held":
            Console().print("\n".join(scores.errors), markup=False, highlight=False, soft_wrap=True)


if __name__ == "__main__":
    main(sys.argv[1:])
