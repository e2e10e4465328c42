"""Whether a clause tells when the one that its fact is about was founded, and not when something else was."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefs.model import Span
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.slots.frame import Frame

SCHOOLS = frozenset({"university", "school", "college"})
# How far from the founding its date may stand, in characters.
NEAR = 80
# How far behind a Korean founding what was founded is named.
NEXT = 24
# How far before a founding the words stand that say of what it is.
HOLD = 40
_TOPIC = re.compile(r"[은는이가]\s")
# What parts a date from a founding: another predicate begins or ends.
_APART = {
    "ko": re.compile(r"[며고](?:[\s,])|다\.|지만|는데|;"),
    "en": re.compile(
        r"[;:]|\b(?:has|have|had|is|are|was|were|will|and|but|who|which|raised|plans|began|now|since|until)\b"
    ),
}
_FOUNDED_KO = re.compile(
    r"(?:창업|설립|창립)(?:(?P<named>한|된|했던|됐던)\s|했|됐|하고|하며)|"
    r"(?:문을|간판을|회사를|업체를|기업을)\s(?:(?P<opened>연|내건)\s|열|내걸)|차(?:(?P<set>린)\s|렸|려)|세(?:(?P<built>운)\s|웠|워)"
)
# What is founded behind a Korean relative clause and is not whom one speaks of: 세운 한 회사, 문을 연 이곳에서.
_OTHERS_KO = re.compile(
    r"\s?(?:한|또 다른|다른|어느) (?:회사|업체|기업|스타트업)|\s?이?곳에서|\s?(?:[^\s,.]{1,12} ){0,2}?"
    r"(?:합작사|합작법인|자회사|법인|연구소|공장|센터|지사|사무소|학부|학과|대학|펀드|기금|매장|학교|시험장|훈련장)"
)
_ALSO_KO = re.compile(
    r"(?:합작사|합작법인|자회사|법인|연구소|공장|센터|지사|사무소|학부|학과|펀드|기금|매장|학교|조직|팀|시험장|훈련장)"
    r"(?:[를을도]|\([^()]{1,30}\)[를을])?\s(?:[^\s,.]{1,12}(?<!던) ){0,1}?$"
)
_ACTIVE = re.compile(r"\s?(?:co-?)?(?:founded|set up|established|founds|sets up) (?!in\b|by\b|on\b)", re.IGNORECASE)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|is|are) (?:\w+ ){0,1}?$|, $")


def tells_founding(frame: Frame) -> bool:
    """Whether a date stands by the founding, and whom the fact is about is what was founded."""
    clause, cue = frame.clause, frame.reading.cue
    if cue is None or any(frame.sort(one) in SCHOOLS for one in frame.subject):
        return False
    moments = [m.span for m in clause.moments if m.value == frame.date]
    if clause.lang == "ko":
        return any(_is_founded_ko(frame, found, moments) for found in _FOUNDED_KO.finditer(clause.text))
    return any(beside(clause, moment, cue.span) for moment in moments) and _is_founded_en(frame, cue.span.start)


def beside(clause: Clause, moment: Span, other: Span) -> bool:
    """Whether no other predicate stands between a date and something else of its clause."""
    left, right = (moment.end, other.start) if moment.end <= other.start else (other.end, moment.start)
    between = clause.text[max(0, left - clause.span.start) : max(0, right - clause.span.start)]
    return len(between) <= NEAR and _APART[clause.lang].search(between) is None


def _is_founded_ko(frame: Frame, found: re.Match[str], moments: Iterable[Span]) -> bool:
    """Whether one of the `moments` dates a Korean founding of no part and of nobody named behind it."""
    clause = frame.clause
    base = clause.span.start
    span = Span(base + found.start(), base + found.end())
    ahead = clause.text[max(0, found.start() - HOLD) : found.start()]
    before = [moment for moment in moments if moment.start < span.end]
    if not any(beside(clause, moment, span) for moment in before) or _ALSO_KO.search(ahead):
        return False
    if not any(found.groupdict().values()):
        return True
    if _OTHERS_KO.match(clause.text, found.end()):
        return False
    behind = [m for m in clause.organisations if m.span.start >= span.end]
    between = clause.text[found.end() : behind[0].span.start - base] if behind else ""
    return not behind or len(between) > NEXT or bool(_TOPIC.search(between)) or behind[0].id in frame.subject


def _is_founded_en(frame: Frame, at: int) -> bool:
    """Whether whom an English founding at `at` is told of did not found another."""
    clause = frame.clause
    base = clause.span.start
    if _PASSIVE.search(clause.text[max(0, at - base - HOLD) : at - base]):
        return True
    return not any(
        m.id in frame.subject and _ACTIVE.match(clause.text, m.span.end - base) for m in clause.organisations
    )
