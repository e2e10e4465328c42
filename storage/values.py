"""The values that storage takes and gives beside those of `briefs.model`; all are frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Literal
from zoneinfo import ZoneInfo

from briefs.model import LANGS, Article, Lang, SourcedFact, Topic

ChatLanguage = Literal["ko", "en", "both"]


class State(StrEnum):
    """Whether readers see an article, or a fact."""

    PUBLISHED = "published"
    RETRACTED = "retracted"
    WITHDRAWN = "withdrawn"  # of a fact: its article was retracted, not it


class Side(StrEnum):
    """Where an organisation stands in a fact."""

    SUBJECT = "subject"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ArticleSummary:
    """An article as a list shows it."""

    id: int
    title: str
    publisher: str | None
    published: date | None
    state: State


@dataclass(frozen=True, slots=True)
class Added:
    """An article that is now kept."""

    article_id: int
    facts: int  # how many facts came with it
    original: ArticleSummary | None = None  # the earlier article of which it is a near-duplicate


@dataclass(frozen=True, slots=True)
class Duplicate:
    """An article that was refused, because `earlier` has the same text or the same address."""

    earlier: ArticleSummary


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """An article with what storage knows of it."""

    id: int
    article: Article
    state: State
    loaded_at: datetime  # aware UTC
    loaded_by: int | None  # the editor's Telegram user id; None where the command line loaded it


class ChatKind(StrEnum):
    """What sort of chat it is; a supergroup is a group."""

    PRIVATE = "private"
    GROUP = "group"
    CHANNEL = "channel"


class Days(StrEnum):
    """On which days a digest comes."""

    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKLY = "weekly"


class Length(StrEnum):
    """How much of the news a digest shows at once."""

    SHORT = "short"
    FULL = "full"


class Scope(StrEnum):
    """What the companies and topics that a chat follows do to its digest."""

    FIRST = "first"  # they come before all other news
    ONLY = "only"  # nothing else comes


class PauseReason(StrEnum):
    """Why nothing can be sent to a chat."""

    BLOCKED = "blocked"  # its person blocked the bot
    DELETED = "deleted"  # its person's account is gone
    REMOVED = "removed"  # the bot was removed from the group or channel
    RIGHTS = "rights"  # the bot may not write there
    TOPIC = "topic"  # the forum's topic to which digests go is closed
    GONE = "gone"  # there is no such chat any more

    @property
    def lasting(self) -> bool:
        """Whether it means that the chat is gone, or wants nothing from the bot."""
        return self not in (PauseReason.RIGHTS, PauseReason.TOPIC)


class Subscription(StrEnum):
    """Whether digests go out to a chat."""

    OFF = "off"
    ON = "on"
    PAUSED = "paused"  # the chat wants them, but nothing can be sent to it


@dataclass(frozen=True, slots=True)
class Quiet:
    """The hours without messages, local; they may pass midnight."""

    start: time
    end: time

    def covers(self, moment: time) -> bool:
        """Whether `moment` lies within, the end excluded."""
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a chat's digest is due, in its own time."""

    timezone: ZoneInfo
    at: time  # local
    days: Days = Days.DAILY
    weekday: int = 0  # of a weekly digest, Monday is 0
    quiet: Quiet | None = None

    @property
    def comes_at(self) -> time:
        """The local time at which a digest really comes: one that falls into quiet hours waits for their end."""
        return self.quiet.end if self.quiet and self.quiet.covers(self.at) else self.at


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of an organisation's timeline, the latest event first."""

    facts: tuple[tuple[date, SourcedFact], ...]  # each with the day on which it stands
    beside: tuple[SourcedFact, ...]  # the other facts of the same events
    more: bool  # whether earlier ones follow


@dataclass(frozen=True, slots=True)
class Standing:
    """An organisation's figure in a series, as far as it is needed to hold it against others'."""

    organisation_id: str
    fact_id: int
    end: date  # the last day of its time
    value: float


@dataclass(frozen=True, slots=True)
class Chat:
    """What a chat has chosen, and where its subscription stands."""

    chat_id: int
    language: ChatLanguage
    schedule: Schedule
    kind: ChatKind = ChatKind.PRIVATE
    silent: bool = False
    length: Length = Length.FULL
    topics: tuple[Topic, ...] = ()  # followed
    companies: tuple[str, ...] = ()  # followed, organisation ids
    subscription: Subscription = Subscription.OFF
    due_at: datetime | None = None  # aware UTC; none where nothing is to be sent
    thread_id: int | None = None  # the forum's topic to which digests go
    told_upto: int = 0  # the id of the last fact that the chat was surely told, or need not be
    own: Lang = "ko"  # the language of its person's Telegram: of both, the one that comes first
    scope: Scope = Scope.FIRST
    note_empty: bool = False  # whether a line says so where nothing is new
    paused_why: PauseReason | None = None
    paused_at: datetime | None = None  # aware UTC
    left_at: datetime | None = None  # aware UTC; since when it is gone or has shut the bot out

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages of the chat's digest, its person's own first."""
        if self.language != "both":
            return (self.language,)
        return (self.own, *(lang for lang in LANGS if lang != self.own))


class DeliveryState(StrEnum):
    """How far a digest has come."""

    CLAIMED = "claimed"  # somebody is about to send it, or its next part
    SENDING = "sending"  # a part of it may be out
    SENT = "sent"
    UNCERTAIN = "uncertain"  # it was sent, and nobody knows whether it arrived
    FAILED = "failed"  # it was refused
    EMPTY = "empty"  # there was nothing to tell
    SKIPPED = "skipped"  # the next one came due before it could be sent, or the chat wanted none any more


@dataclass(frozen=True, slots=True)
class Claim:
    """A digest that this process alone may send, as far as it has come."""

    delivery_id: int
    chat: Chat
    claimed_at: datetime  # aware UTC
    message_ids: tuple[int, ...] = ()  # of the parts that arrived
    upto: int | None = None  # the last fact that it tells of, where parts are out
    fingerprint: str | None = None  # of what its parts say, where parts are out
