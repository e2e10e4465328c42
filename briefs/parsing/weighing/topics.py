"""Files facts and articles under topics, by their kinds, terms and products."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefs.lexicon import Lexicon, topic_signs
from briefs.model import Fact, Topic
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.learned.judge import STEPS, Features, Group, judge, steps
from briefs.parsing.names.versions import product
from briefs.parsing.text.marks import Mention, Target

# From how likely an article is filed under a topic; most that it is filed under.
LIKELY = 0.38
MOST = 6
# More mentions of a term than this say no more.
ENOUGH = 3
# How many of the body's mentions one in the headline is worth.
HEADLINE = 2
# A fact's second topic counts less than its first.
FADE = 0.5
FIRST = 4
# Clauses that share one predicate hold the same words: the first of them stands for all.
FIRST_PART = 1


def topics_of(fact: Fact, lexicon: Lexicon) -> tuple[Topic, ...]:
    """The topics of one fact, the likeliest first."""
    signs = topic_signs()
    cast = [topic for term in (*fact.terms, *_classes(fact.what, lexicon)) for topic in signs.terms.get(term, ())]
    for subject in fact.subject:
        known = lexicon.organisations.get(subject)
        found = signs.terms.get(known.is_a or "", ()) if known else ()
        cast += dict.fromkeys([topic for topic in found if topic is not Topic.STARTUPS])
    cast += signs.kinds.get(fact.kind, ())
    return tuple(sorted(dict.fromkeys(cast), key=cast.count, reverse=True))


def article_topics(facts: Sequence[Fact], terms: Mapping[str, int], lexicon: Lexicon) -> tuple[Topic, ...]:
    """The topics that an article is likely filed under, by its facts and its words; the likeliest first."""
    if not facts:
        return ()
    likely = judge("topics").apart(features(facts, terms, lexicon))
    ranked = sorted((topic for topic in likely if likely[topic] >= LIKELY), key=lambda topic: (-likely[topic], topic))
    return tuple(Topic(topic) for topic in ranked[:MOST])


def spoken_of(clauses: Iterable[Clause], headline: Sequence[Mention], lexicon: Lexicon) -> Counter[str]:
    """How often an article speaks of each term, by its name or by that of a product of the sort."""
    named = [
        mention for clause in clauses if clause.part <= FIRST_PART for mention in (*clause.terms, *clause.products)
    ]
    named += [*headline] * HEADLINE
    terms = Counter(mention.id for mention in named if mention.target is Target.TERM)
    terms.update(_classes((mention.id for mention in named if mention.target is Target.PRODUCT), lexicon))
    return terms


def features(facts: Sequence[Fact], terms: Mapping[str, int], lexicon: Lexicon) -> Features:
    """What the judge is told of an article: kinds and topics of its facts, the first one's, its terms, its subjects."""
    votes: dict[Topic, float] = defaultdict(float)
    for fact in facts:
        for place, topic in enumerate(fact.topics[:FIRST]):
            votes[topic] += 1.0 / (1 + place * FADE)
    words: dict[Topic, int] = defaultdict(int)
    signs = topic_signs().terms
    for term, count in terms.items():
        for topic in {*signs.get(term, ())}:
            words[topic] += count
    said = max(1, sum(words.values()))
    kinds = Counter(fact.kind for fact in facts)
    shares = {f"kind:{kind}": count / len(facts) for kind, count in kinds.items()}
    shares |= {f"vote:{topic}": vote / len(facts) for topic, vote in votes.items()}
    shares |= {f"word:{topic}": count / said for topic, count in words.items()}
    counts = {f"said:{topic}": min(ENOUGH, count) / ENOUGH for topic, count in words.items()}
    counts |= {f"term:{term}": min(ENOUGH, count) / ENOUGH for term, count in terms.items()}
    known = [lexicon.organisations.get(name) for fact in facts for name in fact.subject]
    there = [*(f"has:{kind}" for kind in kinds), *(f"some:{topic}" for topic in votes)]
    there.append(f"lead:{facts[0].kind}")
    there += [f"is:{organisation.is_a or organisation.kind}" for organisation in known if organisation]
    alike: dict[int, list[str]] = defaultdict(list)
    for name, value in (shares | counts).items():
        alike[steps(value)].append(name)
    return [*(Group(worth, names) for worth, names in alike.items()), Group(STEPS, set(there))]


def _classes(names: Iterable[str], lexicon: Lexicon) -> Iterable[str]:
    for name in names:
        known = product(name, lexicon)
        if known and known.is_a:
            yield known.is_a
