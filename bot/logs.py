"""How the process logs: text or JSON lines on standard error, the bot's token in none of them."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from bot.settings import Settings

NOISY = ("httpx", "httpcore", "telegram", "alembic", "asyncio")  # httpx logs addresses, and so the token


class _TextFormatter(logging.Formatter):
    def __init__(self, secret: str | None) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        return _hide(super().format(record), self._secret)


class _JsonFormatter(logging.Formatter):
    def __init__(self, secret: str | None) -> None:
        super().__init__()
        self._secret = secret

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["error"] = self.formatException(record.exc_info)
        return _hide(json.dumps(line, ensure_ascii=False), self._secret)


def _hide(line: str, secret: str | None) -> str:
    return line.replace(secret, "…") if secret else line


def configure(settings: Settings) -> None:
    """Sets up logging for the whole process; called once, by the command line."""
    secret = settings.bot_token.get_secret_value() if settings.bot_token else None
    handler = logging.StreamHandler()
    handler.setFormatter(_JsonFormatter(secret) if settings.log_format == "json" else _TextFormatter(secret))
    logging.basicConfig(level=settings.log_level, handlers=[handler], force=True)
    for name in NOISY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("apscheduler").setLevel(logging.ERROR)  # it warns of every tick that waits for the one before
    logging.getLogger("telegram.request").setLevel(logging.CRITICAL)  # whoever called says it in one line
