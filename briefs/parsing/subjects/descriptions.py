"""Descriptions that stand for an organisation told of before, and what it has to be: 이 회사, 시 정부, the carmaker."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from briefs.lexicon.load import table
from briefs.lexicon.wording import any_of
from briefs.model import Lang, Organisation
from briefs.parsing.clauses.clause import Clause

COUNTS = {"두": 2, "세": 3, "네": 4, "다섯": 5, "two": 2, "three": 3, "four": 4, "five": 5, "both": 2, "양": 2}
PAIRS = {"양사", "양측", "둘", "pair", "duo"}
ANY = "any"
# Descriptions that fit public bodies alone.
PUBLIC = frozenset({"authority", "agency", "government"})
# Offices that every city and province has, and where a country's are.
OFFICES = frozenset({"department", "bureau", "authorities", "government", "commission", "administration", "ministry"})
SELVES = frozenset({"city", "province", "municipality", "district"})  # a place itself: In Shanghai the city
SEATS = frozenset({"beijing", "washington", "brussels"})


# A time that opens an English clause without a comma: In July the company, Last year the group.
_WHEN = (
    r"(?:in|on|by|since|until)\s(?:(?:early|mid|late|the\sspring|the\sautumn)[\s-](?:of\s)?)?(?:\d{1,2}\s)?"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?:\s\d{1,4})?\s|"
    r"in\sthe\s(?:first|second|third|fourth|last)\s(?:\w+\s)?(?:half|quarter|months?|weeks?|days)(?:\sof\s(?:the\s|last\s|this\s|next\s)?(?:year|(?:19|20)\d\d))?\s|"
    r"(?:earlier\s|late\s)?(?:last|this|next)\s(?:year|month|week|spring|summer|autumn|winter|[A-Z][a-z]+)\s"
)

# What may stand between a description and the name of whom it describes.
_BESIDE = re.compile(r",? (?:the )?(?=[A-Z])| ")


@dataclass(frozen=True, slots=True)
class Description:
    """A description at `start` to `end` of a clause's text: which sort of organisation, and how many of them."""

    start: int
    end: int
    sort: str
    count: int = 1
    first: bool = False  # of its sort somewhere, who is nobody else that the clause names: China's biggest carmaker
    place: str = ""  # id of the place where it is told to be: the Shenzhen company, the Dutch toolmaker
    word: str = ""  # in English, in small letters: commission, carmaker


@cache
def _data() -> Mapping[str, Any]:
    return table("descriptions")


@cache
def _sorts(lang: Lang) -> Mapping[str, str]:
    """The sort that each describing word names, by the word in small letters."""
    keys = ("ko", "bare_ko") if lang == "ko" else ("en",)
    return {word.lower(): sort for sort, entry in _data().items() for key in keys for word in entry[key]}


def sort_of_word(word: str) -> str:
    """Which sort of organisation a Korean word describes, any where it is none of these."""
    return _sorts("ko").get(word, ANY)


def _bare() -> Iterable[str]:
    return [word for entry in _data().values() for word in entry["bare_ko"]]


@cache
def _lead(lang: Lang) -> re.Pattern[str]:
    words = any_of(_sorts(lang))
    if lang == "ko":
        particle = r"(?:은|는|이|가|도|의|과|와|에는|에서는)"
        begins = "".join(sorted({word[0] for word in _bare()} | set("이그해같두세네다양둘")))
        return re.compile(
            rf"^\W*(?:[^,.‘’'\"“”]{{0,28}}?[,\s])??(?=[{begins}])"
            rf"(?:(?:이|그|해당|같은|(?P<count>두|세|네|다섯))\s?(?P<word>{words})"
            rf"(?:\s(?:측|모두))?{particle}?|(?:(?P<bare>{any_of(_bare())})|(?P<pair>양사|양측|이들|둘)){particle})(?=[\s,])"
        )
    return re.compile(
        r"^\W*(?:(?:but|and|yet|still|also|so|now|then|together,?|between\sthem,?)\s+|"
        rf"{_WHEN}|In (?P<there>(?-i:[A-Z])\w+(?: (?-i:[A-Z])\w+)?)(?:, | (?=the ))|"
        r"[A-Z][^,.]{1,60}, (?:with[^,.]{1,30}, )?)?(?:"
        r"(?P<pronoun>it|they|he|she)\b(?!\s(?:was|is)\s(?:the\sturn|(?-i:[A-Z])))|"
        r"(?:the\s)?(?P<pair>both(?!\s[\w-]+(?:\s[\w-]+)?\s(?:and|or))|pair|duo)\b(?:\s(?:companies|firms|sides))?|"
        r"the\s(?P<alone>two|three)\s(?=(?:will|have|had|are|were|plan|said|signed|agreed|also|would|aim|expect|did|intend)\b)|"
        rf"(?:the|its|this|that|these)\s+(?:(?P<count>two|three|four|five)\s+)?(?P<told>(?:[\w’'-]+\s+){{0,3}}?)"
        rf"(?P<word>{words}|[a-z]+-?makers?)(?P<plural>s|es)?\b(?!\s(?:of|said\sto)\b)|"
        r"(?:[A-Z]\w+|the\s(?:country|nation|world|city|province))['’]s\s(?:(?:second|third)[- ])?"
        r"(?:biggest|largest|leading|foremost|top|dominant)\s(?:[\w-]+\s){0,3}?"
        rf"(?P<most>{words}|[a-z]+-?maker)\b(?!\s(?-i:[A-Z])|(?:\s(?:of|for|in)\s[^,.]{{1,60}})?,\s(?-i:[A-Z])))",
        re.IGNORECASE,
    )


