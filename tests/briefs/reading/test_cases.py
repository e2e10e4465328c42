"""Whole files: each case stands beside a TOML file that says what reading it must give."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from briefs import reading
from briefs.reading import ReadingError

HERE = Path(__file__).parent
FILES = sorted(path.with_suffix("") for path in (HERE / "cases").glob("*.toml"))


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
