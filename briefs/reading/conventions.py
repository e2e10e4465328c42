"""The outlets' conventions, compiled once from conventions.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import tomli

_DATA: dict[str, dict[str, Any]] = tomli.loads((files("briefs.reading") / "conventions.toml").read_text("utf-8"))


def _words(table: str, key: str) -> tuple[str, ...]:
    return tuple(_DATA[table][key])


def _any(words: Iterable[str]) -> str:
    """An alternation of `words`, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _patterns(key: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _words("patterns", key)))


PUBLISHED_LABELS = _any(_words("dates", "published"))
MODIFIED_LABELS = _any(_words("dates", "modified"))
MONTHS = _words("dates", "months")

ROLES_KO = _any(_words("names", "roles_ko"))
RANKS_KO = _any(_words("names", "ranks_ko"))
LABELS_KO = _any(_words("names", "labels_ko"))
LABELS_EN = _any(_words("names", "labels_en"))
REPORTERS_KO = _any(_words("names", "reporters_ko"))
EXPERTS_KO = _any(_words("names", "experts_ko"))
WRITERS_KO = _any(_words("names", "writers_ko"))
FIRST_EN = frozenset(_DATA["names"]["first_en"].split())
SURNAMES = frozenset(_DATA["names"]["surnames"])
DESKS_KO = _any(_words("names", "desks_ko"))
JOBS_EN = _any(_words("names", "jobs_en"))
BEFORE_EN = _any(_words("names", "titles_en"))
DESKS_ALONE_KO = _any(_words("names", "desks_alone_ko"))
MINISTRIES_KO = frozenset(_words("names", "ministries_ko"))
DESK_WORDS_EN = frozenset(_words("names", "desk_words_en"))
PARTICLES_EN = frozenset(_words("names", "particles_en"))
WORKS_EN = _any(_words("names", "works_en"))
CREDENTIALS_EN = _any(_words("names", "credentials_en"))

GIVERS = _any(_words("lines", "givers"))
SENDERS = _any(_words("lines", "senders"))
FILED = _any(_words("lines", "filed"))
NOISE = re.compile("|".join(f"(?:{pattern})" for pattern in _words("lines", "noise")), re.IGNORECASE)

OUTLET_ENDINGS_KO = _words("outlets", "endings_ko")
OUTLET_WORDS_EN = frozenset(_words("outlets", "words_en"))
COMPANY_WORDS_EN = frozenset(_words("outlets", "companies_en"))
PORTALS = frozenset(_words("outlets", "portals"))

PLACES_KO_ANY = _any(_words("places", "ko"))
PLACES_KO = frozenset(_words("places", "ko"))
PLACES_EN = frozenset(_words("places", "en"))
SLUGS_EN = _any(_words("sections", "slugs_en"))
GENRES_EN = _any(_words("sections", "genres_en"))
SECTIONS = frozenset(_words("sections", "words"))

GREETING = _patterns("greeting")
TAGLINE = _patterns("tagline")
CAPTION = _patterns("caption")
CAPTION_ANYWHERE = _patterns("caption_anywhere")
STOP = _patterns("stop")
RELATED = _patterns("related")
SUMMARY = _patterns("summary")
DROP = _patterns("drop")
INVITATIONS = _patterns("invitations")
COMPANY_FOOTER = _patterns("company_footer")

BLOCK_TAGS = frozenset(_words("page", "block_tags"))
DROP_TAGS = frozenset(_words("page", "drop_tags"))
DROP_WORDS = frozenset(_words("page", "drop_words"))
AUTHOR_CLASSES = frozenset(_words("page", "author_classes"))
MENU = frozenset(_words("page", "menu"))
DROP_CLASSES = _patterns("drop_classes")
PICTURE_WORDS = frozenset(_words("page", "picture_words"))
