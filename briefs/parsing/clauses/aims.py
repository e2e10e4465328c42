"""Whom something only goes to, comes from or is done to in a Korean clause: whoever is that is not its subject."""

from __future__ import annotations

from collections.abc import Sequence

from briefs.model import Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.text.marks import Mention

# What a country or a city does is its government's doing.
OFFICIAL = frozenset({Kind.POLICY, Kind.RESTRICTION, Kind.INVESTMENT})
_AIM, _OBJECT = frozenset({"에", "에게", "에서", "로부터", "에게서"}), frozenset({"을", "를"})
_PARTICLES = dict.fromkeys(OFFICIAL, _AIM | _OBJECT) | {Kind.MARKET: _AIM}


def aimed_at(clause: Clause, actors: Sequence[Mention], topic: Sequence[str], kind: Kind) -> bool:
    """Whether a clause names the topic itself so: 매출의 7할이 텐센트에서 나왔다, 딥시크에 요구했다."""
    particles = _PARTICLES.get(kind, frozenset()) if clause.lang == "ko" else ()
    return bool(particles) and set(topic) <= {m.id for m in actors if m.particle in particles}
