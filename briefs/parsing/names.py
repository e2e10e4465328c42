"""Finds organisations, products and terms by their known spellings in Korean, English and Chinese.

It knows no unknown names but those that `learn` reads from an article's own introductions, and versions of
known product families.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefs.lexicon.load import Lexicon, load
from briefs.model import Organisation, Span
from briefs.parsing import context, versions
from briefs.parsing.gazetteer import LOWER, Automaton, Entry, of_names, of_terms, shipped
from briefs.parsing.korean import compounds_at, is_hangul, particle_at
from briefs.parsing.learning import learn
from briefs.parsing.marks import Mention, Target
from briefs.parsing.shortforms import short_forms
from briefs.parsing.versions import product

__all__ = ["Finder", "learn", "product"]

_POSSESSIVE = re.compile(r"['’]s\b|['’](?=\s)")
_DOMAIN = re.compile(r"\.(?:[a-z]{2,}\b(?!\s)|com|cn|net|org|ai)\b")
_RANK = {Target.PRODUCT: 0, Target.ORGANISATION: 1, Target.TERM: 2}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A spelling found within its boundaries."""

    start: int
    end: int
    spelling: str
    entries: tuple[Entry, ...]
    version: str = ""  # written behind a product's name

    @property
    def stop(self) -> int:
        return self.end + len(self.version)


class Finder:
    """Finds the names of a lexicon and of an article's learned organisations; build once, use for many texts.

    The longest spelling wins. A spelling shared by a maker and its product names the product where a version or a word
    such as 앱 or chatbot follows, else the maker. Weak spellings count only where `context` agrees.
    """

    def __init__(self, lexicon: Lexicon, learned: Iterable[Organisation] = ()) -> None:
        self._lexicon = lexicon.with_organisations(learned)
        self._styles = versions.Styles(self._lexicon)
        base = load()
        if lexicon.products is base.products and lexicon.terms is base.terms:
            new = {key: o for key, o in self._lexicon.organisations.items() if key not in base.organisations}
            self._exact, self._lowered = shipped()
            self._learned = Automaton(of_names(new, {}))
        else:
            self._exact = Automaton(of_names(self._lexicon.organisations, self._lexicon.products))
            self._lowered, self._learned = Automaton(of_terms(self._lexicon.terms.values())), Automaton(())

    def find(self, text: str) -> tuple[Mention, ...]:
        """The mentions in `text` in order, none overlapping another."""
        candidates = [*self._candidates(text, text, self._exact), *self._candidates(text, text, self._learned)]
        candidates += self._candidates(text, text.translate(LOWER), self._lowered)
        chosen = _longest(candidates)
        mentions = self._resolve(text, chosen)
        mentions += self._shortened(text, mentions)
        return _without_glosses(text, sorted(mentions, key=lambda mention: mention.span.start))

    def _candidates(self, text: str, haystack: str, automaton: Automaton) -> Iterator[_Candidate]:
        for start, end, spelling, entries in automaton.find(haystack):
            fits = _fits(text, start, end, term=entries[0].target is Target.TERM)
            if any(entry.target is Target.PRODUCT for entry in entries) and _starts(text, start):
                version = versions.extension(text, end)
                if version and particle_at(text, version.end()) is not None:
                    yield _Candidate(start, end, spelling, entries, version[0])
                    continue
            if fits:
                yield _Candidate(start, end, spelling, entries)

    def _resolve(self, text: str, chosen: Sequence[_Candidate]) -> list[Mention]:
        strong = {e.id for c in chosen for e in c.entries if not e.weak}
        owners = {p.owner for name in strong if (p := self._lexicon.products.get(name))}
        nearby = strong | {owner for owner in owners if owner}
        mentions: list[Mention] = []
        for candidate in chosen:
            entry = self._entry(text, candidate, nearby, mentions)
            if entry:
                mentions.append(self._mention(text, candidate, entry))
        return mentions

    def _entry(self, text: str, candidate: _Candidate, nearby: set[str], before: Sequence[Mention]) -> Entry | None:
        """What `candidate` names here; None where only weak readings are left that the context doesn't support."""
        entries = candidate.entries
        if candidate.version:
            entries = tuple(entry for entry in entries if entry.target is Target.PRODUCT)
        span = Span(candidate.start, candidate.end)
        as_product = bool(candidate.version) or context.is_product(text, candidate.stop)
        strong = [entry for entry in entries if not entry.weak]
        made = [entry for entry in entries if entry.target is Target.PRODUCT]
        if made and len(made) < len(entries) and any(entry.target is Target.ORGANISATION for entry in strong):
            strong = made if as_product else [entry for entry in strong if entry.target is not Target.PRODUCT]
            return strong[0]
        agreed = [entry for entry in entries if entry.weak and self._agrees(text, span, entry, nearby)]
        recent = [mention.id for mention in before[-12:]]
        agreed.sort(
            key=lambda entry: -max((at for at, name in enumerate(recent) if self._related(entry, name)), default=-1)
        )
        found = [*agreed, *sorted(strong, key=lambda entry: _RANK[entry.target])]
        return found[0] if found else None

    def _related(self, entry: Entry, name: str) -> bool:
        made = self._lexicon.products.get(entry.id)
        return name == entry.id or (made is not None and name in (made.owner, made.family))

    def _agrees(self, text: str, span: Span, entry: Entry, nearby: set[str]) -> bool:
        if entry.target is Target.PRODUCT:
            made = self._lexicon.products[entry.id]
            return entry.id in nearby or made.owner in nearby or made.family in nearby
        known = self._lexicon.organisations.get(entry.id)
        if known is None:
            return False
        return (
            entry.id in nearby
            if known.kind != "government" and entry.id in nearby
            else context.agrees(text, span, known.kind)
        )

    def _mention(self, text: str, candidate: _Candidate, entry: Entry) -> Mention:
        identity, span = entry.id, Span(candidate.start, candidate.stop)
        if candidate.version:
            identity = self._styles.canonical(self._lexicon.products[identity], candidate.version)
        return Mention(span, entry.target, identity, _particle(text, span.end))

    def _shortened(self, text: str, mentions: Sequence[Mention]) -> list[Mention]:
        full = [(m.span, m.id) for m in mentions if m.target is Target.PRODUCT]
        taken = [m.span for m in mentions]
        return [
            Mention(span, Target.PRODUCT, self._styles.known(name), _particle(text, span.end))
            for span, name in short_forms(text, full, taken)
        ]


