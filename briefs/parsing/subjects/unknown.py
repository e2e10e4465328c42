"""Whom a clause speaks of by a name that nobody knows: 손은 링차오(凌巧)의 분야다; it backs Suyu, which employs 300."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefs.lexicon.wording import any_of, words
from briefs.model import Fact, Span
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.names.namecues import cue_set
from briefs.parsing.text.marks import Mention

# A name with its Chinese spelling and the particle of whom a clause speaks of or presents.
_GLOSSED = re.compile(
    r"(?<![가-힣A-Za-z0-9'‘\"“])(?P<name>[가-힣A-Za-z0-9]{2,14})"
    r"[(（](?P<zh>[㐀-鿿豈-﫿]{2,10})(?P<latin>\s?[·,/]\s?[A-Za-z][\w .&+-]{1,30})?[)）]"
    r"(?P<particle>은|는|이|가|의|도|다|이다|였다|입니다)(?=[\s.,]|$)"
)
# With nothing but Chinese characters behind it, a name that is so long or that acts may be a person's: 취팡(瞿芳)이.
_PERSON = (2, 3)
_ACTING = frozenset("이가")
_SURNAMES = cue_set("not_organisation", "surnames_zh")
# A name that an English clause opens with and then describes: Blue Harbour, a rival, has called in.
_APPOSED = re.compile(
    r"^\W*(?:(?:But|And|Meanwhile,?|Separately,?|Elsewhere,?) )?"
    r"(?P<name>(?!(?:In|On|At|For|With|From|By|After|Under|As|To|Of|Since|While|When|If|The|Its|Their|This|That|Today|Now|"
    r"Then|Here|There|Last|Next|Behind|Among|Like|Unlike|Despite|Over|Around|Most|Some|All|Asked|Founded|Based) )"
    r"[A-Z][\w&’'.-]*(?: [A-Z][\w&’'.-]*){0,3}), "
    r"(?:an?|the|its|another|also|which|whose|one of|part of|based|founded|owned|backed)\b(?P<told>[^,;.]{1,80}),"
)
_POST = re.compile(rf"\b(?:{any_of(words('strangers', 'posts', 'en'))})\b")
# What a relative clause tells of is the name before it.
_RELATIVE = re.compile(r"(?P<name>[A-Z][\w&’'.-]*(?: [A-Z][\w&’'.-]*){0,3})(?: \([^()]{1,30}\))?, (?:which|whose) ")


def strangers(clause: Clause) -> Iterator[Span]:
    """Where a Korean clause has whom it speaks of by a name with a gloss that no mention stands for."""
    if clause.lang == "en" or ("(" not in clause.text and "（" not in clause.text):
        return
    for found in _GLOSSED.finditer(clause.text):
        bare = found["latin"] is None
        person = bare and (
            found["particle"] in _ACTING or (len(found["zh"]) in _PERSON and found["zh"][0] in _SURNAMES)
        )
        if not person and not _is_known(clause, found.span("name")):
            yield Span(found.start(), found.end())


def leads_unknown(clause: Clause) -> bool:
    """Whether an English clause opens with a company, a school or the like that nobody knows, and describes it."""
    found = _APPOSED.match(clause.text)
    return found is not None and not _POST.search(found["told"]) and not _is_known(clause, found.span("name"))


def of_relative(fact: Fact, clause: Clause) -> bool:
    """Whether an English sentence has the figures of a fact where it only tells of somebody else named before them."""
    text, base = clause.sentence.text, clause.sentence.span.start
    figures = [q.span.start - base for q in fact.quantities]
    if not figures or ", wh" not in text:
        return False
    for found in _RELATIVE.finditer(text, 0, min(figures)):
        if ", " not in text[found.end() : min(figures)]:
            named = _within(clause, base, found.span("name"))
            return not any(m.id in (*fact.subject, *fact.what) for m in named)
    return False


def _is_known(clause: Clause, place: tuple[int, int]) -> bool:
    return any(_within(clause, clause.span.start, place))


def _within(clause: Clause, base: int, place: tuple[int, int]) -> Iterator[Mention]:
    """Whom a clause names at a place counted from `base`."""
    start, end = base + place[0], base + place[1]
    return (m for m in clause.mentions if m.span.start < end and start < m.span.end)
