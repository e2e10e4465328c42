"""Tells what an English number counts by the noun behind it, and which numbers count nothing."""

from __future__ import annotations

import re
from decimal import Decimal

from briefs.model import Quantity, Span, Unit
from briefs.parsing.figures import counted
from briefs.parsing.figures.around import ARTICLE, EITHER, Names, before_in_clause, meant
from briefs.parsing.figures.numerals import Figure
from briefs.parsing.figures.units import NOUN_UNIT_EN, words

# Money that the record has no unit for, in words and in signs: rupees, S$, £.
_FOREIGN = frozenset(words("nouns_en", "foreign"))
_WORD = re.compile(r"[A-Za-z\d][\w.+'’-]*")
_GAP = re.compile(r"[ \xa0-]")
_STOPS = frozenset(words("nouns_en", "stops"))
_OF = re.compile(r" of (?:its|the|their|his|her|our|these|those|[A-Z][\w.'’-]*['’]s) ")
_TIMES = re.compile(
    r"[ -]times?(?= (?:the|its|their|his|her|as|more|faster|higher|larger|bigger|that|those|what|last|cheaper|better|"
    r"lower|this|over|quicker|longer|stronger|greater|oversubscribed|subscribed|covered|earnings|book|"
    r"sales)\b|[.,;]| \()"
)
_NAMED_NEXT = re.compile(r"(?:, | - | — |: )[A-Z](?![^.]{0,60}\bamong\b)|(?:, (?:of|with|at)|:) \d")
_AFTER_NAME = re.compile(r"(?:[A-Z][\w&.+'’-]*|[\w-]*[A-Z][\w-]*) $")
_OPENING = re.compile(
    r"(?:^\s?|[.!?:;\n•*(“\"] ?)(?:In|At|On|Of|Some|About|Over|Nearly|Almost|Around|More|Than|As|With|From|To|By|For|"
    r"And|Roughly|Another|Only|Just|All|The|Up|A|An|After|Among|Between|Its|Their|But|Yet|Fewer|Under|It|They|Since|"
    r"Within|Through) $"
)
_PLURALS_NOT = frozenset(words("nouns_en", "no_plurals"))
_BARE = re.compile(r"\d[\d.,]*(?:\s?(?:thousand|million|billion|trillion|mln|bln|mn|bn|m|k))?")
# Several of a model: 400,000 H200s.
_MODELS = re.compile(r"[A-Z]{1,4}\d[\dA-Z]*s")
# A word behind a hyphen that leaves its number one of what follows: 30-odd makers.
_LOOSELY = frozenset({"odd", "plus", "some", "strong"})
# How old somebody is counts nothing: who is 29.
_AGED = re.compile(
    r"\b(?:who (?:is|was|are)|age of|(?:anyone|anybody|people|children|minors|newcomers|founders|applicants|users) "
    r"(?:aged )?(?:under|over|below|above)) $",
    re.I,
)
# How far back the things may be named of which a number is said to be, in characters.
FAR = 220
OF_THEM = re.compile(r"(?: to [\d.]+ \w+)? (?:of them|mark)\b")
# So many of a maker's model: 20 of UBTech's Walker S1.
_OF_MODEL = re.compile(r" of [A-Z][\w.&-]*['’]s? (?:[A-Z][\w-]* ){0,2}(?:[A-Z][A-Za-z]*-?\d|\d+[A-Z])")
_QUOTES = frozenset("“”‘’\"'")
_PER_SECOND = re.compile(r" (?:a|per|each|every) second\b")
_COMPUTED = 10**9


def bare(text: str, figure: Figure, names: Names) -> Quantity | None:
    """An English number without a unit word behind it, by the noun that it counts; None where it is no count."""
    times = _TIMES.match(text, figure.end)
    if times and not (figure.value == 1 and times[0].endswith("time")):
        # So many times over is a multiple, a hundred thousand times and more is a count of events.
        unit = Unit.TIMES if figure.value < 10**5 else Unit.COUNT
        return Quantity(figure.value, unit, Span(figure.start, times.end()))
    before = before_in_clause(text, figure.start, 40)
    if figure.written:
        named = ARTICLE.search(before) is not None and not EITHER.search(before)
    else:
        named = not OF_THEM.match(text, figure.end) and _part_of_name(text, figure, before, names)
    if named or before[-1:] in _FOREIGN or _is_money(text, figure) or _AGED.search(before):
        return None
    noun = _noun(text, figure)
    if figure.written and figure.value > 1 and OF_THEM.match(text, figure.end) and not noun:
        return Quantity(
            figure.value, meant(text[max(0, figure.start - FAR) : figure.start]), Span(figure.start, figure.end)
        )
    if figure.written and (noun is None or (figure.value == figure.scale and figure.scale == 1)):
        return None
    if noun and figure.written and _only_called(text, figure, noun):
        return None
    if noun is None:
        model = Unit.UNITS if "." not in figure.plain and _OF_MODEL.match(text, figure.end) else None
        unit = model or counted.headed(text, figure) or _bare_unit(text, figure, before)
        return None if counted.uncounted(text, figure) else Quantity(figure.value, unit, Span(figure.start, figure.end))
    if counted.quoted(text, figure, noun.end, before) or text[noun.start : noun.end].lower() in _FOREIGN:
        return None
    return Quantity(figure.value, _counted(text, figure, noun, before), Span(figure.start, figure.end))


