"""Says for each sentence what made its facts, or why it gave none, for whoever improves parsing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefs.lexicon import Lexicon
from briefs.model import Article, Fact
from briefs.parsing.clauses.clause import Clause, read
from briefs.parsing.learned.judge import Features, judge
from briefs.parsing.parse import parse
from briefs.parsing.status.untold import untold
from briefs.parsing.weighing.halves import halved
from briefs.parsing.weighing.scoring import LIKELY

# How many kinds are shown of a clause, and how many features of each.
KINDS, STRONGEST = 2, 5


def explain(article: Article, lexicon: Lexicon) -> Iterator[str]:
    """Lines of plain text on every sentence of `article`, in its order."""
    parsed = parse(article, lexicon)
    known = lexicon.with_organisations(parsed.learned)
    for sentence, clauses, weighed in halved(read(article, lexicon, parsed.learned), known):
        yield sentence.text
        if sentence.heading:
            yield "  no fact: a heading"
            continue
        told = [fact for fact in parsed.facts if fact.span == sentence.span]
        yield from (f"  fact: {_shown(fact)}" for fact in told)
        for clause, found in zip(clauses, weighed, strict=True):
            yield from _clause(clause, found, told)


def _shown(fact: Fact) -> str:
    figures = ", ".join(f"{q.value.normalize():f} {q.unit}" for q in fact.quantities)
    slots = (", ".join(fact.subject), ", ".join(fact.what), ", ".join(fact.others), figures, fact.status, fact.date)
    return f"{fact.kind} ({fact.confidence:.2f}) | " + " | ".join(slot or "-" for slot in slots)


def _clause(clause: Clause, found: Features, told: Sequence[Fact]) -> Iterator[str]:
    known = judge(f"kinds-{clause.lang}")
    ranked = sorted(known.among(found).items(), key=lambda row: (-row[1], row[0]))
    if not told:
        yield f"  no fact: {_reason(clause, ranked[0])}"
    yield "  cues: " + (", ".join(f"{cue.group}.{cue.name}" for cue in clause.cues) or "-")
    yield "  names: " + (", ".join(f"{m.id}{m.particle and '+' + m.particle}" for m in clause.mentions) or "-")
    for kind, chance in ranked[:KINDS]:
        signs = ", ".join(f"{name} {added:+.2f}" for name, added in known.strongest(kind, found, STRONGEST))
        yield f"  {kind} {chance:.2f}: {signs}"


def _reason(clause: Clause, best: tuple[str, float]) -> str:
    if untold(clause):
        return "denied, doubted, asked or judged"
    if best[1] < LIKELY:
        return "no kind of fact is likely"
    return f"{best[0]} is likely, but nobody is known whom it is about, or it lacks what such a fact needs"
