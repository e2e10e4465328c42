"""The bot without Telegram, as one object for the composition root."""

from __future__ import annotations

from collections.abc import Sequence

from bot.localchat.people import PEOPLE, Person
from bot.localchat.request import LocalRequest
from bot.localchat.world import TOKEN, World


class LocalChat:
    """Everything that stands in for Telegram; the application and its handlers are the real ones.

        chat = LocalChat()
        Application.builder().token(chat.token).request(chat.request()).get_updates_request(chat.request())

    The application then polls as it does on Telegram. History is kept in memory only and is gone with the process.
    """

    token = TOKEN

    def __init__(self, people: Sequence[Person] = PEOPLE) -> None:
        self.people = tuple(people)
        self.world = World(people)

    @property
    def editor_ids(self) -> frozenset[int]:
        """The people who are to be taken for editors, in local mode only."""
        return frozenset(person.id for person in self.people if person.editor)

    def request(self) -> LocalRequest:
        """A new request object for the application's builder."""
        return LocalRequest(self.world)
