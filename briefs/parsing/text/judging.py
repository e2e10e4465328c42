"""Who in a Korean relative clause has only said or found something of what is then named: 안전하다고 판단한 제품은."""

from __future__ import annotations

import re

_SAID_OF = re.compile(
    r"(?:[^\s,.]+\s){0,3}?[^\s,.]+[다라]고\s(?:판단|인정|평가|분류|지목|주장|발표|명시|규정|인증|밝힌|본|보는|꼽은|부르는|말한)"
    r"(?:한|하는|된)?\s(?!뒤|후|다음|것|바|데|점|적|가운데|상황|만큼)[가-힣]"
)


def judges(after: str) -> bool:
    """Whether the words behind an agent say so of it: 당국이 위험하다고 본 앱은."""
    return _SAID_OF.match(after) is not None
