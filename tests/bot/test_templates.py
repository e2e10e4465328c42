"""The chat copy is complete in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from bot import screens
from bot.desk.given import WORDED
from bot.handlers.routes import COMMANDS as HANDLERS
from bot.menu import COMMANDS, commands
from bot.screens.base import environment, macro, say, text
from bot.sources.errors import FetchReason
from briefs.model import LANGS, Kind, Lang, Status
from briefs.reading import Reason

REASONED = sorted({name for reasons in WORDED.values() for name in reasons.values()})
TEMPLATES = Path(screens.__file__).parent / "templates"


def names(lang: Lang) -> set[str]:
    return {path.name for path in (TEMPLATES / lang).iterdir()}


def test_every_template_exists_in_both_languages() -> None:
    assert names("ko") == names("en")
    assert {path.name for path in TEMPLATES.iterdir()} == set(LANGS)


@pytest.mark.parametrize("name", sorted(names("ko")))
def test_every_template_compiles(name: str) -> None:
    for lang in LANGS:
        environment().get_template(f"{lang}/{name}")


def test_every_label_exists_in_both_languages() -> None:
    korean, english = (set(environment().get_template(f"{lang}/labels.j2").module.__dict__) for lang in LANGS)
    assert korean == english
    assert "more" in korean


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("of", "names"), [("kind", Kind), ("status", Status), ("language", LANGS)])
def test_the_desk_has_a_word_for_each(of: str, names: Iterable[str], lang: Lang) -> None:
    assert all(macro(lang, "desk_words", of)(name) for name in names)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "reason", [*Reason, *FetchReason, *(name for of in WORDED.values() for name in of.values()), "download", "gave_up"]
)
def test_every_refusal_is_worded(reason: str, lang: Lang) -> None:
    [message] = say(lang, "load_refused", reason=reason).messages
    assert message.html.endswith(".")


def test_every_command_has_its_handler_and_no_handler_lacks_a_command() -> None:
    assert {command.name for command in COMMANDS} == set(HANDLERS)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_is_one_that_telegram_takes(command: object) -> None:
    assert command in commands(editor=True)
    for lang in LANGS:
        assert 1 <= len(next(c for c in COMMANDS if c == command).summary(lang)) <= 256


def test_readers_do_not_see_what_editors_may_do() -> None:
    assert not any(command.editors for command in commands(editor=False))
    assert any(command.editors for command in commands(editor=True))


@pytest.mark.parametrize(("name", "most"), [("description", 512), ("short_description", 120)])
def test_the_descriptions_keep_telegrams_limits(name: str, most: int) -> None:
    for lang in LANGS:
        [message] = say(lang, name).messages
        assert 0 < len(message.html) <= most


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("reason", [*FetchReason, Reason.NO_FEED, Reason.TOO_LARGE, Reason.DAMAGED])
def test_every_trouble_of_a_feed_is_worded(reason: str, lang: Lang) -> None:
    if reason not in {FetchReason.ROBOTS, FetchReason.KIND}:  # which are for pages alone
        assert len(macro(lang, "feed_words", "trouble")(reason)) > 5


@pytest.mark.parametrize(
    ("name", "count", "stands", "said"),
    [
        ("", 1, None, "어제 보내 드린 소식 하나는 사실이 아닌 것으로 확인되어 내렸습니다."),
        ("", 1, "줄", "어제 보내 드린 소식 하나를 바로잡습니다."),
        ("SMIC", 1, "줄", "어제 보내 드린 SMIC 소식을 바로잡습니다."),
        ("SMIC", 2, None, "어제 보내 드린 SMIC 소식 2건은 사실이 아닌 것으로 확인되어 내렸습니다."),
    ],
)
def test_a_correction_takes_the_particles_of_what_it_names(
    name: str, count: int, stands: str | None, said: str
) -> None:
    values = {"ago": 1, "day": "3월 26일", "name": name, "count": count, "stands": stands}
    assert text("ko", "correction", lines=[], **values).html.splitlines()[0] == said
