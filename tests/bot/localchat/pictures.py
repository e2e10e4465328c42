"""Takes the pictures of the READMEs: the bot at work on the seeds, its page in a browser.

Run: python -m tests.bot.localchat.pictures, which needs Chromium; the pictures go into docs/.
"""

from __future__ import annotations

import asyncio
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page, ViewportSize, async_playwright, expect

from tests.bot.localchat.house import ARGUMENTS, CHROMIUM, EMMA, MINSU, send

DOCS = Path("docs")
PORT = 8093
ADDRESS = f"http://127.0.0.1:{PORT}"
DESK, PHONE = ViewportSize(width=1080, height=760), ViewportSize(width=390, height=680)
SHARP = 1.25  # pixels of a phone's picture for each of its page
PEOPLE = {"ko": MINSU.id, "en": EMMA.id}
WORDS = {
    "card": {"ko": "/company 바이두", "en": "/company Baidu"},
    "figures": {"ko": "/chart SMIC", "en": "/chart SMIC"},
    "settings": {"ko": "/settings", "en": "/settings"},
    "compare": {"ko": "/compare 바이두 알리바바", "en": "/compare Baidu Alibaba"},
}
DARK = "settings"
AROUND = 190  # what the page's head and foot take of its height
# What was said before goes from the page.
ALONE = """() => {
  const asked = [...document.querySelectorAll(".row.out")].at(-1);
  while (asked.previousElementSibling) asked.previousElementSibling.remove();
}"""


def keep(name: str, picture: bytes) -> None:
    """Writes it in 256 colours, which is a third of the size."""
    every = Image.open(io.BytesIO(picture)).convert("RGB")
    few = every.quantize(palette=every.quantize(256), dither=Image.Dither.FLOYDSTEINBERG)
    few.save(DOCS / f"{name}.png", optimize=True)


async def ask(page: Page, words: str) -> None:
    """Sends `words` and waits until the answer is there, pictures included."""
    await send(page, words)
    await expect(page.locator(".row.out").last).to_contain_text(words)
    await expect(page.locator(".row").last).to_have_class(re.compile(r"\bin\b"))
    await page.wait_for_function("[...document.images].every(image => image.complete)")


async def on_desk(browser: Browser, lang: str) -> None:
    """A briefing on a wide screen."""
    page = await (await browser.new_context(viewport=DESK, bypass_csp=True)).new_page()
    await page.goto(f"{ADDRESS}/#{PEOPLE[lang]}")
    await ask(page, "/brief")
    keep(f"chat-{lang}", await page.screenshot(animations="disabled"))


async def on_phone(browser: Browser, lang: str, name: str) -> None:
    """An answer on a phone as high as it takes; of a comparison its picture alone."""
    context = await browser.new_context(viewport=PHONE, device_scale_factor=SHARP, bypass_csp=True)  # to wait by code
    page = await context.new_page()
    await page.emulate_media(color_scheme="dark" if name == DARK else "light")
    await page.goto(f"{ADDRESS}/#{PEOPLE[lang]}")
    await ask(page, WORDS[name][lang])
    if name == "compare":
        source = await page.locator(".row.in img").last.get_attribute("src")
        answer = await context.request.get(f"{ADDRESS}/{(source or '').lstrip('/')}")
        return keep(f"{name}-{lang}", await answer.body())
    await page.evaluate(ALONE)
    asked, answered = [await page.locator(which).last.bounding_box() for which in (".row.out", ".row.in")]
    assert asked
    assert answered
    need = round(answered["y"] + answered["height"] - asked["y"]) + AROUND
    await page.set_viewport_size(ViewportSize(width=PHONE["width"], height=max(PHONE["height"], need)))
    await page.locator("#text").blur()
    return keep(f"{name}-{lang}", await page.screenshot(animations="disabled"))


async def take() -> None:
    """Every picture; each chat begins anew with another person's page."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for lang in PEOPLE:
            await on_desk(browser, lang)
            for name in WORDS:
                await on_phone(browser, lang, name)
        await browser.close()


def main() -> None:
    """Starts the bot on the seeds alone, and takes the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'seeds.db'}"
        world = os.environ | {
            "DATABASE_URL": url,
            "LOCAL_CHAT_PORT": str(PORT),
            "BOT_TOKEN": "",
            "LOG_LEVEL": "WARNING",
        }
        for step in ("migrate", "seed"):
            subprocess.run([sys.executable, "-m", "bot", step], env=world, check=True)
        with subprocess.Popen([sys.executable, "-m", "bot"], env=world) as bot:
            try:
                asyncio.run(_ready())
                asyncio.run(take())
            finally:
                bot.terminate()


async def _ready() -> None:
    for _ in range(100):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", PORT)
        except OSError:
            await asyncio.sleep(0.1)
        else:
            writer.close()
            return


if __name__ == "__main__":
    main()
