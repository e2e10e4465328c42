"""Tells what a bare number or a Korean counter counts: devices, people, users, tokens or anything else."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

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
_USERS_NEXT = re.compile(rf"(?:이던|의|인|이상의|이 넘는)?\s?(?:월간|일간|주간)?\s?(?:{any_of(NOUNS['users']['ko'])})")
_USING = re.compile(r"\b(?:apps?|use|used|using|opened|chatbots?|active|subscribed)\b")
_HIRING = re.compile(r"\b(?:hir(?:e|es|ed|ing)|recruit(?:s|ed|ing)?|employ(?:s|ed|ing)?|laid off|lay off)\b[^.]{0,25}$")
_PARAMETERS_KO = re.compile(any_of(NOUNS["parameters"]["ko"]))
_NEXT_KO = re.compile(r"(?:의\s?|짜리\s|\s)(?:['‘\"“])?(?P<noun>[가-힣A-Za-z]+)")
_LAST_KO = re.compile(
    r"(?P<noun>[가-힣A-Za-z0-9()-]+?)(?P<particle>은|는|이|가|을|를|로|으로|도)?['’\"”)]?\s*(?:최대|약|최소|총|각각|모두)?\s?$"
)
_MODEL = re.compile(r"[A-Za-z]+-?\d|\d+[A-Z]")
_TASKS_KO = re.compile(r"\s?(?:핵심|영역|분야|과제|기업|은행|프로젝트|산업|도시|원칙|전략|중점|주요|조치|통신)")
_WORD = re.compile(r"[A-Za-z\d][\w.'’-]*")
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
_NAMED_NEXT = re.compile(r"(?:, | - | — |: )[A-Z](?![^.]{0,60}\bamong\b)")
_ARTICLE = re.compile(
    r"\b(?:the|these|those|both|other|its|their|last|past|next|first|all|one of|two of|or|every|between)(?: (?:first|last|next|other))? $",
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
        alone = _LAST_KO.search(before)
        if alone and alone["noun"].endswith(NOUNS["people"]["ko"]):
            return unit
        wide = _USERS_KO.search(before) or _USERS_NEXT.match(after)
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
    if last and last["particle"]:
        return Unit.COUNT
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


# Counters that a spelled-out numeral may run into; 세대 and 네트워크 are other words.
_JOINED = frozenset({"배", "달", "개", "명", "곳", "가지"})


def counts(text: str, lang: Lang, figure: Figure, word: re.Match[str]) -> bool:
    """Whether a number with a unit is a figure at all: not 'the two', not 한 번, not a spelled-out idiom."""
    if not figure.written:
        return True
    if lang == "ko":
        if figure.end == word.start() and word[0] not in _JOINED:
            return False
        return figure.value > 1 or word[0] in {"달", "배"}
    if figure.plain in {"a", "an"} and word[0] == "tokens":
        return False
    return figure.value > 1 and not _ARTICLE.search(_before(text, figure.start, 20))


def bare(text: str, figure: Figure, names: Names) -> Quantity | None:
    """An English number without a unit word behind it, by the noun that it counts; None where it is no count."""
    times = _TIMES.match(text, figure.end)
    if times:
        # So many times over is a multiple, a hundred thousand times and more is a count of events.
        unit = Unit.TIMES if figure.value < 10**5 else Unit.COUNT
        return Quantity(figure.value, unit, Span(figure.start, times.end()))
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
        unit = Unit.PEOPLE if _HIRING.search(before) else Unit.COUNT
        return None if _uncounted(text, figure) else Quantity(figure.value, unit, Span(figure.start, figure.end))
    if _SOURCES.match(text, noun.end):
        return None
    unit = _noun_unit(text[noun.start : noun.end])
    if unit is Unit.PEOPLE and figure.value >= 10**6 and _USING.search(_after(text, noun.end, 30)):
        unit = Unit.USERS
    if unit is Unit.UNITS and figure.written and text[noun.start : noun.end] == "units":
        unit = Unit.COUNT
    return Quantity(figure.value, unit, Span(figure.start, figure.end))


def _noun_unit(noun: str) -> Unit:
    lowered = noun.lower()
    return NOUN_UNIT_EN.get(lowered) or NOUN_UNIT_EN.get(f"{lowered}s", Unit.COUNT)


_SOURCES = re.compile(r" (?:close to|familiar|with (?:direct )?knowledge|who (?:know|have knowledge))\b")
_SERIES = re.compile(r" (?:family|series|line|line-up|lineup|model|chip|processor|range)\b")
_THINGS = frozenset({Unit.UNITS, Unit.PEOPLE, Unit.USERS, Unit.PARAMETERS, Unit.TOKENS})
_BARE = re.compile(r"\d[\d.,]*(?:\s?(?:thousand|million|billion|trillion|mln|bln|mn|bn|m|k))?")
_OF_THEM = re.compile(r"(?: to [\d.]+ \w+)? (?:of them|mark)\b")


def inherit(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """English numbers without a noun count what the figure before them counted: 961 of the cabs, up from 270."""
    kept: list[Quantity] = []
    last: Quantity | None = None
    for quantity in quantities:
        written = text[quantity.span.start : quantity.span.end]
        bare_number = quantity.unit is Unit.COUNT and _BARE.fullmatch(written) and _noun_at(text, quantity) is None
        if bare_number and last and quantity.span.start - last.span.end < 220:
            apart = _CLAUSE.search(text, last.span.end, quantity.span.start)
            if not apart or _OF_THEM.match(text, quantity.span.end):
                quantity = replace(quantity, unit=last.unit)
        if quantity.unit in _THINGS:
            last = quantity
        kept.append(quantity)
    return kept


def level(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Gives both ends of a Korean range the same unit: 100만 개에서 160만 개로."""
    kept: list[Quantity] = []
    for quantity in quantities:
        last = kept[-1] if kept else None
        if last and {last.unit, quantity.unit} == {Unit.UNITS, Unit.COUNT}:
            if text[last.span.end : quantity.span.start].strip() in {"에서", "~", "∼"}:
                quantity = replace(quantity, unit=last.unit)
        kept.append(quantity)
    return kept


def _noun_at(text: str, quantity: Quantity) -> Span | None:
    return _noun(text, Figure(quantity.span.start, quantity.span.end, quantity.value))


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
        hyphenated = step == 0 and text[word.start() - 1] == "-" and f"{name.lower()}s" in NOUN_UNIT_EN
        if hyphenated or _is_plural(name) and not (of and step == 0 and not name.islower()):
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
