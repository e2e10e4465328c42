"""What people found of the lines that articles are told by, each read against its sentence.

`judged.tsv` has a line for each: the article, the verdict, the English line (the Korean one where there is no English).
`false`: who reads it believes something that the article doesn't say. `vague`: it misleads, or leaves out what matters.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from briefs import lexicon, parsing, reading
from briefs.importance import doubtful
from briefs.record import sourced
from briefs.writing import line
from tests.briefs.corpus.cases import Case, cases

VERDICTS = ("right", "vague", "false")
UNJUDGED = "unjudged"


@cache
def judged() -> Mapping[str, Mapping[str, str]]:
    """The verdict on each line, by article."""
    found: dict[str, dict[str, str]] = {}
    for row in (Path(__file__).parent / "judged.tsv").read_text("utf-8").splitlines():
        article, verdict, text = row.split("\t")
        found.setdefault(article, {})[text] = verdict
    return found


def verdicts(part: str) -> Counter[str]:
    """How many lines that readers are told of a part's judged articles have each verdict."""
    return Counter(verdict for case in _read(cases(part)) for verdict in _of(case))


def _read(found: Iterable[Case]) -> Iterator[Case]:
    return (case for case in found if case.path.stem in judged())


def _of(case: Case) -> Iterator[str]:
    known = judged()[case.path.stem]
    return (known.get(text, UNJUDGED) for text in lines(case))


def lines(case: Case) -> list[str]:
    """The lines that readers are told of an article, as they are judged."""
    parsed = parsing.parse(reading.read(case.path.read_bytes(), case.path.name), lexicon.load())
    words, now = lexicon.load().with_organisations(parsed.learned), parsed.article.published or date(2026, 1, 1)
    sure = [one for one in sourced([parsed]) if not doubtful(one.fact)]
    told = [
        line(one, lexicon=words, lang="en", now=now) or line(one, lexicon=words, lang="ko", now=now) for one in sure
    ]
    return [found.striptags() for found in told if found]
