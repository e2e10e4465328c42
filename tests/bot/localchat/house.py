"""The chat page in a real browser, for the tests that walk through it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from playwright.async_api import Browser, Page, ViewportSize, expect

from bot.localchat.people import PEOPLE
from bot.localchat.server import LocalChat
from tests.bot.localchat import demo

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
DESK, PHONE = ViewportSize(width=1200, height=800), ViewportSize(width=360, height=640)
MINSU, EMMA = PEOPLE[0], PEOPLE[1]


@dataclass
class House:
    """The bot at work, its page and a browser."""

    chat: LocalChat
    app: demo.App
    browser: Browser
    address: str

    @asynccontextmanager
    async def visit(self, person: int = EMMA.id, *, phone: bool = False, offline: bool = False) -> AsyncIterator[Page]:
        """The page as `person` sees it, whose messages get nowhere while `offline`.

        At the end nothing may have gone wrong, but for being offline, and no request have left the origin.
        """
        context = await self.browser.new_context(viewport=PHONE if phone else DESK)
        page, trouble, requests = await context.new_page(), list[str](), list[str]()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        await page.goto(f"{self.address}/#{person}")
        await expect(page.locator("#bot-name")).not_to_be_empty()
        if offline:
            await page.route("**/messages", lambda route: route.abort())
        yield page
        await context.close()
        assert offline or trouble == []
        assert [url for url in requests if not url.startswith(f"{self.address}/")] == []


async def send(page: Page, text: str) -> None:
    """Writes `text` and sends it."""
    await page.fill("#text", text)
    await page.press("#text", "Enter")
