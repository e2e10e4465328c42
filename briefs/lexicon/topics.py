"""What speaks for a topic, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from briefs.lexicon.load import table
from briefs.model import Kind, Topic


@dataclass(frozen=True, slots=True)
class TopicSigns:
    """Topics by kind of fact and by term."""

    kinds: Mapping[Kind, tuple[Topic, ...]]
    terms: Mapping[str, tuple[Topic, ...]]


@cache
def topic_signs() -> TopicSigns:
    """The signs of every topic, from topics.toml."""
    kinds: dict[Kind, list[Topic]] = {}
    terms: dict[str, list[Topic]] = {}
    for name, entry in table("topics").items():
        for kind in entry.get("kinds", ()):
            kinds.setdefault(Kind(kind), []).append(Topic(name))
        for term in entry.get("terms", ()):
            terms.setdefault(term, []).append(Topic(name))
    return TopicSigns({k: tuple(v) for k, v in kinds.items()}, {k: tuple(v) for k, v in terms.items()})