def _starts(text: str, start: int) -> bool:
    """Whether a name may begin here: not inside a word of its own script."""
    first, before = text[start], text[start - 1 : start]
    if is_hangul(first):
        return not is_hangul(before)
    if first.isascii() and first.isalnum():
        return not (before.isascii() and (before.isalnum() or (before in "@/._" and before != "")))
    return True


def _fits(text: str, start: int, end: int, *, term: bool) -> bool:
    """Whether the name at `start` to `end` is a whole word, up to Korean particles."""
    compound = term and end - start >= 3 and is_hangul(text[start])
    if not _starts(text, start) and not compound:
        return False
    last, after = text[end - 1], text[end : end + 1]
    if last.isascii() and last.isalnum() and after.isascii() and (after.isalnum() or after == "_"):
        return False
    if after == "." and last.isascii() and _DOMAIN.match(text, end):
        return False
    return particle_at(text, end) is not None or (term and compounds_at(text, end))


def _longest(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """The candidates without overlaps: the leftmost first, of those the longest."""
    kept: list[_Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.stop, bool(c.version))):
        if not kept or candidate.start >= kept[-1].stop:
            kept.append(candidate)
        elif (candidate.start, candidate.stop) == (kept[-1].start, kept[-1].stop) and not candidate.version:
            kept[-1] = replace(kept[-1], entries=(*kept[-1].entries, *candidate.entries))
    return kept


def _particle(text: str, end: int) -> str:
    possessive = _POSSESSIVE.match(text, end)
    return possessive[0] if possessive else particle_at(text, end) or ""


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
