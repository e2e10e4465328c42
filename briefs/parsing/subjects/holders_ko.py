"""Whom Korean names only to tell whose another is: 알리바바의 계열사 차이냐오, 더우인을 거느린 바이트댄스."""

from __future__ import annotations

import re

from briefs.lexicon import Lexicon
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.names.products import line
from briefs.parsing.text.korean import BRACKET
from briefs.parsing.text.marks import Mention

_BRACKET = rf"['’\"”]?{BRACKET}['’\"”]?"
# What stands between an owner and the part of it that is named next, and between a part and its owner.
_NEXT = r"(?:[가-힣A-Za-z0-9]{1,10}\s){0,3}?['‘“\"]?"
_OWNER = re.compile(rf"{_BRACKET}(?:의\s|\s){_NEXT}")
_HAVING = r"(?:거느린|거느리는|거느리고 있는|보유한|소유한|둔|운영하는|운영해 온)"
_PART = re.compile(rf"{_BRACKET}[을를]\s{_HAVING}\s{_NEXT}")


def only_holds(clause: Clause, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a Korean clause names `mention` only as the owner, or as a part, of who is named next."""
    if clause.lang == "en":
        return False
    after = next((m for m in clause.organisations if m.span.start > mention.span.start), None)
    if after is None:
        return False
    start, end = mention.span.end - clause.span.start, after.span.start - clause.span.start
    if mention.id in line(lexicon, after.id)[1:]:
        return _OWNER.fullmatch(clause.text, start, end) is not None
    return after.id in line(lexicon, mention.id)[1:] and _PART.fullmatch(clause.text, start, end) is not None
