"""Inline queries: what the bot answers is checked as Telegram checks it, and handed to whoever asked."""

from __future__ import annotations

import asyncio
import re
from typing import Any
from uuid import uuid4

from bot.localchat import texts
from bot.localchat.calls import Call
from bot.localchat.errors import bad
from bot.localchat.keyboards import inline_markup
from bot.localchat.people import Person
from bot.localchat.world import Json, World

MOST_RESULTS = 50
ID_BYTES = OFFSET_BYTES = 64
LONGEST_QUERY = 256
_START = re.compile(r"[A-Za-z0-9_-]{1,64}")


async def ask(world: World, person: Person, query: str, offset: str = "", seconds: float = 15.0) -> Json:
    """`person` types `query` after the bot's name: the answer's results, next_offset, button and the rest."""
    key = uuid4().hex
    waiting = world.answers[key] = asyncio.get_running_loop().create_future()
    world.updates.put(
        "inline_query",
        {"id": key, "from": person.as_user(), "query": query[:LONGEST_QUERY], "offset": offset, "chat_type": "group"},
    )
    try:
        return await asyncio.wait_for(waiting, seconds)
    finally:
        del world.answers[key]


def answer(world: World, call: Call) -> bool:
    """answerInlineQuery."""
    results = call.json("results")
    if not isinstance(results, list):
        raise bad("expected an Array of inline query results")
    if len(results) > MOST_RESULTS:
        raise bad("too many inline query results specified")
    if len({result.get("id") for result in results}) < len(results):
        raise bad("RESULT_ID_DUPLICATE")
    if len(call.text("next_offset").encode()) > OFFSET_BYTES:
        raise bad("NEXT_OFFSET_INVALID")
    button = call.json("button")
    if button and not _START.fullmatch(button.get("start_parameter", "")):
        raise bad("START_PARAM_INVALID")
    waiting = world.answers.get(call.text("inline_query_id"))
    if not waiting or waiting.done():
        raise bad("query is too old and response timeout expired or query ID is invalid")
    waiting.set_result(
        {
            "results": [_result(result) for result in results],
            "next_offset": call.text("next_offset"),
            "personal": call.flag("is_personal"),
            "cache_time": call.number("cache_time", 300),
            "button": button,
        }
    )
    return True


def _result(result: Any) -> Json:
    if not 1 <= len(str(result.get("id", "")).encode()) <= ID_BYTES:
        raise bad("RESULT_ID_INVALID")
    if result.get("type") != "article" or not result.get("title"):
        raise bad("can't parse inline query result: Can't find field \"title\"")
    content = result.get("input_message_content") or {}
    text, entities = texts.message_text(content.get("message_text", ""), content.get("parse_mode", ""), [])
    return {**result, "text": text, "entities": entities, "reply_markup": inline_markup(result.get("reply_markup"))}
