"""Tells what an English number without a noun counts by a noun before it: headcount fell to 11,000, a fleet of 20."""

from __future__ import annotations

import re

from briefs.model import Unit
from briefs.parsing.figures.around import before_in_clause
from briefs.parsing.figures.numerals import Figure

# Nouns that say of a number further on what it counts: headcount is to rise from 12 to about 40.
_HEADS = re.compile(
    r"\b(?:(?P<people>staff|headcount|head count|workforce|pay ?roll|(?:team|crew|office|room)(?= (?:of|for)\b))|"
    r"(?P<users>users|subscribers|customers|user base)|"
    r"(?P<units>shipments|deliveries|pre-orders|orders|exports|capacity|output|racks|cards|fleet|"
    r"(?:batch|lot|order)(?= (?:of|for)\b)))\b"
    r"(?!['’])(?: (?:[\d.]+ (?:million|billion)(?= (?:and|to|or)\b)|[\d.]+%|"
    r"(?!million|billion)[\w'’&-]+(?:\.\w+)?,?)){0,9} $",
    re.IGNORECASE,
)
_HEADED = {"people": Unit.PEOPLE, "users": Unit.USERS, "units": Unit.UNITS}
_DATE_BEFORE = re.compile(r"\b(?:in|since|by|until) $")


def headed(text: str, figure: Figure) -> Unit | None:
    """What a number without a noun counts by a noun before it in its clause."""
    head = _HEADS.search(before_in_clause(text, figure.start, 90))
    if head is None or figure.value < 2 or _DATE_BEFORE.search(text, max(0, figure.start - 8), figure.start):
        return None
    return _HEADED[str(head.lastgroup)]
