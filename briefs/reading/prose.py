"""Running text, as opposed to headlines, bylines and captions."""

from __future__ import annotations

import re

_PROSE_END = re.compile(r"[.!?。…][\"'”’)\]]*$")
_KOREAN_SENTENCE = re.compile(r"[가-힣](?:다|요|까|자|죠)[.?!][\"'”’)\]]*$")
_HEADLINE = 160
_PROSE = 70
_KOREAN_PROSE = 24


def is_prose(line: str) -> bool:
    """Whether `line` is running text: it ends as a sentence does and is no mere headline."""
    if len(line) > _HEADLINE or (len(line) >= _KOREAN_PROSE and _KOREAN_SENTENCE.search(line)):
        return True
    return len(line) >= _PROSE and bool(_PROSE_END.search(line))
