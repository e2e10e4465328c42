"""What a sentence says was agreed long ago or is only talked about, where its fact says that it is planned."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from briefs.lexicon.wording import any_of, language, words
from briefs.model import Bound, Kind, Status
from briefs.writing.plan import Plan, Slots
from briefs.writing.sentence import timing
from briefs.writing.support.wording import says

TALKS = "talks"
_TALKED = {lang: re.compile(any_of(words("undone", "talked_about", lang))) for lang in ("ko", "en")}
# What somebody set out to do when he began, and has since changed.
_THEN = {lang: re.compile(any_of(words("undone", "at_first", lang))) for lang in ("ko", "en")}
# A year ago it had been so.
_HAD = re.compile(r"^\W*(?:A|One|Two|Three) (?:years?|months?) (?:ago|before|earlier)\b[^.;]{0,80}? had\b")
# What was shown though something else is to be done with it, and what is able to do so already, whatever is to come.
_SHOWN = re.compile(
    r"\b(?:used [^,;]{1,60} to|took the stage to) (?:show|present|unveil|introduce|launch)\b[^;]{1,80}"
    r", an? [^,;]{1,60} (?:that|which) (?:it )?(?:will|is to|plans to|means to)\b"
)
_ABLE = re.compile(
    r", which (?:can|does|has|reaches|delivers|runs|manages) [^,;]{0,24}\d[^,;]{0,40}, (?:is|are|will)\b"
)
# Investors of an earlier round, and people who are only looked for.
_EARLIER = re.compile(r";[^;]{1,60} (?:earlier|before that)\W*$")
_LONG = timedelta(days=45)
_TWO = frozenset({"cooperate", "joint-venture"})


def timely(plan: Plan, slots: Slots) -> Plan | None:
    """The plan as agreed or talked about, where the sentence says no more; None where it tells of another time."""
    fact, lang = slots.fact, language(slots.sentence)
    if fact.kind is Kind.STRATEGY and fact.status is Status.DONE and _THEN[lang].search(slots.sentence):
        return None
    if fact.kind is Kind.MARKET and _HAD.match(slots.sentence):
        return None
    if _only_offered(plan, slots) or (fact.kind is Kind.FUNDING and fact.date and _EARLIER.search(slots.sentence)):
        return None
    if fact.kind is Kind.PARTNERSHIP and fact.status is not Status.DONE:
        if says(slots.sentence, "contract-lasts"):
            return None
        if _TALKED[lang].search(slots.sentence) and not says(slots.sentence, "resolved-on"):
            return (
                replace(plan, pattern=TALKS, action=fact.action or "cooperate", when=None) if _of_two(slots) else None
            )
    return _otherwise(plan, slots)


def _otherwise(plan: Plan, slots: Slots) -> Plan | None:
    """The plan with the status that its own words have, where the rest of the sentence has another."""
    kind, status, sentence = slots.fact.kind, slots.fact.status, slots.sentence
    if kind is Kind.TALENT and slots.action == "hire" and status is Status.DONE and says(sentence, "sought"):
        return replace(plan, status=Status.PLANNED, when=None, limit=None)
    if status is not Status.PLANNED:
        return plan
    if kind is Kind.RELEASE and _SHOWN.search(sentence):
        return None
    if kind is Kind.PERFORMANCE and _ABLE.search(sentence):
        return replace(plan, status=Status.DONE, when=None, limit=None, future=False)
    return _agreed(plan, slots)


def _of_two(slots: Slots) -> bool:
    return (slots.action or "cooperate") in _TWO


def _only_offered(plan: Plan, slots: Slots) -> bool:
    """Whether a sum that is at most so much is no money that went anywhere: pays up to 5 million yuan to studios."""
    money = plan.amount if plan.pattern == "money" and not plan.yearly else None
    if slots.fact.kind is not Kind.INVESTMENT:
        return False
    return money is not None and money.bound is Bound.UP_TO and slots.fact.status is Status.DONE


def _agreed(plan: Plan, slots: Slots) -> Plan | None:
    """What was agreed long before its article told as such, with its date; None where no line tells it so."""
    date, published = slots.fact.date, slots.published
    old = date is not None and published is not None and timing.last_day(date) < published - _LONG
    if not (old or says(slots.sentence, "undertaken-before")) or not says(slots.sentence, "undertaken"):
        return plan
    told = plan.pattern == "money" or (plan.pattern == "act" and slots.fact.kind is Kind.PARTNERSHIP)
    if not told:
        return None
    return replace(plan, status=Status.DONE, pledged=True, when=date if old else None, limit=None, past=True)
