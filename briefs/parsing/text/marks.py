"""What the primitives find in a text: sentences, names and dates, each with the span that it was read from."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from operator import attrgetter

from briefs.model import Span
from briefs.values import value

# Where in the text something begins.
PLACE = attrgetter("span.start")


@value
class Sentence:
    """One sentence of `Article.text`; `heading` is true for sub-headings, which are never evidence."""

    span: Span
    text: str
    paragraph: int  # counted from 0, headings included
    heading: bool = False


class Target(StrEnum):
    """What a mention names."""

    ORGANISATION = "organisation"
    PRODUCT = "product"
    TERM = "term"


# Each by itself: a look at a class of these takes longer than one at a module.
ORGANISATION, PRODUCT, TERM = Target


@value
class Mention:
    """A known name or term in a text; `id` is its key in the lexicon or among the article's learned organisations."""

    span: Span  # of the name alone, without particle or brackets
    target: Target
    id: str
    particle: str = ""  # the Korean particle that follows (은, 가, 의 …), or 's in English


@value
class Moment:
    """A date in a text, resolved against the day of publication."""

    span: Span
    value: str  # YYYY, YYYY-MM or YYYY-MM-DD


def ids(mentions: Iterable[Mention]) -> tuple[str, ...]:
    """Whom or what `mentions` name, each once."""
    return tuple(dict.fromkeys([mention.id for mention in mentions]))
