"""The products that somebody means by what they type, and those that a sentence names."""

from __future__ import annotations

import re

from bot.asked.typed import one_line
from bot.desk.correcting import BETWEEN, UnreadableError
from briefs.lexicon import Lexicon
from briefs.model import Fact, Span

MOST = 6
LONGEST_NAME = 60
_APART = re.compile(r"[\s-]")


def meant(typed: str, fact: Fact, lexicon: Lexicon) -> tuple[str, ...]:
    """Those whose names somebody typed, parted by commas; one that no lexicon knows is called as it was typed.

    Raises UnreadableError.
    """
    names = [part for part in map(one_line, BETWEEN.split(typed)) if part]
    if not 1 <= len(names) <= MOST or not all(map(_is_name, names)):
        raise UnreadableError(typed)
    return tuple(dict.fromkeys(_product(name, fact, lexicon) for name in names))


def mentioned(sentence: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Those that the sentence names, in their order."""
    return tuple(dict.fromkeys(name for name, _ in _found(sentence, lexicon)))


def _product(name: str, fact: Fact, lexicon: Lexicon) -> str:
    """The product spelled so, the subject's own first; a version that no lexicon knows is named after its family."""
    wanted = _flat(name)
    spelled = [
        one
        for one in lexicon.products.values()
        if wanted in map(_flat, (one.name, *one.names.every(), *one.names.weak))
    ]
    if spelled:
        return max(spelled, key=lambda one: (one.owner in fact.subject, wanted == _flat(one.name))).name
    found = _found(name, lexicon)
    return found[0][0] if [span for _, span in found] == [Span(0, len(name))] else name


def _found(text: str, lexicon: Lexicon) -> list[tuple[str, Span]]:
    from briefs.parsing.names.finders import finder  # parsing is loaded where an editor corrects
    from briefs.parsing.text.marks import Target

    return [(one.id, one.span) for one in finder(lexicon).find(text) if one.target is Target.PRODUCT]


def _flat(name: str) -> str:
    return _APART.sub("", name).casefold()


def _is_name(name: str) -> bool:
    return len(name) <= LONGEST_NAME and any(char.isalnum() for char in name) and not set(name) & set("<>")
