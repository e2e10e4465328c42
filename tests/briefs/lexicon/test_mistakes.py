"""Mistakes in the lexicon's files are told in a line that names the files and the entry."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from briefs import lexicon
from briefs.__main__ import main
from briefs.lexicon import LexiconError

RIGHT = {
    "organisations": 'baidu = { is = "maker", place = "beijing", ko = ["바이두"], en = ["Baidu"] }\n'
    'beijing = { kind = "place", ko = ["베이징"], en = ["Beijing"] }\n',
    "products": '"ERNIE" = { owner = "baidu", ko = ["어니"] }\n',
    "terms": 'maker = { type = "role", ko = ["업체"], en = ["maker"] }\n',
    "actions": 'sell = { kinds = ["release"], ko = ["팔았습니다", "팔", "판", "팔고 있습니다", "파는"], '
    'en = ["sell", "sold", "sold", "selling"] }\n',
    "ministries": '[fields]\nen = ["trade"]\nko = []\n',
}
read = lexicon.load.__wrapped__  # what others keep of the shipped lexicon stays


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A lexicon of a few entries, in the place of the shipped one."""
    for name, text in RIGHT.items():
        tmp_path.joinpath(f"{name}.toml").write_text(text, "utf-8")
    monkeypatch.setattr(import_module("briefs.lexicon.load"), "DATA", tmp_path)
    monkeypatch.setattr(lexicon, "load", read)
    return tmp_path


def test_a_right_lexicon_is_read(data: Path) -> None:
    assert read().products["ERNIE"].owner == "baidu"


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        (
            "organisations-more",
            'x = { is = "robot", ko = ["엑스"] }',
            "organisations*.toml: x says is = 'robot'",
        ),
        ("organisations-more", 'x = { ist = "maker" }', "organisations*.toml: x says ist, which means nothing there"),
        ("organisations-more", 'baidu = { en = ["Baidu"] }', "organisations*.toml: baidu stands twice"),
        ("organisations-more", "x = {", "organisations-more.toml: "),
        ("products-more", '"X" = { owner = "nobody" }', "products*.toml: X says owner = 'nobody', which"),
        ("terms-more", 'x = { type = "role", en = ["x"] }', "terms*.toml: x does not say ko"),
        ("actions-more", 'x = { kinds = ["selling"], ko = [], en = [] }', "actions*.toml: x: 'selling' is not"),
        ("actions-more", 'x = { kinds = ["release"], ko = [], en = [] }', "actions*.toml: x: five Korean and four"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_entry(data: Path, file: str, text: str, told: str) -> None:
    data.joinpath(f"{file}.toml").write_text(text, "utf-8")
    with pytest.raises(LexiconError) as caught:
        read()
    assert str(caught.value).startswith(told)


def test_the_command_line_tells_a_mistake_in_one_line(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data.joinpath("terms-more.toml").write_text('x = { type = "role", en = ["x"] }', "utf-8")
    assert main(["parse", "article.txt"]) == 1
    assert capsys.readouterr().err == "terms*.toml: x does not say ko\n"
