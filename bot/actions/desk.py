"""What the buttons of the editors' desk ask for; like bot.actions.reading, on which they build.

A `draft` of 0 stands for what is published: then `fact` is a fact's id, else its number in the draft.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.actions.reading import Action


class Shelf(StrEnum):
    """Which articles a list shows."""

    DRAFTS = "d"
    PUBLISHED = "p"
    RETRACTED = "r"


@dataclass(frozen=True, slots=True)
class Desk(Action):
    """Something that editors alone may do."""


@dataclass(frozen=True, slots=True)
class ShowStats(Desk):
    """How digests fare, as of now."""


@dataclass(frozen=True, slots=True)
class ShowDraft(Desk):
    """A page of a draft; `fresh` sends it instead of editing."""

    draft: int
    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ShowDeskFact(Desk):
    """One fact of a draft, or a published one; `offset` is the page to go back to."""

    draft: int
    fact: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class DropFact(Desk):
    """Has a fact of a draft not published, or published after all."""

    draft: int
    fact: int
    on: bool
    offset: int = 0


@dataclass(frozen=True, slots=True)
class PublishDraft(Desk):
    """Publishes what is left of a draft."""

    draft: int


@dataclass(frozen=True, slots=True)
class DiscardDraft(Desk):
    """Deletes a draft; asks first where not `sure`."""

    draft: int
    sure: bool = False


@dataclass(frozen=True, slots=True)
class RetractFact(Desk):
    """Takes a published fact from the readers, or with `back` brings it back."""

    fact: int
    back: bool = False


@dataclass(frozen=True, slots=True)
class ListArticles(Desk):
    """A page of the articles on a shelf."""

    shelf: Shelf
    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ShowArticle(Desk):
    """A page of a kept article's facts."""

    article: int
    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class RetractArticle(Desk):
    """Takes an article from the readers, or with `back` brings it back."""

    article: int
    back: bool = False


@dataclass(frozen=True, slots=True)
class ShowAudit(Desk):
    """A page of who did what when."""

    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class RemoveEditor(Desk):
    """Somebody is an editor no more."""

    user_id: int


# All begin with e, and nothing elsewhere does but bot.actions.correcting.
CODES: dict[str, type[Action]] = {
    "ed": ShowDraft,
    "ef": ShowDeskFact,
    "ex": DropFact,
    "ep": PublishDraft,
    "en": DiscardDraft,
    "er": RetractFact,
    "el": ListArticles,
    "ea": ShowArticle,
    "ew": RetractArticle,
    "eu": ShowAudit,
    "ez": RemoveEditor,
    "eo": ShowStats,
}
