"""What stands behind `t.me/<bot>?start=…`, the only place that knows these words: 64 of A-Z, a-z, 0-9, _ and -."""

from __future__ import annotations

import re

from bot.actions.reading import Action, ShowBrief, ShowCompany, ShowFact
from bot.actions.settings import Subscribe
from bot.asked.keys import CompanyKey
from bot.asked.wishes import wish
from briefs.model import Lang, Topic

SUBSCRIBE = "sub"
WELCOME = "hi"
_COMPANY = re.compile(r"c_([a-z0-9-]{1,40}|_[0-9a-f]{16})")
_FACT = re.compile(r"f_([1-9][0-9]{0,17})")
_TOPIC = re.compile(r"t_([a-z-]{1,40})")


def company(key: CompanyKey) -> str:
    """To a company's card."""
    return f"c_{key}"


def fact(fact_id: int) -> str:
    """To one fact with its sources."""
    return f"f_{fact_id}"


def topic(one: Topic) -> str:
    """To the newest of a topic."""
    return f"t_{one}"


def read(payload: str, lang: Lang) -> Action | None:
    """What `payload` leads to; None for the welcome, and for anything that nothing here gives."""
    if payload == SUBSCRIBE:
        return Subscribe(on=True, fresh=True)
    if found := _COMPANY.fullmatch(payload):
        return ShowCompany(lang, found[1], fresh=True)
    if found := _FACT.fullmatch(payload):
        return ShowFact(lang, int(found[1]), fresh=True)
    if (found := _TOPIC.fullmatch(payload)) and found[1] in set(Topic):
        one = Topic(found[1])
        return ShowBrief(lang, one, wish(one).days, fresh=True)
    return None


def address(username: str, payload: str) -> str:
    """The link itself."""
    return f"https://t.me/{username}?start={payload}"
