"""What verbs and nouns say of the things that English numbers count: so many were sold, headcount fell to so many."""

from __future__ import annotations

import re

from briefs.lexicon.wording import words
from briefs.model import Unit
from briefs.parsing.figures.around import after_in_clause, before_in_clause
from briefs.parsing.figures.numerals import Figure

_HIRED = (
    r"hir(?:e|es|ed|ing)|recruit(?:s|ed|ing)?|laid off|lay(?:ing)? off|let go|dismiss(?:ed|es|ing)?|"
    r"enrol(?:s|led|ling)?"
)
_HIRING = re.compile(rf"\b(?:{_HIRED})\b[^.,;]{{0,25}}$")
HIRING = re.compile(rf"\b(?:{_HIRED}|employ(?:s|ed|ing)?)\b[^.]{{0,25}}$")
# Posts are people where they are made or unmade, and elsewhere words on a screen.
_POSTS = frozenset(words("counted", "posts", "en"))
_POSTING = re.compile(
    r"\b(?:shed(?:s|ding)?|cut(?:s|ting)?|axe[sd]?|axing|eliminat\w+|creat\w+|fill\w*)\b[^.,;]{0,25}$"
)
_POSTED = re.compile(
    r"\b(?:posts|positions|vacancies)(?: \w+){0,2} (?:will be|were|was|are to be|are being|would be|have been) "
    r"(?:cut|axed|shed|created|filled|eliminated|lost)\b"
)
# Places to study are those who take them: 80 training places.
_STUDY = re.compile(
    r"\b(?:universit|college|school|academy|diploma|course|training|student|degree|enrol|freshm|(?:under)?graduate|"
    r"doctora)",
    re.I,
)
_USING = re.compile(r"\b(?:apps?|use|used|using|opened|chatbots?|active|subscribed|registered|signed up)\b")
_USED_BY = re.compile(
    r"\b(?:(?:used|installed|downloaded|opened|tried|played) by|serv(?:es?|ing)|signed up)\b[^.,;]{0,25}$"
)
_TRIED = re.compile(
    r"(?: in [^.,;]{3,45}?)?(?: (?:now|have|had|already|regularly|a day|a week|a month|each week|each month))* "
    r"(?:use|tried|played|bought|open|downloaded|installed)\b"
)
_USERS_FROM = 10**6
# Whoever is registered uses what he is registered with: 24 million registered pupils.
_REGISTERED = re.compile(r"\s(?:million |billion )?(?:registered|paying)\s")
# By the million these are users.
CUSTOMERS = frozenset(words("counted", "customers", "en"))
# What things are sold to, or sold in, is no thing that is sold.
_NOT_SOLD = frozenset(words("counted", "not_sold", "en"))
# What is delivered, shipped or sold is things, whatever they are called.
_SELLING = re.compile(
    r"\b(?:deliver(?:y|ies|s|ed|ing)?|ship(?:s|ped|ping|ments?)?|sold|sell(?:s|ing)?|install(?:s|ed|ing)?)\b[^.;]{0,45}$",
    re.IGNORECASE,
)
_SOLD_FROM = 10
# So many a year that a plant makes are things as well, but not what is weighed or measured.
_MAKING = re.compile(
    r"\b(?:makes?|making|made|produc(?:e|es|ed|ing)|turn(?:s|ed|ing)? out|manufactur(?:e|es|ed|ing)|capacity|output|"
    r"plants?|factory|factories|lines?|rate)\b[^.;]{0,45}$",
    re.IGNORECASE,
)
_YEARLY = re.compile(r"(?: pieces| pairs| sets| parts)?(?: (?:a|per|each|every) (?:year|month|week|day)\b| annually\b)")
_PIECES = re.compile(
    r" (?:pieces|pairs|parts|components)\b|"
    r"(?: [\w-]+){1,3}?(?: for [\w -]{2,24}?)? (?:a|per|each|every) (?:year|month|week|day|shift)\b"
)
# So many that are ordered or rented without a word of what are things too.
_ORDERING = re.compile(
    r"\b(?:order(?:s|ed|ing)?|rent(?:s|ed|ing)?)"
    r"(?: (?:another|a further|some|about|around|over|more than|up to|only))? $"
)
_MADE_FROM = 1000
# Orders that are done are jobs; those that are taken are things to make.
_DONE = re.compile(r"\b(?:completed|fulfilled|handled|processed|placed|carried out)\b[^.,;]{0,14}$")
_DONE_AFTER = re.compile(r"(?:(?! and )[^.;]){0,45}\b(?:completed|fulfilled|handled|processed|placed|carried out)\b")
# Stations that are places and no machines.
STATION = re.compile(r"\b(?:railway|train|metro|subway|bus|police|fire|petrol|gas|filling|power|radio|television)[ -]$")
# Points that something scores are no more of what was counted before them, and a bare price is money.
SCORED = re.compile(r"\bscor(?:ed?|es|ing)(?: of)? $")
PRICE = re.compile(r"\bprice of $")
# Only vehicles are on the roads, and only things on order.
_AFOOT = re.compile(
    r" (?:more )?(?:(?:are |were )?on order|on (?:the|its|China's) (?:roads?|streets?)|"
    r"(?:are|were|have been|had been|will be) (?:ordered|delivered|shipped|sold|built|installed|produced|deployed))\b"
)
# Unnamed people who are quoted are not counted: two bankers said, three people briefed on the matter.
_QUOTED_AFTER = re.compile(r" (?:close to|familiar|with (?:direct )?knowledge|who (?:know|have knowledge))\b")
_FEW_AFTER = re.compile(r" (?:briefed|said|say|told|tell)\b")
_QUOTED_BEFORE = re.compile(r"\b(?:according to|said|told|citing|say) (?:at least )?$", re.IGNORECASE)
_FEW = 10
# Nouns that say of a number further on what it counts: headcount is to rise from 12 to about 40.
_HEADS = re.compile(
    r"\b(?:(?P<people>staff|headcount|head count|workforce|pay ?roll|(?:team|crew|office|room)(?= (?:of|for)\b))|"
    r"(?P<users>users|subscribers|customers|user base)|"
    r"(?P<units>shipments|deliveries|pre-orders|orders|exports|capacity|output|racks|cards|fleet|"
    r"(?:batch|lot|order)(?= (?:of|for)\b)))\b"
    r"(?!['’])(?: (?:[\d.]+ (?:million|billion)(?= (?:and|to|or)\b)|[\d.]+%|"
    r"(?!million|billion)[\w'’&-]+(?:\.\w+)?,?)){0,9} $",
    re.IGNORECASE,
)
_HEADED = {"people": Unit.PEOPLE, "users": Unit.USERS, "units": Unit.UNITS}
_DATE_BEFORE = re.compile(r"\b(?:in|since|by|until) $")


