"""What lines about people say: hiring, pay, moves between employers."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.lexicon.measures import measures
from briefs.model import MONEY, Role, Status, Unit
from briefs.writing.gather import Figure
from briefs.writing.plan import Plan, Slots, stats
from briefs.writing.sentence import rates
from briefs.writing.sentence.limits import Limit
from briefs.writing.support.wording import says

# Pay that only starts there, and whose it is where that is not everybody's: 박사의 초봉은, 데이터 수집원의 월급은.
_FROM = re.compile(
    r"부터|에서\s?(?:시작|출발)|\b(?:start(?:s|ing)?|begin(?:s|ning)?) (?:at|from|out)\b|\bfrom\b|초봉|초임"
)
_WHOSE = re.compile(r"(?P<who>[가-힣A-Za-z·]{1,12})(?:의\s|\s)(?:초봉|초임|연봉|월급|급여|보수|임금)[은는이]?\s")
_NOBODY = ("은", "는", "이", "가", "에", "에서", "직원", "평균", "인당", "지난해", "올해")
# What a bonus or a wage is paid for that isn't paid for a year.
_MONTHLY = re.compile(r"\b(?:a|per|each|every) month\b|monthly|매달|매월|다달이|월 ")
# Numbers of places to fill, not of people.
UNCOUNTED = frozenset({"quota", "job-openings", "hires", "layoffs"})
COUNTED = (Unit.PEOPLE, Unit.USERS)
# What is done to so many people.
OF_MANY = frozenset(
    {"hire", "engage", "lay-off", "train-people", "teach-people", "enrol", "add-places", "adding-places"}
    | {"employ", "leave"}
)
PLACES = frozenset({"add-places", "adding-places"})
# Who is taught something new where so many of them are trained.
AT_WORK = frozenset({"teachers", "employees", "drivers", "doctors"})
# What stands as it is, however long.
LASTING = frozenset({"employ", "leave"})
# No more found a company.
FOUNDERS = 6
# So many firms, not people: the founders of 86 firms.
_OF_SO_MANY = re.compile(
    r"\b(?:founders|heads|chiefs|bosses|managers|executives|staff|employees|workers|engineers) (?:of|at) $"
)
# How far from the people it may stand that it is so many each year.
_FAR = 40


def talent(slots: Slots) -> Plan | None:
    """Numbers of people, pay, founding years, and moves between employers."""
    figures, fact = slots.figures, slots.fact
    if slots.action == "found":
        dated = fact.date and fact.status is Status.DONE and _by_founders(slots)
        return slots.act("found", when=fact.date) if dated else None
    if slots.action == "employ" and says(slots.sentence, "staff-of-a-site"):
        return None
    told = None if figures.none else stats(figures, _paid(slots))
    if slots.action in ("pay", "offer") or (told and told[0].measure in ("salary", "monthly-pay", "bonus")):
        return _offered(slots) if told else None
    if slots.action == "employ" and says(slots.sentence, "to-be-hired"):
        slots = _to_be_hired(slots)
    if slots.action in OF_MANY and (people := _people(slots)):
        return _counted(slots, people)
    if not figures.none:
        return slots.act("stats", stats=told) if told and _measured(slots) else None
    if slots.action == "join" and says(slots.sentence, "at-the-top"):  # nobody hires his own head
        return None
    if slots.action in ("hire", "engage", "join") and fact.others:
        return slots.act("from", others=fact.others, measure=slots.measure)
    if slots.action == "hire" and slots.measure:
        return slots.act("hire", measure=slots.measure)
    return slots.on_thing() if slots.action == "educate" else None


def _to_be_hired(slots: Slots) -> Slots:
    """The slots of people who are to be taken on, not of those at work."""
    base = replace(slots.base, action="engage", status=Status.PLANNED, past=False, when=None)
    return replace(slots, fact=replace(slots.fact, action="engage"), base=base)


def _by_founders(slots: Slots) -> bool:
    """Whether a founding has no figure but the number of its founders."""
    amounts = slots.figures.amounts
    return slots.figures.none or all(f.unit is Unit.PEOPLE and f.low.value <= FOUNDERS for f in amounts)


def _counted(slots: Slots, people: Figure) -> Plan | None:
    """So many people to whom something is done; from whom they come where they were taken on."""
    if len(slots.fact.subject) > 1 and says(slots.sentence, "each-of-them"):
        return None
    over = slots.figures.duration
    if over and over.unit is not Unit.YEARS:
        return None
    if slots.action == "engage" and slots.fact.others and not over:
        return slots.act("from", amount=people, others=slots.fact.others, measure=people.measure)
    measure = people.measure
    if slots.action in PLACES and all(slots.kind_of(one) == "company" for one in slots.fact.subject):
        return slots.act("people", amount=people, measure=measure, action="hire") if measure not in UNCOUNTED else None
    if slots.action == "employ" and says(slots.sentence, "taken-on"):
        slots = replace(slots, base=replace(slots.base, action="engage"))
    if slots.action == "enrol" and measure in (None, *UNCOUNTED):
        measure = "students-number"
    plan = slots.act("people", amount=people, measure=measure, yearly=_yearly(slots, people))
    if slots.action == "train-people" and measure in AT_WORK and slots.kind_of(plan.subject[0]) != "university":
        plan = replace(plan, action="teach-people")
    if slots.action == "adding-places" and plan.past:  # the day on which it was announced
        plan = replace(plan, when=None, past=False)
    if plan.yearly and plan.limit is not Limit.FROM:  # not so many in that year alone
        plan = replace(plan, when=None)
    # What goes on for years from a day on isn't done on that day.
    return replace(plan, duration=over, when=None) if over and slots.action not in LASTING else plan


def _yearly(slots: Slots, people: Figure) -> bool:
    """Whether so many people are told for each year: 2,000 robot technicians a year, 해마다 2,000명."""
    before, after = slots.around(people.low, people.end)
    return rates.yearly(before, after, _FAR)


def _people(slots: Slots) -> Figure | None:
    """The people of whom a line tells: the only figure, or the only amount beside what somebody takes on.

    A change beside them is of something else, as of the places to fill; by how many places grow is one.
    """
    figures = slots.figures
    more = [q for q in slots.fact.quantities if q.role is Role.CHANGE and q.unit in COUNTED]
    if slots.action in PLACES and figures.none and len(more) == 1:
        return Figure(more[0])
    if slots.action == "employ":
        found = figures.only(*COUNTED)
        return found if found and found.measure not in UNCOUNTED else None
    alone = len(figures.amounts) == 1 and not figures.multiples
    if alone and _OF_SO_MANY.search(slots.around(figures.amounts[0].low)[0]):
        return None
    return figures.amounts[0] if alone and figures.amounts[0].unit in COUNTED else None


def _measured(slots: Slots) -> bool:
    """Whether people are only counted where the wording says that they work there, or as places to fill.

    How many there are now is no level that they grow to.
    """
    if slots.figures.multiples and says(slots.sentence, "now"):
        return False
    people = [figure for figure in slots.figures.amounts if figure.unit in COUNTED]
    others = [f for f in slots.figures.amounts if f.unit in (Unit.COUNT, Unit.UNITS)]  # courses, schools, papers
    return not others and (slots.action == "employ" or all(figure.measure in UNCOUNTED for figure in people))


def _offered(slots: Slots) -> Plan | None:
    """Pay, or where the sentence says so its offer."""
    plan = _pay(slots)
    offered = plan and slots.action == "pay" and not plan.terms and says(slots.sentence, "pay-offered")
    return replace(plan, action="offer") if plan and offered else plan


def _pay(slots: Slots) -> Plan | None:
    told = stats(slots.figures, _paid(slots)) or ()
    if len(told) != 1 or told[0].amount is None or told[0].amount.unit not in MONEY:
        return None
    people = [term for term in slots.named("measure") if term in ("graduates", "engineers", "researchers")][:1]
    monthly = told[0].measure != "monthly-pay" and _MONTHLY.search(slots.sentence)
    if monthly or _FROM.search(slots.sentence) or (not people and _of_some(slots)):
        return None
    trade = slots.named("role")[:1]
    return slots.act("pay", stats=told, terms=(*trade, *people))


def _paid(slots: Slots) -> str | None:
    """The only measure that the wording names, where it is one of money: a number of a part of the staff has none."""
    measure = slots.measure
    return measure if measure and measures().fits.get(measure) == MONEY else None


def _of_some(slots: Slots) -> bool:
    """Whether the pay is of people whom the line can't name."""
    whose = _WHOSE.search(slots.sentence)
    if whose and not whose["who"].endswith(_NOBODY):
        return True
    return says(slots.sentence, "some-of-the-staff")
