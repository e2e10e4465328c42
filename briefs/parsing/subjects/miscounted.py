"""Whether a clause that names nobody speaks of one where its fact is about several, or of two where it is about one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations

from briefs.lexicon import Lexicon
from briefs.model import Fact, Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.names.products import related
from briefs.parsing.subjects.descriptions import lead

# What is told of all together, whatever points back to them.
_TOGETHER = frozenset({Kind.PARTNERSHIP, Kind.POLICY, Kind.RESTRICTION})
_SEVERAL = {
    "ko": re.compile(
        r"(?:두|세|네|양|각)\s?(?:회사|업체|기업|기관|곳|사|대학|측|나라|도시|브랜드)|이들|서로|합작|공동|함께|손잡|각각|모두|나란히"
    ),
    "en": re.compile(
        r"\b(?:they|them|their|theirs|both|the (?:two|three|four|pair|duo|partners|companies|firms)|together|joint|"
        r"jointly|each|two|three|these|those)\b"
    ),
}


def miscounted(fact: Fact, clauses: Sequence[Clause], unsaid: int, lexicon: Lexicon) -> bool:
    """Whether those of whom a fact tells, so many of them `unsaid`, can't be those that its sentence speaks of."""
    first, sides = clauses[0], {*fact.subject, *fact.others}
    told = lead(first.text, first.lang)
    if told is not None and told.count == 2:
        named = any(m.id in sides for c in clauses for m in c.organisations)
        part = any(related(lexicon, one, other) for one, other in combinations(sides, 2))
        return not named and (len(sides) == 1 or part)  # a part with its whole: the two are others
    several = len(fact.subject) > 1 and unsaid > 0 and fact.kind not in _TOGETHER
    return several and not any(_SEVERAL[c.lang].search(c.low) for c in clauses)
