"""Who chats on the local page: invented people, one reader and one editor in each language."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.model import Lang


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a private chat; the chat's id is the person's, as in Telegram."""

    id: int
    name: str
    lang: Lang
    editor: bool = False

    def as_user(self) -> dict[str, object]:
        """The User of the Bot API."""
        return {"id": self.id, "is_bot": False, "first_name": self.name, "language_code": self.lang}

    def as_chat(self) -> dict[str, object]:
        """The private Chat of the Bot API."""
        return {"id": self.id, "type": "private", "first_name": self.name}


PEOPLE = (
    Person(101, "민수", "ko"),
    Person(102, "Emma", "en"),
    Person(103, "지은", "ko", editor=True),
    Person(104, "Oliver", "en", editor=True),
)
