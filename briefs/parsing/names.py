"""Finds organisations, products and terms by their known spellings in Korean, English and Chinese.

It knows no unknown names but those that `learn` reads from an article's own introductions, and versions of
known product families.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from briefs.lexicon.load import Lexicon
from briefs.model import Names, Organisation, Product, Span
from briefs.parsing import context, versions
from briefs.parsing.gazetteer import Automaton, Entry, automata, lowered, of_names
from briefs.parsing.korean import compounds_at, particle_at
from briefs.parsing.learning import learn
from briefs.parsing.marks import ORGANISATION, PLACE, PRODUCT, TERM, Mention
from briefs.parsing.shortforms import short_forms
from briefs.parsing.versions import product
from briefs.values import value

__all__ = ["Finder", "learn", "product"]

APOSTROPHES = frozenset("'’")
_POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s))")
_DOMAIN = re.compile(r"\.(?:[a-z]{2,}\b(?!\s)|com|cn|net|org|ai)\b")
# What stands between the names of a list: 지리와 폭스바겐, Xiaomi and Honor.
_LISTED = re.compile(
    r"['’\"”]?(?:\s?\([^()]{1,40}\))?(?:(?:와|과|이나|나|하고)\s|,\s|·|ㆍ|/|\s및\s|,? (?:and|or) )['‘\"“]?"
)
_OFFICES = frozenset({"ministry", "regulator", "legislature", "customs-authority"})
# Where a name may begin: not inside a word of its own script.
_START = re.compile(r"[가-힣](?<![가-힣].)|[A-Za-z0-9](?<![A-Za-z0-9@/._].)|[^가-힣A-Za-z0-9]", re.DOTALL)
_RANK = {PRODUCT: 0, ORGANISATION: 1, TERM: 2}


@value
class _Candidate:
    """A spelling found within its boundaries."""

    start: int
    stop: int  # behind the version, where it has one
    entries: tuple[Entry, ...]
    particle: str
    version: str = ""  # written behind a product's name


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
        self._known = automata(lexicon)
        self._learned = (
            Automaton([*of_names(new, {}), *((entry, (name,)) for name, entry in aliases)]) if new or aliases else None
        )

    def find(self, text: str) -> tuple[Mention, ...]:
        """The mentions in `text` in order, none overlapping another."""
        names, terms = self._known
        candidates = [*_candidates(text, text, names)]
        if self._learned:
            candidates += _candidates(text, text, self._learned)
        candidates += _candidates(text, lowered(text), terms)
        mentions = self._resolve(text, _longest(candidates))
        mentions += self._shortened(text, mentions)
        return _without_glosses(text, sorted(mentions, key=PLACE))

    def _resolve(self, text: str, chosen: Sequence[_Candidate]) -> list[Mention]:
        strong = {e.id for c in chosen for e in c.entries if not e.weak}
        beside = _beside(text, chosen)
        owners = {p.owner for name in strong if (p := self._lexicon.products.get(name))}
        nearby = strong | {owner for owner in owners if owner}
        mentions: list[Mention] = []
        for candidate in chosen:
            entry: Entry | None = candidate.entries[0]
            if len(candidate.entries) > 1 or candidate.entries[0].weak:
                entry = self._entry(text, candidate, nearby | beside.get(candidate.start, frozenset()), mentions)
            if entry:
                mentions.append(self._mention(text, candidate, entry))
        return mentions

    def _entry(self, text: str, candidate: _Candidate, nearby: set[str], before: Sequence[Mention]) -> Entry | None:
        """What `candidate` names here; None where only weak readings are left that the context doesn't support."""
        entries = candidate.entries
        made = tuple([entry for entry in entries if entry.target is PRODUCT])
        if candidate.version:
            entries = made
        strong = [entry for entry in entries if not entry.weak]
        if made and len(made) < len(entries) and any(entry.target is ORGANISATION for entry in strong):
            as_product = bool(candidate.version) or context.is_product(text, candidate.stop)
            return made[0] if as_product else next(entry for entry in strong if entry.target is not PRODUCT)
        span = Span(candidate.start, candidate.stop - len(candidate.version))
        agreed = [entry for entry in entries if entry.weak and self._agrees(text, span, entry, nearby)]
        if len(agreed) > 1:
            recent = [mention.id for mention in before[-12:]]
            agreed.sort(
                key=lambda entry: (
                    -max((at for at, name in enumerate(recent) if self._related(entry, name)), default=-1),
                    self._is_abroad(entry),
                )
            )
        found = [*agreed, *sorted(strong, key=lambda entry: _RANK[entry.target])]
        return found[0] if found else None

    def _related(self, entry: Entry, name: str) -> bool:
        made = self._lexicon.products.get(entry.id)
        return name == entry.id or (made is not None and name in (made.owner, made.family))

    def _is_abroad(self, entry: Entry) -> bool:
        """Whether it is an office of another country: one of no named country is China's."""
        known = self._lexicon.organisations.get(entry.id)
        return known is not None and known.kind == "government" and known.parent != "china-gov"

    def _agrees(self, text: str, span: Span, entry: Entry, nearby: set[str]) -> bool:
        if entry.target is PRODUCT:
            made = self._lexicon.products[entry.id]
            return entry.id in nearby or made.owner in nearby or made.family in nearby
        known = self._lexicon.organisations.get(entry.id)
        if known is None:
            return False
        if known.is_a in _OFFICES and (context.is_office(text, span) or context.is_abroad(text, span)):
            return not context.is_abroad(text, span)
        return (
            entry.id in nearby
            if known.kind != "government" and entry.id in nearby
            else context.agrees(text, span, known.kind)
        )

    def _mention(self, text: str, candidate: _Candidate, entry: Entry) -> Mention:
        identity = entry.id
        if candidate.version:
            made = self._lexicon.products.get(identity) or Product(identity, Names(en=(identity,)))
            identity = self._styles.canonical(made, candidate.version)
        particle = candidate.particle
        if text[candidate.stop : candidate.stop + 1] in APOSTROPHES:
            particle = _possessive(text, candidate.stop) or particle
        return Mention(Span(candidate.start, candidate.stop), entry.target, identity, particle)

    def _shortened(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        full = [(m.span, m.id) for m in mentions if m.target is PRODUCT]
        taken = [m.span for m in mentions]
        return [
            Mention(
                span,
                PRODUCT,
                self._styles.known(name),
                _possessive(text, span.end) or particle_at(text, span.end) or "",
            )
            for span, name in short_forms(text, full, taken)
        ]


def _candidates(text: str, haystack: str, automaton: Automaton) -> Iterator[_Candidate]:
    """The spellings of `automaton` in `haystack`, which is `text` or as long, that stand as names in `text`."""
    for start, end, form in automaton.find(haystack):
        starts = _START.match(text, start)
        if form.is_product and starts and (found := _version(text, start, end, form.entries)):
            yield found
        elif starts or (form.is_term and end - start >= 3 and "가" <= text[start] <= "힣"):
            particle = _ending(text, end, term=form.is_term)
            if particle is not None:
                yield _Candidate(start, end, form.entries, particle)


def _version(text: str, start: int, end: int, entries: tuple[Entry, ...]) -> _Candidate | None:
    """A product's name from `start` to `end` with the version behind it, if one follows."""
    version = versions.extension(text, end)
    particle = particle_at(text, version.end()) if version else None
    return _Candidate(start, version.end(), entries, particle, version[0]) if version and particle is not None else None


def _beside(text: str, chosen: Sequence[_Candidate]) -> dict[int, frozenset[str]]:
    """By its place, the companies that a weak spelling may name where it stands in a list with a certain name."""
    found: dict[int, frozenset[str]] = {}
    weak = {one.start for one in chosen if one.entries[0].weak and all(entry.weak for entry in one.entries)}
    for order in (chosen, chosen[::-1]) if weak else ():
        for near, one in pairwise(order):
            if one.start not in weak:
                continue
            certain = all(not entry.weak and entry.target is ORGANISATION for entry in near.entries)
            left, right = (near, one) if near.start < one.start else (one, near)
            if (certain or near.start in found) and _LISTED.fullmatch(text, left.stop, right.start):
                found[one.start] = frozenset(entry.id for entry in one.entries)
    return found


def _ending(text: str, end: int, *, term: bool) -> str | None:
    """The particle of the name that ends at `end`, empty where it has none; None where more of a word follows."""
    last, after = text[end - 1], text[end : end + 1]
    if last.isascii() and after.isascii():
        if last.isalnum() and (after.isalnum() or after == "_"):
            return None
        if after == "." and _DOMAIN.match(text, end):
            return None
    particle = particle_at(text, end)
    if term and particle == "다":  # more often a verb's end than 이다 behind a vowel
        return None
    return "" if particle is None and term and compounds_at(text, end) else particle


def _longest(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates without overlaps: the leftmost first, of those the longest."""
    kept: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.stop, bool(c.version))):
        if not kept or candidate.start >= kept[-1].stop:
            kept.append(candidate)
        elif (candidate.start, candidate.stop) == (kept[-1].start, kept[-1].stop) and not candidate.version:
            kept[-1] = replace(kept[-1], entries=(*kept[-1].entries, *candidate.entries))
    return kept


def _possessive(text: str, end: int) -> str:
    found = _POSSESSIVE.match(text, end)
    return found[0] if found else ""


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
