"""The chat page's server: what it gives, and whom it refuses."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import AsyncIterator
from io import BytesIO
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import ClientResponse, ClientSession
from aiohttp.test_utils import TestClient, TestServer

from bot.localchat import acts
from bot.localchat.files import DOWNLOAD_LIMIT
from bot.localchat.guard import HEADERS
from bot.localchat.people import PEOPLE, Person
from bot.localchat.routes import PAGE, page_app
from bot.localchat.server import LocalChat, PageError
from tests.bot.localchat import demo

Client = TestClient[Any, Any]
MINSU, EMMA = PEOPLE[0], PEOPLE[1]


@pytest_asyncio.fixture
async def client(chat: LocalChat) -> AsyncIterator[Client]:
    async with TestClient(TestServer(page_app(chat.world, "127.0.0.1"))) as client:
        yield client


def origin(client: Client) -> str:
    return str(client.make_url("")).rstrip("/")


async def say(
    client: Client, text: str, person: Person = MINSU, headers: dict[str, str] | None = None
) -> ClientResponse:
    where = f"/chats/{person.id}/messages"
    return await client.post(where, json={"text": text}, headers={"Origin": origin(client)} | (headers or {}))


async def upload(client: Client, name: str, data: bytes, person: Person = MINSU) -> ClientResponse:
    headers = {"Origin": origin(client), "Content-Type": "application/octet-stream"}
    return await client.post(f"/chats/{person.id}/files", params={"name": name}, data=BytesIO(data), headers=headers)


async def state(client: Client) -> dict[str, Any]:
    async with client.get("/events") as stream:
        line = await stream.content.readline()
    return dict(json.loads(line.removeprefix(b"data: ")))


@pytest.mark.parametrize("path", ["/", "/page/chat.js", "/page/avatar.svg", "/page/nothing.js", "/events"])
async def test_every_answer_has_the_security_headers(client: Client, path: str) -> None:
    async with client.get(path) as answer:
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "192.168.0.7:8080"])
async def test_a_name_that_is_not_ours_is_refused(client: Client, host: str) -> None:
    assert (await client.get("/", headers={"Host": host})).status == 403
    assert (await client.get("/events", headers={"Host": host})).status == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost:8080", "[::1]:8080"])
async def test_this_machine_is_answered(client: Client, host: str) -> None:
    assert (await client.get("/", headers={"Host": host})).status == 200


async def test_a_host_that_is_set_is_answered_and_on_every_address_any_in_digits(chat: LocalChat) -> None:
    for listening_on, host, status in [
        ("newsroom.local", "newsroom.local:8080", 200),
        ("newsroom.local", "other.local", 403),
        ("0.0.0.0", "192.168.0.7:8080", 200),  # noqa: S104
        ("0.0.0.0", "evil.example", 403),  # noqa: S104
    ]:
        async with TestClient(TestServer(page_app(chat.world, listening_on))) as client:
            assert (await client.get("/", headers={"Host": host})).status == status


@pytest.mark.parametrize("foreign", ["https://evil.example", "null", "http://127.0.0.1:1", ""])
async def test_another_page_cannot_speak_for_anyone(client: Client, chat: LocalChat, foreign: str) -> None:
    assert (await say(client, "hello", headers={"Origin": foreign})).status == 403
    assert not chat.world.chats[MINSU.id].messages


async def test_neither_a_plain_form_nor_a_sibling_site_can(client: Client, chat: LocalChat) -> None:
    assert (await say(client, "hello", headers={"Sec-Fetch-Site": "same-site"})).status == 403
    where, headers = f"/chats/{MINSU.id}/messages", {"Origin": origin(client)}
    assert (await client.post(where, data={"text": "hello"}, headers=headers)).status == 403
    assert not chat.world.chats[MINSU.id].messages


async def test_a_message_reaches_the_bot_and_the_page(client: Client, chat: LocalChat) -> None:
    assert (await say(client, " 안녕 <b>하세요</b> ")).status == 200
    shown = (await state(client))["chats"][str(MINSU.id)]["messages"]
    assert [(message["text"], message.get("entities")) for message in shown] == [("안녕 <b>하세요</b>", None)]
    assert [update["message"] for update in await chat.world.updates.get(0, 10, 0)] == shown


@pytest.mark.parametrize("body", [b"[]", b"{", b'"x"'])
async def test_what_is_no_json_object_is_a_bad_request(client: Client, body: bytes) -> None:
    headers = {"Origin": origin(client), "Content-Type": "application/json"}
    assert (await client.post(f"/chats/{MINSU.id}/messages", data=body, headers=headers)).status == 400


@pytest.mark.parametrize(
    ("person", "sentence"),
    [(MINSU, "20MB가 넘는 파일은 보낼 수 없습니다."), (EMMA, "Files over 20 MB cannot be sent.")],
)
async def test_a_file_that_is_too_big_is_refused_with_a_sentence(
    client: Client, chat: LocalChat, person: Person, sentence: str
) -> None:
    answer = await upload(client, "big.bin", bytes(DOWNLOAD_LIMIT + 1), person)
    assert (answer.status, await answer.json()) == (413, {"error": sentence})
    assert (await upload(client, "fits.bin", bytes(DOWNLOAD_LIMIT), person)).status == 200
    assert len(chat.world.chats[person.id].messages) == 1


async def test_nothing_cannot_be_sent(client: Client) -> None:
    for answer in (await say(client, "  ", EMMA), await upload(client, "a.txt", b"", EMMA)):
        assert (answer.status, await answer.json()) == (400, {"error": "An empty file or message cannot be sent."})


async def test_an_unknown_chat_file_or_button_is_not_found(client: Client) -> None:
    headers = {"Origin": origin(client)}
    assert (await client.post("/chats/999/messages", json={"text": "x"}, headers=headers)).status == 404
    assert (await client.post("/chats/x/messages", json={"text": "x"}, headers=headers)).status == 404
    assert (await client.get("/files/nothing")).status == 404
    press = {"message_id": 7, "data": "x"}
    assert (await client.post(f"/chats/{MINSU.id}/presses", json=press, headers=headers)).status == 404


async def test_a_hostile_file_is_only_ever_downloaded(client: Client, chat: LocalChat) -> None:
    name = '"><script>alert(1)</script>\r\n.html'
    await upload(client, name, b"<script>alert(1)</script>")
    (message,) = chat.world.chats[MINSU.id].messages.values()
    answer = await client.get(f"/files/{message['document']['file_id']}")

    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.content_type == "application/octet-stream"
    assert "<" not in answer.headers["Content-Disposition"]
    assert message["document"]["file_name"] == name


async def test_a_picture_is_shown_and_can_be_downloaded(client: Client, chat: LocalChat) -> None:
    await upload(client, "a.png", demo.png(4, 4))
    (message,) = chat.world.chats[MINSU.id].messages.values()
    address = f"/files/{message['photo'][-1]['file_id']}"
    shown, downloaded = await client.get(address), await client.get(address, params={"download": ""})
    assert (shown.content_type, await shown.read()) == ("image/png", demo.png(4, 4))
    assert downloaded.headers["Content-Disposition"].startswith("attachment;")


async def test_events_follow_the_state(client: Client, chat: LocalChat) -> None:
    async with client.get("/events") as stream:
        await stream.content.readuntil(b"\n\n")
        acts.say(chat.world, chat.world.chats[EMMA.id], "hello")
        event = json.loads((await stream.content.readline()).removeprefix(b"data: "))
    assert (event["kind"], event["chat"], event["message"]["text"]) == ("message", EMMA.id, "hello")


async def test_the_page_asks_for_nothing_elsewhere_and_has_nothing_inline() -> None:
    html = (PAGE / "index.html").read_text("utf-8")
    assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=", html)
    for file in PAGE.iterdir():
        text = file.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"""(src|href|url\(|import|fetch)\W{0,3}(https?:)?//\w""", text), file.name
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", text), file.name


async def test_the_page_stops_at_once_while_someone_watches(chat: LocalChat) -> None:
    async with ClientSession() as session:
        async with chat.page("127.0.0.1", 0) as address:
            stream = await session.get(f"{address}/events")
            await stream.content.readuntil(b"\n\n")
        assert await stream.content.read() == b""


async def test_a_port_in_use_is_said_in_one_line(chat: LocalChat) -> None:
    async with chat.page("127.0.0.1", 0) as address:
        port = int(address.rsplit(":", 1)[-1])
        with pytest.raises(
            PageError, match=rf"^LOCAL_CHAT_HOST, LOCAL_CHAT_PORT: cannot listen on 127\.0\.0\.1:{port}"
        ):
            async with chat.page("127.0.0.1", port):
                pass


async def test_a_warning_is_logged_where_others_can_reach_the_page(
    chat: LocalChat, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "bot.localchat"):
        async with chat.page("127.0.0.1", 0):
            assert not caplog.records
        async with chat.page("0.0.0.0", 0):  # noqa: S104
            assert "whoever reaches it can act as an editor" in caplog.text
