"""Files facts and articles under topics, by their kinds, terms and products."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from briefs.lexicon import Lexicon, topic_signs
from briefs.model import Fact, Topic
from briefs.parsing.versions import product

# An article is filed under a topic that at least this share of its facts speak of, and under its first fact's topics.
SHARE = 0.15
MOST = 5


def topics_of(fact: Fact, lexicon: Lexicon) -> tuple[Topic, ...]:
    """The topics of one fact, the likeliest first."""
    signs = topic_signs()
    votes: Counter[Topic] = Counter()
    for term in (*fact.terms, *_classes(fact.what, lexicon)):
        votes.update(signs.terms.get(term, ()))
    for subject in fact.subject:
        known = lexicon.organisations.get(subject)
        votes.update(signs.terms.get(known.is_a or "", ()) if known else ())
    votes.update(signs.kinds.get(fact.kind, ()))
    return tuple(topic for topic, _ in votes.most_common())


def article_topics(facts: Iterable[Fact]) -> tuple[Topic, ...]:
    """The topics that most of an article's facts share."""
    filed = [fact.topics[:2] for fact in facts if fact.topics]
    votes = Counter(topic for topics in filed for topic in topics)
    return tuple(topic for topic, count in votes.most_common(MOST) if count >= SHARE * len(filed))


def _classes(names: Iterable[str], lexicon: Lexicon) -> Iterable[str]:
    for name in names:
        known = product(name, lexicon)
        if known and known.is_a:
            yield known.is_a
