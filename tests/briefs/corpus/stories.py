"""Short stories with a label before each sentence: the kinds of fact that it tells and whom each is about.

= Headline
@ robotics, partnerships
release:unitree	A sentence that tells a release by Unitree.
none	One that tells nothing.

partnership:uber,weride+adoption	The next paragraph's; the subject is left out where it is nobody in particular.

The second line tells the topics that the story is filed under.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from briefs.model import Article, Kind, Lang, Topic
from tests.briefs.corpus.cases import FOLDER, gold_fact

HEADLINE, TOPICS, PARAGRAPH = "= ", "@ ", "\n\n"
NOTHING = "none"


class Story(NamedTuple):
    """A story as an article, its facts, each with its place in the text under "at", and its topics."""

    article: Article
    facts: list[dict[str, Any]]
    topics: frozenset[str]


def stories(lang: Lang) -> Iterator[Story]:
    """Every story of `lang`; ValueError where a label names no kind."""
    for path in sorted((FOLDER / "stories").glob(f"{lang}-*.txt")):
        for told in path.read_text("utf-8").split(f"\n{HEADLINE}"):
            yield _story(told.removeprefix(HEADLINE).strip(), lang)


def _story(told: str, lang: Lang) -> Story:
    headline, filed_under, body = told.split("\n", 2)
    text, facts = "", list[dict[str, Any]]()
    for paragraph in body.split(PARAGRAPH):
        text += PARAGRAPH if text else ""
        for number, line in enumerate(paragraph.strip().splitlines()):
            label, _, sentence = line.partition("\t")
            text += " " if number else ""
            facts += _facts(label, len(text))
            text += sentence
    topics = frozenset(Topic(name).value for name in filed_under.removeprefix(TOPICS).split(", "))
    return Story(Article(lang=lang, title=headline, text=text), facts, topics)


def _facts(label: str, at: int) -> Iterator[dict[str, Any]]:
    for each in label.split("+") if label != NOTHING else ():
        kind, _, subject = each.partition(":")
        yield gold_fact({"kind": Kind(kind).value, "subject": subject.split(",") if subject else [], "at": at})
