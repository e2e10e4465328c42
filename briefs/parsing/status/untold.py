"""Which clauses tell no fact whatever their words: those that deny, ask or judge, or speak of a whole people."""

from __future__ import annotations

import re

from briefs.lexicon.wording import pattern, words
from briefs.model import Unit
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.general import RECKONED as RECKONS
from briefs.parsing.status.status import void
from briefs.parsing.text.pointers import points_back

# What somebody says of himself in the first person: "Our aim is …", "we are writing the next chapter".
OF_OURSELVES = re.compile(r"[\"“][^\"”]*\b(?:we|our|us)\b", re.IGNORECASE)
OF_A_PEOPLE = pattern("untold", "of-a-people")
OF_OLD = pattern("untold", "of-old")
OF_ALL_SORTS = pattern("untold", "of-all-sorts")
# Where something is names nobody.
IN = (" in ", " in the ")
OF_A_WRITER = pattern("untold", "of-a-writer")
WOULD_HAVE = pattern("untold", "would-have")
OF_NONE = re.compile(r"^\W*No (?!more\b|less\b|fewer\b|later\b|longer\b)[a-z]+ (?:ha[sd]|have|was|were|is|are) ")
A_COUNTRY_HAS = pattern("untold", "a-country-has")
BY_SOMEBODY = pattern("untold", "by-somebody")
AT_LARGE = pattern("untold", "at-large")


# Papers that came out, results and reports that are shown without a word of what they say, and firms that are counted
# and not named: 시험 결과도 내놨다, 한편 중국 기업 3곳이 공모에 들어갔다.
PUBLISHED = re.compile(r"논문[은이]?\s(?:\S+\s){0,5}?(?:실렸|게재됐|게재되)")
REPORTED = pattern("untold", "reported")
UNNAMED = re.compile(r"(?:기업|업체|(?<![가-힣])회사)\s\d[\d,천만]*여?\s?(?:곳|개사)[이가은는]\s")
GOES_ROUND = pattern("untold", "goes-round")
REASON = pattern("untold", "reason")
COUNTED = pattern("untold", "counted")
OF_A_TRADE = pattern("untold", "of-a-trade")
OF_JOBS = pattern("untold", "of-jobs")
RECRUITERS = frozenset(words("subjects", "recruiters", "ko"))
PRESENTED = pattern("untold", "presented")
MARKET_SIZE = re.compile(r"(?:시장|산업|경제)의?\s(?:규모|크기)[가를는은이]\s")
OF_A_COUNTRY = pattern("untold", "of-a-country")
RECKONED = re.compile(r"(?:전망|예상|예측|추산|추정|집계|어림)했다\W*$|내다봤다\W*$")
LENGTHS = frozenset({Unit.DAYS, Unit.MONTHS, Unit.YEARS})
COUNTRIES = frozenset({"china", "hong-kong", "united-states"})
PLACES = COUNTRIES | {"united-kingdom", "japan", "south-korea", "india", "eu"}
# Behind whose name a clause says that it is only the source.
SOURCED = ("에 따르면", "에 의하면")


def untold(clause: Clause) -> bool:
    """Whether the clause tells no fact of anybody."""
    if void(clause):
        return True
    return _unsaid(clause) if clause.lang == "ko" else _hails(clause) or _is_of_all(clause)


def _hails(clause: Clause) -> bool:
    """Whether a speaker says something of his own side that holds no figure, no date and no product."""
    if clause.quantities or clause.moments or clause.products:
        return False
    return OF_OURSELVES.search(clause.sentence.text) is not None


def _is_of_all(clause: Clause) -> bool:
    """Whether it speaks of a whole people, of the writer, of all sorts of firms and goods, or of what is over."""
    text = clause.text
    if OF_A_PEOPLE.match(text) or OF_OLD.match(text) or A_COUNTRY_HAS.match(text):
        return True
    if OF_A_WRITER.search(text) or OF_NONE.match(text) or WOULD_HAVE.search(clause.sentence.text):
        return True
    base = clause.span.start
    named = [m.span for m in clause.organisations if not RECKONS.match(text, m.span.end - base)]
    if any(not text.endswith(IN, 0, span.start - base) for span in named):
        return False
    found = OF_ALL_SORTS.match(text) or (not clause.products and AT_LARGE.match(text)) or BY_SOMEBODY.search(text)
    return found is not None


def _unsaid(clause: Clause) -> bool:
    """Whether a Korean clause only says that something was published, or tells of firms that it does not name."""
    if (UNNAMED.search(clause.text) or COUNTED.search(clause.text)) and not clause.products:
        return all(mention.id in COUNTRIES for mention in clause.organisations)
    if PUBLISHED.search(clause.text) or GOES_ROUND.search(clause.text) or PRESENTED.search(clause.text):
        return True
    if _of_a_trade(clause):
        return True
    of_all = MARKET_SIZE.search(clause.text) or (clause.quantities and OF_A_COUNTRY.search(clause.text))
    if of_all and RECKONED.search(clause.sentence.text):
        return True
    if not clause.quantities and REASON.search(clause.text):
        return True
    return bool(REPORTED.search(clause.text)) and all(q.unit in LENGTHS for q in clause.quantities)


def _of_a_trade(clause: Clause) -> bool:
    """Whether a Korean clause tells of a whole trade's goods or jobs, and names nobody but a place or who counts."""
    if clause.products or points_back(clause.low, "ko"):
        return False
    text, base = clause.text, clause.span.start
    named = {m.id for m in clause.organisations if not text.startswith(SOURCED, m.span.end - base)} - PLACES
    if OF_JOBS.search(text):
        return named <= RECRUITERS
    return not named and OF_A_TRADE.search(text) is not None
