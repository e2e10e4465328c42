"""Feeds (RSS, Atom, JSON Feed) → their entries, and the feeds that a page names."""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import unescape
from io import BytesIO
from typing import Any
from urllib.parse import urljoin, urlsplit

from briefs.reading.clean import one_line
from briefs.reading.errors import ReadingError, Reason

MAX_ENTRIES = 200
MAX_BYTES = 3_000_000
_MAX_SUMMARY = 1000
_MAX_ADDRESS = 2000
_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/json"})
_ASIDE = re.compile(r"comments?\b|댓글", re.IGNORECASE)
_JSON_FEED = re.compile(r"https?://(?:www\.)?jsonfeed\.org/version/")
_TAG = re.compile(r"<[^<>]{0,2000}>")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as its feed tells it; `key` is another for every entry of the feed and never changes."""

    key: str
    url: str
    title: str
    summary: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed's name and its newest entries, in its own order."""

    title: str
    entries: tuple[Entry, ...]


def read(data: bytes, url: str, charset: str = "") -> Feed:
    """The feed in `data`, fetched from `url`, in `charset` by what its server says.

    Raises ReadingError where there is none.
    """
    if len(data) > MAX_BYTES:
        raise ReadingError(Reason.TOO_LARGE, url)
    told = _of_json(data) if data.lstrip()[:1] == b"{" else _of_xml(data, charset)
    if told is None:
        raise ReadingError(Reason.NO_FEED, url)
    title, items = told
    entries = {entry.key: entry for item in items[:MAX_ENTRIES] if (entry := _entry(item, url))}
    return Feed(_plain(title)[:200] or urlsplit(url).hostname or url, tuple(entries.values()))


def named_in(content: str, url: str) -> tuple[str, ...]:
    """The addresses of the feeds that the page `content` at `url` names, its main ones first."""
    from briefs.reading.page import parse

    tree = parse(content)
    found: dict[str, bool] = {}
    for link in tree.iter("link") if tree is not None else ():
        kind, words = (link.get("type") or "").split(";")[0].strip().lower(), (link.get("rel") or "").lower().split()
        address = _joined(url, link.get("href"))
        if "alternate" in words and kind in _TYPES and address:
            found.setdefault(address, bool(_ASIDE.search(f"{link.get('title') or ''} {address}")))
    return tuple(sorted(found, key=lambda address: found[address]))


Item = Mapping[str, Any]


def _of_xml(data: bytes, charset: str) -> tuple[Any, list[Item]] | None:
    import feedparser

    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    try:
        found = feedparser.parse(
            BytesIO(data), resolve_relative_uris=False, sanitize_html=False, response_headers=headers
        )
    except Exception:  # hostile markup fails in any of the library's places
        return None
    if not found.get("version"):
        return None
    return found.feed.get("title"), [_of_entry(entry) for entry in found.entries[:MAX_ENTRIES]]


def _of_entry(entry: Any) -> Item:
    held = {*entry.keys()}  # asked for what it does not hold, it warns
    stamp = next((told for key in ("published_parsed", "updated_parsed") if key in held and (told := entry[key])), None)
    return {
        "id": entry.get("id"),
        "url": entry.get("feedburner_origlink") or entry.get("link"),
        "title": entry.get("title"),
        "summary": entry.get("summary"),
        "published": _day(stamp) if isinstance(stamp, time.struct_time) else None,
    }


def _of_json(data: bytes) -> tuple[Any, list[Item]] | None:
    """A JSON Feed (jsonfeed.org, version 1 and 1.1)."""
    try:
        told = json.loads(data)
    except (ValueError, RecursionError):
        return None
    if not isinstance(told, dict) or not _JSON_FEED.match(str(told.get("version"))):
        return None
    items = told.get("items")
    items = [one for one in items if isinstance(one, dict)] if isinstance(items, list) else []
    return told.get("title"), [_of_item(one) for one in items[:MAX_ENTRIES]]


def _of_item(item: dict[str, Any]) -> Item:
    try:
        moment = datetime.fromisoformat(str(item.get("date_published")))
    except ValueError:
        moment = None
    return {
        "id": item.get("id"),
        "url": item.get("url") or item.get("external_url"),
        "title": item.get("title"),
        "summary": item.get("summary") or item.get("content_text") or item.get("content_html"),
        "published": moment.date() if moment else None,
    }


def _entry(item: Item, base: str) -> Entry | None:
    """None for an entry that leads nowhere."""
    address = _joined(base, item["url"]) or _joined(base, item["id"])
    if not address:
        return None
    told = item["id"] if isinstance(item["id"], str | int) and item["id"] else address
    key = hashlib.sha256(str(told).encode("utf-8", "replace")).hexdigest()[:32]
    return Entry(key, address, _plain(item["title"])[:300], _plain(item["summary"])[:_MAX_SUMMARY], item["published"])


def _joined(base: str, link: Any) -> str:
    """The web address that `link` means; empty where it is none."""
    if not isinstance(link, str) or len(link) > _MAX_ADDRESS:
        return ""
    try:
        address = urljoin(base, link.strip())
        fine = urlsplit(address).scheme in {"http", "https"} and urlsplit(address).hostname
    except ValueError:
        return ""
    return address if fine and len(address) <= _MAX_ADDRESS and not re.search(r"[\s<>\"]", address) else ""


def _plain(told: Any) -> str:
    return one_line(unescape(_TAG.sub(" ", told[: 10 * _MAX_SUMMARY]))) if isinstance(told, str) else ""


def _day(stamp: time.struct_time) -> date | None:
    try:
        return datetime(*stamp[:6], tzinfo=UTC).date()
    except ValueError:
        return None
