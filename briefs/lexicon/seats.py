"""Governments of Chinese towns and their districts of which the data hold only the place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from briefs.model import Names, Organisation

HOME = "china"
# What an id's ending makes of a place's.
GOVERNMENT = "-gov"
# So many syllables have towns' names without the word for their sort: Wuxi is 우시.
SHORTEST = 2
PARTS = (" District", " district")


def with_governments(organisations: Mapping[str, Organisation]) -> dict[str, Organisation]:
    """`organisations`, with a government for each town in China, and for each part of one, that has none.

    Where a place's own name says enough, such as Zigong, it stands for its government as well, if the context agrees.
    """
    towns = {key for key, one in organisations.items() if one.is_a == "city" and one.place == HOME}
    governed = {one.place for one in organisations.values() if one.kind == "government"}
    new = [_of_town(one) for key, one in organisations.items() if key in towns and key not in governed]
    parts = [one for key, one in organisations.items() if one.is_a == "region" and one.place in towns]
    new += [_of_part(one) for one in parts if one.id not in governed]
    return _with_parts({**organisations, **{one.id: one for one in new if one.id not in organisations}})


def _with_parts(organisations: dict[str, Organisation]) -> dict[str, Organisation]:
    """`organisations`, the parts of towns also by what their governments are called in English: Xuhui district."""
    called = {one.place: _parts(one) for one in organisations.values() if one.is_a == "city-government"}
    return {key: _named(one, called.get(key, ())) for key, one in organisations.items()}


def _parts(government: Organisation) -> tuple[str, ...]:
    return tuple(name for name in government.names.weak if name.endswith(PARTS))


def _named(place: Organisation, called: tuple[str, ...]) -> Organisation:
    more = [name for name in called if name not in place.names.en]
    return replace(place, names=replace(place.names, en=(*place.names.en, *more))) if more else place


def _of_town(town: Organisation) -> Organisation:
    full = _ko(town, "시")
    told = [f"{name}{end}" for name in _owners(town) for end in (" city government", " municipal government")]
    named = [form for name in town.names.en for form in (f"city of {name}", f"Municipality of {name}")]
    zh = [f"{name}市{end}" for name in town.names.zh for end in ("", "政府")]
    return _government(town, full, (*told, *named), zh, town.names.en)


def _of_part(part: Organisation) -> Organisation:
    called = [f"{name}{word}" for name in part.names.en for word in PARTS]
    told = [f"{name}{end}" for name in _owners(part) for end in (" district government", " District government")]
    zh = [f"{name}区政府" for name in part.names.zh]
    return _government(part, _ko(part, "구"), told, zh, (*part.names.en, *called))


def _ko(place: Organisation, sort: str) -> list[str]:
    """What a place is called in Korean with the word for its sort."""
    named = [name if name.endswith(sort) and len(name) > SHORTEST else f"{name}{sort}" for name in place.names.ko]
    return [*dict.fromkeys(named)]


def _owners(place: Organisation) -> list[str]:
    return [form for name in place.names.en for form in (f"{name}'s", name)]


def _government(
    place: Organisation, full: list[str], told: tuple[str, ...] | list[str], zh: list[str], weak: tuple[str, ...]
) -> Organisation:
    plain = [f"{name} {word}" for name in place.names.en for word in ("authorities", "government")]
    owned = [f"{name}'s government" for name in place.names.en]
    ko = [*full, *(f"{name} 정부" for name in full), *(f"{name} 당국" for name in full)]
    names = Names(tuple(ko), (*told, *plain, *owned, *weak), tuple(zh), (*full, *weak))
    return Organisation(f"{place.id}{GOVERNMENT}", names, "government", "city-government", None, place.id)
