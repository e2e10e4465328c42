"""Who only passes by in a sentence that tells no fact: 엔비디아도 손을 내밀었다, A new round was joined by Meituan."""

from __future__ import annotations

import re
from collections.abc import Collection

from briefs.lexicon.wording import any_of, words
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import BY, before
from briefs.parsing.status.relayed import relayed

# Who does as much as those before is spoken of next: 샤오펑도 뒤지지 않는다.
JOINS_IN = re.compile(rf"도\s(?:[^\s,.]+\s){{0,3}}?(?:{any_of(words('subjects', 'joins_in', 'ko'))})[^,.]{{0,8}}\.?$")
ALSO = frozenset({"도", "역시", "또한"})


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
