"""What stands between two English names: where the first is at home, or that it only speaks of the second."""

from __future__ import annotations

import re

from briefs.lexicon.wording import pattern
from briefs.model import Span
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.text.marks import Mention

_SAYS = pattern("nextto", "says")
_LONGEST = 100
# Where the first of two is at home: Ruijin Hospital in Shanghai and Huawei.
_AT_HOME = re.compile(r" (?:in|of|from) [A-Z][\w-]+(?: [A-Z][\w-]+)?,? and (?:the )?")

_OWN_PART = pattern("nextto", "own-part")


def of_owner(clause: Clause, left: Span, owner: Mention) -> bool:
    """Whether the second of two English names only says whose the first one is: Kuka, Midea's German subsidiary."""
    base = clause.span.start
    beside = clause.text[left.end - base : owner.span.start - base] == ", "
    return beside and _OWN_PART.match(clause.text, owner.span.end - base) is not None


def at_home(clause: Clause, left: Span, right: Span) -> bool:
    """Whether between two English names there is only where the first is at home."""
    return _AT_HOME.fullmatch(clause.text, left.end - clause.span.start, right.start - clause.span.start) is not None


def speaks_of(clause: Clause, speaker: Mention, other: Mention) -> bool:
    """Whether an English name's verb only says what another does: Baidu said on Friday that Kunlunxin had filed."""
    base = clause.span.start
    if not 0 < other.span.start - speaker.span.end <= _LONGEST:
        return False
    return _SAYS.fullmatch(clause.text, speaker.span.end - base, other.span.start - base) is not None


def up_to(clause: Clause, start: int, name: Mention) -> str:
    """The words from `start` to a name; a preposition inside another name has no hold: the Ministry of Finance and."""
    base = clause.span.start
    text = clause.text[start - base : name.span.start - base]
    for other in reversed(clause.organisations) if " of " in text else ():
        at, end = other.span.start - start, other.span.end - start
        if at >= 0 and other.span.end <= name.span.start and " of " in text[at:end]:
            text = f"{text[:at]}X{text[end:]}"
    return text
