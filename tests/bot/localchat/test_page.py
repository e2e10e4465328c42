"""The chat page in a real browser, with the tiny bot behind it."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest
import pytest_asyncio
from playwright.async_api import Browser, FilePayload, Page, ViewportSize, async_playwright, expect

from bot.localchat import acts
from bot.localchat.people import PEOPLE, Person
from bot.localchat.server import LocalChat
from tests.bot.localchat import demo

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
MINSU, EMMA, JIEUN, OLIVER = PEOPLE
DESK, PHONE = ViewportSize(width=1200, height=800), ViewportSize(width=360, height=640)
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed here")


@dataclass
class House:
    """The bot at work, its page and a browser."""

    chat: LocalChat
    app: demo.App
    browser: Browser
    address: str

    @asynccontextmanager
    async def visit(self, person: int = EMMA.id, *, phone: bool = False) -> AsyncIterator[Page]:
        """The page as `person` sees it; at the end nothing may have gone wrong and nothing have left the origin."""
        context = await self.browser.new_context(viewport=PHONE if phone else DESK)
        page, trouble, requests = await context.new_page(), list[str](), list[str]()
        page.set_default_timeout(20_000)
        page.on("console", lambda message: trouble.append(message.text))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        await page.goto(f"{self.address}/#{person}")
        await expect(page.locator("#bot-name")).not_to_be_empty()
        yield page
        await context.close()
        assert trouble == []
        assert [url for url in requests if not url.startswith(f"{self.address}/")] == []


@pytest_asyncio.fixture
async def house(chat: LocalChat, app: demo.App) -> AsyncIterator[House]:
    expect.set_options(timeout=20_000)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        try:
            async with chat.page("127.0.0.1", 0) as address:
                yield House(chat, app, browser, address)
        finally:
            await browser.close()


async def send(page: Page, text: str) -> None:
    await page.fill("#text", text)
    await page.press("#text", "Enter")


async def test_a_chat_from_the_first_screen_to_an_edited_message(house: House) -> None:
    async with house.visit() as page:
        await expect(page.locator("#about")).to_have_text("This bot is for tests.")
        await page.get_by_role("button", name="Start", exact=True).click()
        welcome = page.locator(".row.in").last
        await expect(welcome.locator("strong")).to_have_text("Welcome")
        await expect(page.locator("#empty")).to_be_hidden()
        await page.get_by_role("button", name="Count").click()
        await expect(page.locator("#toast")).to_have_text("Counted")
        await expect(welcome.locator(".body")).to_contain_text("Counted once")
        await expect(welcome.locator(".meta")).to_contain_text("edited")
        await expect(page.locator(".key")).to_have_count(0)


async def test_commands_are_suggested_while_a_slash_is_typed(house: House) -> None:
    async with house.visit(MINSU.id) as page:
        options = page.get_by_role("option")
        await page.locator("#text").press_sequentially("/")
        await expect(options).to_have_count(4)
        await expect(options.first).to_contain_text("처음 화면")
        await page.locator("#text").press_sequentially("f")
        await expect(options).to_have_text(["/file문서"])
        await page.press("#text", "Tab")
        await expect(page.locator("#text")).to_have_value("/file ")
        await expect(options).to_have_count(0)
        await page.fill("#text", "/")
        await page.press("#text", "Escape")
        await expect(page.locator("#suggestions")).to_be_hidden()
        await page.get_by_role("button", name="메뉴").click()
        await page.press("#text", "ArrowDown")
        await expect(options.nth(1)).to_have_attribute("aria-selected", "true")
        await page.press("#text", "Enter")
        await expect(page.get_by_alt_text("A blue picture")).to_be_visible()


async def test_a_button_shows_that_it_waits_and_an_alert_that_it_matters(house: House) -> None:
    async with house.visit() as page:
        await send(page, "/start")
        await page.get_by_role("button", name="Slow").click()
        await expect(page.get_by_role("button", name="Slow")).to_have_attribute("aria-busy", "true")
        await send(page, "/release")
        await expect(page.locator("#toast")).to_have_text("At last")
        await expect(page.get_by_role("button", name="Slow")).not_to_have_attribute("aria-busy", "true")
        await page.get_by_role("button", name="Alert").click()
        await expect(page.get_by_role("dialog")).to_contain_text("Careful")
        await page.keyboard.press("Escape")
        link = page.get_by_role("link", name="Open")
        await expect(link).to_have_attribute("rel", "noopener noreferrer")
        await expect(link).to_have_attribute("href", "https://example.com/article")


async def test_a_file_goes_up_with_its_caption_and_comes_back_down(house: House) -> None:
    async with house.visit() as page:
        article = FilePayload(name="a b.html", mimeType="text/html", buffer="<p>기사</p>".encode())
        await page.set_input_files("#file", article)
        await expect(page.locator("#pending")).to_contain_text("a b.html")
        await send(page, "/load")
        await expect(page.locator(".row.in").last).to_contain_text("document of 13 bytes, caption /load")
        await expect(page.locator("#pending")).to_be_hidden()
        async with page.expect_download() as download:
            await page.get_by_role("link", name="Download a b.html").click()
        file = await download.value
        assert file.suggested_filename == "a b.html"
        with (await file.path()).open("rb") as content:
            assert content.read() == "<p>기사</p>".encode()


async def test_a_file_can_be_dropped_or_pasted(house: House) -> None:
    async with house.visit() as page:
        for kind, name, carrier in [("drop", "dropped.txt", "dataTransfer"), ("paste", "pasted.txt", "clipboardData")]:
            await page.evaluate(
                """([kind, name, carrier]) => {
                    const data = new DataTransfer();
                    data.items.add(new File(["text"], name));
                    const make = kind === "drop" ? DragEvent : ClipboardEvent;
                    const event = new make(kind, { bubbles: true, cancelable: true, [carrier]: data });
                    document.getElementById("text").dispatchEvent(event);
                }""",
                [kind, name, carrier],
            )
            await expect(page.locator("#pending")).to_contain_text(name)
        await page.get_by_role("button", name="Remove dropped.txt").click()
        await expect(page.locator("#pending li")).to_have_count(1)


async def test_enter_sends_but_not_within_a_korean_composition_and_not_with_shift(house: House) -> None:
    async with house.visit() as page:
        await page.fill("#text", "안녕하")
        await page.dispatch_event("#text", "keydown", {"key": "Enter", "isComposing": True})
        await expect(page.locator("#text")).to_have_value("안녕하")
        await page.press("#text", "Shift+Enter")
        await page.locator("#text").press_sequentially("둘째 줄")
        await page.press("#text", "Enter")
        await expect(page.locator(".row.out .body")).to_have_count(1)
        await expect(page.locator(".row.out .body")).to_contain_text("안녕하\n둘째 줄")
        await expect(page.locator(".row.in .quoted")).to_contain_text("Emma")


async def test_what_is_said_is_shown_as_text_whatever_it_is(house: House) -> None:
    hostile = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>'
    async with house.visit() as page:
        await send(page, hostile)
        await expect(page.locator(".row.in .body")).to_contain_text(hostile)
        acts.send_file(house.chat.world, house.chat.world.chats[EMMA.id], hostile, b"x")
        await expect(page.locator(".file strong")).to_have_text(hostile)
        assert await page.evaluate("window.hit") is None
        assert await page.locator("#log img, #log script").count() == 0


async def test_switching_the_person_switches_chat_and_language(house: House) -> None:
    async with house.visit() as page:
        await send(page, "Hello")
        await expect(page.locator(".row.in")).to_have_count(1)
        await page.get_by_role("button", name="민수").click()
        await expect(page.locator("html")).to_have_attribute("lang", "ko")
        await expect(page.locator("#about")).to_have_text("이 봇은 시험용입니다.")
        await expect(page.locator(".row")).to_have_count(0)
        acts.say(house.chat.world, house.chat.world.chats[EMMA.id], "again")
        await expect(page.locator(".badge")).to_have_text("1")
        await page.get_by_role("button", name="Emma").click()
        await expect(page.locator(".badge")).to_have_count(0)
        await expect(page.locator(".row")).to_have_count(4)


async def test_a_reply_keyboard_says_what_its_keys_say(house: House) -> None:
    async with house.visit() as page:
        await send(page, "/keys")
        await expect(page.locator("#text")).to_have_attribute("placeholder", "Choose")
        await page.get_by_role("button", name="Yes").click()
        await expect(page.locator(".row.out").last).to_contain_text("Yes")


async def test_new_messages_do_not_pull_a_reader_away(house: House) -> None:
    async with house.visit(phone=True) as page:
        chat = house.chat.world.chats[EMMA.id]
        acts.say(house.chat.world, chat, "\n".join(f"line {number}" for number in range(100)))
        await expect(page.locator(".row.in")).to_have_count(1)
        await page.evaluate("document.getElementById('scroll').scrollTo(0, 0)")
        way = page.get_by_role("button", name="Go to the end")
        await expect(way).to_be_visible()
        await house.app.bot.send_message(EMMA.id, "news")
        await expect(way).to_have_text("1")
        assert await page.evaluate("document.getElementById('scroll').scrollTop") == 0
        await way.click()
        await expect(way).to_be_hidden()


@pytest.mark.parametrize("person", [MINSU, EMMA])
async def test_a_phone_shows_all_without_scrolling_sideways(house: House, person: Person) -> None:
    async with house.visit(person.id, phone=True) as page:
        for text in ("/start", "/photo", "/file", "https://example.com/" + "long" * 60, "/keys"):
            await send(page, text)
        await expect(page.locator("#keyboard")).to_be_visible()
        assert await page.evaluate("[document.documentElement, document.getElementById('scroll')].every("
                                   "(node) => node.scrollWidth <= node.clientWidth)")  # fmt: skip
        await expect(page.locator("#people")).to_be_hidden()
        await page.locator("#switch").click()
        await page.get_by_role("button", name="Oliver").click()
        await expect(page.locator("#people")).to_be_hidden()
        await expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
