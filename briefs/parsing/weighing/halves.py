"""Parts a clause that tells two facts although no cue says so: each half, taken by itself, is likely to tell one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from briefs.lexicon import Lexicon
from briefs.lexicon.conjugate import SSANG_SIOT, syllables
from briefs.model import MONEY, Kind, Lang, Span, Unit
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.learned.judge import Features, Group
from briefs.parsing.status.status import status
from briefs.parsing.status.untold import untold
from briefs.parsing.text.joints import JOINTS
from briefs.parsing.weighing.features import Past, Read, Seen, features, shown
from briefs.parsing.weighing.looks import Look, looks
from briefs.parsing.weighing.scoring import readings

# From how likely each half tells a fact, and how many characters it has at least.
SURE, SHORTEST = 0.65, 10
# At how many joints one clause is tried; who writes on without an end has no more read into it.
TRIED = 8
# Where a clause may part beside the joints that cues part at: behind what went before, in front of any English verb.
FURTHER: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(rf"{JOINTS['ko'].pattern}|(?<=[가-힣])(?:다가|\s뒤|\s후),?\s+"),
    "en": re.compile(rf"{JOINTS['en'].pattern}| and (?=[a-z]+(?:s|ed) )", re.IGNORECASE),
}
# English joints behind which the same is told more closely.
CLOSER = re.compile(r": |, (?:after|having) ", re.IGNORECASE)
# A relative clause that is still open: a robot that stands 170 cm tall and walks.
OPEN = re.compile(r"\b(?:that|which|who|whose|where)\b[^,;]*$")
# A Korean half that tells what was done: 시험 라인을 갖췄고.
PAST_HALF = re.compile(rf"[{syllables(SSANG_SIOT)}](?:고|으며|지만|는데|으나),?\s+$")
CHANGES = frozenset({Unit.PERCENT, Unit.TIMES})
OF_PRODUCTS = frozenset({Kind.RELEASE, Kind.PERFORMANCE})


class Half(NamedTuple):
    """A stretch that is read as a clause, and what the judge sees in it."""

    clause: Clause
    look: Look
    weighed: Features


def halved(read: Read, lexicon: Lexicon) -> Iterator[Seen]:
    """Every sentence of an article with its clauses, those parted that tell two facts, and what may be weighed."""
    each, whole = shown(read, lexicon)
    past = Past()
    for (sentence, clauses), beside in zip(read, each, strict=True):
        parts: list[Half] = []
        for clause, here in zip(clauses, beside, strict=False):
            rest = Half(clause, here, features(here, past, beside, whole))
            others = [look for look in beside if look is not here]
            while found := _parted(rest.clause, past, others, whole, lexicon):
                left, rest = found
                parts.append(left)
                past = past.then(left.look)
            parts.append(rest)
            past = past.then(rest.look)
        yield sentence, tuple([part.clause for part in parts]) or clauses, [part.weighed for part in parts]


def _parted(
    clause: Clause, past: Past, others: Sequence[Look], whole: Sequence[Group], lexicon: Lexicon
) -> tuple[Half, Half] | None:
    """The first two halves of `clause` that each surely tell something of their own."""
    for one, other in islice(_halves(clause), TRIED) if not clause.part else ():
        left, right = looks([one, other], lexicon)
        beside = [*others, left, right]
        halves = (
            Half(one, left, features(left, past, beside, whole)),
            Half(other, right, features(right, past.then(left), beside, whole)),
        )
        if _tell_two(*halves):
            return halves
    return None


def _halves(clause: Clause) -> Iterator[tuple[Clause, Clause]]:
    start, end = clause.span.start, clause.span.end
    for joint in FURTHER[clause.lang].finditer(clause.text, SHORTEST):
        cut = start + (joint.end() if clause.lang == "ko" else joint.start())
        if end - cut < SHORTEST or _inside(cut, clause) or (clause.lang == "en" and _goes_on(joint)):
            continue
        left, right = clause.within(Span(start, cut)), clause.within(Span(cut, end))
        if _holds(left) and _holds(right):
            yield left, right


def _inside(cut: int, clause: Clause) -> bool:
    rows = clause.mentions, clause.quantities, clause.moments
    return any(mark.span.start < cut < mark.span.end for row in rows for mark in row)


def _goes_on(joint: re.Match[str]) -> bool:
    """Whether an English joint goes on with what stands before it: a relative clause, or the same more closely."""
    if CLOSER.match(joint[0]):
        return True
    return joint[0].lower() == " and " and OPEN.search(joint.string, 0, joint.start()) is not None


def _holds(clause: Clause) -> bool:
    """Whether there is anything in it that a fact could be made of."""
    return bool(clause.quantities or clause.moments or clause.organisations or clause.products or clause.telling)


def _tell_two(left: Half, right: Half) -> bool:
    one, other = _likeliest(left), _likeliest(right)
    if one is None or other is None or _only_changes(right.clause):
        return False
    if one is other:
        return _of_two_times(left.clause, right.clause, one)
    return {one, other} != OF_PRODUCTS or _of_two_sorts(left.clause, right.clause)


def _of_two_times(left: Clause, right: Clause, kind: Kind) -> bool:
    """Whether two halves tell a fact of one `kind` each: with dates of their own, or how far something has come."""
    if left.moments and right.moments:
        return True
    shown = _shows(left) or (left.lang == "ko" and PAST_HALF.search(left.text) is not None)
    return shown and _shows(right) and status(left, (right,), kind) is not status(right, (), kind)


def _likeliest(half: Half) -> Kind | None:
    """The kind that a half surely tells; that a government does something, and no more, is no policy by itself."""
    found = () if untold(half.clause) else readings(half.clause, half.weighed)
    if not found or found[0].probability < SURE or (found[0].kind is Kind.POLICY and not _shows(half.clause)):
        return None
    return found[0].kind


def _shows(clause: Clause) -> bool:
    """Whether it has a figure, a date or a thing's name to show."""
    return bool(clause.quantities or clause.moments or clause.products)


def _only_changes(clause: Clause) -> bool:
    """Whether a Korean half only tells by how much the figure before it changed: 24억위안을 쓰며 51% 늘렸다."""
    if clause.lang == "en" or clause.organisations or not clause.quantities:
        return False
    return all(quantity.unit in CHANGES for quantity in clause.quantities)


def _of_two_sorts(one: Clause, other: Clause) -> bool:
    """Whether what is told of a product is more than its figures twice: one has a price or a date, the other none."""
    if not (one.quantities and other.quantities) or bool(one.moments) is not bool(other.moments):
        return True
    return _priced(one) is not _priced(other)


def _priced(clause: Clause) -> bool:
    return any(quantity.unit in MONEY for quantity in clause.quantities)
