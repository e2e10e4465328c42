"""Sentence by sentence, clause by clause: who it is about, which kind of fact it tells, and the fact."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from briefs.lexicon import Lexicon
from briefs.model import Article, Fact, Kind, Organisation, Span
from briefs.parsing.apart import apart
from briefs.parsing.attribution import Attribution, Candidates, chosen, of_kind
from briefs.parsing.clauses import Clause, finder, read
from briefs.parsing.duties import Duties
from briefs.parsing.features import Look, features, look
from briefs.parsing.figures import figures
from briefs.parsing.frame import Frame
from briefs.parsing.general import OF_SOMEBODY, general
from briefs.parsing.inherit import Products
from briefs.parsing.judge import Features
from briefs.parsing.kinds import EXTRACTORS
from briefs.parsing.marks import Moment, Sentence, Target
from briefs.parsing.merge import join
from briefs.parsing.protagonist import protagonist
from briefs.parsing.rivals import rivals
from briefs.parsing.scoring import Reading, readings, rules
from briefs.parsing.status import status, void
from briefs.parsing.subjects import Subjects

# How many of the body's mentions one in the headline is worth.
HEADLINE = 2
MOMENTS = attrgetter("moments")
# From how likely a clause tells a second kind of fact beside its first.
BESIDE = 0.35
# What makes a date one that a figure is compared with.
COMPARED_AFTER = re.compile(r"\s?(?:같은 (?:기간|분기|달)\s?)?(?:보다|대비|에 비해|에 견줘|과 비교)")
COMPARED_BEFORE = re.compile(r"\b(?:than|from|against|compared (?:with|to)|versus)\s(?:the\s)?(?:end of\s)?$")

# Kinds whose doer is the other side where they turn out to be about somebody else: a broker lifts a company's target.
OF_TWO = frozenset({Kind.ADOPTION, Kind.MARKET})
# What would be a company's doing is a policy where a public body does it.
NOT_PUBLIC = frozenset({Kind.RELEASE, Kind.PERFORMANCE, Kind.ADOPTION, Kind.CAPABILITY, Kind.STRATEGY})


@dataclass(frozen=True, slots=True)
class Considered:
    """Whom a fact of one clause may be about, as the judge was asked: for `--explain` and for `make train`."""

    sentence: Span
    kind: Kind
    candidates: Candidates


@dataclass(slots=True)
class _Course:
    """What the article has told so far."""

    lexicon: Lexicon
    subjects: Subjects
    products: Products
    attribution: Attribution
    duties: Duties
    notes: list[Considered] | None = None  # kept only where somebody asks for them
    before: Look | None = None  # the clause before as the judge saw it
    acting: dict[str, None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Told:
    """What an article tells: its facts in order, told twice where it tells them twice; who acts; its terms' counts."""

    facts: tuple[Fact, ...]
    acting: tuple[str, ...]
    terms: Mapping[str, int]


def extract(
    article: Article, lexicon: Lexicon, learned: Sequence[Organisation], notes: list[Considered] | None = None
) -> Told:
    """All that `article` tells; `learned` are the organisations that it introduces; `notes` takes what was weighed."""
    sentences = read(article, lexicon, learned)
    known = lexicon.with_organisations(learned) if learned else lexicon
    terms = Counter([m.id for _, clauses in sentences for c in clauses if c.part < 2 for m in c.terms])
    headline = finder(lexicon).find(article.title)
    terms.update(m.id for m in headline * HEADLINE if m.target is Target.TERM)
    main = protagonist(headline, [c for _, clauses in sentences for c in clauses], lexicon)
    attribution = Attribution(known, article.lang, headline, main)
    course = _Course(known, Subjects(known, main), Products(known), attribution, Duties(known), notes)
    facts = tuple(fact for sentence, clauses in sentences for fact in _told(sentence, clauses, course))
    return Told(facts, tuple(course.acting), terms)


def _told(sentence: Sentence, clauses: tuple[Clause, ...], course: _Course) -> Iterator[Fact]:
    """The facts of one sentence; a heading only says whom the next sentences are about."""
    course.attribution.hear(sentence, clauses)
    if sentence.heading:
        course.subjects.head(clauses)
        return
    course.subjects.begin(sentence, clauses[0].lang)
    course.duties.begin(sentence)
    said: list[tuple[Fact, int]] = []
    looks = [look(clause, rules(clause), course.lexicon) for clause in clauses]
    for number, clause in enumerate(clauses):
        seen = features(looks[number], course.before, looks)
        course.before = looks[number]
        before = clauses[:number]
        course.acting |= dict.fromkeys(course.subjects.acting(clause))
        found = list(_facts(clauses, number, seen, course))
        said += [(course.products.complete(fact, clause), clause.part) for fact in found]
        course.products.note(clause, course.subjects.of_topic(clause, before))
    if said:
        yield from join([(part, share) for fact, share in said for part in apart(fact)])


def _facts(clauses: tuple[Clause, ...], number: int, seen: Features, course: _Course) -> Iterator[Fact]:
    """A clause's fact by the best reading whose extractor finds its slots filled, and a backing told in passing."""
    clause, subjects, topic = clauses[number], course.subjects, course.subjects.topic
    subjects.visit(clause)
    likely = _readings(clause, seen, course.lexicon)
    if told := _duty(clause, likely, course):
        yield told
    for reading in () if told else likely:
        if told and reading.probability < BESIDE and not (reading.cue and reading.cue.name == "back"):
            continue
        fact = _fact(clause, clauses, number, course, reading)
        if fact and (told is None or fact.others or reading.probability >= BESIDE):
            yield from rivals(fact, clause)
            course.duties.note(fact, clause)
        told = told or fact
    subjects.note(clause)
    if told:
        subjects.move(_next_topic(told, topic))


