"""Every setting has its default, and a bad value is named in one line."""

from __future__ import annotations

from datetime import time
from zoneinfo import ZoneInfo

import pytest

from bot.settings import Settings, SettingsError, load


@pytest.fixture(autouse=True)
def _bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path_factory.mktemp("empty"))


def test_defaults_are_the_documented_ones() -> None:
    settings = load()
    assert settings.bot_token is None
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert settings.database_url.startswith("sqlite:///")
    assert settings.admin_ids == frozenset()
    assert (settings.publish_above, settings.trusted_outlets) == (None, frozenset())
    assert (settings.webhook_url, settings.webhook_secret, settings.port) == (None, None, 8080)
    assert (settings.timezone, settings.digest_time) == (ZoneInfo("Asia/Seoul"), time(8, 0))
    assert (settings.local_chat_host, settings.local_chat_port) == ("127.0.0.1", 8080)
    assert (settings.log_level, settings.log_format) == ("INFO", "text")
    assert (settings.feed_minutes, settings.send_rate, settings.allow_private_urls) == (30, 30, False)


def test_values_are_read_in_the_forms_people_write(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ADMIN_IDS", "1, 22,333")
    monkeypatch.setenv("TRUSTED_OUTLETS", "한빛테크, Example.com,")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:8081/")
    monkeypatch.setenv("DIGEST_TIME", "9:05")
    monkeypatch.setenv("LOG_LEVEL", "debug")
    monkeypatch.setenv("DATABASE_URL", "sqlite:////data/my file.db")
    settings = load()
    assert settings.admin_ids == {1, 22, 333}
    assert settings.trusted_outlets == {"한빛테크", "example.com"}
    assert settings.telegram_api_url == "http://127.0.0.1:8081"
    assert settings.digest_time == time(9, 5)
    assert settings.log_level == "DEBUG"
    assert settings.database_url == "sqlite:////data/my file.db"


def test_the_environment_goes_before_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("project")
    (folder / ".env").write_text("PORT=9000\nFEED_MINUTES=5\n", "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("PORT", "9001")
    assert (load().port, load().feed_minutes) == (9001, 5)


def test_an_empty_value_means_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.setenv(name.upper(), "")
    assert load() == Settings.model_construct()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BOT_TOKEN", "not a token"),
        ("TELEGRAM_API_URL", "ftp://host"),
        ("DATABASE_URL", "mysql://host/db"),
        ("ADMIN_IDS", "1,me"),
        ("WEBHOOK_URL", "example.org"),
        ("WEBHOOK_SECRET", "with space"),
        ("PORT", "0"),
        ("PORT", "many"),
        ("TIMEZONE", "Asia/Nowhere"),
        ("DIGEST_TIME", "24:00"),
        ("LOCAL_CHAT_PORT", "70000"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
        ("FEED_MINUTES", "0"),
        ("SEND_RATE", "-1"),
        ("ALLOW_PRIVATE_URLS", "perhaps"),
    ],
)
def test_a_bad_value_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as raised:
        load()
    assert str(raised.value).startswith(f"{name}: ")
    assert "\n" not in str(raised.value)


def test_a_bad_secret_is_never_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "sesame!")
    with pytest.raises(SettingsError) as raised:
        load()
    assert "sesame" not in str(raised.value)


def test_a_webhook_needs_its_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "https://example.org/hook")
    with pytest.raises(SettingsError, match=r"^WEBHOOK_SECRET: "):
        load()


def test_secrets_do_not_show_in_print(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123:sesame")
    assert "sesame" not in repr(load())
