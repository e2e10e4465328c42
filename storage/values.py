"""The values that storage takes and gives beside those of `briefs.model`; all are frozen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from briefs.model import Article

ChatLanguage = Literal["ko", "en", "both"]


class State(StrEnum):
    """Whether readers see an article and its facts."""

    PUBLISHED = "published"
    RETRACTED = "retracted"


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


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat's settings."""

    chat_id: int
    language: ChatLanguage
    created_at: datetime  # aware UTC
    updated_at: datetime  # aware UTC
