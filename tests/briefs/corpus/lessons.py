"""What the judge is taught: labelled articles and sentences, as rows of features with their answers."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal
from zlib import crc32

from briefs import lexicon, reading
from briefs.model import LANGS, Article, Lang, Span
from briefs.parsing.clauses.clause import Clause, read
from briefs.parsing.facts.course import Considered
from briefs.parsing.facts.extract import extract
from briefs.parsing.facts.merge import once
from briefs.parsing.learned.judge import Features, flat
from briefs.parsing.names import names
from briefs.parsing.weighing import topics
from briefs.parsing.weighing.features import Past, Read, Seen, features, shown
from tests.briefs.corpus.cases import FOLDER, cases, gold_fact
from tests.briefs.corpus.stories import stories

CASES = FOLDER.parent / "parsing" / "cases"
# Who labelled it: the hand of dev/ and seeds/; we, who label as it does; one of the many writers of train/; those of
# stories; or of single sentences.
Hand = Literal["dev", "ours", "writers", "stories", ""]
TAUGHT: Mapping[str, Hand] = {"seeds": "dev", "dev": "dev", "later": "ours", "train": "writers"}
# The day that the parser's own cases are told on.
PUBLISHED = date(2026, 1, 20)
# What a sentence by itself counts beside one of an article: its kinds are as frequent as its writer made them.
ALONE = 0.4
# What the topics of a story count beside those of an article, which says more of each.
SHORT = 0.3
# How much less likely a clause tells a second fact of one kind.
TAKEN = 1.0
# What the owner's own article counts: all its facts must come through.
OWN = 24.0
# The parts of the labelled articles and stories, by name, of which one is read by a judge that learned from the others.
HALVES = 2


@dataclass(frozen=True, slots=True)
class Lesson:
    """A labelled text: its sentences' clauses, and the facts that each sentence tells."""

    article: Article
    facts: Sequence[Mapping[str, Any]]  # with the place of the evidence under "at"
    weight: float = 1.0
    hand: Hand = ""
    name: str = ""
    topics: frozenset[str] = frozenset()
    companies: frozenset[str] = frozenset()

    @property
    def half(self) -> int | None:
        """Which half of the labelled articles and stories it belongs to; None for what teaches all alike."""
        called = self.name or self.article.title
        return crc32(called.encode()) % HALVES if called else None

    def within(self, span: Span) -> list[Mapping[str, Any]]:
        """The facts that a sentence tells."""
        return [fact for fact in self.facts if span.start <= fact["at"] < span.end]


@dataclass(frozen=True, slots=True)
class Row:
    """One clause as the judge sees it, and the kinds of fact that it tells."""

    lang: Lang
    features: Mapping[str, float]
    told: frozenset[str]
    weight: float
    hand: Hand
    half: int | None


def lessons(words: lexicon.Lexicon) -> Iterator[Lesson]:
    """Everything labelled that may teach: articles, the sentences of the parser's own cases, stories, sentences."""
    yield from _articles()
    for lang in LANGS:
        table = tomllib.loads((CASES / f"facts-{lang}.toml").read_text("utf-8"))
        for text in table["case"]:
            article = Article(lang=lang, title="", text=text["text"], published=PUBLISHED)
            yield Lesson(article, _placed(article, text["facts"], words), hand="ours")
        for story in stories(lang):
            yield Lesson(story.article, story.facts, hand="stories", topics=story.topics)
        yield from _sentences(lang)


def _articles() -> Iterator[Lesson]:
    for part, hand in TAUGHT.items():
        for case in cases(part):
            article = reading.read(case.path.read_bytes(), case.path.name)
            facts = [fact | {"at": article.text.find(fact["evidence"])} for fact in case.gold["facts"]]
            weight, filed_under = OWN if part == "seeds" else 1.0, frozenset(case.gold["topics"])
            companies = frozenset(case.gold["companies"])
            yield Lesson(article, facts, weight, hand, case.path.stem, filed_under, companies)


