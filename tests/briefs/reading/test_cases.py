"""Whole files: each case stands beside a TOML file that says what reading it must give."""

import tomllib
from pathlib import Path

import pytest

from briefs import reading

CASES = Path(__file__).parent / "cases"
FILES = sorted(path for path in CASES.iterdir() if path.suffix in {".txt", ".html"})


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_gives_its_article(path: Path) -> None:
    expected = tomllib.loads(path.with_name(f"{path.name}.toml").read_text("utf-8"))
    article = reading.read(path.read_bytes(), path.name)
    published = article.published.isoformat() if article.published else None
    assert article.lang == expected["lang"]
    assert article.title == expected["title"]
    assert published == expected.get("published")
    assert article.publisher == expected.get("publisher")
    assert article.author == expected.get("author")
    assert [article.quote(span) for span in article.headings] == expected["headings"]
    assert [piece for piece in expected["has"] if piece not in article.text] == []
    assert [piece for piece in expected["lacks"] if piece in article.text] == []
