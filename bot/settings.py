"""The one reader of the environment: every setting, checked once, before anything starts."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import time
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

_EXPECTED = {
    "int_parsing": "expected a whole number",
    "int_from_float": "expected a whole number",
    "float_parsing": "expected a number",
    "bool_parsing": "expected true or false",
    "zoneinfo_str": "expected a time zone such as Asia/Seoul",
}


class SettingsError(ValueError):
    """A setting has a bad value; the message is one line that names it."""


def _shaped(pattern: str, expected: str) -> AfterValidator:
    """The value, or the text of a secret, is all of `pattern`; the complaint never quotes it."""

    def check(value: str | SecretStr) -> str | SecretStr:
        text = value.get_secret_value() if isinstance(value, SecretStr) else value
        if not re.fullmatch(pattern, text, re.ASCII):
            raise ValueError(f"expected {expected}")
        return value

    return AfterValidator(check)


def _on_text(change: Callable[[str], object]) -> BeforeValidator:
    return BeforeValidator(lambda value: change(value.strip()) if isinstance(value, str) else value)


def _clock(text: str) -> time:
    if not re.fullmatch(r"([01]?\d|2[0-3]):[0-5]\d", text, re.ASCII):
        raise ValueError("expected a time such as 08:00")
    hour, minute = text.split(":")
    return time(int(hour), int(minute))


WebRoot = Annotated[
    str, _on_text(lambda text: text.rstrip("/")), _shaped(r"https?://[^\s/]+\S*", "an address such as https://host")
]
Token = Annotated[SecretStr, _shaped(r"\d+:[\w-]+", "the form 123456:ABC… that BotFather gives")]
Secret = Annotated[SecretStr, _shaped(r"[\w-]{1,256}", "1 to 256 of A-Z a-z 0-9 _ -")]
DatabaseUrl = Annotated[
    str, _shaped(r"(sqlite:///|postgres(ql)?://).+", "sqlite:///PATH, postgres://… or postgresql://…")
]
Ids = Annotated[frozenset[int], NoDecode, _on_text(lambda text: [part for part in re.split(r"[,\s]+", text) if part])]
Outlets = Annotated[
    frozenset[str],
    NoDecode,
    _on_text(lambda text: [part.strip().casefold() for part in text.split(",") if part.strip()]),
]
Clock = Annotated[time, _on_text(_clock)]
Level = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], _on_text(str.upper)]
Port = Annotated[int, Field(ge=1, le=65535)]


class Settings(BaseSettings):
    """What the environment and `.env` say: upper-case names, the environment first, an empty value is the default."""

    model_config = SettingsConfigDict(env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True)

    bot_token: Token | None = None
    """From BotFather; without it the local chat page runs."""
    telegram_api_url: WebRoot = "https://api.telegram.org"
    """Root of the Bot API server; /bot is added for calls and /file/bot for files."""
    database_url: DatabaseUrl = "sqlite:///china-ai-brief.db"
    """sqlite:///PATH, or postgres:// and postgresql:// as hosts hand them out."""
    database_pool: Annotated[int, Field(ge=3)] = 12
    """Connections to PostgreSQL that this process has at most."""
    admin_ids: Ids = frozenset()
    """Telegram user ids of the editors, separated by commas."""
    publish_above: Annotated[float, Field(ge=0, le=1)] | None = None
    """From which confidence on, 0 to 1, articles of TRUSTED_OUTLETS publish by themselves; without it, none does."""
    trusted_outlets: Outlets = frozenset()
    """Outlets by name or by web address, such as example.com, separated by commas."""
    webhook_url: WebRoot | None = None
    """Public address of the webhook; without it the bot polls."""
    webhook_secret: Secret | None = None
    """Required with WEBHOOK_URL: what Telegram repeats in each call's header."""
    port: Port = 8080
    """Where the webhook listens."""
    health_port: Port | None = None
    """Where /healthz and /metrics are served beside, also while polling; without it, by the webhook alone."""
    health_host: str = "127.0.0.1"
    """Where they listen: by default only this machine can ask."""
    metrics_token: Secret | None = None
    """What Prometheus must send as a bearer token to read /metrics; without it, anybody may read the figures."""
    timezone: ZoneInfo = ZoneInfo("Asia/Seoul")
    """A new subscriber's time zone."""
    user_rate: Annotated[int, Field(ge=0)] = 30
    """How many messages and presses a minute one person has answered, twice as many in a row; 0 for no limit."""
    digest_time: Clock = time(8, 0)
    """A new subscriber's local time."""
    local_chat_host: str = "127.0.0.1"
    """Where the local chat page listens."""
    local_chat_port: Port = 8080
    """Where the local chat page listens."""
    keep_days: Annotated[int, Field(ge=2, le=3650)] = 30
    """How many days it is kept which digests went out, what they told, and what chats chose that are gone."""
    log_level: Level = "INFO"
    """DEBUG, INFO, WARNING or ERROR."""
    log_format: Literal["text", "json"] = "text"
    """json for a log collector."""
    feed_minutes: Annotated[int, Field(ge=1)] = 30
    """How often feeds are read."""
    send_rate: Annotated[float, Field(gt=0)] = 30
    """Messages per second over all chats."""
    chat_rate: Annotated[float, Field(gt=0)] = 1
    """Messages per second to one chat, three at once."""
    group_rate: Annotated[int, Field(ge=1)] = 20
    """Messages per minute to one group or channel."""
    paid_broadcast: bool = False
    """Sends digests for Telegram Stars where SEND_RATE is over the free rate (Bot API, allow_paid_broadcast)."""
    allow_private_urls: bool = False
    """Lets `load` fetch loopback and private addresses."""

    @model_validator(mode="after")
    def _webhook_is_guarded(self) -> Self:
        if self.webhook_url and not self.webhook_secret:
            raise ValueError("WEBHOOK_SECRET: is required with WEBHOOK_URL")
        return self


def load() -> Settings:
    """The settings of this process. Raises SettingsError, one line that names the first bad variable."""
    try:
        return Settings()
    except ValidationError as error:
        raise SettingsError(_line(error)) from None


def _line(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_context=False)[0]
    said = _EXPECTED.get(first["type"]) or first["msg"].removeprefix("Value error, ")
    said = said.replace("Input should be", "must be")
    return f"{str(first['loc'][0]).upper()}: {said[0].lower()}{said[1:]}" if first["loc"] else said
