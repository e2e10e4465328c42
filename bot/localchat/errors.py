"""How the Bot API says no."""

from __future__ import annotations


class ApiError(Exception):
    """A call is refused: the HTTP status and Telegram's own description of why."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code
        self.description = description


def bad(why: str) -> ApiError:
    """A 400 with Telegram's wording."""
    return ApiError(400, f"Bad Request: {why}")
