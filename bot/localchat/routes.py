"""The chat page's addresses: the page itself, its stream of events, and what people do on it."""

from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.localchat import acts, views
from bot.localchat.errors import ApiError
from bot.localchat.files import DOWNLOAD_LIMIT, picture_type
from bot.localchat.guard import add_headers, guard
from bot.localchat.world import Chat, Json, World

PAGE = Path(__file__).parent / "page"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
WORLD = web.AppKey("world", World)
TEXT_BYTES = 1024 * 1024
HEARTBEAT_SECONDS = 15.0
CLOSING: Json = {"kind": "closing"}
_SENTENCES = {
    "big": {"ko": "20MB가 넘는 파일은 보낼 수 없습니다.", "en": "Files over 20 MB cannot be sent."},
    "long": {"ko": "너무 긴 글입니다. 파일로 보내 주세요.", "en": "That text is too long. Please send it as a file."},
    "empty": {"ko": "빈 파일이나 빈 메시지는 보낼 수 없습니다.", "en": "An empty file or message cannot be sent."},
    "caption": {"ko": "파일 설명은 1,024자까지 쓸 수 있습니다.", "en": "A caption can have up to 1,024 characters."},
    "other": {"ko": "처리하지 못했습니다. 다시 시도해 주세요.", "en": "That did not work. Please try again."},
}


def page_app(world: World, host: str) -> web.Application:
    """The page of `world`, for a server that listens on `host`."""
    app = web.Application(middlewares=[guard(host), _say_what_is_wrong], client_max_size=DOWNLOAD_LIMIT + 1)
    app[WORLD] = world
    app.on_response_prepare.append(add_headers)
    app.on_shutdown.append(_end_streams)
    app.router.add_get("/", _index)
    app.router.add_get("/page/{name}", _asset)
    app.router.add_get("/events", _events)
    app.router.add_get("/files/{file}", _file)
    app.router.add_post("/chats/{chat}/messages", _message)
    app.router.add_post("/chats/{chat}/presses", _press)
    app.router.add_post("/chats/{chat}/files", _upload)
    return app


async def _index(request: web.Request) -> web.Response:
    return _page_file("index.html")


async def _asset(request: web.Request) -> web.Response:
    return _page_file(request.match_info["name"])


def _page_file(name: str) -> web.Response:
    file = PAGE / name
    if file.suffix not in TYPES or not file.is_file():
        raise web.HTTPNotFound
    return web.Response(text=file.read_text("utf-8"), content_type=TYPES[file.suffix])


async def _events(request: web.Request) -> web.StreamResponse:
    world = request.app[WORLD]
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream; charset=utf-8"})
    await response.prepare(request)
    with world.watching() as queue, suppress(ConnectionResetError):
        event: Json | None = views.state(world)
        while event != CLOSING:
            await response.write(_line(world, event))
            event = await _next(queue)
    return response


async def _next(queue: asyncio.Queue[Json]) -> Json | None:
    try:
        return await asyncio.wait_for(queue.get(), HEARTBEAT_SECONDS)
    except TimeoutError:
        return None


def _line(world: World, event: Json | None) -> bytes:
    if event is None:
        return b":\n\n"
    shown = {"kind": "people", "people": views.people(world)} if event["kind"] == "profile" else event
    return f"data: {json.dumps(shown, ensure_ascii=False)}\n\n".encode()


async def _end_streams(app: web.Application) -> None:
    app[WORLD].tell(CLOSING)


async def _file(request: web.Request) -> web.Response:
    file = request.app[WORLD].files.get(request.match_info["file"])
    picture = picture_type(file.data)
    manner = "inline" if picture and "download" not in request.query else "attachment"
    headers = {
        "Content-Disposition": f"{manner}; filename*=UTF-8''{quote(file.name, safe='')}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return web.Response(body=file.data, content_type=picture or "application/octet-stream", headers=headers)


async def _message(request: web.Request) -> web.Response:
    if (request.content_length or 0) > TEXT_BYTES:
        return _refusal(request, "long", 413)
    acts.say(request.app[WORLD], _chat(request), str((await _json(request)).get("text", "")))
    return web.json_response({})


async def _press(request: web.Request) -> web.Response:
    body = await _json(request)
    message_id, data = str(body.get("message_id", "")), str(body.get("data", ""))
    return web.json_response(await acts.press(request.app[WORLD], _chat(request), message_id, data))


async def _upload(request: web.Request) -> web.Response:
    if (request.content_length or 0) > DOWNLOAD_LIMIT:
        return _refusal(request, "big", 413)
    name, caption = request.query.get("name", ""), request.query.get("caption", "")
    acts.send_file(request.app[WORLD], _chat(request), name, await request.read(), caption)
    return web.json_response({})


def _chat(request: web.Request) -> Chat:
    return request.app[WORLD].chat(request.match_info["chat"])


async def _json(request: web.Request) -> Json:
    try:
        body = await request.json()
    except ValueError:
        raise web.HTTPBadRequest(text="The body must be JSON.") from None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="The body must be a JSON object.")
    return body


@web.middleware
async def _say_what_is_wrong(request: web.Request, handler: Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except web.HTTPRequestEntityTooLarge:
        return _refusal(request, "big", 413)
    except ApiError as error:
        if "not found" in error.description or request.method == "GET":
            return _refusal(request, "other", 404)
        kinds = (kind for kind in ("big", "caption", "empty") if kind in error.description)
        return _refusal(request, next(kinds, "other"), 400)


def _refusal(request: web.Request, kind: str, status: int) -> web.Response:
    chat = next(
        (c for c in request.app[WORLD].chats.values() if str(c.person.id) == request.match_info.get("chat")), None
    )
    return web.json_response({"error": _SENTENCES[kind][chat.person.lang if chat else "en"]}, status=status)
