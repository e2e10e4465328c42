"""Whole files: each case stands beside a TOML file that says what reading it must give.

Every file of `cases/` is read in full as its TOML says. `held/` is only measured: no rule is
written for a file in it.
"""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from briefs import reading
from briefs.reading import ReadingError

HERE = Path(__file__).parent
FILES = sorted(path.with_suffix("") for path in (HERE / "cases").glob("*.toml"))
HELD = sorted(path.with_suffix("") for path in (HERE / "held").glob("*.toml"))
FLOORS = {"title": 0.95, "published": 0.95, "publisher": 0.95, "author": 0.95, "has": 0.98, "lacks": 0.95}


def told(path: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a case expects and what reading its file gives, `refused` for a refusal's reason."""
    expected = tomllib.loads(path.with_name(f"{path.name}.toml").read_text("utf-8"))
    try:
        article = reading.read(path.read_bytes(), path.name)
    except ReadingError as error:
        return expected, {"refused": str(error.reason)}
    given = {
        "lang": article.lang,
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "publisher": article.publisher,
        "author": article.author,
        "headings": [article.quote(span) for span in article.headings],
        "has": [piece for piece in expected.get("has", []) if piece in article.text],
        "lacks": [piece for piece in expected.get("lacks", []) if piece not in article.text],
    }
    return expected, {key: value for key, value in given.items() if value is not None}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_gives_its_article(path: Path) -> None:
    expected, given = told(path)
    assert given == expected


def test_files_that_no_rule_was_written_for_are_read_well() -> None:
    right: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for expected, given in map(told, HELD):
        for key in FLOORS if "refused" not in expected else ():
            wanted, got = expected.get(key), given.get(key)
            whole[key] += len(wanted) if isinstance(wanted, list) else 1
            right[key] += len(got or []) if isinstance(wanted, list) else wanted == got
        assert given.get("refused") == expected.get("refused")
    assert {key for key, floor in FLOORS.items() if right[key] < floor * whole[key]} == set()
