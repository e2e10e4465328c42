"""Spellings of known names where they stand in a text within their boundaries, before it is told what they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefs.lexicon.wording import any_of
from briefs.parsing.names import versions
from briefs.parsing.names.namecues import cues
from briefs.parsing.text.gazetteer import Automaton, Entry
from briefs.parsing.text.korean import compounds_at, particle_at
from briefs.parsing.text.marks import ORGANISATION
from briefs.values import value

_DOMAIN = re.compile(r"\.(?:[a-z]{2,}\b(?!\s)|com|cn|net|org|ai)\b")
# What stands between the names of a list: 지리와 폭스바겐, Xiaomi and Honor.
_LISTED = re.compile(
    r"['’\"”]?(?:\s?\([^()]{1,40}\))?(?:(?:와|과|이나|나|하고)\s|,\s|·|ㆍ|/|\s및\s|,? (?:and|or) )['‘\"“]?"
)
# Behind one of these no name begins with a Latin letter or a digit, as behind a letter or a digit.
_JOINING = frozenset("@/._")
_SOUTH = re.compile(r"\b(?:South|North|East|West|Central|Northeast|Northwest|Southwest|Southeast) $")
# What a company is, in Korean behind its name in Latin letters.
_CALLED = re.compile(
    rf"(?:{any_of((*cues('formal', 'ends'), '로봇', '테크', '그룹', '반도체', '모터스', '클라우드'))})"
)
# A country's character beside one that is neither a country's nor stands before one is part of a name: 張建中, 中車.
_PARTNERS = "中美日韓北英佛獨印露臺歐對訪駐反親"
_GLOSS = re.compile(r"[(（][\u3400-\u9fff]{0,8}$")
# What stands between a product's name and its version: 어니(ERNIE) 5.0, '주톈(九天)' 3.0.
_GLOSSED = re.compile(r"['’”]?[(（][^()（）가-힣]{1,40}[)）]['’”]?(?=\s)|['’”](?=\s\d)")
_HAN = re.compile(rf"(?=[\u3400-\u9fff])[^{_PARTNERS}]")


@value
class Candidate:
    """A spelling found within its boundaries."""

    start: int
    stop: int  # behind the version, where it has one
    entries: tuple[Entry, ...]
    particle: str
    version: str = ""  # written behind a product's name
    called: bool = False  # whether what the company is stands in its name as well: JAKA로보틱스


def standing(text: str, haystack: str, automaton: Automaton) -> Iterator[Candidate]:
    """The spellings of `automaton` in `haystack`, which is `text` or as long, that stand as names in `text`."""
    for at, start, end in automaton.find(haystack):
        form, first = automaton.forms[at], text[start]
        if first.isdecimal() and text.startswith("도", end) and text[start:end].isdecimal():
            continue  # 360도 카메라: degrees
        starts = _begins(text, start, first) and (end - start > 2 or not _inside_han(text, start, end))
        if starts and first == "C" and end - start > len("China") and _SOUTH.search(text, max(0, start - 10), start):
            continue  # no part of South China Agricultural University
        if form.is_product and starts and (found := _version(text, start, end, form.entries)):
            yield found
        elif starts or (form.is_term and end - start >= 3 and "가" <= first <= "힣"):
            particle = _ending(text, end, term=form.is_term)
            if particle is None and form.is_product and not form.entries[0].weak and _plural(text, end):
                particle = ""
            if particle is not None:
                yield Candidate(start, end, form.entries, particle)
            elif text[end - 1].isascii() and (called := _CALLED.match(text, end)) and not form.is_term:
                particle = particle_at(text, called.end())
                if particle is not None:
                    yield Candidate(start, called.end(), form.entries, particle, called=True)


def _begins(text: str, start: int, first: str) -> bool:
    """Whether a name may begin with its `first` letter at `start`: not inside a word of its own script."""
    before = text[start - 1 : start]
    if "가" <= first <= "힣":
        return not "가" <= before <= "힣"
    return not (first.isascii() and first.isalnum() and before.isascii() and (before.isalnum() or before in _JOINING))


def _inside_han(text: str, start: int, end: int) -> bool:
    """Whether one character, or two within a gloss, are part of a longer Chinese word: no 北大 in (北大荒)."""
    if not "\u3400" < text[start] < "가" or (end - start > 1 and not _GLOSS.search(text, max(0, start - 9), start)):
        return False
    return any(_HAN.match(text, near) for near in (start - 1, end) if near >= 0)


def _version(text: str, start: int, end: int, entries: tuple[Entry, ...]) -> Candidate | None:
    """A product's name from `start` to `end` with the version behind it or behind its gloss, if one follows."""
    version = versions.extension(text, end)
    if version is None and (glossed := _GLOSSED.match(text, end)):
        version = versions.extension(text, glossed.end())
    if version is None:
        return None
    particle = "" if _plural(text, version.end()) else particle_at(text, version.end())
    return None if particle is None else Candidate(start, version.end(), entries, particle, version[0])


def _plural(text: str, end: int) -> bool:
    """Whether an English plural ends behind the name that ends at `end`: 20,000 H20s, six Walker S2s."""
    return text.startswith("s", end) and text[end - 1].isascii() and not text[end + 1 : end + 2].isalnum()


def listed_with(text: str, chosen: Sequence[Candidate]) -> dict[int, frozenset[str]]:
    """By its place, the companies that a weak spelling may name where it stands in a list with a certain name."""
    found: dict[int, frozenset[str]] = {}
    weak = {one.start for one in chosen if one.entries[0].weak and all(entry.weak for entry in one.entries)}
    for order in (chosen, chosen[::-1]) if weak else ():
        for near, one in pairwise(order):
            if one.start not in weak:
                continue
            certain = all(not entry.weak and entry.target is ORGANISATION for entry in near.entries)
            left, right = (near, one) if near.start < one.start else (one, near)
            if (certain or near.start in found or _both(text, near, one)) and _LISTED.fullmatch(
                text, left.stop, right.start
            ):
                found[one.start] = frozenset(entry.id for entry in one.entries)
    return found


def _both(text: str, one: Candidate, other: Candidate) -> bool:
    """Whether two Korean words may each name an organisation, other ones: 오포와 아너."""
    named = [{entry.id for entry in each.entries if entry.target is ORGANISATION} for each in (one, other)]
    return all(named) and named[0].isdisjoint(named[1]) and text[one.start] >= "가" <= text[other.start]


def _ending(text: str, end: int, *, term: bool) -> str | None:
    """The particle of the name that ends at `end`, empty where it has none; None where more of a word follows."""
    last, after = text[end - 1], text[end : end + 1]
    if last.isascii() and after.isascii():
        if last.isalnum() and (after.isalnum() or after == "_"):
            return None
        if after == "$" or (after == "." and _DOMAIN.match(text, end)):
            return None
    particle = particle_at(text, end)
    if term and particle == "다":  # more often a verb's end than 이다 behind a vowel
        return None
    return "" if particle is None and term and compounds_at(text, end) else particle


def longest(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates without overlaps: the leftmost first, of those the longest."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.stop, bool(c.version), c.called)):
        if not kept or candidate.start >= kept[-1].stop:
            kept.append(candidate)
        elif (candidate.start, candidate.stop) != (kept[-1].start, kept[-1].stop) or candidate.called:
            continue
        elif not candidate.version:
            last, entries = kept[-1], (*kept[-1].entries, *candidate.entries)
            kept[-1] = Candidate(last.start, last.stop, entries, last.particle, last.version, last.called)
    return kept
