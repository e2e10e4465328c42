"""What one clause tells: which kinds of fact, about whom, and each fact; what it says in passing beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefs.lexicon import Lexicon
from briefs.model import Fact, Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.general import OF_SOMEBODY, general
from briefs.parsing.clauses.grammar import together
from briefs.parsing.clauses.measures import figures
from briefs.parsing.facts.course import Considered, Course, backed, next_topic
from briefs.parsing.facts.onekind import of_one_kind
from briefs.parsing.facts.settled import by_grammar, made, owned, used
from briefs.parsing.kinds import EXTRACTORS
from briefs.parsing.kinds.kindof import kind_of
from briefs.parsing.learned.judge import Features
from briefs.parsing.names.products import may_be_of
from briefs.parsing.slots.eventdates import event_date
from briefs.parsing.slots.frame import Frame
from briefs.parsing.slots.ownfigures import figures_of
from briefs.parsing.slots.parts import parted
from briefs.parsing.slots.rivals import rivals
from briefs.parsing.status.asides import Aside, aside, shared_out, without
from briefs.parsing.status.pluperfect import of_before
from briefs.parsing.status.status import status
from briefs.parsing.status.untold import untold
from briefs.parsing.subjects.attribution import chosen, doers, of_kind
from briefs.parsing.subjects.descriptions import fitting
from briefs.parsing.subjects.duties import RULING
from briefs.parsing.subjects.involved import jointly
from briefs.parsing.text.cues import Cue
from briefs.parsing.weighing.features import Past, features
from briefs.parsing.weighing.looks import looks
from briefs.parsing.weighing.scoring import Reading, readings

# From how likely a clause tells a second kind of fact beside its first.
BESIDE = 0.35
# How likely what is told in passing is a fact, and from how likely what is left tells another.
IN_PASSING, LEFT = 0.8, 0.5
# What may be paid for a company.
SPENT = frozenset({Kind.INVESTMENT, Kind.FUNDING})
# How sure a maker is where the sentence says of everybody that it names that they use its product.
SAID = 0.9
# How likely those of a list are, beside the likeliest of them, who share its part.
ALIKE = 0.5
# Kinds whose doer is the other side where they turn out to be about somebody else: a broker lifts a company's target.
CAME_OUT = frozenset({"unveil", "launch", "release-open"})
OF_TWO = frozenset({Kind.ADOPTION, Kind.MARKET})


def facts(clauses: tuple[Clause, ...], number: int, seen: Features, course: Course) -> Iterator[Fact]:
    """What a clause tells, and what it tells in passing of the one that it is about."""
    clause, subjects, topic = clauses[number], course.subjects, course.subjects.topic
    subjects.visit(clause)
    likely = _readings(clause, seen, course.lexicon)
    duty = _duty(clause, likely, course)
    beside = aside(clause)
    found = [duty] if duty else list(_told_as_read(clauses, number, likely, beside, course))
    yield from _with_aside(found, beside, course) if beside else found
    subjects.note(clause, bool(found), backed(found[0], clause) if found else ())
    if found:
        subjects.move(next_topic(found[0], clause, topic, subjects.discourse.between), clause)


def _told_as_read(
    clauses: tuple[Clause, ...], number: int, likely: Sequence[Reading], beside: Aside | None, course: Course
) -> Iterator[Fact]:
    """A clause's fact by the best reading whose extractor finds its slots filled, and a backing told in passing.

    What is told `beside` it in an aside has its figures from there.
    """
    clause = clauses[number]
    told: list[tuple[Fact, Cue | None]] = []
    for reading in likely:
        if told and not _stands_beside(reading, told[0][0]):
            continue
        fact = _fact(clause, clauses, number, course, reading)
        if fact and (not told or fact.others or reading.probability >= BESIDE):
            told.append((fact, reading.cue))
            course.duties.note(fact, clause)
            course.deals.note(fact, clause)
    if not told:
        return
    own = [one for one in told if one[0].kind is not beside.kind] if beside else told
    passing = [one[0] for one in told if one[0].kind is beside.kind] if beside else ()
    for fact in of_one_kind((*shared_out(own, clause), *passing), clause.lang):
        yield from rivals(fact, clause)


def _stands_beside(reading: Reading, told: Fact) -> bool:
    """Whether a clause may tell that as well; a rule is one fact, and so is what is paid for a company."""
    if {reading.kind, told.kind} == RULING or (told.action == "acquire" and reading.kind in SPENT):
        return False
    return reading.probability >= BESIDE or (reading.cue is not None and reading.cue.name == "back")


def _with_aside(found: Sequence[Fact], beside: Aside, course: Course) -> Sequence[Fact]:
    """What a clause was `found` to tell and what it says in passing, each with its own figures and date."""
    own = next((fact for fact in found if fact.kind is beside.kind), None)
    others = [without(fact, beside) for fact in found if fact.kind is not beside.kind]
    if not others and (main := _left(beside, own, course)):
        others = [main]
    if not others and (own or beside.kind is Kind.TALENT):  # a founding beside which nothing is told is background
        return found
    passing = _fact(beside.told, (beside.told,), 0, course, Reading(beside.kind, IN_PASSING, beside.cue))
    return [*others, passing] if passing else others or found


def _left(beside: Aside, told: Fact | None, course: Course) -> Fact | None:
    """What a clause that was `told` as what it says in passing tells without it, if that is anything else."""
    rest = beside.rest
    [shown] = looks([rest], course.lexicon)
    likeliest = next(iter(_readings(rest, features(shown, Past(), [shown], ()), course.lexicon)), None)
    if likeliest is None or likeliest.kind is beside.kind or likeliest.probability < LEFT:
        return None
    fact = _fact(rest, (rest,), 0, course, likeliest)
    if fact is None or told is None or rest.organisations:
        return fact
    return replace(fact, subject=told.subject, what=fact.what or told.what)


def _duty(clause: Clause, likely: Sequence[Reading], course: Course) -> Fact | None:
    """What a clause asks for by the rule that was told of before it."""
    if not course.duties.follow(clause) or untold(clause):
        return None
    date = event_date(clause, (clause,), clause.span.end)
    return course.duties.told(clause, [r.kind for r in likely], figures(clause, course.lexicon), date)


def _readings(clause: Clause, seen: Features, lexicon: Lexicon) -> Sequence[Reading]:
    found = () if untold(clause) else readings(clause, seen)
    return [r for r in found if r.kind not in OF_SOMEBODY] if found and general(clause, lexicon) else found


def _fact(clause: Clause, clauses: tuple[Clause, ...], number: int, course: Course, reading: Reading) -> Fact | None:
    """The fact of a clause taken as `reading`, about whom the rules say or, where they fail, about the likeliest."""
    ruled = course.deals.follow(clause, reading.kind)
    ruled = ruled or course.subjects.of(clause, clauses[:number], _at(clause, reading), reading.kind)
    fact = _extracted(_frame(clause, clauses, number, course, reading, ruled)) if ruled else None
    if fact is None:
        guess, _ = _chosen(clause, reading.kind, (), course)
        if not ruled or (guess and guess != ruled):
            fact = _extracted(_frame(clause, clauses, number, course, reading, guess))
    return of_before(_attributed(fact, clause, course), clause, reading.cue) if fact else None


def _extracted(frame: Frame) -> Fact | None:
    return EXTRACTORS[kind_of(frame)](frame)


def _attributed(fact: Fact, clause: Clause, course: Course) -> Fact:
    """`fact` with the subject that is likeliest, and as sure as that is."""
    fact = owned(fact, clause, course)
    subject, likely = _chosen(clause, fact.kind, fact.subject, course)
    other = subject == fact.subject or set(subject) & set(fact.others) or fact.kind is Kind.TALENT
    settled = bool(course.deals.follow(clause, fact.kind)) or (other and by_grammar(fact.kind, clause))
    settled = settled or (set(subject) <= set(fact.others) and used(fact, clause, course)) or made(fact, clause, course)
    if fact.kind is Kind.PARTNERSHIP or settled:
        subject, likely = fact.subject, max(likely, SAID) if settled else likely
    subject = jointly(clause, fact.kind, subject, course.lexicon)
    replaced = fact.kind is Kind.FUNDING or (fact.kind in OF_TWO and not set(subject) & set(fact.subject))
    others = {*fact.others, *(doers(fact, clause) if replaced else ())} - set(subject)
    course.attribution.tell(subject)
    confidence = round(fact.confidence * likely * course.attribution.sure(fact, subject), 2)
    what = tuple(n for n in fact.what if set(subject) & set(fact.subject) or may_be_of(course.lexicon, n, subject))
    told = (fact.action, what, tuple(sorted(others)), fact.quantities, fact.terms, fact.status, fact.date)
    found = Fact(fact.kind, subject, fact.span, *told, confidence=confidence)
    return parted(found, clause, course.lexicon)


def _chosen(clause: Clause, kind: Kind, ruled: tuple[str, ...], course: Course) -> tuple[tuple[str, ...], float]:
    candidates = course.attribution.candidates(clause, ruled, course.subjects)
    if course.notes is not None:
        course.notes.append(Considered(clause.sentence.span, kind, of_kind(candidates, kind)))
    likely = course.attribution.likely(candidates, kind)
    likely = fitting(likely, clause, course.lexicon.organisations)
    if course.subjects.described(clause, ruled):
        return ruled, max([likely.get(name, 0.0) for name in ruled], default=0.0)
    subject, sure = chosen(ruled, likely)
    if len(subject) != 1 or subject == ruled:
        return subject, sure
    beside = together(clause, clause.organisations, subject[0])
    return tuple([name for name in beside if likely.get(name, 0.0) >= sure * ALIKE]), sure


def _at(clause: Clause, reading: Reading) -> int:
    return reading.cue.span.start if reading.cue else clause.span.end


def _shown(reading: Reading) -> bool:
    """Whether a product came out, if only by its description."""
    return reading.kind is Kind.RELEASE and (reading.cue is None or reading.cue.name in CAME_OUT)


def _frame(
    clause: Clause,
    clauses: tuple[Clause, ...],
    number: int,
    course: Course,
    reading: Reading,
    subject: tuple[str, ...],
) -> Frame:
    told = status(clause, clauses[number + 1 :], reading.kind, reading.cue)
    return Frame(
        course.lexicon,
        clause,
        reading,
        subject,
        told,
        event_date(clause, clauses, _at(clause, reading), told, course.now, shown=_shown(reading)),
        figures_of(reading.kind, clause, figures(clause, course.lexicon), reading.cue),
        course.subjects.topic,
        course.subjects.discourse.authority,
        course.subjects.discourse.country,
    )
