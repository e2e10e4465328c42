"""Public bodies: whose doing it is where a city's office acts, and for which government a capital's name stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from briefs.lexicon import Lexicon
from briefs.model import Kind
from briefs.parsing.clauses import grammar
from briefs.parsing.clauses.aims import OFFICIAL
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.names.products import GOVERNMENTS, governments
from briefs.parsing.subjects.natives import of_natives
from briefs.parsing.text.marks import Mention

# Those whose word papers quote.
QUOTED = frozenset({"consulting-firm", "news-outlet", "securities-firm", "stock-exchange"})
CENTRAL, HOME = "central-government", "china-gov"
LOCAL = frozenset({"city-government", "provincial-government"})
# What stands for a government by what it governs.
LOCALLY = {"city": "city-government", "province": "provincial-government"}
# How far into an English clause the place that acts may stand.
EARLY = 48
# An office whose name follows that of its city or province: 선전시 발전개혁위원회는.
OFFICE = re.compile(
    r"(?:시|성|구)?(?:의)?\s(?:[가-힣]{1,10}\s)?(?:[가-힣·]{1,12}(?:위원회|관리국|[가-힣]국|[가-힣]청|판공실|위|당국|정부|고신구|신구|개발구|시험구|하이테크구)|"
    r"당국|관리위원회)(?:은|는|이|가|도)\s"
)
# Whose leader opens a Korean clause by a name and a post: 그레그 애벗 주지사는.
LED = {"주지사": "provincial-government", "성장": "provincial-government"} | dict.fromkeys(
    ("총리", "대통령", "국왕", "왕세자"), CENTRAL
)
LEADER = re.compile(rf"^\W*(?:[가-힣]{{1,8}}\s){{1,3}}(?P<post>{'|'.join(LED)})(?:은|는|이|가|도)\s")
# Pupils in Beijing must …: what a city's rules bind, named first.
BOUND = re.compile(r"^(?:[A-Z][a-z]+\s){1,2}(?:[a-z]+\s){0,2}in\s$")
# In Hunan province a ban has been in place: where rules hold, named alone.
WHERE = re.compile(r"^\W*(?:in|across|throughout) (?:the )?$", re.IGNORECASE)
# Officials by where they sit: In Beijing, regulators, Officials in Brussels.
_OFFICIALS = r"(?:regulators|officials|authorities|lawmakers|policymakers)"
SEATED, PEOPLE = re.compile(r"\W*[Ii]n "), re.compile(rf",? (?:the )?{_OFFICIALS} (?!in\b|from\b)")
PEOPLE_IN = re.compile(
    rf"\W*(?:(?i:(?:the )?(?:[a-z-]+ )?{_OFFICIALS} (?:in|of) )|"
    r"[Tt]he (?:[a-z-]+ ){0,2}(?:department|bureau|commission|administration|office|government|ministry|province|city|"
    r"district|county|state|municipality) of )"
)
# A capital stands for the country's government unless its city is named in full.
CAPITALS = {"beijing": "china-gov"}
# What stands right before and behind whoever is quoted, and how far from the end of what it said, in characters.
_BEFORE = re.compile(r",[”\"]? (?:the |its )?$")
_SAID = re.compile(r" (?:also |has |have |had |itself )*(?:said|says?|announced|added|confirmed|disclosed)\b")
_ACCORDING = re.compile(r", according to (?:the |its )?$")
_NEAR = 24


class Officials:
    """The governments that act in an article; fed clause by clause."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._governments = governments(lexicon)
        self._last: dict[str, str] = {}  # the government last spoken of, or whose place was, by what it governs
        self._seat = ""  # the government of the place last spoken of, whatever that is
        self._full: set[str] = set()  # governments of cities whose full name the article has given

    def note(self, clause: Clause) -> bool:
        """Takes which cities' governments a clause names in full; whether any is new."""
        known = len(self._full)
        for mention in clause.organisations:
            here = self._governments.get(mention.id, mention.id)
            if self._is_a(here) in GOVERNMENTS or mention.id in self._governments:
                self._seat = here
            if (sort := self._is_a(here)) in LOCAL or (sort == CENTRAL and here != HOME):
                self._last[sort] = here
            if self._is_a(mention.id) in LOCAL and not self._bare(clause, mention):
                self._full.add(mention.id)
        return len(self._full) > known

    def begin(self, title: Iterable[Mention]) -> None:
        """Takes whose government a headline speaks of."""
        named = [self._governments.get(m.id, m.id) for m in title]
        self._seat = next((here for here in named if self._is_a(here) in GOVERNMENTS), "")

    def told_of(self, sort: str) -> tuple[str, ...]:
        """The government of the place that was last spoken of, where `sort` describes one: the city, the government."""
        here = self._seat if sort == "government" else self._last.get(LOCALLY.get(sort, ""))
        return (here,) if here else ()

    def actors(self, clause: Clause) -> list[Mention]:
        """Mentions of organisations that may act: places and those quoted as sources are none."""
        return [self._meant(clause, m) for m in clause.organisations if not self._passive(m.id)]

    def _passive(self, organisation: str) -> bool:
        known = self._lexicon.organisations.get(organisation)
        return known is not None and (known.kind in ("media", "place") or known.is_a in QUOTED)

    def _meant(self, clause: Clause, mention: Mention) -> Mention:
        """`mention`, or the central government where it names the capital in its stead: Beijing has told companies."""
        known = self._lexicon.organisations.get(mention.id)
        capital = CAPITALS.get(known.place or "") if known and known.is_a == "city-government" else None
        if capital and mention.id not in self._full and self._bare(clause, mention):
            return Mention(mention.span, mention.target, capital, mention.particle)
        return mention

    def acting(self, clause: Clause) -> tuple[str, ...]:
        """The governments of the places that act in the clause: Hangzhou hands out vouchers, pupils in Beijing must."""
        places = [m for m in clause.organisations if m.id in self._governments and not of_natives(clause, m)]
        if clause.lang == "en":
            if bound := [m for m in clause.organisations if self._binds(clause, m)]:
                here = self._governments.get(bound[0].id, bound[0].id)
                return (here,) if self._is_a(here) in GOVERNMENTS else ()
            places = [
                m for m in places if m.span.start - clause.span.start <= EARLY and not grammar.governed(clause, m)
            ]
        found = grammar.subject(clause, places, clause.span.end)
        if found and clause.lang == "ko":
            found = self._listed(clause, found)
        acting = {m.id: self._of_place(clause, m) for m in places}
        return tuple(acting.get(place, place) for place in found)

    def _listed(self, clause: Clause, places: tuple[str, ...]) -> tuple[str, ...]:
        """`places` with the governments that stand in one list with them: 간쑤성과 구이저우성, 네이멍구자치구는."""
        ruling = [m for m in clause.organisations if m.id in self._governments or self._is_a(m.id) in GOVERNMENTS]
        return grammar.together(clause, ruling, places[-1])

    def doing(self, clause: Clause, kind: Kind) -> tuple[str, ...]:
        """The governments that do what `kind` tells: those that act, of what companies do only cities and provinces.

        Suzhou will train engineers; a country is its own.
        """
        if kind in OFFICIAL:
            return self.acting(clause)
        return tuple([one for one in self.acting(clause) if self._is_a(one) in LOCAL]) if kind is Kind.TALENT else ()

    def seated(self, clause: Clause) -> tuple[str, ...]:
        """The government whose people an English clause opens with by where they sit: In Beijing, regulators want."""
        first = clause.organisations[0] if clause.lang == "en" and clause.organisations else None
        if first is None or first.id not in self._governments:
            return ()
        start, end = first.span.start - clause.span.start, first.span.end - clause.span.start
        there = SEATED.fullmatch(clause.text[:start]) and PEOPLE.match(clause.text, end)
        if not there and not PEOPLE_IN.fullmatch(clause.text[:start]):
            return ()
        return (self._of_place(clause, first),)

    def _binds(self, clause: Clause, mention: Mention) -> bool:
        """Whether a clause opens with whom the rules of a place bind, or with nobody else but where they hold."""
        before = clause.text[: mention.span.start - clause.span.start]
        alone = len(clause.organisations) == 1 and self._is_a(self._governments.get(mention.id, mention.id)) in LOCAL
        return BOUND.match(before) is not None or (alone and WHERE.match(before) is not None)

    def office(self, clause: Clause) -> tuple[str, ...]:
        """The local government one of whose offices acts: 선전시 발전개혁위원회는."""
        for mention in clause.organisations:
            here = self._governments.get(mention.id) or (mention.id if self._is_a(mention.id) in LOCAL else None)
            if here and clause.lang == "ko" and OFFICE.match(clause.text, mention.span.end - clause.span.start):
                return (here,)
        return self._led(clause) if clause.lang == "ko" else ()

    def _led(self, clause: Clause) -> tuple[str, ...]:
        """The government last spoken of that somebody leads by whose post a Korean clause opens: 애벗 주지사는."""
        leader = LEADER.match(clause.text)
        if leader is None or any(m.span.start - clause.span.start < leader.end() for m in clause.organisations):
            return ()
        last = self._last.get(LED[leader["post"]])
        return (last,) if last else ()

    def local(self, clause: Clause, found: tuple[str, ...]) -> tuple[str, ...]:
        """`found` with the local government for each office that belongs to one, and with those of listed places."""
        if found and clause.lang == "ko" and self._is_a(found[0]) in GOVERNMENTS:
            found = (*[self._governments.get(one, one) for one in self._listed(clause, found[:1])], *found)
        return tuple(dict.fromkeys([self._local(organisation) for organisation in found])) if found else ()

    def public(self, organisations: Iterable[str]) -> bool:
        """Whether all are governments or their bodies."""
        known = [self._lexicon.organisations.get(o) for o in organisations]
        return bool(known) and all(o is not None and o.kind == "government" for o in known)

    def speaks_for(self, body: str, governments: tuple[str, ...]) -> bool:
        """Whether a public body is one of the only government of `governments`."""
        known = self._lexicon.organisations.get(body)
        if len(governments) != 1 or known is None or known.kind != "government" or body in governments:
            return False
        whole = self._lexicon.organisations.get(governments[0])
        return whole is not None and whole.is_a == CENTRAL and whole.place == known.place and known.is_a != CENTRAL

    def _local(self, organisation: str) -> str:
        known = self._lexicon.organisations.get(organisation)
        office = known is not None and known.kind == "government" and known.parent
        return office if office and self._is_a(office) in LOCAL else organisation

    def _of_place(self, clause: Clause, mention: Mention) -> str:
        here = self._governments[mention.id]
        capital = CAPITALS.get(mention.id)
        return capital if capital and here not in self._full else here

    def _bare(self, clause: Clause, mention: Mention) -> bool:
        """Whether a government is named by its place alone."""
        known = self._lexicon.organisations.get(mention.id)
        place = self._lexicon.organisations.get(known.place) if known and known.place else None
        start = mention.span.start - clause.span.start
        return place is not None and clause.text[start : mention.span.end - clause.span.start] in place.names.every()

    def _is_a(self, organisation: str) -> str | None:
        known = self._lexicon.organisations.get(organisation)
        return known.is_a if known else None


def quoted(
    clause: Clause, actors: Sequence[Mention], subject: tuple[str, ...], officials: Officials
) -> tuple[str, ...]:
    """The body that says what its government, the `subject`, does where all of an English clause is its word."""
    body = _sayer(clause, actors)
    return (body.id,) if body and officials.speaks_for(body.id, subject) else ()


def marked(actors: Mapping[Clause, Sequence[Mention]], officials: Officials, clause: Clause) -> tuple[str, ...]:
    """Whom a clause's grammar marks as its subject, or the body that says what its government does."""
    found = grammar.subject(clause, actors[clause], clause.span.end)
    return quoted(clause, actors[clause], found, officials) or found


def _sayer(clause: Clause, actors: Sequence[Mention]) -> Mention | None:
    last = actors[-1] if actors and clause.lang == "en" else None
    if last is None:
        return None
    start, end = last.span.start - clause.span.start, last.span.end - clause.span.start
    near = max(0, start - _NEAR)
    if _ACCORDING.search(clause.text, near, start):
        return last
    return last if _BEFORE.search(clause.text, near, start) and _SAID.match(clause.text, end) else None
