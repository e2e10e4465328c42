"""Lines of the log: whole, in order, and without secrets."""

from __future__ import annotations

import io
import json
import logging
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pydantic import SecretStr

from bot import logs
from bot.settings import Settings

Lines = Callable[[], list[str]]
SETTINGS: dict[str, Any] = {
    "bot_token": SecretStr("1:sesame"),
    "webhook_secret": SecretStr("hook-word"),
    "metrics_token": SecretStr("figure-word"),
    "database_url": "postgres://me:p%40ss+word@db/news",
}
SECRETS = ("1:sesame", "1%3Asesame", "hook-word", "figure-word", "p%40ss+word", "p@ss+word", "p%40ss%2Bword")


@pytest.fixture(params=["text", "json"])
def shape(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def lines(shape: str) -> Iterator[Lines]:
    """What was logged since."""
    root, hook = logging.getLogger(), threading.excepthook
    before, level = root.handlers[:], root.level
    logs.configure(Settings.model_construct(log_format=shape, **SETTINGS))
    [handler] = root.handlers
    assert isinstance(handler, logging.StreamHandler)
    written = io.StringIO()
    handler.setStream(written)
    try:
        yield lambda: written.getvalue().splitlines()
    finally:
        root.handlers[:], threading.excepthook = before, hook
        root.setLevel(level)
        logging.captureWarnings(capture=False)


@pytest.mark.parametrize("secret", SECRETS)
def test_no_spelling_of_a_secret_is_seen(lines: Lines, secret: str) -> None:
    log = logging.getLogger("bot")
    log.warning("calling https://host/bot%s/getMe", secret)
    logs.said(log, logging.INFO, "update", address=f"x{secret}", other=[secret])
    try:
        raise LookupError(secret) from ValueError(f"see {secret}")
    except LookupError:
        log.exception("failed for %s", secret)
    found = "\n".join(lines())
    assert secret not in found
    assert found.count(logs.HIDDEN) >= 6


def test_values_stand_in_the_line(lines: Lines, shape: str) -> None:
    logs.said(logging.getLogger("bot.x"), logging.INFO, "update", chat=-5, kind="brief", name="a b", none=None)
    [line] = lines()
    if shape == "json":
        told = json.loads(line)
        assert told.pop("time").endswith("+00:00")
        told |= {"level": told["level"]}
        assert told == {
            "level": "INFO", "logger": "bot.x", "message": "update", "chat": -5, "kind": "brief", "name": "a b"
        }  # fmt: skip
    else:
        assert line.endswith(' INFO bot.x: update chat=-5 kind=brief name="a b"')


def test_nobody_can_write_a_line_of_their_own(lines: Lines) -> None:
    logging.getLogger("bot").warning("said %s", "a\n2026-01-01 ERROR bot: forged\r\x1b[2J\u2028b")
    logs.said(logging.getLogger("bot"), logging.INFO, "update", name="a\nb")
    assert len(lines()) == 2


def test_a_traceback_is_kept_whole_and_apart(lines: Lines, shape: str) -> None:
    try:
        raise LookupError("first\nsecond")
    except LookupError:
        logging.getLogger("bot").exception("failed")
    found = lines()
    if shape == "json":
        [line] = found
        assert json.loads(line)["error"].endswith("LookupError: first\nsecond")
    else:
        assert all(line.startswith("  ") for line in found[1:])
        assert found[-1] == "  second"


def test_what_ends_a_thread_and_what_python_warns_of_are_logged(lines: Lines) -> None:
    def fail() -> None:
        raise LookupError("1:sesame")

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("old 1:sesame", stacklevel=1)
    found = "\n".join(lines())
    assert "a thread has ended" in found
    assert "old " in found
    assert "sesame" not in found


def test_a_line_that_cannot_be_written_is_not_printed_with_its_values(lines: Lines) -> None:
    record = logging.LogRecord("bot", logging.WARNING, __file__, 1, "%d calls", ("1:sesame",), None)
    logging.getLogger().handlers[0].handle(record)
    [line] = lines()
    assert line.startswith("a line of bot, ")
    assert "sesame" not in line


def test_without_secrets_nothing_is_hidden() -> None:
    assert logs.Secrets(Settings.model_construct()).hide("a line") == "a line"