@lru_cache(maxsize=64)
def lead(text: str, lang: Lang) -> Description | None:
    """The description that `text`, a clause, opens with, if any."""
    match = _lead(lang).match(text)
    if match is None:
        return None
    found = match.groupdict()
    if found["pair"]:
        return Description(match.start("pair"), match.end(), ANY, 0 if found["pair"] == "이들" else 2)
    if alone := found.get("alone"):
        return Description(match.start(), match.end(), ANY, COUNTS[alone.lower()])
    word = found["word"] or found.get("bare") or found.get("most")
    count = COUNTS.get((found["count"] or "").lower(), 1)
    sort = _sorts(lang).get(word.lower(), "company") if word else ANY
    if count == 1 and found.get("plural"):
        return None
    place = _place(found.get("told") or "")
    there = (found.get("there") or "").lower().replace(" ", "-")
    if there and there not in SEATS and word and word.lower() in OFFICES | SELVES:
        sort, place = sort if word.lower() in SELVES else "authority", there
    called = word.lower() if word and lang == "en" else ""
    return Description(match.start(), match.end(), sort, count, bool(found.get("most")), place, called)


def _place(told: str) -> str:
    """The id that the place would have which words before a description's noun begin with."""
    first = told.split(" ", 1)[0].removesuffix("-based")
    return _peoples().get(first, first.lower()) if first[:1].isupper() else ""


@cache
def _peoples() -> Mapping[str, str]:
    return table("peoples")


def opens_public(clause: Clause) -> bool:
    """Whether an English clause opens with a description that only fits public bodies: the government."""
    told = lead(clause.text, clause.lang) if clause.lang == "en" else None
    return told is not None and told.sort in PUBLIC


@cache
def _agent() -> re.Pattern[str]:
    told = rf"(?:[\w-]+ ){{0,2}}?({any_of(_sorts('en'))})"
    return re.compile(rf"\bby (?:the|that) {told}\b|, (?:the|that) {told} (?:says?|said)\b", re.IGNORECASE)


def agent(text: str) -> Description | None:
    """The description in an English clause of who did it: was told by the department."""
    match = _agent().search(text)
    return Description(match.start(), match.end(), _sorts("en")[(match[1] or match[2]).lower()]) if match else None


def apposed(clause: Clause) -> bool:
    """Whether a clause opens with a name that it then describes: Shanxi, the province which digs up coal."""
    first = next(iter(clause.organisations), None)
    if first is None or first.span.start - clause.span.start > 1:
        return False
    return clause.text.startswith(", ", first.span.end - clause.span.start)


def until_name(clause: Clause, end: int) -> int:
    """Where a name begins at the latest that a description which ends at `end` goes with: The agency, the NDRC."""
    beside = _BESIDE.match(clause.text, end) if clause.lang == "en" else None
    return beside.end() if beside else end - 1


def fits(known: Organisation | None, sort: str) -> bool:
    """Whether `sort` can describe an organisation; one just taught is anything but a public body."""
    if sort == ANY:
        return True
    entry = _data()[sort]
    kinds, roles = entry.get("kinds", ()), entry.get("is", ())
    if known is not None and known.is_a in entry.get("never", ()):
        return False
    if known is None or (known.is_a is None and known.kind == "company"):
        return "government" not in kinds and not sort.startswith(("city", "province", "district", "ministry"))
    return (not kinds and not roles) or known.kind in kinds or known.is_a in roles


def fitting(likely: dict[str, float], clause: Clause, organisations: Mapping[str, Organisation]) -> dict[str, float]:
    """Those of `likely` that the description which opens a clause can mean, and whom it names: the carmaker."""
    told = lead(clause.text, clause.lang)
    if told is None or told.sort == ANY:
        return likely
    named = {m.id for m in clause.organisations}
    return {one: sure for one, sure in likely.items() if one in named or fits(organisations.get(one), told.sort)}
