"""Files facts and articles under topics, by their kinds, terms and products."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefs.lexicon import Lexicon, topic_signs
from briefs.model import Fact, Topic
from briefs.parsing.versions import product

# An article is filed under the topics whose score, the share of its facts plus a part of the share of its words, is at
# least this; a fact's second topic counts less than its first.
SHARE = 0.13
WORDS = 0.5
FADE = 0.5
MOST = 5


def topics_of(fact: Fact, lexicon: Lexicon) -> tuple[Topic, ...]:
    """The topics of one fact, the likeliest first."""
    signs = topic_signs()
    votes: Counter[Topic] = Counter()
    for term in (*fact.terms, *_classes(fact.what, lexicon)):
        votes.update(signs.terms.get(term, ()))
    for subject in fact.subject:
        known = lexicon.organisations.get(subject)
        votes.update(set(signs.terms.get(known.is_a or "", ())) - {Topic.STARTUPS} if known else ())
    votes.update(signs.kinds.get(fact.kind, ()))
    return tuple(topic for topic, _ in votes.most_common())


def article_topics(facts: Sequence[Fact], terms: Mapping[str, int]) -> tuple[Topic, ...]:
    """The topics that an article's facts share, and those that its words dwell on besides; the likeliest first."""
    votes: Counter[Topic] = Counter()
    for fact in facts:
        votes.update({topic: 1.0 / (1 + place * FADE) for place, topic in enumerate(fact.topics[:4])})
    words: Counter[Topic] = Counter()
    for term, count in terms.items():
        words.update(dict.fromkeys(topic_signs().terms.get(term, ()), count))
    total = max(1, words.total())
    scores = {topic: votes[topic] / max(1, len(facts)) + WORDS * words[topic] / total for topic in votes}
    ranked = sorted(scores, key=lambda topic: -scores[topic])
    return tuple(topic for topic in ranked[:MOST] if scores[topic] >= SHARE)


def _classes(names: Iterable[str], lexicon: Lexicon) -> Iterable[str]:
    for name in names:
        known = product(name, lexicon)
        if known and known.is_a:
            yield known.is_a
