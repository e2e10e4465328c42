"""Tells what a bare number or a Korean counter counts: devices, people, users, tokens or anything else."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from briefs.model import Lang, Quantity, Span, Unit
from briefs.parsing.numerals import Figure
from briefs.parsing.units import NOUN_UNIT_EN, NOUNS, any_of


@dataclass(frozen=True, slots=True)
class Names:
    """Spans of known names, in order."""

    spans: tuple[Span, ...]

    def before(self, at: int, within: int) -> bool:
        """Whether a name ends at most `within` characters before `at`."""
        found = bisect_right(self.spans, at, key=lambda span: span.end) - 1
        return found >= 0 and at - self.spans[found].end <= within

    def after(self, at: int, within: int) -> bool:
        """Whether a name starts at most `within` characters after `at`."""
        found = bisect_left(self.spans, at, key=lambda span: span.start)
        return found < len(self.spans) and self.spans[found].start - at <= within


_CLAUSE = re.compile(r"[.!?。\n](?=\s|$)")
_DEVICES_KO = re.compile(any_of(NOUNS["units"]["ko"]))
_USERS_KO = re.compile(any_of(NOUNS["users"]["ko"]))
_PARAMETERS_KO = re.compile(any_of(NOUNS["parameters"]["ko"]))
_NEXT_KO = re.compile(r"(?:의|짜리)?\s?(?:['‘\"“])?(?P<noun>[가-힣A-Za-z]+)")
_LAST_KO = re.compile(
    r"(?P<noun>[가-힣A-Za-z0-9()-]+?)(?P<particle>은|는|이|가|을|를|로|으로|도)?['’\"”)]?\s*(?:최대|약|최소|총|각각|모두)?\s?$"
)
_MODEL = re.compile(r"[A-Za-z]+-?\d|\d+[A-Z]")
_TASKS_KO = re.compile(r"\s?(?:핵심|영역|분야|과제|기업|은행|프로젝트|산업|도시|원칙|전략|중점|주요|조치|통신)")
_WORD = re.compile(r"[A-Za-z][\w.'’-]*")
_GAP = re.compile(r"[ \xa0-]")
_STOPS = frozenset(
    "and or in on at for with to from by as that which who were was is are be been will would can could may than but "
    "had has have when while where after before over under into out up down per a an it they he she we you if not so "
    "worth against because through since until do does did".split(" ")
)
_OF = re.compile(r" of (?:its|the|their|his|her|our|these|those|[A-Z][\w.'’-]*['’]s) ")
_TIMES = re.compile(
    r"[ -]times?(?= (?:the|its|their|his|her|as|more|faster|higher|larger|bigger|that|those|what|last|cheaper|better|"
    r"lower|this|over|quicker|longer|stronger|greater|oversubscribed|earnings|book|sales)\b|[.,;]| \()"
)
_NAMED_NEXT = re.compile(r"(?:, | - | — |: )[A-Z]")
_ARTICLE = re.compile(
    r"\b(?:the|these|those|both|other|its|their|last|past|next|first|all|of|or|every|between)(?: (?:first|last|next|other))? $",
    re.I,
)
_AFTER_NAME = re.compile(r"(?:[A-Z][\w&.+'’-]*|[\w-]*[A-Z][\w-]*) $")
_OPENING = re.compile(
    r"(?:^|[.!?:;\n•*(“\"] ?)(?:In|At|On|Of|Some|About|Over|Nearly|Almost|Around|More|Than|As|With|From|To|By|For|And|Roughly|"
    r"Another|Only|Just|All|The|Up|A|An|After|Among|Between|Its|Their|But|Yet|Fewer|Under|It|They|Since|Within|Through) $"
)
_PLURALS_NOT = frozenset(
    "its was is as has this us less across various plus previous serious his gross yes thus".split(" ")
)


def korean(text: str, figure: Figure, word: re.Match[str], unit: Unit, names: Names) -> Unit:
    """The unit behind a Korean counter, from the words around it."""
    before, after = _before(text, figure.start, 60), _after(text, word.end(), 40)
    if word[0] == "명":
        wide = _USERS_KO.search(before) or _USERS_KO.search(after[:25])
        large = figure.value >= 10**6 and (
            _USERS_KO.search(text[max(0, figure.start - 200) : figure.start]) or "앱" in before
        )
        return Unit.USERS if wide or large else unit
    if word[0] == "대" and _TASKS_KO.match(after) and figure.value <= 30 and figure.scale == 1:
        return Unit.COUNT
    return _pieces(before, after, figure, word, names) if word[0] == "개" else unit


def _pieces(before: str, after: str, figure: Figure, word: re.Match[str], names: Names) -> Unit:
    """What 개 counts: parameters, devices, or anything else."""
    following = _NEXT_KO.match(after)
    last = _LAST_KO.search(before)
    if _PARAMETERS_KO.search(before[-20:]) or (following and _PARAMETERS_KO.match(following["noun"])):
        return Unit.PARAMETERS
    if (
        following
        and _DEVICES_KO.match(following["noun"])
        or names.after(word.end(), 3)
        or names.before(figure.start, 6)
    ):
        return Unit.UNITS
    if last and (_DEVICES_KO.search(last["noun"]) or _MODEL.search(last["noun"])):
        return Unit.UNITS
    if following and not last:
        return Unit.COUNT
    if last and not last["particle"] and not _NEXT_KO.match(after):
        return Unit.COUNT
    if _PARAMETERS_KO.search(before) and figure.value >= 10**8:
        return Unit.PARAMETERS
    near = bool(_DEVICES_KO.search(before[-30:]))
    return (
        Unit.UNITS
        if near and not (following and after[:1] == " " and word.string[word.end() - 1] == "개" and figure.scale == 1)
        else Unit.COUNT
    )


def counts(text: str, lang: Lang, figure: Figure, word: re.Match[str]) -> bool:
    """Whether a number with a unit is a figure at all: not 'the two', not 한 번, not a spelled-out idiom."""
    if not figure.written:
        return True
    if lang == "ko":
        return figure.value > 1 or word[0] in {"달", "배"}
    return figure.value > 1 and not _ARTICLE.search(_before(text, figure.start, 20))


def bare(text: str, figure: Figure, names: Names) -> Quantity | None:
    """An English number without a unit word behind it, by the noun that it counts; None where it is no count."""
    times = _TIMES.match(text, figure.end)
    if times:
        return Quantity(figure.value, Unit.TIMES, Span(figure.start, times.end()))
    before = _before(text, figure.start, 40)
    if (figure.written and _ARTICLE.search(before)) or (
        not figure.written and _part_of_name(text, figure, before, names)
    ):
        return None
    noun = _noun(text, figure)
    if figure.written and (noun is None or (figure.value == figure.scale and figure.scale == 1)):
        return None
    if noun and figure.written and _NAMED_NEXT.match(text, noun.end):
        return None
    if noun is None:
        return None if _uncounted(text, figure) else Quantity(figure.value, Unit.COUNT, Span(figure.start, figure.end))
    unit = NOUN_UNIT_EN.get(text[noun.start : noun.end].lower(), Unit.COUNT)
    if unit is Unit.UNITS and figure.written and text[noun.start : noun.end] == "units":
        unit = Unit.COUNT
    return Quantity(figure.value, unit, Span(figure.start, figure.end))


def _uncounted(text: str, figure: Figure) -> bool:
    """Whether a number without a noun is a year, a score line or part of a code."""
    plain = figure.plain
    year = len(plain) == 4 and plain[:2] in {"19", "20"} and figure.scale == 1
    tail = text[figure.end : figure.end + 1]
    return (
        year
        or tail.isalpha()
        or tail in {"-", "/", ":"}
        or text[figure.start - 1 : figure.start] in {"/", ":", "-", "#"}
    )


def _part_of_name(text: str, figure: Figure, before: str, names: Names) -> bool:
    if text[figure.end : figure.end + 1].isalpha() or names.before(figure.start, 1):
        return True
    year = len(figure.plain) == 4 and figure.plain[:2] in {"19", "20"} and figure.scale == 1
    if year and not _directly(text, figure):
        return True
    return (
        bool(_AFTER_NAME.search(before))
        and not _OPENING.search(before)
        and figure.scale == 1
        and "," not in figure.plain
    )


def _directly(text: str, figure: Figure) -> bool:
    word = _WORD.match(text, figure.end + 1)
    return bool(word and word[0].lower() in NOUN_UNIT_EN)


def _noun(text: str, figure: Figure) -> Span | None:
    """The plural noun that a number counts, at most five words on ('512 of Nvidia's H800 processors')."""
    of = _OF.match(text, figure.end)
    at = of.end() - 1 if of else figure.end
    found: Span | None = None
    for step in range(6):
        gap = _GAP.match(text, at)
        word = _WORD.match(text, gap.end()) if gap else None
        if word is None or word[0].lower() in _STOPS:
            break
        at = word.end() - len(word[0]) + len(word[0].rstrip("."))
        name = text[word.start() : at]
        if _is_plural(name) and not (of and step == 0 and not name.islower()):
            found = Span(word.start(), at)
            break
        if at != word.end():
            break
    return found


def _is_plural(name: str) -> bool:
    lowered = name.lower()
    if lowered in NOUN_UNIT_EN or (len(name) > 1 and "-" in name and lowered.split("-")[0] + "s" in NOUN_UNIT_EN):
        return True
    return (
        lowered.endswith("s")
        and lowered not in _PLURALS_NOT
        and not lowered.endswith(("'s", "’s", "ss", "ous"))
        and name[0].islower()
    )


def _before(text: str, at: int, width: int) -> str:
    piece = text[max(0, at - width) : at]
    cuts = [m.end() for m in _CLAUSE.finditer(piece)]
    return piece[cuts[-1] :] if cuts else piece


def _after(text: str, at: int, width: int) -> str:
    piece = text[at : at + width]
    cut = _CLAUSE.search(piece)
    return piece[: cut.start()] if cut else piece
