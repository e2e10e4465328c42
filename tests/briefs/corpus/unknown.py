"""What the judge of unknown names is taught: the articles' names, as if the lexicon lacked the rare ones.

A name that the lexicon does know tells best what an unknown one looks like. So those that stand in few of the articles
are taken for unknown; often named ones are no examples, since texts introduce them differently.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from briefs.lexicon import Lexicon
from briefs.lexicon.measures import measures
from briefs.model import Lang, Names
from briefs.parsing.learned.judge import flat as weighed
from briefs.parsing.names import capitals, glosses
from briefs.parsing.names.learning import slug
from briefs.parsing.names.spellings import Spellings, flat, spellings
from briefs.parsing.names.strangers import ORGANISATION, PRODUCT, seen_in
from tests.briefs.corpus.lessons import CASES, Lesson

# In how many articles a rare name stands at most.
RARE = 3
# Kinds of organisation that are nobody who acts.
NOBODY = frozenset({"place", "media"})
NEITHER = "neither"
NOTHING = Spellings(*[frozenset[str]()] * 5)
# What a name of a short text counts beside one of an article: it was written to show how such names are introduced.
SHOWN = 4.0
Example = tuple[dict[str, float], str, float]


def unknown(taught: Sequence[Lesson], words: Lexicon, lang: Lang) -> Iterator[Example]:
    """What there is to see of each unknown name in the articles of `lang` among the lessons, and what it is."""
    articles = [lesson for lesson in taught if lesson.name and lesson.article.lang == lang]
    known, answers = _without_rare(articles, spellings(words)), _Answers(words)
    for lesson in articles:
        for names, seen in seen_in(lesson.article.text, lang, known):
            yield dict(weighed(seen)), answers.of(names, lesson), 1.0
    for text, told in texts(lang):
        for names, seen in seen_in(text, lang, spellings(words)):
            yield dict(weighed(seen)), told.get(names.en[0], NEITHER), SHOWN


def texts(lang: Lang) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The parser's own short texts of `lang` with names that nobody knows, each with what these are."""
    for case in tomllib.loads((CASES / "unknown.toml").read_text("utf-8"))["case"]:
        if case["lang"] == lang:
            organisations = dict.fromkeys(case.get("organisations", ()), ORGANISATION)
            yield case["text"], organisations | dict.fromkeys(case.get("products", ()), PRODUCT)


def _without_rare(articles: Sequence[Lesson], known: Spellings) -> Spellings:
    """The known spellings but those that stand in few of the articles."""
    seen = Counter(name for lesson in articles for name in _named(lesson.article.text))
    rare = {name for name, count in seen.items() if count <= RARE}
    parts = known.every, known.unsure, known.certain, known.organisations, known.products
    return Spellings(*(each - rare for each in parts))


def _named(text: str) -> set[str]:
    """Every run of words in the text's names, as names are compared."""
    glossed = [name for gloss in glosses.unknown(text, ()) for name in (gloss.ko, gloss.en, gloss.zh)]
    names = [name.split(" ") for name in (*glossed, *capitals.unknown(text, frozenset(), NOTHING))]
    return {
        flat(" ".join(words[start:end]))
        for words in names
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
    }


class _Answers:
    """What the names of an article are, by the lexicon and by its gold."""

    def __init__(self, words: Lexicon) -> None:
        self._organisations: dict[str, set[str]] = {}
        for organisation in words.organisations.values():
            for name in (*organisation.names.every(), *organisation.names.weak):
                self._organisations.setdefault(flat(name), set()).add(organisation.kind)
        unsold = measures().terms["unsold"]
        self._products = {
            flat(name): PRODUCT if product.is_a not in unsold else NEITHER
            for product in words.products.values()
            for name in (*product.names.every(), *product.names.weak)
        }

    def of(self, names: Names, lesson: Lesson) -> str:
        """What is called by these names in the lesson's article."""
        for each in names.every():
            if kinds := self._organisations.get(flat(each)):
                return NEITHER if kinds <= NOBODY else ORGANISATION
            if found := self._products.get(flat(each)):
                return found
        name = names.en[0]
        if slug(name) in {
            *lesson.companies,
            *(one for fact in lesson.facts for one in (*fact["subject"], *fact["with"])),
        }:
            return ORGANISATION
        return PRODUCT if flat(name) in {flat(what) for fact in lesson.facts for what in fact["what"]} else NEITHER
