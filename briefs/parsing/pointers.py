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
# An English sentence that opens with a pronoun, or with 'the' and a word for an organisation, goes on about its topic.
LEAD = {
    "ko": re.compile(
        rf"^\W*(?:[^,.]{{0,12}}[,\s])?(?:이|그|해당|두|세|네)?\s?(?:{any_of(words('subjects', 'organisation', 'ko'))})"
        r"(?:은|는|이|가|도|의)(?=\s)"
    ),
    "en": re.compile(
        rf"^\W*(?:(?:but|and|yet|still|also|so|now)\s+|[A-Z][^,.]{{1,60}}, )?(?:(?:it|they|he|she|both)\b|"
        rf"(?:the|its|this|that)\s+(?:[\w-]+\s+){{0,3}}(?:{any_of(words('subjects', 'organisation', 'en'))})\b)",
        re.IGNORECASE,
    ),
}
OWNS = re.compile(r"\s?(?:\([^)]{0,40}\))?의\s[^,.]{0,30}?(?:은|는|이|가|도)(?:\s|$)")
