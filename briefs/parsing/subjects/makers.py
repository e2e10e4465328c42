"""Whose the products are that an article names and no lexicon lists: Westwell has sold its Q-Truck, 드리미 'X50'은."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from briefs.lexicon import Lexicon
from briefs.model import Names, Product
from briefs.parsing.clauses import grammar
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import POSSESSIVE
from briefs.parsing.names.products import sort_of
from briefs.parsing.names.versions import product
from briefs.parsing.text.korean import BRACKET
from briefs.parsing.text.marks import Mention
from briefs.parsing.text.pointers import points_back

# What may stand between an owner and what is owned.
_ATTRIBUTES = r"(?:(?:new|own|latest|first|next|(?!(?:the|an?) )[a-z][\w-]*) ){0,3}[\"'“‘]?"
_ITS = re.compile(rf"\b(?:its|their) {_ATTRIBUTES}$")
_OWNED = re.compile(rf"['’]s? {_ATTRIBUTES}")
_MADE_BY = re.compile(
    r"[\"'”’]?,? (?:which is |was |is )?(?:made|built|developed|designed|produced|trained) by (?:the )?"
)
# The same in Korean: 드리미 'X50', 티헤드(平頭哥)의 새 칩 'PPU'.
_OWNED_KO = re.compile(
    rf"{BRACKET}(?:의(?:\s[가-힣A-Za-z0-9]{{1,12}}){{0,3}}\s['‘“]?|(?:\s[가-힣A-Za-z]{{1,12}}){{0,2}}?\s['‘“])"
)
# How far before a product the owner's word may stand, in characters.
_NEAR = 48


def with_makers(lexicon: Lexicon, sentences: Iterable[Iterable[Clause]]) -> Lexicon:
    """`lexicon` with the unlisted products of an article whose makers it tells, where it tells but one."""
    found: dict[str, set[str]] = {}
    for clauses in sentences:
        for clause in clauses:
            for name, maker in _told(clause, lexicon) if clause.products else ():
                found.setdefault(name, set()).add(maker)
    return lexicon.with_products(_products({name: makers for name, makers in found.items() if len(makers) == 1}))


def _products(makers: Mapping[str, set[str]]) -> Iterator[Product]:
    return (Product(name, Names(en=(name,)), owner=next(iter(found))) for name, found in makers.items())


def _told(clause: Clause, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    actors = [m for m in clause.organisations if sort_of(lexicon, m.id) == "C"]
    for mention in clause.products if actors else ():
        if product(mention.id, lexicon) is None and (maker := _maker(clause, mention, actors)):
            yield mention.id, maker


def _maker(clause: Clause, mention: Mention, actors: list[Mention]) -> str | None:
    """Who owns what is named: it stands behind its owner's name, or behind its and is the subject's."""
    start, end = mention.span.start - clause.span.start, mention.span.end - clause.span.start
    if clause.lang == "ko":
        before = [m for m in actors if m.span.end <= mention.span.start and m.particle in ("", "의")]
        owner = before[-1] if before else None
        return (
            owner.id if owner and _OWNED_KO.fullmatch(clause.text, owner.span.end - clause.span.start, start) else None
        )
    for actor in actors:
        behind = actor.span.end - clause.span.start
        if actor.particle in POSSESSIVE and _OWNED.fullmatch(clause.text, behind, start):
            return actor.id
    if made := _MADE_BY.match(clause.text, end):
        return next((m.id for m in actors if m.span.start - clause.span.start == made.end()), None)
    if not _ITS.search(clause.text, max(0, start - _NEAR), start):
        return None
    subject = grammar.subject(clause, actors, mention.span.start)
    opening = clause.text[: actors[0].span.start - clause.span.start]
    return subject[0] if subject == (actors[0].id,) and not points_back(opening.lower(), "en") else None
