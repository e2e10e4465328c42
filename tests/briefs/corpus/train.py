"""`make train`: fits the judge's weights to everything labelled but held/, which takes no part.

Needs scikit-learn (the `train` extra); the product itself doesn't.
"""

from __future__ import annotations

import json
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from briefs import lexicon, reading
from briefs.model import LANGS, Article, Lang, Topic
from briefs.parsing import names, topics
from briefs.parsing.clauses import Clause, read
from briefs.parsing.extract import Considered, extract
from briefs.parsing.features import Look, features, look
from briefs.parsing.judge import SCALE, Features, flat, judge
from briefs.parsing.merge import once
from briefs.parsing.scoring import rules
from tests.briefs.corpus.cases import FOLDER, cases, gold_fact

DATA = Path(lexicon.__file__).parent / "data"
TAUGHT = ("seeds", "dev", "train")
CASES = FOLDER.parent / "parsing" / "cases"
# The day that the parser's own cases are told on.
PUBLISHED = date(2026, 1, 20)
# Whom a fact is about before anything is learned: whom the rules say. A refit starts from here, not from the last one.
UNTAUGHT = {"subject": {"": 0.0, "ruled": 3.0, "ruled:other": -3.0}}
# What a row is that tells no fact, for fitting.
NONE = "none"
NO_KIND = frozenset({NONE})
# A feature seen in fewer clauses teaches nothing that holds elsewhere.
SEEN = 2
# What a sentence by itself counts beside one of an article: its kinds are as frequent as its writer made them.
ALONE = 0.4
# What the owner's own article counts: all its facts must come through.
OWN = 8.0
# Weights under this change no answer.
FAINT = 0.04
STRENGTH = 1.0  # scikit-learn's C, the inverse of the regularisation


@dataclass(frozen=True, slots=True)
class Lesson:
    """A labelled text: its sentences' clauses, and the facts that each sentence tells."""

    article: Article
    facts: Sequence[Mapping[str, Any]]  # with the place of the evidence under "at"
    weight: float = 1.0

    def sentences(self, words: lexicon.Lexicon) -> Iterator[tuple[Sequence[Clause], list[Mapping[str, Any]]]]:
        """The clauses of each sentence that may tell facts, with those that it does tell."""
        for sentence, clauses in read(self.article, words, names.learn(self.article.text, words)):
            if not sentence.heading:
                span = sentence.span
                yield clauses, [fact for fact in self.facts if span.start <= fact["at"] < span.end]


@dataclass(frozen=True, slots=True)
class Row:
    """One clause as the judge sees it, and the kinds of fact that it tells."""

    lang: Lang
    features: Mapping[str, float]
    told: frozenset[str]
    weight: float


def lessons(words: lexicon.Lexicon) -> Iterator[Lesson]:
    """Everything labelled that may teach: articles, the sentences of the parser's own cases, single sentences."""
    for part in TAUGHT:
        for case in cases(part):
            article = reading.read(case.path.read_bytes(), case.path.name)
            facts = [fact | {"at": article.text.find(fact["evidence"])} for fact in case.gold["facts"]]
            yield Lesson(article, facts, OWN if part == "seeds" else 1.0)
    for lang in LANGS:
        table = tomllib.loads((CASES / f"facts-{lang}.toml").read_text("utf-8"))
        for text in table["case"]:
            article = Article(lang=lang, title="", text=text["text"], published=PUBLISHED)
            yield Lesson(article, [_placed(article, gold_fact(fact), words) for fact in text["facts"]])
        for path in sorted((FOLDER / "sentences").glob(f"{lang}-*.tsv")):
            for line in path.read_text("utf-8").splitlines():
                kinds, sentence = line.split("\t")
                told = [
                    gold_fact({"kind": kind, "subject": [], "at": 0}) for kind in kinds.split("+") if kind != "none"
                ]
                yield Lesson(Article(lang=lang, title="", text=sentence), told, ALONE)


