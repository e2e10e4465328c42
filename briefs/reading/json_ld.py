"""The article that a page's JSON-LD describes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from briefs.reading.clean import one_line
from briefs.reading.page import Element

_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report$|Newsletter|LiveBlog", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f]+")
_NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
_MAX_OBJECTS = 500
_MAX_NAMES = 6
_MAX_TEXT = 20_000


def find(tree: Element) -> dict[str, Any]:
    """The first object that describes an article, its people and publisher in full; empty where there is none."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            loaded = json.loads(_CONTROL.sub(" ", script.text or ""))
        except (ValueError, RecursionError):
            continue
        objects = list(_objects(loaded))
        known = {one["@id"]: one for one in objects if isinstance(one.get("@id"), str) and "name" in one}
        for item in objects:
            if _ARTICLE_TYPES.search(str(item.get("@type", ""))):
                return {key: _resolved(value, known) for key, value in item.items()}
    return {}


def _objects(loaded: Any) -> Iterator[dict[str, Any]]:
    """The objects in `loaded`, outer ones first, at most _MAX_OBJECTS."""
    waiting = [loaded]
    for _ in range(_MAX_OBJECTS):
        if not waiting:
            return
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting += item[:_MAX_OBJECTS]
        elif isinstance(item, dict):
            yield item
            waiting += [item[key] for key in _NESTED if isinstance(item.get(key), (dict, list))]


def _resolved(value: Any, known: dict[str, dict[str, Any]]) -> Any:
    if isinstance(value, list):
        return [_resolved(one, known) if isinstance(one, dict) else one for one in value]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return known.get(value["@id"], value)
    return value


def text(value: Any) -> str:
    """A string of JSON-LD as plain text; empty where `value` is none."""
    return one_line(unescape(value[:_MAX_TEXT])) if isinstance(value, str) else ""


def names(value: Any) -> list[str]:
    """The names in a field: of a string, of an object with a name, or of a list of these."""
    if isinstance(value, list):
        return [name for one in value[:_MAX_NAMES] if not isinstance(one, list) for name in names(one)]
    if isinstance(value, dict):
        value = value.get("name")
        value = value[0] if isinstance(value, list) and value else value
    found = text(value)
    return [found] if found else []
