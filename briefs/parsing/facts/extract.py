"""Sentence by sentence, clause by clause: who it is about, which kind of fact it tells, and the fact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefs.lexicon import Lexicon
from briefs.model import Article, Fact, Organisation
from briefs.parsing.clauses.clause import read
from briefs.parsing.facts.apart import apart
from briefs.parsing.facts.course import Considered, Course
from briefs.parsing.facts.merge import join
from briefs.parsing.facts.telling import facts
from briefs.parsing.facts.thin import enough
from briefs.parsing.names.finders import finder_of
from briefs.parsing.subjects.attribution import Attribution
from briefs.parsing.subjects.duties import Duties
from briefs.parsing.subjects.inherit import Products
from briefs.parsing.subjects.makers import with_makers
from briefs.parsing.subjects.passers import presented
from briefs.parsing.subjects.protagonist import issuer, protagonist, shortened
from briefs.parsing.subjects.subjects import Subjects
from briefs.parsing.weighing.features import Seen
from briefs.parsing.weighing.halves import halved
from briefs.parsing.weighing.topics import spoken_of


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells: its facts in order, told twice where it tells them twice; who acts; what it speaks of."""

    facts: tuple[Fact, ...]
    acting: tuple[str, ...]
    terms: Mapping[str, int]


def extract(
    article: Article, lexicon: Lexicon, learned: Sequence[Organisation], notes: list[Considered] | None = None
) -> Told:
    """All that `article` tells; `learned` are the organisations that it introduces; `notes` takes what was weighed."""
    sentences = read(article, lexicon, learned)
    known = lexicon.with_organisations(learned) if learned else lexicon
    known = with_makers(known, (clauses for _, clauses in sentences))
    headline = finder_of(article.text, article.lang, lexicon, tuple(learned)).find(article.title)
    terms = spoken_of((c for _, clauses in sentences for c in clauses), headline, known)
    named = [m for _, clauses in sentences for c in clauses for m in c.organisations]
    headline = (*headline, *shortened(article, headline, named))
    noted = issuer(article.title, headline)
    main = noted or protagonist(headline, [c for _, clauses in sentences for c in clauses], lexicon, article.title)
    attribution = Attribution(known, article.lang, headline, main)
    now = article.published.isoformat() if article.published else ""
    subjects = Subjects(known, main, headline, noted is not None)
    course = Course(
        known,
        subjects,
        Products(known),
        attribution,
        Duties(known),
        now,
        notes,
        main=main,
        named=frozenset(m.id for m in named),
    )
    told = tuple(fact for each in halved(sentences, known) for fact in _told(each, course))
    return Told(told, tuple(course.acting), terms)


def _told(each: Seen, course: Course) -> Iterator[Fact]:
    """The facts of one sentence; a heading only says whom the next sentences are about."""
    sentence, clauses, weighed = each
    heading = sentence.heading or presented(clauses, course.lexicon)
    course.attribution.hear(sentence, clauses, heading)
    if heading:
        course.subjects.head(clauses)
        return
    course.subjects.begin(sentence, clauses[0].lang)
    course.duties.begin(sentence)
    said: list[tuple[Fact, int]] = []
    for number, clause in enumerate(clauses):
        before = clauses[:number]
        course.targets.hear(clause)
        course.periods.hear(clause)
        course.acting |= dict.fromkeys(course.subjects.acting(clause))
        found = list(facts(clauses, number, weighed[number], course))
        told = [course.doubts.within(course.complete(fact, clause), clause, clauses) for fact in found]
        said += [(fact, clause.part) for fact in told]
        course.products.note(clause, course.subjects.of_topic(clause, before))
    joined = tuple(enough(join([(part, share) for fact, share in said for part in apart(fact)]))) if said else ()
    yield from (course.doubts.weigh(fact, clauses) for fact in joined)
    course.doubts.hear(clauses, course.subjects.topic, joined)
