"""The values of the editors' desk; all are frozen."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from briefs.model import Article, Fact, Organisation, Parsed, SourcedFact, Topic
from storage.values import State


@dataclass(frozen=True, slots=True)
class DraftFact:
    """A fact that an editor is looking at."""

    fact: Fact
    dropped: bool = False  # it will not be published
    corrected: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """An article that waits for an editor; a fact's number in it never changes."""

    article: Article
    facts: tuple[DraftFact, ...]
    companies: tuple[str, ...] = ()
    topics: tuple[Topic, ...] = ()
    learned: tuple[Organisation, ...] = ()  # names that no lexicon knows
    id: int = 0
    loaded_at: datetime | None = None  # aware UTC
    loaded_by: int | None = None  # the editor's Telegram user id; None where a feed brought it

    @classmethod
    def of(cls, parsed: Parsed) -> Draft:
        """What parsing gave, before anybody has looked at it."""
        facts = tuple(DraftFact(fact) for fact in parsed.facts)
        return cls(parsed.article, facts, parsed.companies, parsed.topics, parsed.learned)

    @property
    def parsed(self) -> Parsed:
        """What is to be published: without dropped facts, and without names of which only they tell."""
        told = tuple(one.fact for one in self.facts if not one.dropped)
        named = {name for fact in told for name in (*fact.subject, *fact.others)}
        learned = tuple(one for one in self.learned if one.id in named)
        return Parsed(self.article, told, self.companies, self.topics, learned)


@dataclass(frozen=True, slots=True)
class DraftSummary:
    """A draft as a list shows it."""

    id: int
    title: str
    publisher: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Brought:
    """Drafts that feeds brought."""

    count: int
    newest: tuple[DraftSummary, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """What an editor was asked to type: the button that asked, and its message."""

    action: str
    message_id: int
    asked_at: datetime  # aware UTC


class Act(StrEnum):
    """What an editor did."""

    PUBLISH = "publish"
    DISCARD = "discard"
    CORRECT = "correct"
    RETRACT = "retract"
    RESTORE = "restore"
    ACCEPT = "accept"  # a name into the lexicon
    WITHDRAW_NAME = "withdraw-name"  # out of it again
    ADD_EDITOR = "add-editor"
    REMOVE_EDITOR = "remove-editor"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the list of who did what when."""

    id: int
    at: datetime  # aware UTC
    by: int | None
    act: Act
    article_id: int | None = None
    fact_id: int | None = None
    detail: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeptFact:
    """A fact in whatever state, with how often it was corrected."""

    told: SourcedFact
    state: State
    article_state: State
    versions: int = 0


@dataclass(frozen=True, slots=True)
class Version:
    """What a fact said before a correction."""

    number: int  # from 1 on
    fact: Fact
    replaced_at: datetime  # aware UTC
    replaced_by: int | None
