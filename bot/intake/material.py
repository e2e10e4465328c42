"""What an editor sent, small enough to be written down before anything else is done with it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """How it has to be opened."""

    FILE = "file"
    TEXT = "text"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class Material:
    """A file by Telegram's id for it, a text, or an address; the text beside an address stands in for its page.

    `publisher`, `published`, `author` and `url` say where a forwarded post comes from.
    """

    kind: Kind
    text: str = ""
    address: str = ""
    file_id: str = ""
    name: str = ""
    size: int = 0  # bytes
    parts: int = 0  # how many messages more the text went on in
    publisher: str | None = None
    published: date | None = None
    author: str | None = None
    url: str | None = None

    @property
    def may_be_archive(self) -> bool:
        """Whether its name says so."""
        return self.name.lower().endswith(".zip")

    @property
    def origin(self) -> dict[str, Any]:
        """Where it comes from, as Given takes it."""
        return {"publisher": self.publisher, "published": self.published, "author": self.author, "url": self.url}

    def as_json(self) -> dict[str, Any]:
        """What is written down of it."""
        told = {name: value for name, value in asdict(self).items() if value}
        return told | ({"published": self.published.isoformat()} if self.published else {})

    @classmethod
    def from_json(cls, told: dict[str, Any]) -> Material:
        """What was written down."""
        day = told.get("published")
        known = {**told, "kind": Kind(told["kind"])} | ({"published": date.fromisoformat(day)} if day else {})
        return cls(**known)