def _duty(clause: Clause, likely: Sequence[Reading], course: _Course) -> Fact | None:
    """What a clause asks for by the rule that was told of before it."""
    if void(clause):
        return None
    date = _date(clause, (clause,), clause.span.end)
    return course.duties.told(clause, [r.kind for r in likely], figures(clause, course.lexicon), date)


def _readings(clause: Clause, seen: Features, lexicon: Lexicon) -> Sequence[Reading]:
    found = () if void(clause) else readings(clause, seen)
    return [r for r in found if r.kind not in OF_SOMEBODY] if found and general(clause, lexicon) else found


def _fact(clause: Clause, clauses: tuple[Clause, ...], number: int, course: _Course, reading: Reading) -> Fact | None:
    """The fact of a clause taken as `reading`, about whom the rules say or, where they fail, about the likeliest."""
    ruled = course.subjects.of(clause, clauses[:number], _at(clause, reading), reading.kind)
    fact = _extracted(_frame(clause, clauses, number, course, reading, ruled)) if ruled else None
    if fact is None:
        guess, _ = _chosen(clause, reading.kind, (), course)
        if not ruled or (guess and guess != ruled):
            fact = _extracted(_frame(clause, clauses, number, course, reading, guess))
    return _attributed(fact, clause, course) if fact else None


def _extracted(frame: Frame) -> Fact | None:
    return EXTRACTORS[_kind(frame)](frame)


def _attributed(fact: Fact, clause: Clause, course: _Course) -> Fact:
    """`fact` with the subject that is likeliest, and as sure as that is."""
    subject, likely = _chosen(clause, fact.kind, fact.subject, course)
    if fact.kind is Kind.PARTNERSHIP:
        subject = fact.subject
    replaced = fact.kind is Kind.FUNDING or (fact.kind in OF_TWO and not set(subject) & set(fact.subject))
    others = {*fact.others, *(fact.subject if replaced else ())} - set(subject)
    course.attribution.tell(subject)
    confidence = round(fact.confidence * likely * course.attribution.sure(fact, subject), 2)
    told = (fact.action, fact.what, tuple(sorted(others)), fact.quantities, fact.terms, fact.status, fact.date)
    return Fact(fact.kind, subject, fact.span, *told, confidence=confidence)


def _chosen(clause: Clause, kind: Kind, ruled: tuple[str, ...], course: _Course) -> tuple[tuple[str, ...], float]:
    candidates = course.attribution.candidates(clause, ruled, course.subjects)
    if course.notes is not None:
        course.notes.append(Considered(clause.sentence.span, kind, of_kind(candidates, kind)))
    return chosen(ruled, course.attribution.likely(candidates, kind))


def _kind(frame: Frame) -> Kind:
    """What the clause tells as it was taken; what a public body does under its own name is policy."""
    public = frame.reading.kind in NOT_PUBLIC and frame.is_official() and frame.names_subject()
    return Kind.POLICY if public else frame.reading.kind


def _next_topic(fact: Fact, topic: tuple[str, ...]) -> tuple[str, ...]:
    """A fact that somebody outside does to the topic leaves the topic, and so does another's product that it uses."""
    if fact.kind is Kind.ADOPTION and fact.others:
        return ()
    return topic if {*fact.subject, *fact.others} & set(topic) else fact.subject


def _at(clause: Clause, reading: Reading) -> int:
    return reading.cue.span.start if reading.cue else clause.span.end


def _frame(
    clause: Clause,
    clauses: tuple[Clause, ...],
    number: int,
    course: _Course,
    reading: Reading,
    subject: tuple[str, ...],
) -> Frame:
    return Frame(
        course.lexicon,
        clause,
        reading,
        subject,
        status(clause, clauses[number + 1 :], reading.kind),
        _date(clause, clauses, _at(clause, reading)),
        figures(clause, course.lexicon),
        course.subjects.topic,
        course.subjects.authority,
        course.subjects.country,
    )


def _date(clause: Clause, clauses: tuple[Clause, ...], at: int) -> str | None:
    """The date of the predicate at `at`: in Korean the last one before it, in English the clause's first; else any."""
    if not any(map(MOMENTS, clauses)):
        return None
    own = _moments(clause)
    if clause.lang == "en":
        return next((moment.value for part in (clause, *clauses) for moment in _moments(part)), None)
    if before := [moment for moment in own if moment.span.end <= at] or own[:1]:
        return before[-1].value
    earlier = [moment for part in clauses if part.span.end <= clause.span.start for moment in _moments(part)]
    later = [moment for part in clauses if part.span.start >= clause.span.end for moment in _moments(part)]
    return next((moment.value for moment in (*earlier[-1:], *later)), None)


def _moments(clause: Clause) -> list[Moment]:
    """The clause's dates but those that it only compares with: 지난해보다, from last year."""
    text, start = clause.text, clause.span.start
    return [
        m
        for m in clause.moments
        if not COMPARED_AFTER.match(text, m.span.end - start)
        and not COMPARED_BEFORE.search(text[: m.span.start - start])
    ]
