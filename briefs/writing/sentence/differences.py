"""Which way an amount tells that something moved: revenue rose by 2 billion yuan, 매출이 20억위안 줄었다."""

from __future__ import annotations

import re

from briefs.lexicon.wording import any_of, words

# How far before an English figure its verb may begin, in characters.
_FAR = 60
_MOVED = {lang: [any_of(words("telling", way, lang)) for way in ("fallen", "risen")] for lang in ("ko", "en")}
_BEFORE = re.compile(
    rf"\b(?:(?P<fall>{_MOVED['en'][0]})|(?P<rise>{_MOVED['en'][1]}))\b(?: [\w’'-]+){{0,4}}? (?:by|of) "
    r"(?:[a-z]+ ){0,3}$|"
    r"(?:,|\bwas|\bwere|\bis|\bare) (?:(?P<up>up)|(?P<down>down)) (?:[a-z]+ ){0,3}$"
)
_BEHIND = re.compile(
    r"(?:\s?\([^()\n]{1,40}\))?\s?(?:(?:이상|가까이|넘게|가량|정도|안팎|남짓|만큼|이|가|을|를)\s?)*(?:더\s)?"
    rf"(?:(?P<fall>{_MOVED['ko'][0]})|(?P<rise>{_MOVED['ko'][1]}))(?!율|폭|세)"
)


def fell(before: str, after: str) -> bool | None:
    """Whether the amount between `before` and `after` is by how much something fell; None where they don't tell."""
    moved = _BEFORE.search(before[-_FAR:])
    if moved:
        return bool(moved["fall"] or moved["down"])
    behind = _BEHIND.match(after)
    return bool(behind["fall"]) if behind else None
