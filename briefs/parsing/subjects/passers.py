"""Who only passes by in a sentence that tells no fact, and who is named by a sentence that does nothing else.

엔비디아도 손을 내밀었다, A new round was joined by Meituan. 먼저 완리옌(萬里眼). Next, Dobot.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, words
from briefs.model import Lang
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import BY, before
from briefs.parsing.status.relayed import relayed

# Who does as much as those before is spoken of next: 샤오펑도 뒤지지 않는다.
JOINS_IN = re.compile(rf"도\s(?:[^\s,.]+\s){{0,3}}?(?:{any_of(words('subjects', 'joins_in', 'ko'))})[^,.]{{0,8}}\.?$")
ALSO = frozenset({"도", "역시", "또한"})
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


def passes_by(clause: Clause, subject: Collection[str]) -> bool:
    """Whether a clause without a fact only adds its subject to somebody else, or relays what a paper says of it.

    In English, whether it only says by whom something was done.
    """
    if clause.lang == "en":
        leading_up = [before(clause, m) for m in clause.organisations if m.id in subject]
        return bool(leading_up) and all("by" in words and BY.search(words) for words in leading_up)
    if relayed(clause.sentence.text):
        return True
    also = any(m.id in subject and m.particle in ALSO for m in clause.organisations)
    return also and JOINS_IN.search(clause.text) is None


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
