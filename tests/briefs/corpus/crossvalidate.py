"""`make cross-validate`: how well parsing does on articles that the judge has not learned from.

Each article of dev/, later/ and train/ is read by a judge that learned from the three quarters of the articles that it
is not among. The judge's own weights are put back at the end, however it ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from zlib import crc32

from rich.console import Console
from rich.progress import track
from rich.table import Table

from briefs import lexicon, parsing, reading
from briefs.model import Parsed
from briefs.parsing.learned.judge import judge
from briefs.record import record
from tests.briefs.corpus.__main__ import table
from tests.briefs.corpus.cases import Case, cases
from tests.briefs.corpus.lessons import lessons
from tests.briefs.corpus.score import matched, score
from tests.briefs.corpus.train import DATA, fit

PARTS = ("dev", "later", "train")
FOLDS = 4
# Confidences from which it says how often facts are right.
LEVELS = (0.5, 0.7, 0.8, 0.9, 0.95, 0.98)
Read = list[tuple[Case, Parsed]]


@contextmanager
def weights_put_back() -> Iterator[None]:
    """The judge's files are afterwards what they were before."""
    before = {path: path.read_bytes() for path in DATA.glob("judge-*.tsv")}
    try:
        yield
    finally:
        for path, content in before.items():
            path.write_bytes(content)
        judge.cache_clear()


def read() -> dict[str, Read]:
    """Every article of the parts, by part, as one reads it who never saw it."""
    words = lexicon.load()
    taught = list(lessons(words))
    found: dict[str, Read] = {part: [] for part in PARTS}
    for fold in track(range(FOLDS), description="fitting", console=Console(stderr=True), transient=True):
        fit([lesson for lesson in taught if not lesson.name or _fold(lesson.name) != fold], words)
        for part in PARTS:
            mine = [case for case in cases(part) if _fold(case.path.stem) == fold]
            found[part] += [(case, _parsed(case, words)) for case in mine]
    return found


def _fold(name: str) -> int:
    return crc32(name.encode()) % FOLDS


def _parsed(case: Case, words: lexicon.Lexicon) -> Parsed:
    return parsing.parse(reading.read(case.path.read_bytes(), case.path.name), words)


def by_confidence(part: str, found: Read) -> Table:
    """How often facts at least so sure are right, and what share of all facts they are."""
    told: list[tuple[float, bool]] = []
    for case, parsed in found:
        right = {at for _, at in matched(case.gold["facts"], record(case.path.name, parsed)["facts"])}
        told += [(fact.confidence, at in right) for at, fact in enumerate(parsed.facts)]
    shown = Table("confidence from", "right", "of all facts", title=part)
    for level in LEVELS:
        sure = [right for confidence, right in told if confidence >= level]
        shown.add_row(f"{level}", f"{sum(sure) / max(1, len(sure)):.3f}", f"{len(sure) / max(1, len(told)):.3f}")
    return shown


def main() -> None:
    """Prints both tables for each part."""
    with weights_put_back():
        found = read()
    for part, articles in found.items():
        rows = ((case.path.name, case.gold, record(case.path.name, parsed)) for case, parsed in articles)
        Console().print(table(part, score(rows)))
        Console().print(by_confidence(part, articles))


if __name__ == "__main__":
    main()
