"""Whom an article as a whole is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from briefs.lexicon import Lexicon
from briefs.parsing.clauses import Clause
from briefs.parsing.marks import ORGANISATION, TERM, Mention
from briefs.parsing.products import owner, related

# How many times as often as any other an article names whom it is about.
AHEAD = 1.25


def protagonist(title: Sequence[Mention], clauses: Sequence[Clause], lexicon: Lexicon) -> str | None:
    """Whom the article as a whole is about: in its headline, and named more than any other; None where nobody is."""
    headline = _votes(title, lexicon)
    votes = headline + headline + _votes([m for clause in clauses for m in clause.mentions], lexicon)
    ranked = [name for name, _ in votes.most_common()]
    best = next((name for name in ranked if name in headline), None)
    rivals = [votes[name] for name in ranked if best and not related(lexicon, name, best)]
    return best if best and votes[best] >= AHEAD * max(rivals, default=0) else None


def _votes(mentions: Iterable[Mention], lexicon: Lexicon) -> Counter[str]:
    """How often organisations are named, twice for a name and once for a product of theirs."""
    votes: Counter[str] = Counter()
    for mention in mentions:
        if mention.target is TERM:
            continue
        name = mention.id if mention.target is ORGANISATION else owner(lexicon, mention.id)
        known = lexicon.organisations.get(name) if name else None
        if name and not (known and known.kind in ("place", "media")):
            votes[name] += 2 if mention.target is ORGANISATION else 1
    return votes
