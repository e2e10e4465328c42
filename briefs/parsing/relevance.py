"""Whether a few words, such as an entry of a feed, are about Chinese AI, by the names and terms of the lexicon."""

from __future__ import annotations

import re
from functools import lru_cache

from briefs.lexicon.load import Lexicon
from briefs.lexicon.topics import topic_signs
from briefs.model import Topic
from briefs.parsing.names.names import Finder
from briefs.parsing.text.marks import Mention, Target

# What is said of these is said of AI, or of what it runs on.
_FIELD = frozenset(
    {
        Topic.MODELS,
        Topic.AGENTS,
        Topic.OPEN_SOURCE,
        Topic.CHIPS,
        Topic.CHIPMAKING,
        Topic.DATA_CENTERS,
        Topic.ROBOTICS,
        Topic.AUTONOMOUS_DRIVING,
    }
)
# It may stand inside a term: exports to China. 대중 alone is the public, too.
_SAID = re.compile(r"\bChin(?:a|ese)\b|중국|中|대중 (?:\S{1,10} ){0,3}(?:수출|제재|규제|통제|견제|압박|투자|관세|정책)")
_CHINA = frozenset({"china", "hong-kong"})
_TO_TOP = 8  # a place lies in a place lies in a country


def about_chinese_ai(text: str, lexicon: Lexicon) -> bool:
    """Whether `text` names somebody or something Chinese, and AI, what it runs on or who makes it."""
    mentions = _finder(lexicon).find(text)
    chinese = bool(_SAID.search(text)) or any(_is_chinese(one, lexicon) for one in mentions)
    return chinese and any(_is_ai(one, lexicon) for one in mentions)


@lru_cache(maxsize=2)
def _finder(lexicon: Lexicon) -> Finder:
    return Finder(lexicon)


def _is_chinese(mention: Mention, lexicon: Lexicon) -> bool:
    if mention.target is Target.PRODUCT:
        made = lexicon.products.get(mention.id)
        return bool(made and made.owner and _in_china(made.owner, lexicon))
    return mention.target is Target.ORGANISATION and _in_china(mention.id, lexicon)


def _in_china(key: str, lexicon: Lexicon) -> bool:
    for _ in range(_TO_TOP):
        if key in _CHINA:
            return True
        known = lexicon.organisations.get(key)
        above = known and (known.place or known.parent)
        if not above:
            return False
        key = above
    return False


def _is_ai(mention: Mention, lexicon: Lexicon) -> bool:
    if mention.target is Target.TERM:
        return _of_field(mention.id)
    known = lexicon.products if mention.target is Target.PRODUCT else lexicon.organisations
    found = known.get(mention.id)
    return bool(found and found.is_a and _of_field(found.is_a))


def _of_field(term: str) -> bool:
    """Whether the term speaks for one of the field's topics, or says itself what it is: ai-startup, edge-ai."""
    return "ai" in term.split("-") or bool(_FIELD & set(topic_signs().terms.get(term, ())))