def speakers() -> Iterator[Lesson]:
    """The parser's own cases of who a sentence is about; they don't say of which kind its facts are."""
    for lang in LANGS:
        table = tomllib.loads((CASES / f"subjects-{lang}.toml").read_text("utf-8"))
        for case in table["case"]:
            article = Article(lang=lang, title="", text=case["text"], published=PUBLISHED)
            about = case["about"].items()
            yield Lesson(
                article, [{"kind": None, "subject": who, "at": article.text.find(said)} for said, who in about]
            )


def _placed(article: Article, fact: Mapping[str, Any], words: lexicon.Lexicon) -> Mapping[str, Any]:
    """A fact of a short text with its place there: the clause that shows most of it."""
    clauses = [c for _, found in read(article, words, names.learn(article.text, words)) for c in found]
    best = max(clauses, key=lambda clause: _shows(clause, fact))
    return {**fact, "at": best.span.start}


def rows(words: lexicon.Lexicon) -> Iterator[Row]:
    """Every clause of the lessons."""
    for lesson in lessons(words):
        before: Look | None = None
        for clauses, facts in lesson.sentences(words):
            looks = [look(clause, rules(clause), words) for clause in clauses]
            for here, told in zip(looks, _told(clauses, facts), strict=True):
                yield Row(lesson.article.lang, flat(features(here, before, looks)), frozenset(told), lesson.weight)
                before = here


def _told(clauses: Sequence[Clause], facts: Sequence[Mapping[str, Any]]) -> list[set[str]]:
    """Which kinds each clause tells: gold is by sentence, so each fact goes to the clause that shows most of it.

    It also goes to those that hold figures of it that the best one doesn't: 매출은 …으로 늘었고 순이익은 …이었다.
    """
    told: list[set[str]] = [set() for _ in clauses]
    for fact in facts:
        main = len(clauses) - 1 if clauses[0].lang == "ko" else 0
        best = max(range(len(clauses)), key=lambda at: (_shows(clauses[at], fact), -abs(at - main)))
        shown = _figures(clauses[best])
        for at, clause in enumerate(clauses):
            if at == best or (_figures(clause) - shown) & _wanted(fact):
                told[at].add(fact["kind"])
    return told


def _shows(clause: Clause, fact: Mapping[str, Any]) -> float:
    figures, wanted = _figures(clause), _wanted(fact)
    named = {mention.id for mention in clause.mentions}
    cued = any(cue.group == fact["kind"] for cue in clause.cues)
    return 3 * len(figures & wanted) + len(named & {*fact["what"]}) + 0.6 * len(named & _sides(fact)) + 0.8 * cued


def _figures(clause: Clause) -> set[tuple[float, str]]:
    return {(float(q.value), q.unit.value) for q in clause.quantities}


def _wanted(fact: Mapping[str, Any]) -> set[tuple[float, str]]:
    return {(float(number["value"]), number["unit"]) for number in fact["numbers"]}


def _sides(fact: Mapping[str, Any]) -> set[str]:
    return {*fact["with"], *fact["subject"]}


Named = tuple[Lang, Features, bool, float]


def named(words: lexicon.Lexicon) -> Iterator[Named]:
    """Everybody whom a fact that gold knows may be about, as the extraction asks, whether it is, and its weight."""
    for lesson in (*lessons(words), *speakers()):
        article, notes = lesson.article, list[Considered]()
        extract(article, words, names.learn(article.text, words), notes)
        for note in notes:
            subjects = {name for fact in lesson.facts if _same(note, fact) for name in fact["subject"]}
            if subjects:
                for name, found in note.candidates.items():
                    yield article.lang, found, name in subjects, lesson.weight


def _same(note: Considered, fact: Mapping[str, Any]) -> bool:
    return bool(note.sentence.start <= fact["at"] < note.sentence.end and fact["kind"] in (None, note.kind))


