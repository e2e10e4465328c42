"""What of a message is to be loaded: its file, its addresses, or its text, with where a forwarded one comes from."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from telegram import Message, MessageEntity, MessageOriginChannel, MessageOriginChat
from telegram.constants import ChatType

from bot.handlers.asking import Ask
from bot.intake.material import Kind, Material
from bot.sources.addresses import is_address

MOST_ADDRESSES = 10
TEASER = 600  # characters of a post up to which its links, and not its words, are taken for the article
_OWN = frozenset({"t.me", "telegram.me", "telegram.dog"})
_LINKS = (MessageEntity.URL, MessageEntity.TEXT_LINK)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}://\S", re.IGNORECASE | re.ASCII)
_COMMAND = re.compile(r"/load(?:@(?P<bot>\w+))?(?:\s|$)")


def may_hold(message: Message, username: str) -> bool:
    """Whether the message is one that loads something where an editor sent it; `username` is the bot's.

    Outside of private chats only the command does, and not one that names another bot.
    """
    said = message.text or message.caption or ""
    if command := _COMMAND.match(said):
        return command["bot"] is None or command["bot"].casefold() == username.casefold()
    return message.chat.type == ChatType.PRIVATE and bool(message.document or (message.forward_origin and said))


def of(ask: Ask) -> list[Material]:
    """The nearest things to load: the message's own file, its words, then what it replies to."""
    own, zone = ask.message, ask.chat.schedule.timezone
    if own is None:
        return []
    told = ask.words if _COMMAND.match(own.text or own.caption or "") else (own.text or own.caption or "")
    return _found(own, told, zone) or (_replied(own.reply_to_message, zone) if own.reply_to_message else [])


def _replied(message: Message, zone: ZoneInfo) -> list[Material]:
    return _found(message, message.text or message.caption or "", zone)


def _found(message: Message, said: str, zone: ZoneInfo) -> list[Material]:
    origin = _origin(message, zone)
    if file := message.document:
        sent = Material(Kind.FILE, file_id=file.file_id, name=file.file_name or "", size=file.file_size or 0)
        return [replace(sent, publisher=origin.publisher, published=origin.published)]
    said = said.strip()
    if words := said.split():
        links = words if all(map(_is_written_as_address, words)) else _links(message)
        if links and (links is words or len(said) < TEASER):
            return _addressed(links[:MOST_ADDRESSES], "" if links is words else said, origin)
        return [replace(origin, text=said)]
    return []


def _is_written_as_address(word: str) -> bool:
    """Whether it is one, or looks so much like one that whoever sent it means one: fetching says what is wrong."""
    return is_address(word) or _SCHEME.match(word) is not None


def _addressed(links: list[str], said: str, origin: Material) -> list[Material]:
    """An address each; the words beside a single one can stand in for its page."""
    beside = said if len(links) == 1 else ""
    return [replace(origin, kind=Kind.ADDRESS, address=link, text=beside) for link in dict.fromkeys(links)]


def _links(message: Message) -> list[str]:
    """The web addresses in the message, hidden ones too, but those within Telegram."""
    found = message.parse_entities([*_LINKS]) | message.parse_caption_entities([*_LINKS])
    links = [entity.url or words for entity, words in sorted(found.items(), key=lambda one: one[0].offset)]
    whole = [link if "://" in link else f"https://{link}" for link in links]
    return [link for link in whole if is_address(link) and _host(link) not in _OWN]


def _host(link: str) -> str:
    try:
        return (urlsplit(link).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _origin(message: Message, zone: ZoneInfo) -> Material:
    """Where a forwarded message comes from: its channel is the outlet, its date the day, its link the address."""
    told = message.forward_origin
    plain = Material(Kind.TEXT)
    if isinstance(told, MessageOriginChannel):
        link = f"https://t.me/{told.chat.username}/{told.message_id}" if told.chat.username else None
        day = _day(message, zone)
        return replace(plain, publisher=told.chat.title, published=day, author=told.author_signature or None, url=link)
    if isinstance(told, MessageOriginChat):
        return replace(plain, publisher=told.sender_chat.title, published=_day(message, zone))
    return replace(plain, published=_day(message, zone)) if told else plain


def _day(message: Message, zone: ZoneInfo) -> date | None:
    return message.forward_origin.date.astimezone(zone).date() if message.forward_origin else None