def people(name: str, before: str, clause: str) -> bool:
    """Whether what is called `name`, behind the words `before` in its `clause`, is people."""
    lowered = name.lower()
    if lowered in _POSTS:
        return _POSTING.search(before) is not None or _POSTED.search(clause) is not None
    if lowered == "places":
        return _STUDY.search(clause) is not None
    return lowered not in _NOT_SOLD and name.islower() and _HIRING.search(before) is not None


def jobs(name: str, before: str, text: str, end: int) -> bool:
    """Whether a number of what is called `name`, up to `end`, is of orders that were placed or carried out."""
    return name == "orders" and bool(_DONE.search(before) or _DONE_AFTER.match(text, end))


def users(text: str, figure: Figure, end: int, before: str) -> bool:
    """Whether a number of people, named up to `end`, is large and used something."""
    if figure.value < _USERS_FROM:
        return False
    using = _USING.search(after_in_clause(text, end, 30)) or _TRIED.match(text, end, end + 90)
    return bool(using or _USED_BY.search(before) or _REGISTERED.match(text, figure.end, end))


def things(text: str, figure: Figure, before: str, name: str = "") -> bool:
    """Whether a number of what is called `name`, if anything, is of things that are sold or made."""
    if name.lower() in _NOT_SOLD:
        return False
    if figure.value >= _SOLD_FROM and (_SELLING.search(before) or _AFOOT.match(text, figure.end)):
        return True
    if not name and figure.value >= _SOLD_FROM and _ORDERING.search(before):
        return True
    made = figure.value >= _MADE_FROM and (_YEARLY if not name else _PIECES).match(text, figure.end)
    return bool(made and _MAKING.search(before_in_clause(text, figure.start, 90)))


def quoted(text: str, figure: Figure, end: int, before: str) -> bool:
    """Whether a number of people, named up to `end`, is of those from whom something is heard."""
    if _QUOTED_AFTER.match(text, end) or _QUOTED_BEFORE.search(before):
        return True
    return figure.value < _FEW and _FEW_AFTER.match(text, end) is not None


def uncounted(text: str, figure: Figure) -> bool:
    """Whether a number without a noun is a year, a score line or part of a code."""
    plain = figure.plain
    year = len(plain) == 4 and plain[:2] in {"19", "20"} and figure.scale == 1
    year = year or (len(plain) > 1 and plain[0] == "0" and plain.isdecimal())
    tail = text[figure.end : figure.end + 1]
    return (
        year
        or tail.isalpha()
        or tail in {"-", "/", ":"}
        or text[figure.start - 1 : figure.start] in {"/", ":", "-", "#"}
    )


def headed(text: str, figure: Figure) -> Unit | None:
    """What a number without a noun counts by a noun before it in its clause."""
    head = _HEADS.search(before_in_clause(text, figure.start, 90))
    if head is None or figure.value < 2 or _DATE_BEFORE.search(text, max(0, figure.start - 8), figure.start):
        return None
    return _HEADED[str(head.lastgroup)]
