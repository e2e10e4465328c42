"""What leaves the program by the command line: exports for other programs, and copies of the whole database."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import sqlite3
import stat
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from bot.services import Services
from bot.settings import Settings
from briefs.model import Names, Organisation
from storage import articles, facts, names
from storage.engine import Database
from tests.bot.news import NOW, newest, publish
from tests.bot.test_command_line import Ran, Run, run, variables

__all__ = ["run", "variables"]
HOSTILE = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", 'plain, "quoted"\nline; é')


async def call(run: Run, *arguments: str) -> Ran:
    """Runs the command line beside the test's own loop."""
    return await asyncio.to_thread(run, *arguments)


@pytest.fixture
async def services(database_url: str) -> Services:
    """A database with the news, and a hostile article."""
    async with Database.open(database_url) as database:
        made = Services(Settings.model_construct(database_url=database_url), database, lambda: NOW)
        await publish(made)
        for number, title in enumerate(HOSTILE):
            parsed = newest()
            article = replace(parsed.article, title=title, text=f"{parsed.article.text} {number}.", url=None)
            await articles.add(database, replace(parsed, article=article, facts=parsed.facts[:1]), now=NOW)
        return made


async def test_every_fact_leaves_with_its_sentence_its_place_and_its_link(services: Services, run: Run) -> None:
    exported = json.loads((await call(run, "export")).stdout)
    assert len(exported) == 13 + len(HOSTILE)
    async with Database.open(services.settings.database_url) as database:
        for told in exported:
            kept = await articles.get(database, told["article_id"])
            assert kept
            start, end = told["span"]
            assert kept.article.text[start:end] == told["evidence"]
            assert told["url"] == kept.article.url


async def test_csv_holds_no_formula_and_reads_back(services: Services, run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO((await call(run, "export", "--format", "csv")).stdout)))
    titles = [row["title"] for row in rows[-len(HOSTILE) :]]
    assert titles == [f"'{title}" for title in HOSTILE[:-1]] + [HOSTILE[-1]]
    assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for row in rows for cell in row.values())
    assert rows[0]["span"].count(";") == 1


async def test_the_feed_is_a_json_feed_with_an_item_for_each_fact(services: Services, run: Run) -> None:
    feed = json.loads((await call(run, "export", "--format", "feed")).stdout)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert len({item["id"] for item in feed["items"]}) == len(feed["items"]) == 13 + len(HOSTILE)
    item = feed["items"][1]
    assert item["url"] == "https://news.example/ai/1"
    assert "바이두가 추론 모델 어니 X1을 공개했습니다." in item["title"]
    assert "Baidu unveiled the ERNIE X1 reasoning model." in item["title"]
    assert item["content_text"] == item["_fact"]["evidence"]
    assert datetime.fromisoformat(item["date_published"]).tzinfo
    assert all(item["content_text"] for item in feed["items"])


def test_a_feed_of_nothing_is_a_feed(run: Run) -> None:
    assert json.loads(run("export", "--format", "feed").stdout)["items"] == []


async def test_accepted_names_leave_as_entries_of_the_lexicon(database_url: str, run: Run) -> None:
    import tomli

    taken = Organisation("gaon-ai", Names(("가온AI",), ('Gaon "AI"',), ("佳温",)), "lab", parent="baidu")
    async with Database.open(database_url) as database:
        await names.accept(database, taken, now=NOW, by=1)
    told = tomli.loads((await call(run, "export", "--names")).stdout)
    assert told == {
        "gaon-ai": {"kind": "lab", "parent": "baidu", "ko": ["가온AI"], "en": ['Gaon "AI"'], "zh": ["佳温"]}
    }


async def test_a_backup_is_restored_and_what_was_there_is_kept(services: Services, run: Run, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    done = await call(run, "backup", str(copy))
    assert (done.returncode, done.stdout) == (0, f"backed up to {copy}\n")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    before = (await call(run, "export")).stdout
    async with Database.open(services.settings.database_url) as database:
        await articles.add(
            database, replace(newest(), article=replace(newest().article, text="x" * 900, url=None), facts=()), now=NOW
        )
        assert await articles.count(database) == 3 + len(HOSTILE)
    restored = await call(run, "restore", str(copy))
    assert restored.returncode == 0
    assert (await call(run, "export")).stdout == before
    async with Database.open(services.settings.database_url) as database:
        assert await articles.count(database) == 2 + len(HOSTILE)
    kept = restored.stdout.split("what was there is in ")[1].strip()
    async with Database.open(f"sqlite:///{kept}") as database:
        assert await articles.count(database) == 3 + len(HOSTILE)


async def test_a_running_bot_sees_what_was_restored(services: Services, run: Run, tmp_path: Path) -> None:
    async with Database.open(services.settings.database_url) as database:
        running = Services(services.settings, database, lambda: NOW)
        await call(run, "backup", str(tmp_path / "copy.sqlite"))
        state = await running.state()
        assert (await call(run, "restore", str(tmp_path / "copy.sqlite"))).returncode == 0
        assert await running.state() != state
        assert await facts.newest(database)


@pytest.mark.parametrize("content", [None, b"", b"not a database" * 99, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_what_is_no_backup_is_not_restored(run: Run, tmp_path: Path, content: bytes | None) -> None:
    bad = tmp_path / "bad.sqlite"
    if content is not None:
        bad.write_bytes(content)
    before = run("export").stdout
    done = run("restore", str(bad))
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert run("export").stdout == before


def test_another_programs_database_is_not_restored(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE notes (id)")
    assert "no backup of this program" in run("restore", str(other)).stderr


def test_a_backup_overwrites_nothing(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "there.sqlite"
    target.write_text("mine", "utf-8")
    done = run("backup", str(target))
    assert (done.returncode, done.stderr) == (1, f"{target} is there already\n")
    assert target.read_text("utf-8") == "mine"
    assert run("backup", str(tmp_path / "no" / "such" / "folder.sqlite")).returncode == 1
    assert sorted(path.name for path in tmp_path.glob("*.part")) == []


def test_postgresql_has_tools_of_its_own(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgres://me:secret@127.0.0.1:1/x")
    for command, tool in (("backup", "pg_dump"), ("restore", "pg_restore")):
        done = run(command, str(tmp_path / "x"))
        assert done.returncode == 1
        assert tool in done.stderr
        assert "secret" not in done.stderr
