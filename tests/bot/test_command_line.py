"""`python -m bot` as its callers see it: exit status, standard output, one line where something is wrong."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from bot.__main__ import main
from bot.settings import Settings
from tests.briefs.reading import documents

ARTICLE = """바이두, 새 추론 모델 공개

2025.03.27 09:10

한빛테크 김하늘 기자

바이두는 추론 모델 '어니 X1'을 공개했다. 회사는 이 모델을 오는 6월 오픈소스로 공개할 계획이라고 설명했다.

알리바바는 3년간 클라우드와 AI 인프라에 3800억 위안을 투자할 계획이다.
"""
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a call left behind."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Ran]


@pytest.fixture
def variables(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An environment that knows nothing but the database, in an empty folder."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("DATABASE_URL", database_url)
    monkeypatch.setenv("PYTHONUTF8", "1")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))  # a process in that folder runs the code beside this test
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(variables: None, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process, without its logging."""
    monkeypatch.setattr("bot.logs.configure", lambda settings: None)

    def call(*arguments: str, stdin: str = "", **changed: str) -> Ran:
        for name, value in changed.items():
            monkeypatch.setenv(name, value)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        status = main(list(arguments))
        return Ran(status, *capfd.readouterr())

    return call


@pytest.fixture
def process(variables: None) -> Run:
    """Runs the command line as a process of its own."""

    def call(*arguments: str, **changed: str) -> Ran:
        called = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            capture_output=True,
            encoding="utf-8",
            env=os.environ | changed,
            timeout=60,
            check=False,
        )
        return Ran(called.returncode, called.stdout, called.stderr)

    return call


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with an article, a copy of it further down, and a file that is none."""
    folder = tmp_path / "articles"
    (folder / "deeper").mkdir(parents=True)
    (folder / "a.txt").write_text(ARTICLE, "utf-8")
    (folder / "deeper" / "copy.html").write_text(
        f"<html><body><article><h1>바이두</h1><p>{ARTICLE}</p></article></body></html>", "utf-8"
    )
    (folder / "notes.md").write_text("not read", "utf-8")
    return folder


def test_a_process_of_its_own_loads_and_tells(process: Run, articles: Path) -> None:
    loaded = process("load", str(articles / "a.txt"))
    assert (loaded.returncode, loaded.stderr) == (0, "")
    assert loaded.stdout.startswith("article 1: ")
    assert "3,800억 위안" in process("brief").stdout


def test_articles_are_loaded_told_and_exported(run: Run, articles: Path) -> None:
    loaded = run("load", str(articles / "a.txt"))
    assert (loaded.returncode, loaded.stderr) == (0, "")
    assert loaded.stdout.startswith("article 1: ")
    assert "바이두, 새 추론 모델 공개" in loaded.stdout

    korean, english = run("brief"), run("brief", "--lang", "en")
    assert "3,800억 위안" in korean.stdout
    assert "CNY 380 billion" in english.stdout
    assert "<" not in korean.stdout + english.stdout

    card = run("company", "Baidu", "--lang", "en")
    assert (card.returncode, "Baidu" in card.stdout) == (0, True)

    exported = json.loads(run("export").stdout)
    assert {"baidu", "alibaba"} <= {subject for fact in exported for subject in fact["subject"]}
    assert all(fact["evidence"] in ARTICLE and fact["article_id"] == 1 for fact in exported)
    rows = list(csv.DictReader(io.StringIO(run("export", "--format", "csv").stdout)))
    assert [int(row["id"]) for row in rows] == [fact["id"] for fact in exported]


def test_the_rest_is_loaded_where_one_fails(run: Run, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\x00\x01\x02" * 100)
    loaded = run("load", "missing.txt", "bad.txt", str(articles / "a.txt"))
    assert loaded.returncode == 1
    assert loaded.stdout.startswith("article 1: ")
    missing, bad = loaded.stderr.splitlines()
    assert missing == "missing.txt: no such file or directory"
    assert bad.startswith("bad.txt: ")


def test_a_folder_is_searched_and_standard_input_read(run: Run, articles: Path) -> None:
    loaded = run("load", str(articles), "-", stdin=ARTICLE)
    assert loaded.returncode == 0
    assert len(loaded.stdout.splitlines()) == 3
    assert "already there" in loaded.stdout.splitlines()[-1]


def test_every_kind_of_file_is_loaded_and_an_archive_opened(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "kinds"
    folder.mkdir()
    lines = [line for line in ARTICLE.split("\n") if line]
    (folder / "a.pdf").write_bytes(documents.pdf([documents.page(lines, title=lines[0])]))
    (folder / "b.docx").write_bytes(documents.word([("", line) for line in lines]))
    (folder / "c.zip").write_bytes(documents.archive({"a.txt": ARTICLE, "b.txt": "x"}))
    loaded = run("load", str(folder))
    assert loaded.returncode == 1
    assert len(loaded.stdout.splitlines()) == 3
    assert loaded.stderr == "b.txt: the file holds no article text\n"


def test_an_address_is_loaded(run: Run) -> None:
    class Site(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/1" else 404)
            self.end_headers()
            self.wfile.write(ARTICLE.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        root = f"http://127.0.0.1:{server.server_port}"
        loaded = run("load", f"{root}/1", f"{root}/2", ALLOW_PRIVATE_URLS="true")
        server.shutdown()
    assert loaded.returncode == 1
    assert loaded.stdout.startswith("article 1: ")
    assert loaded.stderr == f"{root}/2: there is no such page\n"


def test_a_private_address_is_refused(run: Run) -> None:
    loaded = run("load", "http://127.0.0.1:9/")
    assert loaded.returncode == 1
    assert "private address" in loaded.stderr


def test_seeding_twice_adds_nothing_and_says_nothing(run: Run) -> None:
    first = run("seed")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("article 1: ")
    again = run("seed")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_an_unknown_company_prints_the_nearest_names(run: Run) -> None:
    korean, english = run("company", "바이듀"), run("company", "Baidoo", "--lang", "en")
    assert (korean.returncode, english.returncode) == (1, 1)
    assert "바이두" in korean.stdout.splitlines()
    assert "Baidu" in english.stdout.splitlines()


def test_an_empty_house_says_so(run: Run) -> None:
    assert run("brief").stdout == "아직 올라온 소식이 없습니다.\n"
    assert run("company", "Tencent", "--lang", "en").stdout == "There is no news on Tencent yet.\n"
    assert json.loads(run("export").stdout) == []


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["--nonsense"],
        ["load"],
        ["company"],
        ["brief", "--days", "0"],
        ["brief", "--days", "31"],
        ["brief", "--lang", "zh"],
        ["brief", "knitting"],
        ["export", "--format", "xml"],
        ["migrate", "now"],
    ],
    ids=" ".join,
)
def test_a_wrong_call_is_one_line_and_two(run: Run, arguments: list[str]) -> None:
    called = run(*arguments)
    assert (called.returncode, called.stdout) == (2, "")
    assert len(called.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["", "run", "load", "brief", "company", "export", "migrate"])
def test_help_is_there_for_each_command(run: Run, command: str) -> None:
    called = run(*([command] if command else []), "--help")
    assert (called.returncode, called.stderr) == (0, "")
    assert called.stdout.startswith(f"Usage: python -m bot {command}")


def test_a_bad_setting_stops_the_start_in_one_line(process: Run) -> None:
    started = process(PORT="many")
    assert started.returncode == 2
    assert started.stderr.startswith("PORT: ")
    assert len(started.stderr.splitlines()) == 1


def test_a_database_that_cannot_be_made_is_one_line(run: Run) -> None:
    called = run("brief", DATABASE_URL="sqlite:////no/such/folder/x.db")
    assert called.returncode == 1
    assert len(called.stderr.splitlines()) == 1


def test_a_misspelt_command_is_answered_with_the_nearest(run: Run) -> None:
    assert run("expot").stderr.strip() == "No such command 'expot'. Did you mean 'export'? Try --help."
