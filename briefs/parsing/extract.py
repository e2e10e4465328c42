"""Sentence by sentence, clause by clause: who it is about, which kind of fact it tells, and the fact."""

from __future__ import annotations

from collections.abc import Iterator

from briefs.lexicon import Lexicon
from briefs.model import Article, Fact
from briefs.parsing.clauses import Clause, read
from briefs.parsing.figures import figures
from briefs.parsing.frame import Frame
from briefs.parsing.kinds import EXTRACTORS
from briefs.parsing.scoring import Reading, readings
from briefs.parsing.status import status, void
from briefs.parsing.subjects import Subjects


def extract(article: Article, lexicon: Lexicon) -> Iterator[Fact]:
    """Every fact of `article` in its order, told twice where the article tells it twice."""
    subjects = Subjects(lexicon)
    for sentence, clauses in read(article, lexicon):
        if sentence.heading:
            continue
        for number, clause in enumerate(clauses):
            if fact := _fact(clause, clauses, number, lexicon, subjects):
                yield fact


def _fact(
    clause: Clause, clauses: tuple[Clause, ...], number: int, lexicon: Lexicon, subjects: Subjects
) -> Fact | None:
    """The clause's fact by the best reading whose extractor finds its slots filled."""
    for reading in readings(clause):
        subject = subjects.of(clause, clauses[:number], _at(clause, reading))
        frame = _frame(clause, clauses, number, lexicon, reading, subject)
        fact = None if void(clause) else EXTRACTORS[reading.kind](frame)
        subjects.move(subject)
        if fact:
            return fact
    return None


def _at(clause: Clause, reading: Reading) -> int:
    return reading.cue.span.start if reading.cue else clause.span.end


def _frame(
    clause: Clause,
    clauses: tuple[Clause, ...],
    number: int,
    lexicon: Lexicon,
    reading: Reading,
    subject: tuple[str, ...],
) -> Frame:
    return Frame(
        lexicon,
        clause,
        reading,
        subject,
        status(clause, clauses[number + 1 :]),
        _date(clause, clauses),
        figures(clause, lexicon),
    )


def _date(clause: Clause, clauses: tuple[Clause, ...]) -> str | None:
    """The first date of the clause, else of its sentence."""
    for part in (clause, *clauses):
        if part.moments:
            return part.moments[0].value
    return None
