"""How well parsed records agree with the gold: the measures that the floors are set on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from briefs import lexicon, parsing, reading
from briefs.record import record
from tests.briefs.corpus.cases import Case

Record = Mapping[str, Any]
META = ("title", "published", "publisher", "author")
NOT_A_WORD = re.compile(r"[\W_]+")
# Shares of trigrams from which two sentences count as the same evidence, and as the same trap.
SAME_EVIDENCE, SAME_TRAP = 0.6, 0.8
# The agreement of two facts that are the same in every slot.
AGREEING = 6


@dataclass(slots=True)
class Tally:
    """Hits, gold and predicted items of one measure."""

    hits: int = 0
    gold: int = 0
    predicted: int = 0

    def add(self, hits: int, gold: int, predicted: int) -> None:
        """Counts one article's."""
        self.hits, self.gold, self.predicted = self.hits + hits, self.gold + gold, self.predicted + predicted

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return 2 * self.hits / (self.gold + self.predicted) if self.hits else 0.0


@dataclass(slots=True)
class Scores:
    """The measures over a set of articles."""

    tallies: dict[str, Tally] = field(
        default_factory=lambda: {
            name: Tally() for name in ("facts", "strict", "core", "numbers", "companies", "topics")
        }
    )
    kinds: dict[str, Tally] = field(default_factory=dict)
    meta: Counter[str] = field(default_factory=Counter)
    articles: int = 0
    traps: int = 0
    errors: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Every measure by the name that floors are set on: facts.p, facts.r, strict.f1, title, traps …"""
        found = {f"{name}.{part}": value for name, t in self.tallies.items() for part, value in _parts(t)}
        found |= {name: self.meta[name] / max(1, self.articles) for name in META}
        return found | {"traps": self.traps}


def _parts(tally: Tally) -> tuple[tuple[str, float], ...]:
    return ("p", tally.precision), ("r", tally.recall), ("f1", tally.f1)


def measured(found: Iterable[Case]) -> Iterator[tuple[str, Record, Record]]:
    """Each case's name, gold and what the program makes of its file."""
    words = lexicon.load()
    for case in found:
        article = reading.read(case.path.read_bytes(), case.path.name)
        yield case.path.name, case.gold, record(case.path.name, parsing.parse(article, words))


def score(pairs: Iterable[tuple[str, Record, Record]]) -> Scores:
    """The scores of (name, gold, predicted) records."""
    scores = Scores()
    for name, gold, predicted in pairs:
        scores.articles += 1
        for label in META:
            scores.meta[label] += _key(str(gold.get(label) or "")) == _key(str(predicted.get(label) or ""))
        for label in ("companies", "topics"):
            _count(scores.tallies[label], set(gold[label]), set(predicted[label]))
        _count(scores.tallies["numbers"], _all_numbers(gold), _all_numbers(predicted))
        _facts(name, gold, predicted, scores)
        scores.traps += sum(_from_trap(fact, gold) for fact in predicted["facts"])
    return scores


def _count(tally: Tally, gold: set[Any], predicted: set[Any]) -> None:
    tally.add(len(gold & predicted), len(gold), len(predicted))


def _facts(name: str, gold: Record, predicted: Record, scores: Scores) -> None:
    wanted, found = gold["facts"], predicted["facts"]
    pairs = matched(wanted, found)
    tallies = scores.tallies
    tallies["facts"].add(len(pairs), len(wanted), len(found))
    tallies["strict"].add(sum(_strict(wanted[i], found[j]) for i, j in pairs), len(wanted), len(found))
    core = sum(fact["core"] for fact in wanted)
    tallies["core"].add(sum(wanted[i]["core"] for i, _ in pairs), core, core)
    for kind, place in [(f["kind"], (0, 1, 0)) for f in wanted] + [(f["kind"], (0, 0, 1)) for f in found]:
        scores.kinds.setdefault(kind, Tally()).add(*place)
    for i, _ in pairs:
        scores.kinds[wanted[i]["kind"]].hits += 1
    hit, used = {i for i, _ in pairs}, {j for _, j in pairs}
    scores.errors += [_line(name, "missed", f) for i, f in enumerate(wanted) if i not in hit]
    scores.errors += [_line(name, "false", f) for j, f in enumerate(found) if j not in used]


def _line(name: str, what: str, fact: Record) -> str:
    return f"{name}  {what:7} {fact['kind']:12} {','.join(fact['subject']):24} {fact['evidence']}"


def matched(gold: Sequence[Record], predicted: Sequence[Record]) -> list[tuple[int, int]]:
    """Pairs of gold and predicted facts that tell the same, the closest first, each used once."""
    rows = [(agreement(g, p), i, j) for i, g in enumerate(gold) for j, p in enumerate(predicted)]
    left, right, chosen = set(range(len(gold))), set(range(len(predicted))), []
    for close, i, j in sorted(rows, key=lambda row: (-row[0], row[1], row[2])):
        if close and i in left and j in right:
            left.discard(i)
            right.discard(j)
            chosen.append((i, j))
    return chosen


def agreement(gold: Record, predicted: Record) -> int:
    """0 where two facts differ; else 1, and 1 for each slot that agrees: subject, names, figures, others, status."""
    if gold["kind"] != predicted["kind"] or not set(gold["subject"]) & set(predicted["subject"]):
        return 0
    if _overlap(gold["evidence"], predicted["evidence"]) < SAME_EVIDENCE:
        return 0
    slots: tuple[Callable[[Record], Any], ...] = (
        lambda fact: set(fact["subject"]),
        lambda fact: {_key(name) for name in fact["what"]},
        _numbers,
        lambda fact: set(fact["with"]),
        lambda fact: fact["status"],
    )
    return 1 + sum(bool(slot(gold) == slot(predicted)) for slot in slots)


def _strict(gold: Record, predicted: Record) -> bool:
    return agreement(gold, predicted) == AGREEING


def _from_trap(fact: Record, gold: Record) -> bool:
    caught = any(_overlap(trap, fact["evidence"]) >= SAME_TRAP for trap in gold["traps"])
    return caught and not any(_overlap(g["evidence"], fact["evidence"]) >= SAME_EVIDENCE for g in gold["facts"])


def _key(text: str) -> str:
    return NOT_A_WORD.sub("", text).casefold()


def _overlap(one: str, other: str) -> float:
    """Share of the shorter text's character trigrams that the other holds."""
    a, b = _trigrams(one), _trigrams(other)
    return len(a & b) / max(1, min(len(a), len(b)))


def _trigrams(text: str) -> set[str]:
    key = _key(text)
    return {key[i : i + 3] for i in range(max(1, len(key) - 2))}


def _numbers(fact: Record) -> set[tuple[str, str]]:
    return {(f"{float(number['value']):.6g}", number["unit"]) for number in fact["numbers"]}


def _all_numbers(record: Record) -> set[tuple[str, str]]:
    return {number for fact in record["facts"] for number in _numbers(fact)}
