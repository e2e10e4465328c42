"""Finds the dates of a text and resolves them against the day of publication.

It doesn't read lengths of time, clock times or comparisons such as 'a year earlier'.
"""

from __future__ import annotations

import re
from datetime import date

from briefs.model import Lang, Span
from briefs.parsing.dates import ahead_en, dates_en, dates_ko
from briefs.parsing.dates.scene import Scene
from briefs.parsing.text.marks import Moment

# The day on which an agency's story was filed, before its first words: SHENYANG, April 1, 2025 (Meridian News) -
_DATELINE = re.compile(
    r"[A-Z][A-Z.’' /-]{2,40}(?:, [A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?)?, (?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?|"
    r"\d{1,2} [A-Z][a-z]{2,8}(?:,? \d{4})?),? ?(?:[(/][^()/\n]{2,40}[)/])? ?(?:[-–—]{1,2}|:) "
)
# How far into a text that may stand.
OPENING = 600
_COMPARED = {"ko": dates_ko.compared, "en": ahead_en.compared}
_RULES = {"ko": dates_ko.RULES, "en": dates_en.RULES}


def find(text: str, lang: Lang, published: date | None) -> tuple[Moment, ...]:
    """The dates of `text` in order, as YYYY, YYYY-MM or YYYY-MM-DD.

    A date without its year is the latest up to `published`, or the next where the wording looks ahead. Relative
    dates are left out where `published` is None.
    """
    found = sorted(_RULES[lang].matches(text), key=lambda item: (item[0].start(), -item[0].end()))
    scene, moments, last = Scene(published), [], 0
    opening = _DATELINE.search(text, 0, OPENING) if lang == "en" else None
    for match, resolver in found:
        if match.start() < last or (opening and opening.start() <= match.start() < opening.end()):
            continue
        value = resolver(match, scene)
        last = match.end()
        if value:
            moments.append(Moment(Span(*match.span()), value))
        if value and not _COMPARED[lang](match):
            scene.tell(value, match.end())
    return tuple(moments)
