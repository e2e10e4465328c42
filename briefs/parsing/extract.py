"""Sentence by sentence, clause by clause: who it is about, which kind of fact it tells, and the fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefs.lexicon import Lexicon
from briefs.model import Article, Fact, Kind, Organisation
from briefs.parsing.clauses import Clause, read
from briefs.parsing.figures import figures
from briefs.parsing.frame import Frame
from briefs.parsing.kinds import EXTRACTORS
from briefs.parsing.scoring import Reading, readings
from briefs.parsing.status import status, void
from briefs.parsing.subjects import Subjects

# Kinds of fact that are told of a product.
OF_PRODUCTS = frozenset({Kind.RELEASE, Kind.PERFORMANCE, Kind.ADOPTION, Kind.CAPABILITY, Kind.MARKET})


def extract(article: Article, lexicon: Lexicon, learned: Sequence[Organisation]) -> Iterator[Fact]:
    """Every fact of `article` in its order, told twice where the article tells it twice."""
    sentences = read(article, lexicon, learned)
    lexicon = lexicon.with_organisations(learned)
    subjects = Subjects(lexicon)
    for sentence, clauses in sentences:
        said: list[Fact] = []
        for number, clause in enumerate(() if sentence.heading else clauses):
            topic = subjects.topic
            subjects.note(clause)
            for fact in _facts(clause, clauses, number, lexicon, subjects, topic):
                said.append(_with_product(fact, said))
        yield from said


def _facts(
    clause: Clause,
    clauses: tuple[Clause, ...],
    number: int,
    lexicon: Lexicon,
    subjects: Subjects,
    topic: tuple[str, ...],
) -> Iterator[Fact]:
    """The clause's fact by the best reading whose extractor finds its slots filled, and a backing told in passing."""
    told: Fact | None = None
    for reading in () if void(clause) else readings(clause):
        if told and not (reading.cue and reading.cue.name == "back"):
            continue
        subject = subjects.of(clause, clauses[:number], _at(clause, reading))
        frame = _frame(clause, clauses, number, lexicon, reading, subject, topic, subjects.country)
        fact = EXTRACTORS[reading.kind](frame)
        if fact and (told is None or fact.others):
            yield fact
        if told is None and fact:
            told = fact
            subjects.move(_next_topic(fact, subject, topic))


def _with_product(fact: Fact, said: list[Fact]) -> Fact:
    """A later clause of a sentence goes on about the product that an earlier one named: 클링은 … 넘었고, … 올렸다."""
    if fact.what or fact.kind not in OF_PRODUCTS:
        return fact
    return next((replace(fact, what=f.what) for f in said if f.what and f.subject == fact.subject), fact)


def _next_topic(fact: Fact, subject: tuple[str, ...], topic: tuple[str, ...]) -> tuple[str, ...]:
    """A body that bans and an investor that pays are seldom what the next sentence is about: the topic stays."""
    stays = fact.kind in (Kind.RESTRICTION, Kind.FUNDING) and {*fact.subject, *fact.others} & set(topic)
    return topic if stays else subject


def _at(clause: Clause, reading: Reading) -> int:
    return reading.cue.span.start if reading.cue else clause.span.end


def _frame(
    clause: Clause,
    clauses: tuple[Clause, ...],
    number: int,
    lexicon: Lexicon,
    reading: Reading,
    subject: tuple[str, ...],
    topic: tuple[str, ...],
    country: tuple[str, ...],
) -> Frame:
    return Frame(
        lexicon,
        clause,
        reading,
        subject,
        status(clause, clauses[number + 1 :], reading.kind),
        _date(clause, clauses),
        figures(clause, lexicon),
        topic,
        country,
    )


def _date(clause: Clause, clauses: tuple[Clause, ...]) -> str | None:
    """The first date of the clause, else of its sentence."""
    for part in (clause, *clauses):
        if part.moments:
            return part.moments[0].value
    return None
