"""Whose things an English clause says that its subject uses: SMIC installs its etchers, BYD uses robots from Galbot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefs.parsing.clauses import Clause
from briefs.parsing.grammar import LINK, POSSESSIVE
from briefs.parsing.marks import Mention
from briefs.parsing.pointers import COMPANY_EN

_VERBS = (
    r"uses?|used|using|install(?:s|ed|ing)?|adopt(?:s|ed|ing)?|deploy(?:s|ed|ing)?|"
    r"(?:runs?|ran|running|trains?|trained) on|rel(?:y|ies|ied|ying) on|employ(?:s|ed|ing)?|buil[dt]s?|"
    r"(?:gave|gives|given|giving) (?:jobs|work) to|(?:is|are|was|were) (?:built|based) on|chose|chosen|"
    r"integrat(?:es?|ed|ing)|work(?:s|ed|ing)? with|ordered|bought"
)
_USES = re.compile(rf"\b(?:{_VERBS})\b")
# Behind one of these somebody else uses it.
_OTHERS = re.compile(r"[;:]|\b(?:who|whose|which|that)\b")
# What points back to whose things are spoken of.
_IT = re.compile(r" (?:it|them)\b(?! (?:to|more|easier|harder|clear|possible)\b)")
_THEIRS = re.compile(rf" (?:the )?{COMPANY_EN}['’]s? ")
_ITS = re.compile(r" its (?!own\b)")
# What may stand between the verb and the maker of what is used.
_FROM = re.compile(r" (?:[\w’'%.-]+,? ){1,8}?(?:from|made by|built by|supplied by|developed by|designed by) (?:the )?")
_OWNED = re.compile(r" (?:the |some |\d[\d,.]* (?:of )?|[a-z]+ of )?")


def makers(clause: Clause, users: Sequence[str], topic: tuple[str, ...]) -> tuple[str, ...]:
    """Who makes what `users` are said to use, as far as the clause tells; `topic` is whom the text spoke of."""
    if clause.lang == "ko" or not users:
        return ()
    text, base = clause.text, clause.span.start
    user = next((m.span.end - base for m in clause.organisations if m.id in users), len(text))
    for verb in _USES.finditer(text, user):
        if _OTHERS.search(text, user, verb.start()):
            return ()
        found = tuple(_named(clause, verb.end()))
        if not found and len(topic) == 1 and not clause.products and _points(text, verb.end(), len(users)):
            found = topic
        if found:
            return () if set(found) & set(users) else found
    return ()


def uses_it(clause: Clause) -> bool:
    """Whether something is used that only a pronoun tells of."""
    return any(_IT.match(clause.text, verb.end()) for verb in _USES.finditer(clause.text))


def _points(text: str, at: int, users: int) -> bool:
    """Whether what is used is said to be that of whom the text spoke of."""
    return bool(_IT.match(text, at) or _THEIRS.match(text, at) or (users > 1 and _ITS.match(text, at)))


def _named(clause: Clause, at: int) -> Iterator[str]:
    """The makers that are named behind the verb that ends at `at`, one or a list of them."""
    base, text = clause.span.start, clause.text
    last: Mention | None = None
    for mention in clause.organisations:
        start = mention.span.start - base
        if start < at:
            continue
        if last is None:
            owned = mention.particle in POSSESSIVE and _OWNED.fullmatch(text, at, start)
            if not owned and not _FROM.fullmatch(text, at, start):
                return
        elif not LINK.fullmatch(text, last.span.end - base, start):
            return
        last = mention
        yield mention.id
