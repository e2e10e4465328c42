"""`make train`: fits the judge's weights to everything labelled but held/, which takes no part.

Needs scikit-learn (the `train` extra); the product itself doesn't.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.feature_extraction.text import TfidfTransformer
from sklearn.linear_model import LogisticRegression

from briefs import lexicon
from briefs.model import LANGS, Topic
from briefs.parsing.learned.judge import SCALE, flat, judge
from tests.briefs.corpus.lessons import HALVES, Filed, Hand, Lesson, Named, Row, filed, lessons, named, rows, speakers
from tests.briefs.corpus.unknown import NEITHER, Example, unknown

DATA = Path(lexicon.__file__).parent / "data"
# Whom a fact is about before anything is learned: whom the rules say. A refit starts from here, not from the last one.
UNTAUGHT = {"subject": {"": 0.0, "ruled": 3.0, "ruled:other": -3.0}}
# What a row is that tells no fact, for fitting.
NONE = "none"
NO_KIND = frozenset({NONE})
# A feature seen in fewer clauses teaches nothing that holds elsewhere.
SEEN = 2
# Every hand writes and labels a little differently, and dev's decides: the clauses of each show every feature again as
# their own, counting so much, and dev's also among ours, who label alike. What all agree on is shared; of the rest that
# of dev is kept. (Daumé III, Frustratingly easy domain adaptation, ACL 2007.)
SEEN_AS_OWN = 0.5
OWNERS: Mapping[Hand, Sequence[Hand]] = {
    "dev": ("ours", "dev"),
    "ours": ("ours",),
    "writers": ("writers",),
    "stories": ("stories",),
}
DECIDE = OWNERS["dev"]
# Weights under this change no answer, nor do features none of whose weights reaches so much.
FAINT, FAINT_FEATURE = 0.05, 0.16
# scikit-learn's C, the inverse of the regularisation: of most judges, of that of topics, which sees fewer texts, and of
# that of kinds, whose features are scaled up.
STRENGTH, OF_TOPICS, OF_KINDS = 1.0, 0.5, 0.02


def fit_kinds(taught: Sequence[Row]) -> dict[str, dict[str, float]]:
    """The weights of each kind beside those of no fact; a clause that tells several counts for each in part.

    While it learns, a feature counts the more, the fewer clauses show it: what stands everywhere is not to explain away
    what a rare word says. (Spärck Jones 1972, inverse document frequency.)
    """
    vectors, table = _table([(row.features, row.hand) for row in taught])
    asked = [
        (at, kind, row.weight / len(row.told or NO_KIND))
        for at, row in enumerate(taught)
        for kind in row.told or NO_KIND
    ]
    places, kinds, weights = zip(*asked, strict=True)
    rare = TfidfTransformer(norm=None).fit(table)
    model = LogisticRegression(C=OF_KINDS, max_iter=1000)
    model.fit(rare.transform(table[list(places)]), kinds, sample_weight=weights)
    return _beside(vectors, model, NONE, rare.idf_)


def _beside(vectors: Any, model: Any, no: str, scales: Any = 1.0) -> dict[str, dict[str, float]]:
    """The weights of each of a model's answers beside those of `no`; its features were scaled by `scales`."""
    names, none, found = vectors.get_feature_names_out(), list(model.classes_).index(no), model.coef_ * scales
    return {
        answer: _weights(names, row - found[none], bias - model.intercept_[none])
        for answer, row, bias in zip(model.classes_, found, model.intercept_, strict=True)
        if answer != no
    }


def _table(taught: Sequence[tuple[Mapping[str, float], Hand]]) -> tuple[Any, Any]:
    """What each text shows, with whose hand labelled it, as a table, and the names of its columns."""
    rows = [{**features, **_own(features, hand)} for features, hand in taught]
    seen = Counter(name for row in rows for name in row)
    kept = {name for name, count in seen.items() if count >= SEEN}
    vectors = DictVectorizer()
    table = vectors.fit_transform([{n: v for n, v in row.items() if n in kept} for row in rows])
    table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")  # all that it reads
    return vectors, table


def _own(features: Mapping[str, float], hand: Hand) -> dict[str, float]:
    shown = ("", 1.0), *features.items()
    return {f"{owner}|{name}": SEEN_AS_OWN * value for owner in OWNERS.get(hand, ()) for name, value in shown}