def _sentences(lang: Lang) -> Iterator[Lesson]:
    for path in sorted((FOLDER / "sentences").glob(f"{lang}-*.tsv")):
        for line in path.read_text("utf-8").splitlines():
            kinds, sentence = line.split("\t")
            told = [gold_fact({"kind": kind, "subject": [], "at": 0}) for kind in kinds.split("+") if kind != "none"]
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


def _placed(article: Article, facts: Sequence[Mapping[str, Any]], words: lexicon.Lexicon) -> list[Mapping[str, Any]]:
    """The facts of a short text, each with its place there: the clause that shows most of it.

    Where several show as much, it is one that tells no other fact of its kind yet.
    """
    clauses = [c for _, found in read(article, words, names.taught(article, words)) for c in found]
    placed: list[Mapping[str, Any]] = []
    for told in facts:
        fact = gold_fact({**told, "with": told.get("others", ())})
        taken = Counter(other["at"] for other in placed if other["kind"] == fact["kind"])
        shown = [_shows(clause, fact) - TAKEN * taken[clause.span.start] for clause in clauses]
        placed.append({**fact, "at": clauses[shown.index(max(shown))].span.start})
    return placed


def rows(taught: Sequence[Lesson], words: lexicon.Lexicon) -> Iterator[Row]:
    """Every clause of the lessons."""
    for lesson in taught:
        article = lesson.article
        for sentence, clauses, weighed in _seen(read(article, words, names.taught(article, words)), words):
            if not sentence.heading:
                for found, told in zip(weighed, _told(clauses, lesson.within(sentence.span)), strict=True):
                    yield Row(article.lang, flat(found), frozenset(told), lesson.weight, lesson.hand, lesson.half)


def _seen(read: Read, words: lexicon.Lexicon) -> Iterator[Seen]:
    """Every sentence of an article with its clauses and all that the judge may weigh of each; of a heading nothing."""
    each, whole = shown(read, words)
    past = Past()
    for (sentence, clauses), beside_it in zip(read, each, strict=True):
        found = []
        for here in beside_it:
            found.append(features(here, past, beside_it, whole))
            past = past.then(here)
        yield sentence, clauses, found


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
    return 3 * len(figures & wanted) + len(named & {*fact["what"]}) + 0.6 * len(named & _sides(fact)) + 1.3 * cued


def _figures(clause: Clause) -> set[tuple[float, str]]:
    return {(float(q.value), q.unit.value) for q in clause.quantities}


def _wanted(fact: Mapping[str, Any]) -> set[tuple[float, str]]:
    return {(float(number["value"]), number["unit"]) for number in fact["numbers"]}


def _sides(fact: Mapping[str, Any]) -> set[str]:
    return {*fact["with"], *fact["subject"]}


Named = tuple[Lang, Features, bool, float]


def named(taught: Sequence[Lesson], words: lexicon.Lexicon) -> Iterator[Named]:
    """Everybody whom a fact that gold knows may be about, as the extraction asks, whether it is, and its weight."""
    for lesson in taught:
        article, notes = lesson.article, list[Considered]()
        extract(article, words, names.taught(article, words), notes)
        for note in notes:
            subjects = {name for fact in lesson.facts if _same(note, fact) for name in fact["subject"]}
            if subjects:
                for name, found in note.candidates.items():
                    yield article.lang, found, name in subjects, lesson.weight


def _same(note: Considered, fact: Mapping[str, Any]) -> bool:
    return bool(note.sentence.start <= fact["at"] < note.sentence.end and fact["kind"] in (None, note.kind))


Filed = tuple[Features, frozenset[str], float]


def filed(taught: Sequence[Lesson], words: lexicon.Lexicon) -> Iterator[Filed]:
    """What the judge is told of each article, the topics that it is filed under, and its weight beside others."""
    for lesson in taught:
        learned = names.taught(lesson.article, words)
        known, told = words.with_organisations(learned), extract(lesson.article, words, learned)
        facts = [replace(fact, topics=topics.topics_of(fact, known)) for fact in once(told.facts, lesson.article.text)]
        if facts:
            yield topics.features(facts, told.terms, known), lesson.topics, 1.0 if lesson.name else SHORT
