"""Workflow: which topics and companies a chat follows."""

from __future__ import annotations

from dataclasses import dataclass

from bot import choices
from bot.answers import reading as answers
from bot.asked import wishes
from bot.asked.names import LONGEST_NAME
from bot.services import Services
from briefs.model import Organisation, Topic
from storage.values import Chat

MOST = 50
NEAR_TOPICS = 2


@dataclass(frozen=True, slots=True)
class Nearest:
    """What has a name like the one that nothing has."""

    topics: tuple[Topic, ...]
    companies: tuple[Organisation, ...]


class TooManyError(Exception):
    """The chat follows as much as it may."""


async def named(services: Services, name: str) -> Topic | Organisation | Nearest:
    """The topic or company of that name, or those with a similar one; never a guess."""
    if topic := wishes.topic_named(name):
        return topic
    if found := (await services.directory()).find(name):
        return found
    near = wishes.topics_like(name)[:NEAR_TOPICS] if len(name) <= LONGEST_NAME else ()
    return Nearest(near, await answers.nearest(services, name))


async def switch(services: Services, chat: Chat, one: Topic | Organisation, *, on: bool) -> Chat:
    """`chat` as it follows that one, or no longer. Raises TooManyError."""
    kept, key = (chat.topics, one) if isinstance(one, Topic) else (chat.companies, one.id)
    if on == (key in kept):
        return chat
    if on and len(chat.topics) + len(chat.companies) >= MOST:
        raise TooManyError
    field = "topics" if isinstance(one, Topic) else "companies"
    others = tuple(other for other in kept if other != key)
    return await choices.change(services, chat, **{field: (*others, key) if on else others})
