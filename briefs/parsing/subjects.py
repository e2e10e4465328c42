"""Tells whom a clause is about: marked subjects, owners of products, and what earlier sentences left as topic."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.lexicon import Lexicon
from briefs.model import Span
from briefs.parsing.clauses import Clause
from briefs.parsing.marks import Mention, Target

SUBJECT_PARTICLES = frozenset({"은", "는", "이", "가", "도", "측은", "측이", "역시", "에서는", "만", "께서"})
POSSESSIVES = frozenset({"의", "'s", "’s", "'", "’"})
# What may stand between two names that share one particle or one verb.
LINK = re.compile(r"\s*(?:\([^)]{0,60}\))?(?:와|과|및|,|·|ㆍ|그리고|and|&)?\s*(?:및|and|그리고)?\s*[‘'“\"]?")
# A name after one of these is not the subject of an English verb.
PREPOSED = re.compile(
    r"(?:\b(?:by|with|from|of|to|for|at|on|in|than|against|into|over|via|through|behind|like|including|between|"
    r"called|named|after|under|towards?)\b|[(“\"])[\s\w-]{0,24}$",
    re.IGNORECASE,
)
BY = re.compile(r"\bby\s+(?:the\s+|[A-Z][\w-]*\s+){0,2}$")
SOURCES = frozenset({"media"})


class Subjects:
    """Follows who is spoken of through an article; fed clause by clause, in order.

    It doesn't guess: where nothing names or carries a subject it gives none.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._topic: tuple[str, ...] = ()

    def of(self, clause: Clause, before: Sequence[Clause], at: int) -> tuple[str, ...]:
        """Ids of the organisations that the predicate at `at` is about, by text order.

        `before` holds the earlier clauses of the same sentence.
        """
        found = self._marked(clause, at) or self._owner(clause)
        for earlier in reversed(before):
            found = found or self._marked(earlier, earlier.span.end)
        return found or self._topic

    def move(self, subject: tuple[str, ...]) -> None:
        """Takes `subject` as what the next sentences speak of unless they say otherwise."""
        if subject:
            self._topic = subject

    def actors(self, clause: Clause) -> list[Mention]:
        """Mentions of organisations that may act: places and quoted media are none."""
        return [m for m in clause.named(Target.ORGANISATION) if self._kind(m.id) not in SOURCES]

    def _kind(self, organisation: str) -> str:
        known = self._lexicon.organisations.get(organisation)
        return known.kind if known else "company"

    def _marked(self, clause: Clause, at: int) -> tuple[str, ...]:
        actors = [m for m in self.actors(clause) if self._kind(m.id) != "place"]
        marked = [m for m in actors if self._is_subject(clause, m)]
        if not marked:
            return ()
        earlier = [m for m in marked if m.span.end <= at]
        chosen = (earlier or marked)[-1 if clause.lang == "ko" else 0]
        return self._joined(clause, actors, chosen)

    def _is_subject(self, clause: Clause, mention: Mention) -> bool:
        if clause.lang == "ko":
            return mention.particle in SUBJECT_PARTICLES
        before = clause.text[: mention.span.start - clause.span.start]
        return mention.particle not in POSSESSIVES and (bool(BY.search(before)) or not PREPOSED.search(before))

    def _joined(self, clause: Clause, actors: list[Mention], last: Mention) -> tuple[str, ...]:
        """`last` with the names before it that share its particle: 바이두·알리바바·텐센트가, Huawei and Xiaomi."""
        group = [last]
        if clause.lang == "ko":
            for mention in reversed(actors[: actors.index(last)]):
                if not self._linked(clause, mention.span, group[0].span):
                    break
                group.insert(0, mention)
        else:
            for mention in actors[actors.index(last) + 1 :]:
                if not self._linked(clause, group[-1].span, mention.span):
                    break
                group.append(mention)
        return tuple(dict.fromkeys(m.id for m in group))

    def _linked(self, clause: Clause, left: Span, right: Span) -> bool:
        between = clause.text[left.end - clause.span.start : right.start - clause.span.start]
        return bool(LINK.fullmatch(between)) and between.strip() not in ("", "(", "의")

    def _owner(self, clause: Clause) -> tuple[str, ...]:
        """Whose measure or product it is about: 바이두의 매출은, Qwen's revenue, 'R1'은."""
        for mention in self.actors(clause):
            if mention.particle in POSSESSIVES and self._kind(mention.id) != "place":
                return (mention.id,)
        for mention in clause.named(Target.PRODUCT):
            product = self._lexicon.products.get(mention.id)
            if product and product.owner and (clause.lang == "en" or mention.particle in SUBJECT_PARTICLES):
                return (product.owner,)
        return ()
