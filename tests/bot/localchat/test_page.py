"""The chat page in a real browser: what one says and presses, and what comes of it."""

from __future__ import annotations

from playwright.async_api import expect

from bot.localchat import acts
from tests.bot.localchat.house import EMMA, MINSU, House, send


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


async def test_formatting_is_nested_and_hidden_text_is_shown_on_demand(house: House) -> None:
    html = (
        "<b>SMIC <i>5 nm</i></b> &lt;b&gt; <tg-spoiler>secret</tg-spoiler>\n<blockquote>a quote</blockquote>\n"
        "<blockquote expandable>a long quote</blockquote>\n<pre>a  b</pre>\n"
        '<a href="https://example.com/a?b=1&amp;c=2">a link</a>'
    )
    async with house.visit() as page:
        await house.app.bot.send_message(EMMA.id, html, parse_mode="HTML")
        body = page.locator(".row.in .body")
        await expect(body).to_contain_text("SMIC 5 nm <b> secret")
        await expect(body.locator("strong em")).to_have_text("5 nm")
        await expect(body.locator("pre")).to_have_text("a  b")
        await expect(body.get_by_role("link", name="a link")).to_have_attribute("href", "https://example.com/a?b=1&c=2")
        await page.get_by_role("button", name="Show hidden text").click()
        await expect(body.locator(".spoiler")).to_have_class("spoiler shown")
        await page.get_by_role("button", name="Show more").click()
        await expect(body.locator(".folded")).to_have_count(0)


async def test_a_command_in_a_message_is_sent_by_a_click(house: House) -> None:
    async with house.visit() as page:
        await send(page, "/start")
        await page.get_by_role("button", name="/photo", exact=True).click()
        await expect(page.get_by_alt_text("A blue picture")).to_be_visible()


async def test_the_head_says_that_the_bot_is_typing_until_it_has_answered(house: House) -> None:
    async with house.visit() as page:
        await house.app.bot.send_chat_action(EMMA.id, "typing")
        await expect(page.locator("#status")).to_have_text("typing")
        await house.app.bot.send_message(EMMA.id, "done")
        await expect(page.locator("#status")).to_have_text("bot")


async def test_what_could_not_be_sent_stays_to_be_sent_again(house: House) -> None:
    async with house.visit(offline=True) as page:
        await send(page, "Hello")
        await expect(page.locator("#toast")).to_have_text("Not sent. Please check that the bot is running.")
        await expect(page.locator("#text")).to_have_value("Hello")
        await page.unroute("**/messages")
        await page.press("#text", "Enter")
        await expect(page.locator(".row.out")).to_contain_text("Hello")