def _only_called(text: str, figure: Figure, noun: Span) -> bool:
    """Whether a written number is only part of a by-name, of how long ago it was, or of those named right behind it."""
    quoted = text[figure.start - 1 : figure.start] in _QUOTES and text[noun.end : noun.end + 1] in _QUOTES
    return quoted or text[noun.start : noun.end] == "weeks" or _NAMED_NEXT.match(text, noun.end) is not None


def _counted(text: str, figure: Figure, noun: Span, before: str) -> Unit:
    """The unit of a number of the things that `noun` names."""
    name = text[noun.start : noun.end]
    if name == "operations" and figure.value >= _COMPUTED and _PER_SECOND.match(text, noun.end):
        return Unit.FLOPS
    unit = meant(before_in_clause(text, figure.start, FAR)) if name == "ones" else _noun_unit(name)
    if unit is Unit.COUNT and name.lower() in counted.CUSTOMERS and figure.value >= 10**6:
        unit = Unit.USERS
    if unit is Unit.COUNT:
        unit = _told_by_verb(text, figure, name, before)
    if unit is Unit.PEOPLE and counted.users(text, figure, noun.end, before):
        unit = Unit.USERS
    parts = figure.written and figure.scale == 1 and name == "units"
    placed = name == "stations" and counted.STATION.search(text, figure.end, noun.start)
    return Unit.COUNT if parts or placed or counted.jobs(name, before, text, noun.end) else unit


def _told_by_verb(text: str, figure: Figure, name: str, before: str) -> Unit:
    """The unit of a number of things of which no list knows what they are."""
    clause = before_in_clause(text, figure.start, FAR) + text[figure.end : figure.end + 40]
    if counted.people(name, before, clause):
        return Unit.PEOPLE
    return Unit.UNITS if counted.things(text, figure, before, name) else Unit.COUNT


def _bare_unit(text: str, figure: Figure, before: str) -> Unit:
    """The unit of a number without a noun."""
    if counted.HIRING.search(before):
        return Unit.PEOPLE
    return Unit.UNITS if counted.things(text, figure, before) else Unit.COUNT


def _is_money(text: str, figure: Figure) -> bool:
    word = _WORD.match(text, figure.end + 1)
    return word is not None and word[0].lower().rstrip(".") in _FOREIGN


def _noun_unit(noun: str) -> Unit:
    if _MODELS.fullmatch(noun):
        return Unit.UNITS
    lowered = noun.lower().rsplit("-", 1)[-1]
    return NOUN_UNIT_EN.get(noun.lower()) or NOUN_UNIT_EN.get(lowered) or NOUN_UNIT_EN.get(f"{lowered}s", Unit.COUNT)


def is_bare(text: str, start: int, end: int) -> bool:
    """Whether the number from `start` to `end` is written without a noun behind it."""
    return _BARE.fullmatch(text, start, end) is not None and _noun(text, Figure(start, end, Decimal(0))) is None


def _part_of_name(text: str, figure: Figure, before: str, names: Names) -> bool:
    if text[figure.end : figure.end + 1].isalpha() or names.before(figure.start, 1):
        return True
    year = len(figure.plain) == 4 and figure.plain[:2] in {"19", "20"} and figure.scale == 1
    if year:
        return True
    return (
        bool(_AFTER_NAME.search(before))
        and not _OPENING.search(before)
        and figure.scale == 1
        and "," not in figure.plain
    )


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
        if hyphenated or (
            _is_plural(name) and not (of and step == 0 and not name.islower() and name.lower() not in NOUN_UNIT_EN)
        ):
            found = Span(word.start(), at)
            break
        adjective = step == 0 and text[word.start() - 1] == "-" and name.lower() not in _LOOSELY
        if at != word.end() or adjective:
            break
    return found


def _is_plural(name: str) -> bool:
    lowered = name.lower()
    if (
        lowered in NOUN_UNIT_EN
        or _MODELS.fullmatch(name)
        or ("-" in name and (lowered.split("-")[0] + "s" in NOUN_UNIT_EN or lowered.rsplit("-", 1)[-1] in NOUN_UNIT_EN))
    ):
        return True
    return (
        lowered.endswith("s")
        and lowered not in _PLURALS_NOT
        and not lowered.endswith(("'s", "’s", "ss", "ous"))
        and name[0].islower()
    )
