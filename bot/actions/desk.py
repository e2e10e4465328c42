"""What the buttons of the editors' desk ask for; like bot.actions.reading, on which they build.

A `draft` of 0 stands for what is published: then `fact` is a fact's id, else its number in the draft.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.actions.reading import Action


@dataclass(frozen=True, slots=True)
class Desk(Action):
    """Something that editors alone may do."""


@dataclass(frozen=True, slots=True)
class ShowDraft(Desk):
    """A page of a draft; `fresh` sends it instead of editing."""

    draft: int
    offset: int = 0
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class ShowDraftFact(Desk):
    """One fact of a draft; `offset` is the page to go back to."""

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


# All begin with e, and nothing elsewhere does.
CODES: dict[str, type[Action]] = {
    "ed": ShowDraft,
    "ef": ShowDraftFact,
    "ex": DropFact,
    "ep": PublishDraft,
    "en": DiscardDraft,
}
