"""Schools, hospitals and other bodies by Korean names that stand apart from their town's: 베이징 아동병원."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefs.model import Organisation

_BODIES = frozenset({"body", "fund", "lab", "university"})
# So many syllables behind a town tell whose name it is: 베이징 아동병원, but not 베이징 대학.
_TELLING = 3


def with_towns(organisations: Mapping[str, Organisation]) -> dict[str, Organisation]:
    """`organisations`, those bodies also with a space behind the town that their Korean names start with."""
    towns = {key: o.names.ko[0] for key, o in organisations.items() if o.kind == "place" and o.names.ko}
    return {key: _apart(o, towns.get(o.place or "")) for key, o in organisations.items()}


def _apart(body: Organisation, town: str | None) -> Organisation:
    if town is None or body.kind not in _BODIES or not (spaced := tuple(_spaced(body.names.ko, town))):
        return body
    return replace(body, names=replace(body.names, ko=tuple(dict.fromkeys((*body.names.ko, *spaced)))))


def _spaced(names: tuple[str, ...], town: str) -> Iterator[str]:
    for name in names:
        rest = name.removeprefix(town)
        if rest != name and " " not in name and len(rest) >= _TELLING:
            yield f"{town} {rest}"
