"""What a person typed, as it can be looked up and kept."""

from __future__ import annotations

import unicodedata


def one_line(text: str) -> str:
    """What a person typed on one line, without control or direction marks."""
    plain = "".join(" " if char.isspace() else char for char in text)
    return " ".join("".join(char for char in plain if unicodedata.category(char) not in {"Cc", "Cf", "Cs"}).split())