def fit_kinds(taught: Sequence[Row]) -> dict[str, dict[str, float]]:
    """The weights of each kind beside those of no fact; a clause that tells several counts for each in part."""
    vectors, table = _table([row.features for row in taught])
    asked = [
        (at, kind, row.weight / len(row.told or NO_KIND))
        for at, row in enumerate(taught)
        for kind in row.told or NO_KIND
    ]
    places, kinds, weights = zip(*asked, strict=True)
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(table[list(places)], kinds, sample_weight=weights)
    names, none = vectors.get_feature_names_out(), list(model.classes_).index(NONE)
    return {
        kind: _weights(names, row - model.coef_[none], bias - model.intercept_[none])
        for kind, row, bias in zip(model.classes_, model.coef_, model.intercept_, strict=True)
        if kind != NONE
    }


def _table(features: Sequence[Mapping[str, float]]) -> tuple[Any, Any]:
    seen = Counter(name for row in features for name in row)
    kept = {name for name, count in seen.items() if count >= SEEN}
    vectors = DictVectorizer()
    table = vectors.fit_transform([{n: v for n, v in row.items() if n in kept} for row in features])
    table.indices, table.indptr = table.indices.astype("int32"), table.indptr.astype("int32")  # all that it reads
    return vectors, table


def _fit(vectors: Any, table: Any, told: Sequence[bool], weights: Sequence[float] | None = None) -> dict[str, float]:
    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(table, told, sample_weight=weights)
    return _weights(vectors.get_feature_names_out(), model.coef_[0], model.intercept_[0])


def _weights(names: Sequence[str], found: Sequence[float], bias: float) -> dict[str, float]:
    return {"": float(bias)} | {n: float(w) for n, w in zip(names, found, strict=True) if abs(w) >= FAINT}


def filed(words: lexicon.Lexicon) -> Iterator[tuple[Features, frozenset[str]]]:
    """What the judge is told of every article that teaches, and the topics that it is filed under."""
    for part in TAUGHT:
        for case in cases(part):
            article = reading.read(case.path.read_bytes(), case.path.name)
            learned = names.learn(article.text, words)
            known, told = words.with_organisations(learned), extract(article, words, learned)
            facts = [replace(fact, topics=topics.topics_of(fact, known)) for fact in once(told.facts)]
            if facts:
                yield topics.features(facts, told.terms, known), frozenset(case.gold["topics"])


def fit_topics(taught: Sequence[tuple[Features, frozenset[str]]]) -> dict[str, dict[str, float]]:
    """The weights of each topic, of both languages together: what is told of an article hardly depends on them."""
    vectors, table = _table([flat(found) for found, _ in taught])
    answers = {topic.value: [topic in filed_under for _, filed_under in taught] for topic in Topic}
    return {topic: _fit(vectors, table, told) for topic, told in answers.items() if any(told)}


def write(name: str, weights: Mapping[str, Mapping[str, float]]) -> None:
    """Writes weights as whole hundredths, a feature a line with a column for each question."""
    known = sorted({feature for row in weights.values() for feature in row})
    rows = [(feature, [round(row.get(feature, 0.0) * SCALE) for row in weights.values()]) for feature in known]
    lines = [f"  {json.dumps(feature, ensure_ascii=False)}: {json.dumps(row)}" for feature, row in rows]
    head = f'{{\n "questions": {json.dumps([*weights])},\n "weights": {{\n'
    (DATA / f"judge-{name}.json").write_text(head + ",\n".join(lines) + "\n }\n}\n", "utf-8")


def main() -> None:
    """Fits the kinds, then the subjects, which are only asked of what the kinds let through, then the topics."""
    words = lexicon.load()
    known = list(rows(words))
    for lang in LANGS:
        write(f"kinds-{lang}", fit_kinds([row for row in known if row.lang == lang]))
        write(f"subject-{lang}", UNTAUGHT)
    judge.cache_clear()
    asked = list(named(words))
    for lang in LANGS:
        mine = [row for row in asked if row[0] == lang]
        vectors, table = _table([flat(features) for _, features, _, _ in mine])
        told, weights = [told for _, _, told, _ in mine], [weight for *_, weight in mine]
        write(f"subject-{lang}", {"subject": _fit(vectors, table, told, weights)})
        sys.stdout.write(f"{lang}: {sum(row.lang == lang for row in known)} clauses, {len(mine)} candidates\n")
    write("topics", fit_topics(list(filed(words))))


if __name__ == "__main__":
    main()
