"""Near-duplicates: articles of one language that copy each other, as agency copy goes through many papers.

A fingerprint is a small sample of an article's shingles, the same for whoever takes it: articles whose samples meet are
candidates, RapidFuzz then holds their texts against each other.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from briefs.model import Article, SourcedFact

SHINGLE = 5  # characters
SAMPLE = 64  # shingles kept of an article
# Texts as like as this, from 0 to 1, are copies: unrelated articles of one field stay under 0.6, copies in which every
# fifth character was changed above 0.75.
LIKE = 0.72
# Articles that share fewer sampled shingles aren't looked at, nor more candidates than this.
SHARED = 2
CANDIDATES = 8
# A text is compared to this length; what is cut off at the end doesn't make another article.
COMPARED = 3000
SHORTEST = 120
# Sentences of copies as like as this say the same.
ALIKE = 0.9
# How many days may lie between an article and its copy.
WINDOW = 30
_SPACES = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Copy:
    """The earlier article that an article copies."""

    key: int
    likeness: float  # 0 to 1


def normal(text: str) -> str:
    """`text` without what outlets set differently: case, spaces, punctuation, forms of the same character."""
    return _SPACES.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def fingerprint(article: Article) -> tuple[int, ...]:
    """At most SAMPLE numbers under 2³² to keep with an article, in ascending order.

    They are the smallest hashes of its shingles: two articles have about the same share of their fingerprints in
    common as of their shingles; the language takes part in them.
    """
    text = normal(article.text)
    if len(text) < SHORTEST:
        return ()
    seed = zlib.crc32(article.lang.encode())
    shingles = {text[at : at + SHINGLE] for at in range(len(text) - SHINGLE + 1)}
    return tuple(sorted({zlib.crc32(shingle.encode(), seed) for shingle in shingles})[:SAMPLE])


def candidates(shared: Mapping[int, int]) -> tuple[int, ...]:
    """The earlier articles worth a closer look, by how many sampled shingles each shares with the new one."""
    near = [key for key, count in shared.items() if count >= SHARED]
    return tuple(sorted(near, key=lambda key: (-shared[key], key))[:CANDIDATES])


def copied(text: str, earlier: Mapping[int, str]) -> Copy | None:
    """Which of the `earlier` texts `text` copies most, None where it copies none."""
    ours = normal(text)
    found = [Copy(key, likeness(ours, normal(theirs))) for key, theirs in earlier.items()]
    best = max(found, key=lambda copy: (copy.likeness, -copy.key), default=None)
    return best if best and best.likeness >= LIKE else None


def likeness(ours: str, theirs: str) -> float:
    """How like two normal texts are, from 0 to 1, over the length that both have."""
    length = min(len(ours), len(theirs), COMPARED)
    if length < SHORTEST:
        return 0.0
    return fuzz.ratio(ours[:length], theirs[:length], score_cutoff=LIKE * 100) / 100


def same_statement(ours: SourcedFact, theirs: SourcedFact) -> bool:
    """Whether a fact of a copy is that of its original: the sentence but for a few letters, the figures to the last."""
    if ours.fact.kind is not theirs.fact.kind or _figures(ours) != _figures(theirs):
        return False
    return fuzz.ratio(normal(ours.sentence), normal(theirs.sentence)) >= ALIKE * 100


def _figures(sourced: SourcedFact) -> frozenset[tuple[object, ...]]:
    return frozenset((q.value, q.unit, q.role) for q in sourced.fact.quantities)


class Index:
    """Fingerprints held in memory, to look near-duplicates up among many articles without a database."""

    def __init__(self) -> None:
        self._articles: dict[int, Article] = {}
        self._by_shingle: dict[int, list[int]] = defaultdict(list)

    def add(self, key: int, article: Article) -> None:
        """Keeps an article under its key."""
        self._articles[key] = article
        for shingle in fingerprint(article):
            self._by_shingle[shingle].append(key)

    def find(self, article: Article) -> Copy | None:
        """The kept article that `article` copies."""
        shared = Counter(key for shingle in fingerprint(article) for key in self._by_shingle.get(shingle, ()))
        return copied(article.text, {key: self._articles[key].text for key in candidates(shared)})
