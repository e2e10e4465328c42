"""`python -m tests.briefs.told [dev|later]`: how many lines that readers are told were found right or false."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.table import Table

from tests.briefs.told.judged import UNJUDGED, VERDICTS, verdicts

PARTS = ("dev", "later")


def main(arguments: list[str]) -> None:
    """Prints a row for each part asked for."""
    shown = Table("lines told", *VERDICTS, UNJUDGED, title="Lines read against their sentences")
    for part in [argument for argument in arguments if argument in PARTS] or PARTS:
        found = verdicts(part)
        shown.add_row(f"{part}: {found.total()}", *(str(found[name]) for name in (*VERDICTS, UNJUDGED)))
    Console().print(shown)


if __name__ == "__main__":
    main(sys.argv[1:])