def _fit(
    vectors: Any, table: Any, told: Sequence[bool], weights: Sequence[float], strength: float = STRENGTH
) -> dict[str, float]:
    model = LogisticRegression(C=strength, max_iter=1000).fit(table, told, sample_weight=weights)
    return _weights(vectors.get_feature_names_out(), model.coef_[0], model.intercept_[0])


def _weights(names: Sequence[str], found: Sequence[float], bias: float) -> dict[str, float]:
    fitted = {name: float(weight) for name, weight in zip(names, found, strict=True)} | {"": float(bias)}
    shared = [name for name in fitted if name.partition("|")[0] not in OWNERS]
    decided = {n: fitted[n] + SEEN_AS_OWN * sum(fitted.get(f"{owner}|{n}", 0.0) for owner in DECIDE) for n in shared}
    return {name: weight for name, weight in decided.items() if abs(weight) >= FAINT or not name}


def _strong(weights: Mapping[str, Mapping[str, float]]) -> set[str]:
    """The features one of whose weights is worth keeping all of them."""
    return {
        name for row in weights.values() for name, weight in row.items() if abs(weight) >= FAINT_FEATURE or not name
    }


def fit_names(taught: Sequence[Example]) -> dict[str, dict[str, float]]:
    """The weights of what an unknown name may be beside those of neither."""
    seen, answers, weights = zip(*taught, strict=True)
    vectors, table = _table([(each, "") for each in seen])
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(table, answers, sample_weight=weights)
    return _beside(vectors, model, NEITHER)


def fit_topics(taught: Sequence[Filed]) -> dict[str, dict[str, float]]:
    """The weights of each topic, of both languages together: what is told of an article hardly depends on them."""
    seen, filed_under, weights = zip(*taught, strict=True)
    vectors, table = _table([(flat(found), "") for found in seen])
    answers = {topic.value: [topic in each for each in filed_under] for topic in Topic}
    return {topic: _fit(vectors, table, told, weights, OF_TOPICS) for topic, told in answers.items() if any(told)}


def write(name: str, weights: Mapping[str, Mapping[str, float]]) -> None:
    """Writes weights as the judge reads them."""
    lines = [" ".join(weights)]
    for feature in sorted(_strong(weights)):
        row = [round(row.get(feature, 0.0) * SCALE) for row in weights.values()]
        told = " ".join(f"{place}:{weight}" for place, weight in enumerate(row) if weight)
        lines.append(f"{feature}\t{told}")
    (DATA / f"judge-{name}.tsv").write_text("\n".join(lines) + "\n", "utf-8")


def _write_kinds(taught: Sequence[Row]) -> None:
    for lang in LANGS:
        write(f"kinds-{lang}", fit_kinds([row for row in taught if row.lang == lang]))
    judge.cache_clear()


def _write_subjects(asked: Sequence[Named]) -> None:
    for lang in LANGS:
        mine = [row for row in asked if row[0] == lang]
        vectors, table = _table([(flat(features), "") for _, features, *_ in mine])
        told, weights = [row[2] for row in mine], [row[3] for row in mine]
        write(f"subject-{lang}", {"subject": _fit(vectors, table, told, weights)})
    judge.cache_clear()


def fit(taught: Sequence[Lesson], words: lexicon.Lexicon) -> str:
    """Fits names, kinds, then the subjects, which are only asked of what the kinds let through, then the topics.

    What topics are learned from is told by a judge that learned from the other half of the articles: they would
    otherwise trust its facts more than they can in an article that nobody labelled. Gives what it learned from, in
    words.
    """
    strange = {lang: list(unknown(taught, words, lang)) for lang in LANGS}
    for lang, examples in strange.items():
        write(f"names-{lang}", fit_names(examples))
    judge.cache_clear()
    known = list(rows(taught, words))
    for lang in LANGS:
        write(f"subject-{lang}", UNTAUGHT)
    _write_kinds(known)
    asked = list(named([*taught, *speakers()], words))
    _write_subjects(asked)
    topical: list[Filed] = []
    for half in range(HALVES):
        _write_kinds([row for row in known if row.half != half])
        topical += filed([lesson for lesson in taught if lesson.half == half], words)
    _write_kinds(known)
    write("topics", fit_topics(topical))
    judge.cache_clear()
    counts = sum(map(len, strange.values())), len(known), len(asked), len(topical)
    return "{} names, {} clauses, {} candidates, {} articles".format(*counts)


def main() -> None:
    """Fits everything to all that teaches."""
    words = lexicon.load()
    sys.stdout.write(fit(list(lessons(words)), words) + "\n")


if __name__ == "__main__":
    main()
