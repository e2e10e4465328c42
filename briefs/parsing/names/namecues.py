"""The word lists of `name_cues.toml`, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import tomli

from briefs.lexicon.load import DATA

_DATA: Final[Mapping[str, Any]] = tomli.loads((DATA / "name_cues.toml").read_text("utf-8"))


def cues(*path: str) -> tuple[str, ...]:
    """The words at `path`, such as company, ko, after; empty where the data have none."""
    node: Any = _DATA
    for key in path:
        node = node.get(key, {})
    return tuple(node)


@cache
def cue_set(*path: str) -> frozenset[str]:
    """The words at `path` to look others up in, made once."""
    return frozenset(cues(*path))


ENDS_EN: Final[Mapping[str, str]] = _DATA["formal_en"]
OFFICES_EN: Final[Mapping[str, str]] = _DATA["offices_en"]
REGIONS_EN: Final[Mapping[str, str]] = _DATA["regions_en"]
SCHOOLS_EN: Final[Mapping[str, str]] = _DATA["schools_en"]
UNSAID: Final = cues("formal", "unsaid")
KOREAN_VARIANTS: Final[Mapping[str, str]] = _DATA["variant"]
EVERY_VARIANT: Final = (*cues("variants", "en"), *KOREAN_VARIANTS)
