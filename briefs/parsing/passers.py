"""Who only passes by in a Korean sentence that tells no fact: 엔비디아도 손을 내밀었다."""

from __future__ import annotations

from collections.abc import Collection

from briefs.parsing.clauses import Clause
from briefs.parsing.status import relayed

ALSO = frozenset({"도", "역시"})


def passes_by(clause: Clause, subject: Collection[str]) -> bool:
    """Whether a clause without a fact only adds its subject to somebody else, or relays what a paper says of it."""
    if clause.lang == "en":
        return False
    return relayed(clause.sentence.text) or any(m.id in subject and m.particle in ALSO for m in clause.organisations)
