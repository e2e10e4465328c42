"""What stands between two English names: where the first is at home, or that it only speaks of the second."""

from __future__ import annotations

import re

from briefs.model import Span
from briefs.parsing.clauses import Clause
from briefs.parsing.marks import Mention

# Baidu said on Friday that Kunlunxin.
_SAYS = re.compile(
    r"(?: has| had| also)? (?:said|says|announced|reported|disclosed|confirmed|revealed|noted|added|"
    r"wrote|claims?|claimed|estimates?|estimated|reckons?|expects?|expected)(?: [^;:“”\"]{2,40}?)?,? that "
    r"(?:the )?(?:[a-z-]+ ){0,3}"
)
_LONGEST = 100
# Where the first of two is at home: Ruijin Hospital in Shanghai and Huawei.
_AT_HOME = re.compile(r" (?:in|of|from) [A-Z][\w-]+(?: [A-Z][\w-]+)?,? and (?:the )?")


def at_home(clause: Clause, left: Span, right: Span) -> bool:
    """Whether between two English names there is only where the first is at home."""
    return _AT_HOME.fullmatch(clause.text, left.end - clause.span.start, right.start - clause.span.start) is not None


def speaks_of(clause: Clause, speaker: Mention, other: Mention) -> bool:
    """Whether an English name's verb only says what another does: Baidu said on Friday that Kunlunxin had filed."""
    base = clause.span.start
    if not 0 < other.span.start - speaker.span.end <= _LONGEST:
        return False
    return _SAYS.fullmatch(clause.text, speaker.span.end - base, other.span.start - base) is not None
