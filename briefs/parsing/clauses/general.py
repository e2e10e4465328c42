"""Tells what is said of a whole country, market or trade from what is said of somebody: 세계 출하량은, average pay."""

from __future__ import annotations

import re
from functools import cache

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, pattern, words
from briefs.model import Kind, Lang
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import AGENT, TOPIC
from briefs.parsing.text.marks import Mention
from briefs.parsing.text.pointers import points_back

# Kinds that such a clause tells nothing of; a government's aims for the whole country stay its policy.
OF_SOMEBODY = frozenset(
    {Kind.MARKET, Kind.TALENT, Kind.ADOPTION, Kind.CAPABILITY, Kind.INVESTMENT, Kind.FUNDING, Kind.PERFORMANCE}
)
# How far into a clause, in characters, its subject may end.
OPENING = 60
# How far from a name the word stands that makes it a source.
NEAR = 24
# The same in front of a name that is introduced: by the count of the recruitment platform Liepin.
INTRODUCED = 48
# Whose business it is to tell of markets.
WATCHERS = frozenset(
    {"consulting-firm", "securities-firm", "bank", "news-outlet", "stock-exchange", "industry-association"}
)
THINGS = frozenset({"object", "technology", "sector"})
PLACES = frozenset({"place", "media"})
# Where most companies told of are at home: what lies there is not said to be theirs.
HOME = "china"
RECKONED = pattern("general", "reckoned")
# Whoever reckons something that need not be his own, where an English clause opens with it: Brokers reckon that.
RECKONING = (
    r"(?!(?:it|we|they|management)\b)(?:[\w-]+ ){1,4}?"
    r"(?:expects?|sees?|reckons?|forecasts?|predicts?|estimates?|believes?)(?: that)?"
)
SITE = re.compile(rf"의?\s(?:[가-힣\d]+\s){{0,2}}?(?:{any_of(words('subjects', 'site', 'ko'))})(?:은|는|이|가|도)\s")


def general(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether the clause's subject is the measure of a whole, and all it names only tells of it or is where it is."""
    if not all(_stands_by(clause, mention, lexicon) for mention in clause.organisations):
        return False
    if _patterns(clause.lang).search(clause.text, 0, OPENING):
        return True
    if clause.lang == "en" or points_back(clause.low, "ko"):
        return False
    return bool(_reckons().search(clause.text) and _measured().search(clause.text))


def of_country(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a Korean clause opens with a country: 중국 AI 엔지니어의 평균 연봉은 tells of no company."""
    first = next((m for m in clause.mentions if m.span.start - clause.span.start <= 2), None)
    known = lexicon.organisations.get(first.id) if first else None
    if first is None or known is None or known.is_a != "country" or first.particle not in ("", "의"):
        return False
    return known.id == HOME or not SITE.match(clause.text, first.span.end - clause.span.start)


def of_thing(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a thing of no known owner is what acts in a Korean clause: AI가 도입되며, 로봇이 확산되고."""
    return any(lexicon.terms[m.id].type in THINGS for m in clause.terms if m.particle in AGENT)


@cache
def _patterns(lang: Lang) -> re.Pattern[str]:
    groups = ("whole", "of_a_whole", "usual_pay", "index")
    whole, measure, pay, index = (any_of(words("subjects", name, lang)) for name in groups)
    if lang == "ko":
        goods = any_of(words("subjects", "commodity", lang))
        return re.compile(
            rf"(?:^|[\s,‘'\"])(?:(?:{whole})\s(?:[가-힣A-Za-z0-9·]+\s){{0,4}}?(?:{measure})|"
            rf"[가-힣]+(?:의)?\s(?:{pay})|[가-힣A-Z]*(?:{index}))(?:은|는|이|가|을|를)\s|"
            rf"(?:{goods})(?:\s?(?:모듈|계약|현물|고정|평균|공급))*\s?(?:가격|값|현물가|고정가)(?:은|는)\s|"
            r"[가-힣]*업계(?:\s전체)?의\s(?:[가-힣A-Za-z0-9·]+\s){0,2}?(?:이익|순이익|매출|출하량?|투자액?)(?:은|는|이|가)\s|"
            r"(?:^|[^의]\s)(?:중국산|미국산|국산|외국산)(?:\s[가-힣A-Z]+)?(?:은|는|이|가)\s"
        )
    told = (
        rf"(?:the )?(?:{whole}) (?:[\w-]+ ){{0,4}}?(?:{measure})|(?:the )?(?:{pay}|{index})|the market for|"
        rf"the (?:world|country|industry) will need|(?:China|the country)['’]s share of"
    )
    somewhere = r"in the (?:world|country|region)"
    of_it = (
        rf"(?:the )?(?:{measure}) of (?:(?:the (?:country|nation|industry)|China)['’]s\b|"
        rf"(?!its |their )(?:[\w.,-]+ ){{1,8}}?(?:in China|worldwide|{somewhere})\b)|"
        r"the number of [^,;]{3,60}? in (?:China|Chinese|the (?:world|country))\b"
    )
    reckoned = rf"{RECKONING} (?:{measure}) {somewhere}\b"
    return re.compile(
        rf"^\W*(?:[^,]{{1,40}}, )?(?:(?:{RECKONING} )?(?:(?:{told})\b|{of_it})|{reckoned})", re.IGNORECASE
    )


def _stands_by(clause: Clause, mention: Mention, lexicon: Lexicon) -> bool:
    known = lexicon.organisations.get(mention.id)
    if known and (known.kind in PLACES or known.is_a in WATCHERS):
        return True
    base = clause.span.start
    if clause.lang == "ko":
        if not (known and known.kind == "company" and known.is_a) and _reckons().search(clause.text):
            return mention.particle in TOPIC  # whose business is not told, and who does no more
        return bool(_source("ko").search(clause.text, mention.span.end - base, mention.span.end - base + NEAR))
    before = clause.text[max(0, mention.span.start - base - INTRODUCED) : mention.span.start - base]
    return bool(_source("en").search(before) or RECKONED.match(clause.text, mention.span.end - base))


@cache
def _reckons() -> re.Pattern[str]:
    return re.compile(any_of(words("subjects", "reckons", "ko")))


@cache
def _measured() -> re.Pattern[str]:
    found = any_of((*words("subjects", "of_a_whole", "ko"), *words("subjects", "reckoned", "ko")))
    return re.compile(rf"\s(?:{found}|[가-힣A-Z]+값)(?:이|가|을|를)\s")


@cache
def _source(lang: Lang) -> re.Pattern[str]:
    found = any_of(words("subjects", "source", lang))
    return re.compile(rf"\b(?:{found})(?: [a-z-]+){{0,4}} $" if lang == "en" else found, re.IGNORECASE)
