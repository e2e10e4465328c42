"""Whom a heading may be about, and whom it only aims at, does something to or sets out from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.parsing.clauses.clause import Clause
from briefs.parsing.text.marks import Mention

# Whom a heading only aims at, and whose thing something is done to: 메타에 도전장, 틱톡의 눈을 만들던 사람.
AIM = frozenset({"에", "에게", "을", "를", "보다"})
DONE_TO = re.compile(r"\s(?:[^\s,]+\s){0,2}[^\s,]+[을를]\s")
# Where a heading only sets out from: 칭화대 실험실에서 운전석으로.
SETS_OUT = re.compile(r"의?\s(?:[가-힣]+\s)?[가-힣]+에서\s.*로\W*$")


def leading(clause: Clause, actors: Sequence[Mention]) -> list[Mention]:
    """Those of `actors` that a heading may be about."""
    aimed = [m for m in actors if m.particle == "의" and DONE_TO.match(clause.text, m.span.end - clause.span.start + 1)]
    aimed += [m for m in actors if SETS_OUT.match(clause.text, m.span.end - clause.span.start)]
    return [m for m in actors if m.particle not in AIM and m not in aimed]
