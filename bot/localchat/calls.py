"""The parameters of one call, read as the Bot API server reads them: text, numbers or JSON, whatever was sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.localchat.errors import bad

Uploads = Mapping[str, tuple[str, bytes]]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot: what it sent by name, and its uploads as (file name, content) by part."""

    parameters: Mapping[str, str]
    uploads: Uploads = field(default_factory=dict)

    def text(self, name: str) -> str:
        """A text, empty where it is missing."""
        return self.parameters.get(name, "")

    def number(self, name: str, default: int = 0) -> int:
        """A whole number. Raises ApiError where it is none."""
        try:
            return int(float(self.parameters.get(name, default)))
        except ValueError:
            raise bad(f'can\'t parse "{name}": expected a number') from None

    def flag(self, name: str) -> bool:
        """Whether a switch is on."""
        return self.text(name).lower() in {"true", "1"}

    def json(self, name: str) -> Any:
        """A JSON value, None where it is missing. Raises ApiError where it cannot be read."""
        try:
            return json.loads(self.parameters[name]) if self.text(name) else None
        except ValueError:
            raise bad(f"can't parse {name} JSON object") from None
