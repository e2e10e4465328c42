"""Which side of a fact a name is by its own case: no guess by the order of names stands against it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefs.importance import unsure
from briefs.lexicon import Lexicon
from briefs.lexicon.markers import Marker, markers
from briefs.model import Fact, Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import linked
from briefs.parsing.names.products import owner
from briefs.parsing.text.korean import CLOSED
from briefs.parsing.text.marks import ORGANISATION, PLACE, Mention

_SIDED = frozenset({Kind.ADOPTION, Kind.FUNDING, Kind.PARTNERSHIP, Kind.RESTRICTION, Kind.TALENT})
# What is told of nobody where nobody is left on the other side.
_OF_TWO = frozenset({Kind.ADOPTION, Kind.RESTRICTION})
_OF_HOLDERS = frozenset({"hold", "back"})
_CASE = (
    r"(?P<case>에게서|으로부터|로부터|만으로|으로만|로만|만을|에서|에게|에는|에도|대신|으로|로|을|를|은|는|이|가|만|도|"
    r"에|와|과)(?=[\s,])"
)
_BARE = re.compile(rf"{CLOSED}\s?{_CASE}")
# What is its own: 화웨이 칩만, 메타의 라마에서.
_OWNED = re.compile(rf"{CLOSED}의?\s(?P<own>['‘“\"]?(?:[^\s,.]{{1,12}}\s){{0,2}}?[^\s,.]{{1,14}}?{CLOSED}){_CASE}")
# Behind its case a name's predicate is no further off than this, and in the same clause.
_REACH = 60
_BORDER = re.compile(r"(?:[고며]|지만|는데|[아어]서|,)\s")
_NEAR = 100


def parted(fact: Fact, clause: Clause, lexicon: Lexicon) -> Fact:
    """The fact with everybody on the side that his case says; in doubt where a side is left without a name."""
    if fact.kind not in _SIDED or not (fact.others or len(fact.subject) > 1 or fact.kind is Kind.FUNDING):
        return fact
    parts = _parts(fact, clause, lexicon)
    fact = _of_maker(_of_named(fact, clause, parts, lexicon), clause, parts)
    misplaced = {s for s in fact.subject if parts.get(s, "subject") != "subject"}
    misplaced |= {o for o in fact.others if parts.get(o, "others") != "others"}
    if not misplaced:
        return fact
    subject = _subject(fact, parts)
    left = {*fact.others} - misplaced - {*subject}
    named = {m.id for m in clause.organisations}
    going = {s for s in fact.subject if s not in subject and parts.get(s) != "none" and (s in named or not left)}
    others = tuple(sorted((left | going) - {*subject}))
    of_two = fact.kind in _OF_TWO or fact.action in _OF_HOLDERS
    alone = (fact.kind is Kind.PARTNERSHIP and len(subject) < 2) or (of_two and not others)
    if not subject or alone:
        return unsure(fact)
    what = tuple(name for name in fact.what if owner(lexicon, name) in (None, *subject))
    if not what and fact.kind is Kind.ADOPTION:
        what = tuple(name for one in subject if (name := _namesake(one, lexicon)))
    return replace(fact, subject=subject, others=others, what=what)


def _of_named(fact: Fact, clause: Clause, parts: Mapping[str, str], lexicon: Lexicon) -> Fact:
    """The fact of whose thing the clause says it is, where it names none of those spoken of before."""
    makers = tuple(one for one, part in parts.items() if part == "subject" and one not in fact.others)
    named = {owner(lexicon, m.id) or m.id for m in (*clause.organisations, *clause.products)}
    if fact.kind is not Kind.ADOPTION or not makers or named & {*fact.subject}:
        return fact
    return replace(fact, subject=makers, what=tuple(name for name in fact.what if owner(lexicon, name) in makers))


def _namesake(maker: str, lexicon: Lexicon) -> str | None:
    """The thing that bears its maker's name: DeepSeek."""
    known = lexicon.organisations.get(maker)
    name = known.names.en[0] if known and known.names.en else ""
    return name if owner(lexicon, name) == maker else None


def _of_maker(fact: Fact, clause: Clause, parts: Mapping[str, str]) -> Fact:
    """The fact with what stands beside its maker first: Nio's cars are fitted with Seyond's lidars."""
    makers = [m for m in clause.organisations if parts.get(m.id) == "subject"]
    if fact.kind is not Kind.ADOPTION or not makers or len(fact.terms) < 2:
        return fact
    gaps = [
        (max(term.span.start - maker.span.end, maker.span.start - term.span.end), term.id)
        for term in clause.terms
        for maker in makers
    ]
    nearest = min(gaps)[1]
    return replace(fact, terms=tuple(dict.fromkeys([nearest, *fact.terms]))) if nearest in fact.terms else fact


def _subject(fact: Fact, parts: Mapping[str, str]) -> tuple[str, ...]:
    """Whom a fact is about: those marked so, else those whom nothing marks otherwise, else the others."""
    marked = [s for s in (*fact.subject, *fact.others) if parts.get(s) == "subject"]
    kept = [s for s in fact.subject if parts.get(s, "subject") == "subject"]
    if marked and not set(marked) & set(kept):
        return tuple(marked)
    named = [one for one, part in parts.items() if part == "subject"]
    swapped = [o for o in fact.others if o not in parts and "others" in map(parts.get, fact.subject)]
    return tuple(dict.fromkeys([*kept, *marked] or named or swapped))


def _parts(fact: Fact, clause: Clause, lexicon: Lexicon) -> Mapping[str, str]:
    """The part of everybody whose case tells it, himself, by what is his own or by the list that he stands in."""
    known = [one for one in markers(fact.kind, clause.lang) if one.of is None or fact.action in one.of]
    found: dict[str, str] = {}
    after: tuple[Mention, str] | None = None
    named = {m.id for m in clause.organisations}
    for mention in sorted((*clause.organisations, *clause.products), key=PLACE, reverse=True):
        part = _part(mention, clause, known)
        if part is None and after and linked(clause, mention.span, after[0].span):
            part = after[1]
        after = (mention, part) if part else None
        one = mention.id if mention.target is ORGANISATION else owner(lexicon, mention.id)
        if part and one and (mention.id == one or one not in named):
            found.setdefault(one, part)
    return found


def _part(mention: Mention, clause: Clause, known: Sequence[Marker]) -> str | None:
    text, base = clause.text, clause.span.start
    if clause.lang == "en":
        before = text[max(0, mention.span.start - base - _NEAR) : mention.span.start - base]
        behind = text[mention.span.end - base : mention.span.end - base + _REACH]
        return next((one.part for one in known if one.own.search(behind) and one.wording.search(before)), None)
    whose = mention.target is not ORGANISATION
    phrase, own = _BARE.match(text, mention.span.end - base), ""
    if phrase is None:
        if mention.particle not in ("", "의"):
            return None
        whose, phrase = True, _OWNED.match(text, mention.span.end - base)
        own = phrase["own"] if phrase else ""
    if phrase is None or any(mention.span.end < m.span.start < base + phrase.end() for m in clause.organisations):
        return None
    border = _BORDER.search(text, phrase.end())
    end = min(border.end() if border else len(text), phrase.end() + _REACH)
    governing = text[phrase.start("case") : end]
    fitting = (m for m in known if phrase["case"] in m.cases and m.whose in (None, whose) and m.own.search(own))
    return next((m.part for m in fitting if m.wording.search(governing)), None)
