"""Pages are read where a site's robots.txt lets programs in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.sources.errors import FetchReason
from bot.sources.web import Web
from tests.bot.fetching import PAGE, reader, refusal, sends_to, site
from tests.bot.news import NOW
from tests.bot.site import Site

__all__ = ["reader", "site"]


async def test_a_page_that_robots_txt_closes_is_not_asked_for(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /inside\nAllow: /inside/open", content_type="text/plain")
    assert await refusal(site.put("/inside/page", PAGE)) == FetchReason.ROBOTS
    assert not site.asked_for("/inside/page")
    site.put("/robots.txt", "User-agent: china-ai-brief\nDisallow: /", content_type="text/plain")
    assert await refusal(site.put("/page", PAGE)) == FetchReason.ROBOTS


async def test_a_redirect_does_not_lead_around_robots_txt(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /inside", content_type="text/plain")
    site.put("/inside", PAGE)
    assert await refusal(sends_to(site, "/open", "/inside")) == FetchReason.ROBOTS


@pytest.mark.parametrize("status", [401, 403, 404, 410])
async def test_a_site_without_rules_allows_everything(site: Site, reader: Web, status: int) -> None:
    site.refuse("/robots.txt", status)
    assert (await reader.page(site.put("/page", PAGE))).data == PAGE.encode()


@pytest.mark.parametrize(("status", "reason"), [(500, FetchReason.SERVER), (429, FetchReason.BUSY)])
async def test_a_site_that_cannot_tell_its_rules_is_left_alone(site: Site, status: int, reason: FetchReason) -> None:
    site.refuse("/robots.txt", status)
    site.put("/page", PAGE)
    assert await refusal(f"{site.root}/page") == reason
    assert not site.asked_for("/page")


async def test_a_sites_rules_are_read_once_a_day(site: Site) -> None:
    now = [NOW]
    reader = Web(lambda: now[0], allow_private=True)
    site.put("/robots.txt", "User-agent: *\nDisallow:", content_type="text/plain")
    for _ in range(3):
        await reader.page(site.put("/page", PAGE))
    assert len(site.asked_for("/robots.txt")) == 1
    now[0] += timedelta(days=1)
    await reader.page(f"{site.root}/page")
    assert len(site.asked_for("/robots.txt")) == 2


@pytest.mark.parametrize("rules", [b"\xff\xfe\x00" * 1000, b"Disallow" * 10_000, b"\x00", b"User-agent: *\n" * 10_000])
async def test_rules_that_make_no_sense_forbid_nothing(site: Site, reader: Web, rules: bytes) -> None:
    site.put("/robots.txt", rules, content_type="text/plain")
    assert (await reader.page(site.put("/page", PAGE))).data == PAGE.encode()
