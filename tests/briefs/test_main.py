"""The command line of `briefs`: records, briefings, and failures in one line."""

import json
from pathlib import Path

import pytest

from briefs.__main__ import main

ARTICLE = (
    "딥시크, 추론 모델 R3 공개\n\n가람뉴스 김도윤 기자\n2026.01.19 10:00\n\n"
    "중국 딥시크가 추론 모델 R3를 공개했다고 19일 밝혔다. 알리바바는 올해 매출이 12.5% 늘었다고 발표했다.\n"
)
KEYS = ["file", "lang", "title", "published", "publisher", "author", "companies", "topics", "facts"]
FACT_KEYS = ["kind", "subject", "what", "with", "numbers", "status", "date", "core", "evidence"]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_parse_prints_a_record_per_file_in_the_records_order(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", str(article), str(article)]) == 0
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert first == second
    assert list(first) == KEYS
    assert (first["file"], first["published"], first["author"]) == (str(article), "2026-01-19", "김도윤")
    assert first["facts"]
    for fact in first["facts"]:
        assert list(fact) == FACT_KEYS
        assert fact["evidence"] in ARTICLE


def test_numbers_are_integers_where_they_are_whole(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article.write_text(ARTICLE.replace("12.5%", "12.5%, 이익이 30%"), "utf-8")
    main(["parse", str(article)])
    facts = json.loads(capsys.readouterr().out)["facts"]
    values = {number["value"] for fact in facts for number in fact["numbers"] if number["unit"] == "percent"}
    assert values == {12.5, 30}
    assert {type(value) for value in values} == {float, int}


def test_a_file_that_cannot_be_read_gives_its_error_after_which_the_others_still_come(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    binary, missing = tmp_path / "photo.txt", tmp_path / "missing.txt"
    binary.write_bytes(b"\x00\x01\x02" * 50)
    assert main(["parse", str(binary), str(missing), str(tmp_path), str(article)]) == 1
    records = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert records[:3] == [
        {"file": str(binary), "error": "the file holds binary data, not text"},
        {"file": str(missing), "error": "No such file or directory"},
        {"file": str(tmp_path), "error": "Is a directory"},
    ]
    assert list(records[3]) == KEYS


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Missing command"),
        (["parse"], "Missing argument"),
        (["shout"], "'shout'"),
        (["parse", "--loud", "a.txt"], "--loud"),
        (["render", "a.txt", "--lang", "fr"], "'fr' is not one of"),
    ],
)
def test_a_wrong_call_is_one_line_and_exits_2(
    arguments: list[str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert says in printed.err
    assert len(printed.err.splitlines()) == 1


@pytest.mark.parametrize("arguments", [["--help"], ["parse", "--help"], ["render", "--help"]])
def test_help_is_given(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    assert "Usage: python -m briefs" in capsys.readouterr().out


@pytest.mark.parametrize(("lang", "name"), [("ko", "딥시크"), ("en", "DeepSeek")])
def test_render_prints_the_briefing_in_the_language_asked_for(
    article: Path, lang: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["render", str(article), "--lang", lang]) == 0
    assert name in capsys.readouterr().out


def test_render_without_facts_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", str(tmp_path / "missing.txt")]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.splitlines()[-1] == "no facts to write about"


def test_parse_explains_what_made_a_fact_and_why_a_sentence_gave_none(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article.write_text(ARTICLE + "출시 일정은 밝히지 않았다.\n", "utf-8")
    assert main(["parse", "--explain", str(article), str(tmp_path / "missing.txt")]) == 1
    shown = capsys.readouterr()
    assert "missing.txt" in shown.err
    assert "fact: release" in shown.out
    assert "cues: release.unveil" in shown.out
    assert "deepseek+가" in shown.out
    assert "no fact: denied, doubted, asked or judged" in shown.out
