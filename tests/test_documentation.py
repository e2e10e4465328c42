"""Every command, setting and figure is documented, in both languages where readers need it; no link leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.__main__ import cli
from bot.menu import COMMANDS
from bot.services.metrics import Metrics
from bot.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
READMES = ("README.md", "README.ko.md")
PAGES = sorted(str(path.relative_to(ROOT)) for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")))


def page(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


NOT_OURS = {"healthz", "metrics", "setinline"}  # paths of the web server, and what BotFather hears
TARGETS = dict(re.findall(r"^([a-z-]+):.*?(##.*)?$", page("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("name", READMES)
def test_every_setting_is_in_both_readmes(name: str) -> None:
    assert [field for field in Settings.model_fields if f"`{field.upper()}`" not in page(name)] == []


@pytest.mark.parametrize("name", READMES)
def test_no_setting_is_documented_that_does_not_exist(name: str) -> None:
    table = re.findall(r"^\| ((?:`[A-Z_]+`(?:, )?)+) \|", page(name), re.MULTILINE)
    told = {one.lower() for row in table for one in re.findall(r"`([A-Z_]+)`", row)}
    assert told - Settings.model_fields.keys() == set()


@pytest.mark.parametrize("name", READMES)
def test_every_command_of_the_chat_is_in_both_readmes(name: str) -> None:
    assert [one.name for one in COMMANDS if not re.search(rf"`/{one.name}\b", page(name))] == []


@pytest.mark.parametrize("name", READMES)
def test_every_command_of_the_command_line_is_in_both_readmes(name: str) -> None:
    names = [one.name or one.callback.__name__ for one in cli.registered_commands if one.callback and not one.hidden]
    assert [one for one in names if f"python -m bot {one}" not in page(name)] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_page_tells_of_a_command_or_setting_that_does_not_exist(name: str) -> None:
    text = page(name)
    chat = set(re.findall(r"`/([a-z]+)[ `]", text)) - NOT_OURS
    line = set(re.findall(r"python -m bot ([a-z]+)", text))
    settings = set(re.findall(r"`([A-Z]+_[A-Z_]+)`", text))
    make = set(re.findall(r"`make ([a-z-]+)", text))
    assert chat - {one.name for one in COMMANDS} == set()
    assert line - {one.name or one.callback.__name__ for one in cli.registered_commands if one.callback} == set()
    assert {one.lower() for one in settings} - Settings.model_fields.keys() == set()
    assert make - set(TARGETS) == set()


@pytest.mark.parametrize("name", PAGES)
def test_no_page_names_a_file_that_does_not_exist(name: str) -> None:
    paths = re.findall(r"`((?:briefs|storage|bot|tests|docs|seeds)/[\w/.*-]+)`", page(name))
    assert [path for path in paths if not any(ROOT.glob(path.rstrip("/")))] == []


@pytest.mark.parametrize("name", ["docs/benchmarks.md", "docs/benchmarks.ko.md"])
def test_every_measurement_is_documented(name: str) -> None:
    measurements = [
        one for one in TARGETS if one.startswith("bench") or one in ("soak", "hostile", "score", "cross-validate")
    ]
    assert [one for one in measurements if f"`make {one}`" not in page(name)] == []


def test_every_figure_is_documented() -> None:
    pages = page("docs/operating.md")
    names = [family.name for family in Metrics().registry.collect() if family.name.startswith("brief_")]
    assert [name for name in names if name not in pages] == []


@pytest.mark.parametrize("name", PAGES)
def test_no_link_between_pages_leads_nowhere(name: str) -> None:
    links = re.findall(r"\]\(((?!https?:)[^)#\s]+)|src=\"([^\"]+)\"", page(name))
    targets = [next(filter(None, link)) for link in links]
    assert [target for target in targets if not (ROOT / name).parent.joinpath(target).exists()] == []


@pytest.mark.parametrize("name", [one for one in PAGES if one.endswith(".ko.md")])
def test_a_korean_page_has_its_english_one_and_both_lead_to_each_other(name: str) -> None:
    english = name.removesuffix(".ko.md") + ".md"
    assert Path(english).name in page(name)
    assert Path(name).name in page(english)


def test_every_test_that_the_security_page_names_exists() -> None:
    names = re.findall(r"`(?:[\w/]+/)?(test_\w+\.py)`", page("SECURITY.md"))
    assert len(names) > 10
    assert [name for name in names if not any(ROOT.joinpath("tests").rglob(name))] == []


def test_each_target_of_make_says_what_it_does() -> None:
    assert [name for name, told in TARGETS.items() if not told and name != "clean"] == []
