"""Finds the time zone that a person means: by its key, a city or a country in Korean or English, or an offset."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global
from rapidfuzz import fuzz, process

from bot.asked.names import folded
from briefs.model import LANGS, Lang

MOST = 6
NEAR_ENOUGH = 70.0
LONGEST_NAME = 60
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])\s*(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE | re.ASCII)
_TRIMMED = re.compile(r"\s*(시간대|시간|time zone|timezone|time)$", re.IGNORECASE)


def find(words: str, now: datetime) -> tuple[str, ...]:
    """The keys of the zones that `words` name, best first; none where nobody calls a zone so.

    `now` (aware) tells which zones have an offset such as UTC+9 today.
    """
    if offset := _OFFSET.fullmatch(words.strip()):
        return _with_offset(offset, now)
    return _named(words)


def is_named(words: str) -> bool:
    """Whether somebody calls a zone so, with or without "time" behind it."""
    return bool(_named(words))


def _named(words: str) -> tuple[str, ...]:
    name = _TRIMMED.sub("", words.strip())
    return _index().get(folded(words), ()) or _index().get(folded(name), ())


def nearest(words: str) -> tuple[str, ...]:
    """The zones with the most similar names, best first."""
    wanted = folded(words)
    if not wanted or len(words) > LONGEST_NAME:
        return ()
    close = process.extract(wanted, _index().keys(), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=MOST)
    return tuple(dict.fromkeys(key for name, _, _ in close for key in _index()[name]))[:MOST]


def city(key: str, lang: Lang) -> str:
    """The name of the zone's city in `lang`: 서울, Seoul."""
    shown: str | None = _data()["shown"].get(key, {}).get(lang)
    if shown:
        return shown
    for spelling in (key, *_former(key)):
        if name := _cities(lang).get(spelling):
            return name
    return "UTC" if key == "Etc/UTC" else key.rsplit("/", 1)[-1].replace("_", " ")


def offset(key: str, now: datetime) -> str:
    """How far the zone's clocks are from UTC at `now`: UTC+9, UTC−3:30."""
    minutes = _minutes(key, now)
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'−' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def known(key: str) -> bool:
    """Whether the time zone database has this very key."""
    return key in _there()


def _with_offset(found: re.Match[str], now: datetime) -> tuple[str, ...]:
    minutes = (int(found[2]) * 60 + int(found[3] or 0)) * (-1 if found[1] == "-" else 1)
    named = tuple(key for key in _data()["names"] if _minutes(key, now) == minutes)
    return (named or tuple(key for key in sorted(set(_canonical().values())) if _minutes(key, now) == minutes))[:MOST]


def _minutes(key: str, now: datetime) -> int:
    return (ZoneInfo(key).utcoffset(now.astimezone(ZoneInfo(key))) or timedelta()) // timedelta(minutes=1)


@cache
def _index() -> dict[str, tuple[str, ...]]:
    """The zones by every name that they have; what people call them goes before what tables call them."""
    said, found = dict[str, dict[str, None]](), dict[str, dict[str, None]]()
    for key, names in _data()["names"].items():
        for name in names:
            said.setdefault(folded(name), {})[key] = None
    for name, key in _names():
        found.setdefault(folded(name), {})[key] = None
    return {name: tuple(keys)[:MOST] for name, keys in (found | said).items() if name}


def _names() -> Iterator[tuple[str, str]]:
    canonical = _canonical()
    for key, today in sorted(canonical.items()):
        yield from ((name, today) for name in (key, key.rsplit("/", 1)[-1]))
    for key in sorted(set(canonical.values())):
        yield from ((city(key, lang), key) for lang in LANGS)
    for territory, keys in _countries().items():
        names = (territory, *(_locale(lang).territories.get(territory) for lang in LANGS))
        yield from ((str(name), key) for name in names if name for key in keys)


def _countries() -> dict[str, list[str]]:
    canonical, found = _canonical(), dict[str, list[str]]()
    for key, territory in sorted(get_global("zone_territories").items()):
        if territory != "ZZ" and key in canonical and canonical[key] not in found.setdefault(territory, []):
            found[territory].append(canonical[key])
    return found | _data()["countries"]


@cache
def _canonical() -> dict[str, str]:
    """Every key of a place, with the one that stands for it today."""
    aliases, there = get_global("zone_aliases"), _there()
    places = {str(key) for table in (get_global("zone_territories"), aliases) for key in table}
    today = {str(key): str(aliases.get(key, key)) for key in places if key in there}
    real = {key for key, place in today.items() if place in there and "/" in place and not place.startswith("Etc/")}
    return {key: today[key] for key in real} | {"Etc/UTC": "Etc/UTC"}


@cache
def _there() -> frozenset[str]:
    return frozenset(available_timezones())


def _former(key: str) -> list[str]:
    return [old for old, new in get_global("zone_aliases").items() if new == key]


@cache
def _cities(lang: Lang) -> dict[str, str]:
    zones = _locale(lang).time_zones
    return {str(key): str(zones[key]["city"]) for key in zones if "city" in zones[key]}


@cache
def _locale(lang: Lang) -> Locale:
    return Locale(lang)


@cache
def _data() -> dict[str, dict[str, Any]]:
    return tomllib.loads((files("bot.asked") / "zones.toml").read_text("utf-8"))
