"""Whom a clause speaks of by words that stand for somebody else than whom the text spoke of before it.

A part (Headcount there, 이 장비의, A lab that Oppo opened), several (They), or somebody by a name that nobody knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, words
from briefs.model import Fact, Kind, Span
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.names.namecues import cue_set
from briefs.parsing.text.marks import Mention

# What one has or does by itself, whatever somebody else's things are, and what a part of one does.
OWN = frozenset({Kind.INVESTMENT, Kind.MARKET, Kind.CAPABILITY, Kind.TALENT})
_OF_PARTS = OWN | {Kind.PERFORMANCE}
_SITES_EN = any_of(words("strangers", "sites", "en"))
_SITES_KO = any_of((*words("strangers", "sites", "ko"), "장비", "설비", "기지", "거점", "제품", "기계"))


class _Words(NamedTuple):
    """Words of a clause that tell of somebody else, facts of which kinds, and whether only one of a single subject."""

    kinds: frozenset[Kind]
    found: re.Pattern[str]
    alone: bool = True
    without: re.Pattern[str] | None = None  # what may not stand before them


_WORDS = {
    "en": (
        # Headcount there has risen; not there are, out there, nor where the clause has said before where it is.
        _Words(
            _OF_PARTS,
            re.compile(
                r"(?<!\bout )\b[Tt]here\b(?! (?:is|are|was|were|(?:has|have|had) (?:not )?been|will|would|may|might|"
                r"can|could|should|seems?|came|to be|be)\b)"
            ),
            without=re.compile(r"\b(?:in|at|near|to|into) (?:the )?[A-Z]"),
        ),
        _Words(
            _OF_PARTS,
            re.compile(r"^\W*(?:(?:Together|All told|Combined|Between them),? )?(?:[Tt]hey|[Tt]hese|[Tt]hose)\b"),
        ),
        # Those two sites can turn out 3 million modules: whose they are, the text says before.
        _Words(OWN, re.compile(rf"^\W*(?:Those|These|The|Both) (?:two |three |four )?(?:{_SITES_EN})s\b"), False),
        # It has promised the lab 1.2 billion yuan: whom the text speaks of gets it.
        _Words(
            frozenset({Kind.INVESTMENT}),
            re.compile(
                r"\b(?:promised|gave|gives?|given|grant(?:s|ed)|offer(?:s|ed)|hand(?:s|ed)|lent|lends|pa(?:ys|id)|"
                r"award(?:s|ed)|donated|pledged|allott?ed) (?:it|them|the (?:[a-z]+ )?(?:lab|laboratory|company|firm|"
                r"group|start-up|startup|maker|university|institute|school|developer|chipmaker|carmaker))\b"
            ),
            False,
        ),
    ),
    # 이 장비의 생산성은, 지난해 이 공장은.
    "ko": (
        _Words(
            _OF_PARTS,
            re.compile(
                rf"^\W*(?:[^\s,]{{1,8}} ){{0,2}}?(?:(?:이|그) (?:{_SITES_KO})|이곳|그곳|거기)"
                r"(?:의|은|는|이|가|에는|에서는|에서) "
            ),
        ),
    ),
}
# Somebody who acts, by what he is, as a sentence speaks of him: 네덜란드 공무원들도, 병원관리국은.
ACTOR = re.compile(
    r"^\W*(?:[^\s,.은는]{1,12}(?<![은는을를이가]) ){0,3}?[가-힣A-Za-z]{0,10}"
    rf"(?:{any_of(words('strangers', 'actors', 'ko'))}|"
    r"(?<=[가-힣]{2})(?<![출공전표지제게감무동임택증다])시|(?<=[가-힣]{2})(?<![사조저취운공])항)"
    r"(?:들|\s\S{1,4}\s?곳)?(?:은|는|도|이|가)\s"
)
# A lab for robots that Oppo set up: a part, and who made it.
_PART_THAT = re.compile(
    r"^\W*(?:In \w+, )?(?:An?|The|One|Its|Another|This|That) (?:[\w’'-]+ ){0,4}?"
    rf"(?:{_SITES_EN}) (?:[\w’'-]+ ){{0,4}}?(?:(?:that|which) )?(?:the )?(?=[A-Z])"
)
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
# 선전은, 선전의: a town by a name that may be a word.
_OPENS_OF = re.compile(r"^\W*([가-힣]{2,6})(?:은|는|이|가|도|의)\s")


def worded(fact: Fact, clause: Clause, alone: bool) -> bool:
    """Whether the words of a clause tell of a part or of several, where its fact has, `alone`, somebody unsaid."""
    told = [one for one in _WORDS[clause.lang] if fact.kind in one.kinds and (alone or not one.alone)]
    found = ((one.without, place) for one in told if (place := one.found.search(clause.text)))
    return any(not without or not without.search(clause.text, 0, place.start()) for without, place in found)


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
    found = _APPOSED.match(clause.text) if clause.lang == "en" else None
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


def of_part(fact: Fact, clause: Clause) -> bool:
    """Whether an English clause opens with a part that its fact's subject set up: A lab that Oppo opened has 150."""
    found = _PART_THAT.match(clause.text)
    at = clause.span.start + found.end() if found else None
    return any(m.span.start == at and m.id in fact.subject and m.particle not in ("'s", "’s") for m in clause.mentions)


def opens_place(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a Korean clause opens with a town by a name that may be a word as well: 선전은, 선전의."""
    opens = _OPENS_OF.match(clause.text) if clause.lang == "ko" else None
    named = any(m.span.start - clause.span.start <= 1 for m in clause.organisations)
    return opens is not None and not named and opens[1] in _doubtful_places(lexicon.base or lexicon)


@lru_cache(maxsize=4)
def _doubtful_places(lexicon: Lexicon) -> frozenset[str]:
    places = (one for one in lexicon.organisations.values() if one.kind == "place")
    return frozenset(name for one in places for name in one.names.weak)


def _is_known(clause: Clause, place: tuple[int, int]) -> bool:
    return any(_within(clause, clause.span.start, place))


def _within(clause: Clause, base: int, place: tuple[int, int]) -> Iterator[Mention]:
    """Whom a clause names at a place counted from `base`."""
    there = Span(*place).shift(base)
    return (m for m in clause.mentions if m.span.meets(there))
