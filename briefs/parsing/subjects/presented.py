"""Sentences that only name whom the next ones are about: 먼저 완리옌(萬里眼). Next, Dobot."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefs.lexicon import Lexicon
from briefs.model import Lang
from briefs.parsing.clauses.clause import Clause

_NO_ACTORS = frozenset({"government", "place", "media"})
# No name with all that may stand around it is longer.
_LONG = 60
_BEFORE: Mapping[Lang, re.Pattern[str]] = {
    "ko": re.compile(
        r"\W*(?:(?:먼저|우선|다음은|다음으로|이어|마지막은|끝으로|[첫둘셋]째는?|대표(?:적인)? (?:사례|예)(?:가|는)|"
        r"주인공은|그중 하나가)\s)?"
    ),
    "en": re.compile(r"\W*(?:(?:first|second|third|next|last|then|finally|take)(?: up)?,? )?", re.IGNORECASE),
}
_AFTER: Mapping[Lang, re.Pattern[str]] = {
    "ko": re.compile(r"(?:\s?\([^()]{1,40}\))?(?:이?다|입니다|이었다|였다)?\W*"),
    "en": re.compile(r"(?: \([^()]{1,40}\))?\W*"),
}


def presented(clauses: Sequence[Clause], lexicon: Lexicon) -> bool:
    """Whether a sentence does nothing but name somebody who is no public body, place or medium."""
    clause = clauses[0]
    if len(clause.organisations) != 1 or len(clauses) > 1 or len(clause.text) > _LONG:
        return False
    mention = clause.organisations[0]
    start, end = (at - clause.span.start for at in (mention.span.start, mention.span.end))
    if not _BEFORE[clause.lang].fullmatch(clause.text, 0, start) or not _AFTER[clause.lang].fullmatch(clause.text, end):
        return False
    known = lexicon.organisations.get(mention.id)
    return known is None or known.kind not in _NO_ACTORS
