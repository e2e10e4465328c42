"""Addresses that are not fetched: private ones in every wrapping, and what is no web address."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from typing import Any

import pytest

from bot.sources import addresses
from bot.sources.addresses import is_address, is_public
from bot.sources.errors import FetchError, FetchReason
from bot.sources.web import Web
from tests.bot.fetching import PAGE, reader, refusal, sends_to, site
from tests.bot.news import NOW
from tests.bot.site import Site

__all__ = ["reader", "site"]


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[::ffff:169.254.169.254]/",
        "http://10.0.0.1/",
        "http://100.64.0.1/",
        "http://169.254.169.254/latest/meta-data",
        "http://[fe80::1]/",
        "http://[fd00:ec2::254]/latest/meta-data",
        "http://192.168.1.1:8080/",
        "http://0.0.0.0/",
        "http://224.0.0.1/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[64:ff9b::7f00:1]/",
        "http://[2002:7f00:1::]/",
    ],
)
async def test_private_addresses_are_refused_before_any_connection(url: str) -> None:
    assert await refusal(url, allow_private=False) in {FetchReason.PRIVATE, FetchReason.UNKNOWN_HOST}


def test_private_addresses_are_known_in_every_wrapping() -> None:
    for number in ("127.0.0.1", "10.1.2.3", "169.254.169.254"):
        four = int(ip_address(number))
        wrapped = [0xFFFF << 32 | four, 0x64FF9B << 96 | four, 0x2002 << 112 | four << 80]
        wrapped.append(0x20010000 << 96 | four ^ 0xFFFFFFFF)
        assert not any(is_public(str(ip_address(one))) for one in [four, *wrapped])
    assert is_public("1.1.1.1")
    assert is_public("2606:4700::1111")
    assert is_public("64:ff9b::101:101")


def resolving_to(monkeypatch: pytest.MonkeyPatch, *answers: list[str]) -> list[str]:
    """Has each look-up of a name answer with the next of `answers`, the last for good; the names looked up."""
    asked: list[str] = []

    def look_up(host: Any, port: Any, *args: Any, **kwargs: Any) -> list[Any]:
        asked.append(host)
        numbers = answers[min(len(asked), len(answers)) - 1]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


async def test_the_address_that_was_checked_is_the_one_that_is_asked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers with a public address first and with a private one after is looked up once for each hop."""
    site.put("/page", PAGE)
    monkeypatch.setattr(addresses, "is_public", lambda number: True)
    asked = resolving_to(monkeypatch, ["127.0.0.1"], ["127.0.0.1"], ["127.0.0.99"])
    address = site.root.replace("localhost", "news.example")
    page = await Web(lambda: NOW).page(f"{address}/page")
    assert page.data == PAGE.encode()
    assert asked == ["news.example", "news.example"]  # robots.txt, and the page
    assert site.asked_for("/page")[0].headers["Host"] == address.removeprefix("http://")


async def test_a_redirect_into_the_private_network_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first hop passes as public; the second is looked at again."""
    sends_to(site, "/moved", site.root.replace("localhost", "inside.example") + "/secret")
    monkeypatch.setattr(addresses, "is_public", lambda number: number == "127.0.0.1")
    resolving_to(monkeypatch, ["127.0.0.1"], ["127.0.0.1"], ["127.0.0.2"])
    assert await refusal(f"{site.root}/moved", allow_private=False) == FetchReason.PRIVATE
    assert not site.asked_for("/secret")


async def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving_to(monkeypatch, ["1.1.1.1", "10.0.0.1"])
    assert await refusal("http://news.example/", allow_private=False) == FetchReason.PRIVATE


async def test_an_address_that_does_not_answer_does_not_hide_the_next(
    site: Site, reader: Web, monkeypatch: pytest.MonkeyPatch
) -> None:
    resolving_to(monkeypatch, ["127.0.0.99", "127.0.0.1"])
    assert (await reader.page(site.put("/page", PAGE))).data == PAGE.encode()


@pytest.mark.parametrize("url", ["ftp://host/x", "file:///etc/passwd", "http://", "http://[", "//host", "javascript:1"])
async def test_what_is_no_web_address_is_refused(url: str) -> None:
    assert await refusal(url) == FetchReason.ADDRESS


@pytest.mark.parametrize("host", ["a..b", "x" * 64 + ".example", "\u202e.example", "xn--", "-", "a b"])
async def test_what_no_host_is_called_is_refused(host: str) -> None:
    assert await refusal(f"http://{host}/") in {FetchReason.ADDRESS, FetchReason.UNKNOWN_HOST}


async def test_an_endless_address_is_refused() -> None:
    assert await refusal("http://localhost/" + "x" * 100_000) == FetchReason.ADDRESS


def test_only_a_lone_address_is_one() -> None:
    assert is_address("https://news.example/1")
    assert is_address("HTTPS://news.example/1")
    assert not is_address("https://news.example/1 and more")
    assert not is_address("news.example")


async def test_an_error_names_the_address_that_was_asked_for() -> None:
    with pytest.raises(FetchError, match=r"^http://127\.0\.0\.1:9/news: a private address"):
        await Web(lambda: NOW).page("http://127.0.0.1:9/news")
