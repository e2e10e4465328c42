"""The chat page in a real browser: files, hostile names, scrolling and small screens."""

from __future__ import annotations

import pytest
from playwright.async_api import FilePayload, expect

from bot.localchat import acts
from bot.localchat.people import Person
from tests.bot.localchat.house import EMMA, MINSU, House, send


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


async def test_what_is_said_is_shown_as_text_whatever_it_is(house: House) -> None:
    hostile = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>'
    async with house.visit() as page:
        await send(page, hostile)
        await expect(page.locator(".row.in .body")).to_contain_text(hostile)
        acts.send_file(house.chat.world, house.chat.world.chats[EMMA.id], hostile, b"x")
        await expect(page.locator(".file strong")).to_have_text(hostile)
        assert await page.evaluate("window.hit") is None
        assert await page.locator("#log img, #log script").count() == 0


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
