"""What the buttons about feeds ask for; like bot.actions.desk, on which they build."""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.desk import Desk
from bot.actions.reading import Action


@dataclass(frozen=True, slots=True)
class ListFeeds(Desk):
    """A page of the feeds; `fresh` sends it instead of editing."""

    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ShowFeed(Desk):
    """One feed and its health."""

    feed: int
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class SwitchFeed(Desk):
    """Has a feed read, or not."""

    feed: int
    on: bool


@dataclass(frozen=True, slots=True)
class TrustFeed(Desk):
    """Has what leaves no doubt published without an editor, or not."""

    feed: int
    on: bool


@dataclass(frozen=True, slots=True)
class ReadFeed(Desk):
    """Reads a feed now."""

    feed: int


@dataclass(frozen=True, slots=True)
class RemoveFeed(Desk):
    """Removes a feed; asks first where not `sure`."""

    feed: int
    sure: bool = False


# All begin with o, and nothing elsewhere does.
CODES: dict[str, type[Action]] = {
    "ol": ListFeeds,
    "of": ShowFeed,
    "os": SwitchFeed,
    "ot": TrustFeed,
    "or": ReadFeed,
    "ox": RemoveFeed,
}
