"""release: an organisation launches, unveils, opens up or updates something of its own."""

from __future__ import annotations

import re

from briefs.importance import unsure
from briefs.model import Fact, Kind
from briefs.parsing.slots.frame import Frame

# How something works: 6륜차에서 드론이 튀어나오는 방식이다.
DESCRIBES = re.compile(r"(?:는|은|[가-힣]린|한) (?:방식|구조|원리|얼개|형태|식|개념)(?:이다|이고|이며|입니다|다)\W*$")


def extract(frame: Frame) -> Fact | None:
    """A release of the subject's own products, or of an unbranded thing that the clause names."""
    if not frame.subject or frame.is_official():
        return None
    what = frame.own() or frame.namesakes()
    if not what and not frame.typed("object", "technology") and not frame.is_sure():
        return None
    fact = frame.fact(Kind.RELEASE, what=what)
    described = frame.clause.lang == "ko" and DESCRIBES.search(frame.clause.text)
    return unsure(fact) if described else fact
