"""What an English clause says that the money just told of is for: The proceeds will go into a plant."""

from __future__ import annotations

import re

from briefs.parsing.clauses import Clause

_PART = (
    r"(?:(?:about|around|roughly|nearly|almost|over|up to|more than|some|most|much|part|all|half|"
    r"[\d.]{1,5}(?:%| per ?cent)|a (?:third|quarter|fifth|part)|the (?:rest|remainder|bulk|balance|larger part)) )+"
)
_MONEY = (
    r"(?:the|this|that|its|their) (?:(?:new|fresh|latest|raised|net|additional|extra) )*"
    r"(?:money|funds|proceeds|cash|capital|funding|sum)"
)
# What the money came from, or where it was told.
_FROM = r"(?: (?:from|of|raised|it|in|this) [^,.;]{1,60}?)?"
_INTO = r"(?:mainly |mostly |chiefly |largely )?(?:into|to|towards?|on)"
_VERB = (
    r"(?:(?:will|would|is|are|was|were) (?:(?:mainly|mostly|chiefly|largely|also|then|partly|primarily) )?"
    r"(?:be (?:used|spent|put|invested|channelled|directed|ploughed|devoted)|"
    r"(?:meant|earmarked|intended|reserved) (?:for|to)|"
    rf"go {_INTO}|"
    rf"help|pay for|fund|finance|support|to (?:go|be|pay|help|fund|finance|support))|goes {_INTO})\b"
)
_PURPOSE = re.compile(
    rf"\W*(?:{_PART}of (?:{_MONEY}|it|that|this)|the (?:rest|remainder)(?: of (?:{_MONEY}|it))?|"
    rf"{_MONEY}|(?:net )?proceeds){_FROM} {_VERB}",
    re.IGNORECASE,
)


def of_money(clause: Clause) -> bool:
    """Whether the clause opens with money that was told of and says what it is for."""
    return clause.lang == "en" and _PURPOSE.match(clause.text) is not None
