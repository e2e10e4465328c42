"""Which clauses tell no fact whatever their words: those that deny, ask or judge, or speak of a whole people."""

from __future__ import annotations

import re

from briefs.model import Unit
from briefs.parsing.clauses import Clause
from briefs.parsing.status import void

# What somebody says of himself in the first person: "Our aim is …", "we are writing the next chapter".
OF_OURSELVES = re.compile(r"[\"“][^\"”]*\b(?:we|our|us)\b", re.IGNORECASE)
# What is told of all people of a country is told of nobody in it.
OF_A_PEOPLE = re.compile(
    r"\W*(?:[^,]{1,40}, )?(?:[^,]{1,50}? )?(?:the (?:[a-z]+ )?population of (?:China|the (?:country|nation))|"
    r"(?:China|the country|the nation|the world)['’]s (?:[a-z]+ )?population|"
    r"(?:youth |urban |graduate )?unemployment|life expectancy|the birth ?rate)\b",
    re.IGNORECASE,
)
# What somebody did once and no longer does, and what all sorts of people or places do.
OF_OLD = re.compile(
    r"\W*(?:(?:It|They|He|She|[Tt]he [a-z]+) used to [a-z]+\b|"
    r"[^,;:]{1,50}? used to (?:be an?|work (?:at|for|as)|head) )"
)
OF_ALL_SORTS = re.compile(
    r"\W*(?:Many|Most|Few|A few|Countless) (?:[a-z]+ )?(?:companies|firms|start-ups|factories|hospitals|schools|"
    r"parents|drivers|workers|developers|shops|data cent(?:re|er)s|makers|banks|cities|people)\b"
)


# Papers that came out, results and reports that are shown without a word of what they say, and firms that are counted
# and not named: 시험 결과도 내놨다, 한편 중국 기업 3곳이 공모에 들어갔다.
PUBLISHED = re.compile(r"논문[은이]?\s(?:\S+\s){0,5}?(?:실렸|게재됐|게재되)")
REPORTED = re.compile(
    r"(?:(?:시험|실험) 결과|보고서|성적표)[을를도]\s(?:\S+\s)?(?:내놨|내놓았|공개했|발표했|공시했|꺼내)"
)
UNNAMED = re.compile(r"(?:기업|업체|(?<![가-힣])회사)\s\d[\d,천만]*여?\s?(?:곳|개사)[이가은는]\s")
LENGTHS = frozenset({Unit.DAYS, Unit.MONTHS, Unit.YEARS})
COUNTRIES = frozenset({"china", "hong-kong", "united-states"})


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
    """Whether it speaks of a whole people, of all sorts of firms that it does not name, or of what is over."""
    text = clause.text
    if OF_A_PEOPLE.match(text) or OF_OLD.match(text):
        return True
    return not clause.organisations and OF_ALL_SORTS.match(text) is not None


def _unsaid(clause: Clause) -> bool:
    """Whether a Korean clause only says that something was published, or tells of firms that it does not name."""
    if UNNAMED.search(clause.text) and not clause.products:
        return all(mention.id in COUNTRIES for mention in clause.organisations)
    if PUBLISHED.search(clause.text):
        return True
    return bool(REPORTED.search(clause.text)) and all(q.unit in LENGTHS for q in clause.quantities)
