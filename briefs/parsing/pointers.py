"""Wording that points back to whom a text spoke of, that speaks of nobody in particular, or that tells an owner."""

from __future__ import annotations

import re

from briefs.lexicon.wording import any_of, words

GENERIC = {
    "ko": re.compile(any_of(words("subjects", "generic", "ko"))),
    "en": re.compile(rf"^\W*(?:{any_of(words('subjects', 'generic', 'en'))})\b", re.IGNORECASE),
}
ANAPHOR = {
    "ko": re.compile(any_of(words("subjects", "anaphor", "ko"))),
    "en": re.compile(rf"\b(?:{any_of(words('subjects', 'anaphor', 'en'))})\b", re.IGNORECASE),
}
OWNS = re.compile(r"\s?(?:\([^)]{0,40}\))?의\s[^,.]{0,30}?(?:은|는|이|가|도)(?:\s|$)")
