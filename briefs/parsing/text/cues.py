"""Finds the wording that tells kinds of fact, status, and the sentences that tell none, all in one pass over a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

import ahocorasick_rs

from briefs.lexicon import cue_table
from briefs.lexicon.inflect import english, korean
from briefs.model import Lang, Span
from briefs.parsing.text.gazetteer import lowered
from briefs.values import value

# What is no kind's sign in spite of its verb: what is raised is a forecast and no money, what is lowered a plan and
# no price; what would have cost is no plan, what goes into production no money, what proceeds are for no funding; and
# a thing that comes together with another thing is no partner. Projects are no
# forecast, and power supplies supply nobody.
OTHERWISE = {
    "raise": re.compile(
        r"rais(?:e|es|ed|ing) (?:(?:its|their|the|his|her|our) )?(?!money\b|funds?\b)(?:[\w’'-]+ ){0,3}?"
        r"(?:targets?|guidance|forecasts?|outlook|estimates?|prices?|salary|salaries|stipends?|wages|pay|rents?|fees?|"
        r"concerns?|questions?|doubts?|fears|tariffs?|subsidies|quotas?|caps?|ceilings?|budgets?|dividends?|ratings?|"
        r"vouchers?|allowances?|bonus(?:es)?|fines?|output|production|"
        r"shares? of)\b|"
        r"(?:net )?proceeds (?:for|on|into|towards|are (?:for|meant|intended|earmarked|to)|"
        r"will (?:be used|go|pay|fund|help)|to (?:build|expand|fund|buy|develop|pay))\b",
        re.IGNORECASE,
    ),
    "negation": re.compile(
        r"(?:nobody|no one) (?:at|behind|in|on) (?:the|its) (?:wheel|driver|seat|car|cab|board)", re.IGNORECASE
    ),
    "back": re.compile(r"(?<=\w-)backed\b"),
    "planned": re.compile(
        r"would have cost\b|planning (?:agency|body|commission|authority|department|bureau|office)\b|"
        r"plans? by (?:[a-z]+ ){0,2}\d+(?:\.\d+)?(?:%| per ?cent)|"
        r"plans? (?:at|costs?|priced at|from|for) (?:[A-Z]{0,3}[$¥€]|\d[\d,.]* (?:yuan|won|dollars))",
        re.IGNORECASE,
    ),
    "order": re.compile(
        r"demand (?:for|from|in|of|is|was|has|will|remains?|outstrips?|exceed(?:s|ed)|grew|rose)\b|demand[.,]|"
        r"orders? (?:for|from|of|worth|books?|in|by)\b|ordered (?:another |some |about |more than )?\d",
        re.IGNORECASE,
    ),
    "forecast": re.compile(
        r"(?:(?<=\bbefore they )|(?<=\bbefore it )|(?<=\bso that they )|(?<=\bso that it ))could\b|"
        r"projects?\b(?! (?:that|its?|an?|the|sales|revenues?|profits?|growth|shipments|demand|output)\b| \W?\d)",
        re.IGNORECASE,
    ),
    "opinion": re.compile(r"(?:(?<=\bon )|(?<=\bamid )|(?<=\bover )|(?<=\bby ))worries\b"),
    "cooperate": re.compile(r"together with (?:the|its|an?) [a-z]", re.IGNORECASE),
    "supply": re.compile(
        r"(?:(?<=\bpower )|(?<=\bwater )|(?<=\boffice )|(?<=\bmedical ))suppl(?:y|ies)\b|"
        r"supply (?:chains?|lines?|side|voltages?|rooms?|shortages?|glut)\b",
        re.IGNORECASE,
    ),
    "invest": re.compile(
        r"(?:is to |are to |will )?go(?:es|ing)? into (?:[\w-]+ ){0,2}?"
        r"(?:production|service|operation|effect|force|use)\b",
        re.IGNORECASE,
    ),
    "cut-price": re.compile(
        r"(?:lowered|slash(?:es|ed|ing)?) (?:(?:its|their|the|his|her|our) )?(?:[\w’'-]+ ){0,3}?"
        r"(?:targets?|guidance|forecasts?|outlook|estimates?|plans?|capex|spending|expenditure|budgets?|staff|jobs|"
        r"workforce|headcount|stakes?|holdings?|ratings?|barriers?|thresholds?|risks?|tariffs?)\b",
        re.IGNORECASE,
    ),
}

SPELL: dict[Lang, Callable[[str], tuple[str, ...]]] = {"ko": korean, "en": english}


@value
class Cue:
    """Wording that speaks for `name` (an action, a status …) of `group` (a kind of fact, `status` or `void`)."""

    span: Span
    group: str
    name: str


class CueFinder:
    """Finds one language's cues; built once from the lexicon's data, then only read."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang
        forms: dict[str, set[tuple[str, str, bool]]] = {}
        for group, names in cue_table(lang).items():
            for name, cues in names.items():
                for cue in cues:
                    for form in SPELL[lang](cue.removeprefix("~")):
                        forms.setdefault(form.lower(), set()).add((group, name, cue.startswith("~")))
        self._meaning = [sorted(meanings) for meanings in forms.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(forms), store_patterns=False)

    def find(self, text: str) -> tuple[Cue, ...]:
        """All cues in `text`, by start; of those that overlap only the first of each group."""
        found: dict[tuple[int, str, str], int] = {}
        stands = _begins if self._lang == "ko" else _is_whole
        for pattern, start, end in self._automaton.find_matches_as_indexes(lowered(text), overlapping=True):
            whole = stands(text, start, end)
            for group, name, inside in self._meaning[pattern]:
                if whole or (inside and self._lang == "ko"):
                    found[start, group, name] = end
        kept = _longest(found)
        return kept if self._lang == "ko" else tuple([cue for cue in kept if not _otherwise(text, cue)])


def _begins(text: str, start: int, end: int) -> bool:
    """Whether a match begins a Korean word, or is a whole one of Latin letters: IPO, R&D."""
    if start and "가" <= text[start - 1] <= "힣":
        return False
    return not text[start].isascii() or _is_apart(text, start, end)


def _is_apart(text: str, start: int, end: int) -> bool:
    """Whether no more Latin letters stand beside a match."""
    around = (text[start - 1 : start], text[start]), (text[end - 1], text[end : end + 1])
    return not any(one.isascii() and one.isalnum() and other.isascii() and other.isalnum() for one, other in around)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a match is whole English words."""
    before = text[start - 1 : start]
    return not (before.isalnum() and text[start].isalnum()) and not text[end : end + 1].isalnum()


def _otherwise(text: str, cue: Cue) -> bool:
    """Whether an English cue is no sign of its kind: raised its forecast."""
    meant = OTHERWISE.get(cue.name)
    return meant is not None and meant.match(text, cue.span.start) is not None


def _longest(found: Mapping[tuple[int, str, str], int]) -> tuple[Cue, ...]:
    """Cues by their end, without those that begin inside another of their group: 오픈소스로 공개 beats 공개했."""
    ends: dict[str, int] = {}
    kept = []
    for (start, group, name), end in sorted(found.items(), key=lambda item: (item[0][0], -item[1])):
        if start >= ends.get(group, -1):
            kept.append(Cue(Span(start, end), group, name))
            ends[group] = end
    return tuple(kept)


@cache
def cue_finder(lang: Lang) -> CueFinder:
    """The finder of one language, built once per process."""
    return CueFinder(lang)
