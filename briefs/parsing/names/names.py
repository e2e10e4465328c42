"""Finds organisations, products and terms by their known spellings in Korean, English and Chinese.

It knows no unknown names but those that `learn` reads from an article's own introductions, and versions of
known product families.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache

from briefs.lexicon.load import Lexicon
from briefs.lexicon.wording import any_of, words
from briefs.model import Names, Organisation, Product, Span
from briefs.parsing.names import context, versions
from briefs.parsing.names.candidates import Candidate, listed_with, longest, standing
from briefs.parsing.names.learning import learn, taught
from briefs.parsing.names.namecues import cues
from briefs.parsing.names.products import governments, line
from briefs.parsing.names.shortforms import short_forms
from briefs.parsing.names.versions import product
from briefs.parsing.text.gazetteer import Automaton, Entry, automata, lowered, of_names, straightened
from briefs.parsing.text.korean import particle_at
from briefs.parsing.text.marks import ORGANISATION, PLACE, PRODUCT, TERM, Mention

__all__ = ["Finder", "learn", "product", "taught"]

APOSTROPHES = frozenset("'’")
OPENING = frozenset("'‘")
_POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s))")
_OFFICES = frozenset({"ministry", "regulator", "legislature", "customs-authority"})
# A part of an institution, which acts for it: 칭화대 집적회로학원은.
_PART = re.compile(
    r"\s[가-힣A-Za-z·]{0,12}(?:학원|학부|학과|대학원|연구원|연구소|연구실|실험실|병원|의대|연구팀|사업부|사업군|사업본부|부문|법인)"
    r"(?=[은는이가]\s)"
)
# The same of a public body: 경제부 국제무역서는.
_BUREAU = re.compile(
    r"\s[가-힣·]{2,12}(?:국|청|처|실|본부|위원회|사무소|무역서|관리부|관리처|집행부)(?<!출처)(?<!부처)(?=[은는이가]\s)"
)
# A fund's, by its number: '빅펀드' 3기는.
_PHASE = re.compile(r"['’”]?\s\d{1,2}[기호](?=[은는이가]\s)")
# What stands behind a person's name: its characters, the company and the post.
_PERSON = re.compile(
    rf"[(（](?P<zh>(?:{any_of(cues('not_organisation', 'surnames_zh'))})[\u4e00-\u9fff]{{1,2}})[)）]"
    rf"(?:\s[가-힣A-Za-z]{{1,12}}){{0,2}}?\s(?:{any_of(words('subjects', 'post', 'ko'))})"
)
_TELLING = frozenset({"은", "는", "이", "가", "도", "의"})
_LOCAL = frozenset({"city-government", "provincial-government"})
_RANK = {PRODUCT: 0, ORGANISATION: 1, TERM: 2}
_styles = lru_cache(maxsize=4)(versions.Styles)


class Finder:
    """Finds the names of a lexicon and of an article's learned organisations; build once, use for many texts.

    The longest spelling wins. A spelling shared by a maker and its product names the product where a version or a word
    such as 앱 or chatbot follows, else the maker. Weak spellings count only where `context` agrees.
    """

    def __init__(
        self, lexicon: Lexicon, learned: Sequence[Organisation] = (), aliases: Sequence[tuple[str, Entry]] = ()
    ) -> None:
        """`learned` are organisations that an article introduces, `aliases` its own spellings of known names."""
        self._lexicon = lexicon.with_organisations(learned)
        self._styles = _styles(lexicon)
        new = {o.id: o for o in learned if o.id not in lexicon.organisations}
        self._taught = {*new, *(entry.id for _, entry in aliases)}
        self._known = automata(lexicon)
        self._learned = (
            Automaton([*of_names(new, {}), *((entry, (name,)) for name, entry in aliases)]) if new or aliases else None
        )

    def find(self, text: str) -> tuple[Mention, ...]:
        """The mentions in `text` in order, none overlapping another."""
        names, terms = self._known
        straight = straightened(text)
        candidates = [*standing(text, straight, names)]
        if self._learned:
            candidates += standing(text, straight, self._learned)
        candidates += standing(text, lowered(straight), terms)
        mentions = self._resolve(text, longest(candidates))
        mentions += self._shortened(text, mentions)
        return _without_glosses(text, sorted(mentions, key=PLACE))

    def _resolve(self, text: str, chosen: Sequence[Candidate]) -> list[Mention]:
        strong = {e.id for c in chosen for e in c.entries if not e.weak}
        beside = listed_with(text, chosen)
        owners = {p.owner for name in strong if (p := self._lexicon.products.get(name))}
        nearby = strong | {owner for owner in owners if owner}
        acting = frozenset(c.start for c in chosen if c.entries[0].target is ORGANISATION)
        mentions: list[Mention] = []
        ends = {c.stop for c in chosen}
        for candidate in chosen:
            entry: Entry | None = candidate.entries[0]
            weak = candidate.entries[0].weak
            if weak and candidate.start - 1 not in ends and context.of_another(text, candidate.start):
                continue
            if len(candidate.entries) > 1 or weak:
                entry = self._entry(text, candidate, nearby | beside.get(candidate.start, frozenset()), mentions)
            if entry and not self._is_another(text, candidate, entry):
                mentions.append(self._mention(text, candidate, entry, acting))
        return mentions

    def _is_another(self, text: str, candidate: Candidate, entry: Entry) -> bool:
        """Whether the characters behind a company's name are a person's, 한쉬(韓旭) … 회장은, or a namesake's."""
        known = self._lexicon.organisations.get(entry.id)
        if entry.target is not ORGANISATION or known is None or not text.startswith(("(", "（"), candidate.stop):
            return False
        told = _PERSON.match(text, candidate.stop)
        person = told is not None and told["zh"] not in known.names.zh
        return person or context.glossed_otherwise(text, candidate.stop, known.names)

    def _entry(self, text: str, candidate: Candidate, nearby: set[str], before: Sequence[Mention]) -> Entry | None:
        """What `candidate` names here; None where only weak readings are left that the context doesn't support."""
        entries = candidate.entries
        made = tuple([entry for entry in entries if entry.target is PRODUCT])
        if candidate.version:
            entries = made
        strong = [entry for entry in entries if not entry.weak]
        if made and len(made) < len(entries) and any(entry.target is ORGANISATION for entry in strong):
            above = {up for entry in strong for up in line(self._lexicon, entry.id)}
            as_product = bool(candidate.version) or context.is_product(text, candidate.stop)
            as_product = as_product or (made[0].weak and self._is_made_by(made[0], nearby - above))
            return made[0] if as_product else next(entry for entry in strong if entry.target is not PRODUCT)
        span = Span(candidate.start, candidate.stop - len(candidate.version))
        only = all(entry.target is TERM for entry in strong)
        agreed = [entry for entry in entries if entry.weak and self._agrees(text, span, entry, nearby, only)]
        if len(agreed) > 1:
            agreed = self._likeliest_first(agreed, before)
        strong.sort(key=lambda entry: _RANK[entry.target])
        found = [*strong, *agreed] if self._is_taught(strong) else [*agreed, *strong]
        return found[0] if found else None

    def _is_made_by(self, entry: Entry, nearby: Collection[str]) -> bool:
        made = self._lexicon.products[entry.id]
        return made.owner in nearby or made.family in nearby

    def _likeliest_first(self, entries: list[Entry], before: Sequence[Mention]) -> list[Entry]:
        """`entries`, those first whom the text told of last; offices of several other countries only where it did."""
        recent = [m.id for m in before[-12:] if m.particle in _TELLING or not self._is_place(m.id)]
        told = [max((at for at, name in enumerate(recent) if self._related(e, name)), default=-1) for e in entries]
        if max(told) < 0 and all(self._is_abroad(e) and self._is_office(e) for e in entries):
            return []
        order = [(-at, self._is_abroad(e), self._is_local(e)) for at, e in zip(told, entries, strict=True)]
        return [entries[number] for number in sorted(range(len(entries)), key=order.__getitem__)]

    def _is_taught(self, strong: Sequence[Entry]) -> bool:
        """Whether the article itself says whose name it is."""
        return any(entry.target is ORGANISATION and entry.id in self._taught for entry in strong)

    def _related(self, entry: Entry, name: str) -> bool:
        if entry.target is ORGANISATION:  # an office of whom or of where the text has told: 중국의 대응은
            above = self._above(entry.id)
            here = (name, governments(self._lexicon).get(name), self._above(name))
            return name == entry.id or (above is not None and above in here)
        made = self._lexicon.products.get(entry.id)
        return name == entry.id or (made is not None and name in (made.owner, made.family))

    def _above(self, office: str) -> str | None:
        """The government to which a public body belongs."""
        known = self._lexicon.organisations.get(office)
        return known.parent if known and known.kind == "government" else None

    def _is_place(self, name: str) -> bool:
        known = self._lexicon.organisations.get(name)
        return known is not None and known.kind == "place"

    def _is_abroad(self, entry: Entry) -> bool:
        """Whether it is an office of another country: one of no named country is China's."""
        known = self._lexicon.organisations.get(entry.id)
        return known is not None and known.kind == "government" and known.parent != "china-gov"

    def _is_office(self, entry: Entry) -> bool:
        known = self._lexicon.organisations.get(entry.id)
        return known is not None and known.is_a in _OFFICES

    def _is_local(self, entry: Entry) -> bool:
        """Whether it is a city's or a province's: a capital's name rather stands for the country's government."""
        known = self._lexicon.organisations.get(entry.id)
        return known is not None and known.is_a in _LOCAL

    def _agrees(self, text: str, span: Span, entry: Entry, nearby: set[str], only: bool) -> bool:
        if entry.target is PRODUCT:
            return entry.id in nearby or self._is_made_by(entry, nearby)
        known = self._lexicon.organisations.get(entry.id)
        if known is None:
            return False
        if self._is_office(entry) and (context.is_office(text, span) or context.is_abroad(text, span)):
            return not context.is_abroad(text, span)
        if context.glossed(text, span.end, known.names):
            return True
        seat = known.is_a in _LOCAL or known.is_a == "central-government"  # is called by where it is
        return (entry.id in nearby and not seat) or context.agrees(text, span, known.kind, only=only)

    def _mention(self, text: str, candidate: Candidate, entry: Entry, acting: frozenset[int]) -> Mention:
        identity = entry.id
        if candidate.version:
            made = self._lexicon.products.get(identity) or Product(identity, Names(en=(identity,)))
            identity = self._styles.canonical(made, candidate.version)
        particle = candidate.particle
        if not particle and entry.target is ORGANISATION and (part := self._part(text, candidate.stop, entry)):
            own = acting.isdisjoint(range(candidate.stop, part.end()))
            particle = (particle_at(text, part.end()) or "") if own else ""
        elif text[candidate.stop : candidate.stop + 1] in APOSTROPHES:
            particle = _possessive(text, candidate.start, candidate.stop) or particle
        return Mention(Span(candidate.start, candidate.stop), entry.target, identity, particle)

    def _part(self, text: str, end: int, entry: Entry) -> re.Match[str] | None:
        """A part of an institution or a public body, where one stands behind its name."""
        known = self._lexicon.organisations.get(entry.id)
        own = {"government": _BUREAU, "fund": _PHASE}.get(known.kind) if known else None
        return (own and own.match(text, end)) or _PART.match(text, end)

    def _shortened(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        full = [(m.span, m.id) for m in mentions if m.target is PRODUCT]
        taken = [m.span for m in mentions]
        return [
            Mention(
                span,
                PRODUCT,
                self._styles.known(name),
                _possessive(text, span.start, span.end) or particle_at(text, span.end) or "",
            )
            for span, name in short_forms(text, full, taken)
        ]


def _possessive(text: str, start: int, end: int) -> str:
    """The possessive's ending at `end`; a bare mark only closes what one before the name has opened."""
    found = _POSSESSIVE.match(text, end)
    closes = found and len(found[0]) == 1 and text[max(0, start - 1) : start] in OPENING
    return found[0] if found and not closes else ""


_GLOSS = re.compile(r"['’\"”]?\s?[(（][^()（）]{0,60}")


def _without_glosses(text: str, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Drops a name that only repeats the one before its bracket in another script: 화웨이(華爲·Huawei)."""
    kept: list[Mention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        repeats = last and last.id == mention.id and mention.span.start - last.span.end < 64
        if not (repeats and last and _GLOSS.fullmatch(text, last.span.end, mention.span.start)):
            kept.append(mention)
    return tuple(kept)
