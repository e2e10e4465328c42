"""Who does something together with whom a Korean clause is about: 즈장랩은 궈싱위항과 함께 위성을 쏘아 올렸다."""

from __future__ import annotations

import re

from briefs.lexicon import Lexicon
from briefs.model import Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import together
from briefs.parsing.text.korean import BRACKET

# What is done together is told of both: of all else the one that a clause is marked to be about tells.
BY_BOTH = frozenset({Kind.RELEASE, Kind.POLICY})
WITH = re.compile(rf"['’\"”]?{BRACKET}(?:\s등)?(?:와|과)\s(?:함께|공동으로)\s(?!\S{{1,8}}\s이\s)")
SOMEBODY = frozenset({"company", "government", "body", "lab", "university"})


def jointly(clause: Clause, kind: Kind, subject: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """`subject` with all who are said to do it with them."""
    if clause.lang == "en" or kind not in BY_BOTH or not ("함께 " in clause.text or "공동으로 " in clause.text):
        return subject
    base = clause.span.start
    beside = [m.id for m in clause.organisations if WITH.match(clause.text, m.span.end - base)]
    named = [o for one in beside for o in together(clause, clause.organisations, one)]
    known = {one: lexicon.organisations.get(one) for one in named}
    more = [one for one, o in known.items() if o is None or o.kind in SOMEBODY]
    return tuple(dict.fromkeys((*subject, *more))) if subject else subject
