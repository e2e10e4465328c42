"""The labelled articles: an article file as an editor would load it and beside it what parsing it should give.

`dev/` and `later/` may be read while working on the parser, `train/` also trains the judge, `held/` is only ever
measured; `seeds/` is the gold of the articles that a new installation starts with. README.md beside this file says how
to add a case.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
SEEDS = FOLDER.parents[2] / "seeds"
EMPTY: Mapping[str, Any] = {"what": [], "with": [], "numbers": [], "status": "done", "date": None, "core": False}


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled article: its file, and its gold record in the shape of `python -m briefs parse`."""

    path: Path
    gold: Mapping[str, Any]


def cases(part: str) -> Iterator[Case]:
    """The cases of `dev`, `later`, `train`, `held` or `seeds`, by name."""
    for path in sorted((FOLDER / part).glob("*.toml")):
        beside = SEEDS / path.name if part == "seeds" else path
        article = next(p for p in (beside.with_suffix(".txt"), beside.with_suffix(".html")) if p.exists())
        yield Case(article, gold(tomllib.loads(path.read_text("utf-8"))))


def gold(table: Mapping[str, Any]) -> dict[str, Any]:
    """The full record of a case's TOML: what a fact leaves out is empty, figures are split into value and unit."""
    empty: dict[str, Any] = {"published": None, "publisher": None, "author": None, "traps": []}
    return empty | dict(table) | {"facts": [gold_fact(fact) for fact in table.get("facts", [])]}


def gold_fact(fact: Mapping[str, Any]) -> dict[str, Any]:
    """A fact of a case with everything that it leaves out."""
    full = {**EMPTY, **fact}
    return full | {"numbers": [_number(text) for text in full["numbers"]]}


def _number(text: str) -> dict[str, Any]:
    value, unit = text.split()
    return {"value": float(value), "unit": unit}
