"""How the process logs: text or JSON lines on standard error, no secret of the settings in any of them."""

from __future__ import annotations

import json
import logging
import re
import threading
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, TextIO
from urllib.parse import quote, quote_plus, unquote, urlsplit

from bot.settings import Settings

NOISY = ("httpx", "httpcore", "telegram", "alembic", "asyncio")  # httpx logs addresses, and so the token
HIDDEN = "…"
_FIELDS = "fields"  # where a record keeps what `said` was given
_BREAKS = re.compile(r"[\x00-\x1f\x7f\x85\u2028\u2029]")  # what would begin another line, or worse, on a terminal
_ODD_BREAKS = re.compile(r"[\x85\u2028\u2029]")  # which JSON leaves as they are
_PLAIN = re.compile(r"[^\s\"=]+")


def said(log: logging.Logger, level: int, what: str, **fields: object) -> None:
    """Logs `what` with named values: `what a=1 b=2` as text, keys beside the message as JSON. None is left out."""
    if log.isEnabledFor(level):
        log.log(level, what, extra={_FIELDS: {name: value for name, value in fields.items() if value is not None}})


class Secrets:
    """What must not be seen, and its other spellings."""

    def __init__(self, settings: Settings) -> None:
        kept = (settings.bot_token, settings.webhook_secret, settings.metrics_token)
        secrets = {secret.get_secret_value() for secret in kept if secret}
        secrets |= _passwords(settings.database_url)
        spelt = {
            way(secret) for secret in secrets for way in (str, quote, quote_plus, lambda text: quote(text, safe=""))
        }
        longest_first = sorted(filter(None, spelt), key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, longest_first))) if longest_first else None

    def hide(self, line: str) -> str:
        """The line with nothing secret in it."""
        return self._pattern.sub(HIDDEN, line) if self._pattern else line


def _passwords(url: str) -> set[str]:
    """The password in a database's address, as it stands there and as it is meant."""
    try:
        password = urlsplit(url).password or ""
    except ValueError:
        password = ""
    return {password, unquote(password)} - {""}


class _TextFormatter(logging.Formatter):
    """One line per record; a traceback follows on lines of its own, none of which looks like a record."""

    def __init__(self, secrets: Secrets) -> None:
        super().__init__()
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        fields = "".join(f" {name}={_value(value)}" for name, value in _fields(record).items())
        words = _BREAKS.sub(" ", record.getMessage()) + fields
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {words}"
        if record.exc_info:
            line += "\n" + "\n".join(f"  {one}" for one in self.formatException(record.exc_info).splitlines())
        return self._secrets.hide(line)


class _JsonFormatter(logging.Formatter):
    def __init__(self, secrets: Secrets) -> None:
        super().__init__()
        self._secrets = secrets

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **_fields(record),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return json.dumps({name: self._shown(value) for name, value in line.items()}, ensure_ascii=False)

    def _shown(self, value: object) -> object:
        if isinstance(value, bool | int | float):
            return value
        return _ODD_BREAKS.sub(" ", self._secrets.hide(str(value)))


class _Handler(logging.StreamHandler[TextIO]):
    """Writes to standard error; a record that cannot be written is named without what it holds."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 (logging's name)
        with suppress(OSError, ValueError):
            self.stream.write(f"a line of {record.name}, line {record.lineno}, could not be logged\n")


def _fields(record: logging.LogRecord) -> Mapping[str, object]:
    found: Mapping[str, object] = getattr(record, _FIELDS, {})
    return found


def _value(value: object) -> str:
    text = str(value)
    return text if _PLAIN.fullmatch(text) else json.dumps(_BREAKS.sub(" ", text), ensure_ascii=False)


def configure(settings: Settings) -> None:
    """Sets up logging for the whole process; called once, by the command line."""
    secrets = Secrets(settings)
    handler = _Handler()
    handler.setFormatter(_JsonFormatter(secrets) if settings.log_format == "json" else _TextFormatter(secrets))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns of every tick that waits for the one before
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)  # whoever called says it in one line
    logging.captureWarnings(capture=True)
    threading.excepthook = _log_thread


def _log_thread(failure: threading.ExceptHookArgs) -> None:
    """Logs what ends a thread, which Python itself would print with whatever secret is in it."""
    if failure.exc_value is not None and failure.exc_type is not SystemExit:
        info = (failure.exc_type, failure.exc_value, failure.exc_traceback)
        logging.getLogger(__name__).error("a thread has ended", exc_info=info)
