"""Workflow: which topics and companies a chat follows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.asked import wishes
from bot.asked.names import LONGEST_NAME
from bot.chats import choices
from bot.services import Services
from briefs.lexicon import Lexicon
from briefs.model import Organisation, SourcedFact, Topic
from storage.values import Chat

MOST = 50
NEAR_TOPICS = 2


def is_followed(topics: Collection[Topic], companies: Collection[str], fact: SourcedFact) -> bool:
    """Whether the fact is on one of these topics or about one of these companies."""
    told = fact.fact
    return any(one in topics for one in told.topics) or any(one in companies for one in told.subject + told.others)


def with_subsidiaries(lexicon: Lexicon, companies: Iterable[str]) -> tuple[str, ...]:
    """The companies and all that belong to them, at whatever remove, each once."""
    children, found = _children(lexicon), dict.fromkeys(companies)
    waiting = list(found)
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in found:
                found[child] = None
                waiting.append(child)
    return tuple(found)


@lru_cache(maxsize=2)
def _children(lexicon: Lexicon) -> Mapping[str, Sequence[str]]:
    owned: dict[str, list[str]] = {}
    for one in lexicon.organisations.values():
        if one.parent:
            owned.setdefault(one.parent, []).append(one.id)
    return owned


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
    return Nearest(near, await services.nearest(name))


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
