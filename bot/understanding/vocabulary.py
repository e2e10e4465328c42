"""The words of `words_<lang>.toml` and the lexicon's names, by what they say; read once and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any, Literal

from bot.understanding.letters import letters
from briefs.lexicon import Lexicon
from briefs.model import LANGS, Topic
from briefs.writing import topic_name

Role = Literal[
    "intent", "topic", "time", "clock", "number", "when", "send", "change", "language", "doubt", "news", "doing",
    "name", "weak", "term", "filler", "courtesy", "particle",
]  # fmt: skip
PLAIN: tuple[Role, ...] = ("particle", "filler", "news", "doing", "when", "change", "doubt")
# The commands that a message can ask for, and two wishes that become commands with what stands beside them.
INTENTS = frozenset({
    "brief", "companies", "topics", "timeline", "compare", "chart", "search", "follow", "unfollow", "subscribe",
    "unsubscribe", "language", "timezone", "preview", "settings", "forget", "help", "about", "following", "send",
})  # fmt: skip
SHORTEST_NAME = 2
NOT = "not"  # the value of a doubt that says no


class WordsError(ValueError):
    """The words contradict themselves; the message names the entry."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One thing that a phrase can say."""

    role: Role
    value: str = ""  # an intent, a topic, a number of days, an organisation's id …


@dataclass(frozen=True)
class Phrases:
    """What folded spellings can say, and how long the longest is."""

    readings: Mapping[str, tuple[Reading, ...]]

    @cached_property
    def longest(self) -> int:
        """Letters of the longest spelling."""
        return max(map(len, self.readings), default=0)


@cache
def words() -> Phrases:
    """What the phrases of both languages say, by their folded spelling. Raises WordsError."""
    found: dict[str, list[Reading]] = {}
    for lang in LANGS:
        for phrase, reading in _phrases(
            tomllib.loads((files("bot.understanding") / f"words_{lang}.toml").read_text("utf-8"))
        ):
            readings = found.setdefault(_checked(phrase), [])
            if reading not in readings:
                readings.append(reading)
    for topic in Topic:
        for name in (topic.value, *(topic_name(topic, lang) for lang in LANGS)):
            readings = found.setdefault(_checked(name), [])
            if all(reading.role != "topic" for reading in readings):
                readings.append(Reading("topic", topic))
    return Phrases({phrase: tuple(readings) for phrase, readings in found.items()})


@lru_cache(maxsize=2)
def names(lexicon: Lexicon) -> Phrases:
    """The organisations that names and products' names stand for; a weak name is also a common word."""
    found: dict[str, tuple[Reading, ...]] = {}
    alone: dict[tuple[Role, str], tuple[Reading]] = {}  # one for all names of somebody
    for role, name, organisation in _names(lexicon):
        spelling = letters(name)
        if len(spelling) >= SHORTEST_NAME and not spelling.isdigit():
            reading = alone.setdefault((role, organisation), (Reading(role, organisation),))
            known = found.get(spelling, ())
            if not known:
                found[spelling] = reading
            elif reading[0] not in known and all(one.role != "name" for one in known):
                found[spelling] = known + reading
    return Phrases(found)


def prepare(lexicon: Lexicon) -> None:
    """Reads all words now, so that no message waits for them; takes a moment."""
    words()
    names(lexicon)
    terms(lexicon)


@lru_cache(maxsize=2)
def terms(lexicon: Lexicon) -> Phrases:
    """The words of the field, in both languages."""
    spellings = (
        spelling for term in lexicon.terms.values() for name in (*term.ko, *term.en) if (spelling := letters(name))
    )
    return Phrases(dict.fromkeys((one for one in spellings if len(one) >= SHORTEST_NAME), (Reading("term"),)))


def _names(lexicon: Lexicon) -> Iterator[tuple[Role, str, str]]:
    firms = [one for one in lexicon.organisations.values() if one.kind != "place"]
    owned = [(product, product.owner) for product in lexicon.products.values() if product.owner]
    for firm in firms:
        yield from (("name", name, firm.id) for name in firm.names.every())
    for product, owner in owned:
        yield from (("name", name, owner) for name in product.names.every())
    for firm in firms:
        yield from (("weak", name, firm.id) for name in firm.names.weak)
    for product, owner in owned:
        yield from (("weak", name, owner) for name in product.names.weak)


def _phrases(data: Mapping[str, Any]) -> Iterator[tuple[str, Reading]]:
    endings = data.get("endings", {})
    for role in PLAIN:
        for phrase in _spelled(data.get(role, {}).get("words", ()), endings):
            yield phrase, Reading(role)
    yield from ((phrase, Reading("doubt", NOT)) for phrase in _spelled(data["negation"]["words"], endings))
    for role, table in (
        ("intent", "intents"),
        ("courtesy", "courtesies"),
        ("time", "times"),
        ("language", "languages"),
        ("topic", "topics"),
    ):
        for value, phrases in data.get(table, {}).items():
            reading = _reading(role, value)
            yield from ((phrase, reading) for phrase in _spelled(phrases, endings))


def _reading(role: Any, value: str) -> Reading:
    if role == "intent":
        if value not in INTENTS:
            raise WordsError(f"{value} is no intent")
        return Reading("send") if value == "send" else Reading("intent", value)
    if role == "topic" and value not in set(Topic):
        raise WordsError(f"{value} is no topic")
    return Reading(role, value)


def _spelled(phrases: Sequence[str], endings: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """`phrases` with their endings."""
    for phrase in phrases:
        if phrase[-1] in "~+":
            yield from (phrase[:-1] + ending for ending in endings["give" if phrase[-1] == "~" else "do"])
        else:
            yield phrase


def _checked(phrase: str) -> str:
    spelling = letters(phrase)
    if not spelling:
        raise WordsError(f"{phrase!r} has no letters")
    return spelling
