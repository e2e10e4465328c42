"""Figures beside a measure that are none of it: users gained, what a rival has, a price by the minute, what is left."""

from __future__ import annotations

import re

from briefs.lexicon.wording import any_of, words
from briefs.model import MONEY, Quantity, Unit

_NEAR = 60
_GAINED = re.compile(
    r"\b(?:gain(?:ed|s|ing)?|add(?:ed|s|ing)?|attract(?:ed|s|ing)?|w[io]n(?:s|ning)?|lured?)"
    r"(?: (?:another|a further|some|about|over|more than|nearly|almost|around|as many as))* (?:an? )?$"
)
_GAINED_KO = re.compile(
    r"^(?:이 넘는|여|가량|의)?\s?(?:이용자|사용자|가입자)?[을를]\s(?:새로\s)?(?:끌어모|끌어들|모았|모은|추가|유치)"
)
# Behind one of these is whom it is compared with.
_RIVAL = re.compile(
    r"\b(?:beats?|beating|outperform\w*|outdo(?:es|ne)?|outdid|surpass\w*|outscor\w*|better than|ahead of|level with|"
    r"on a par with|rivals?|rivalling|match(?:es|ed|ing)|overtak\w+|overtook)\b(?:[^,;.]|\.(?=\d)){3,90}$"
    r"|(?:보다|에 견줘|에 맞먹는|와 맞먹는|과 맞먹는)\s[^,.]{0,12}$"
)
# 매개변수 30억개짜리 모델을 구동한다.
_RUN_KO = re.compile(
    r"^\s?개?(?:짜리|급|규모)?(?:의|인)?\s(?:[^\s,.]{1,8}\s){0,2}모델(?:을|까지|도|들을)\s(?:[^\s,.]{1,8}\s){0,3}?(?:구동|돌[리릴린려]|실행)"
)
_EACH = any_of(words("telling", "each", "en"))
_EACH_AFTER = re.compile(
    rf"^(?: \([^()]{{1,30}}\))?(?:,? (?:a|an|per|each|every) (?:{_EACH})\b"
    rf"(?! (?:ago|earlier|before))|/(?:{_EACH})\b)|^(?:씩|의 월)"
)
# Another 34 exaflops, 34엑사플롭스를 더: on top of what there is.
_MORE_BEFORE = re.compile(
    r"\b(?:[Aa]nother|[Aa]n (?:additional|extra)|[Aa] further)(?: (?:about|some|over|nearly))? $|추가로 (?:약 )?$"
)
_MORE_AFTER = re.compile(r"^ more\b(?! than)|^[을를이가]?\s(?:더|추가로)\s")
_LEVELS = frozenset({Unit.USERS, Unit.FLOPS, Unit.WATTS, Unit.BYTES})
_EACH_BEFORE = re.compile(
    rf"\b(?:[Aa]n?|[Ee]ach|[Ee]very|[Pp]er) (?:{_EACH})\b[^,;.]{{0,40}}$|\bmonthly [^,;.]{{0,30}}$|"
    rf"(?:{any_of(words('telling', 'each', 'ko'))})[^,.]{{0,10}}$"
)
# 매출만 5조원을 잃었다; a loss of 72 million yuan a year before.
_LOST = re.compile(r"^\)?[을를]?\s(?:가량 |정도 )?(?:잃|날[리렸려]|손해)")
_YEAR_AGO = re.compile(
    r"^(?: \([^()]{1,30}\))? (?:a year|in the same \w+ a year|twelve months) (?:before|earlier|ago)\b"
)
# What somebody thinks that a share will cost: they see the stock at 280 yuan in a year's time.
_SEEN = re.compile(r"\b(?:sees?|seeing|expects?|reckons?|imagines?) [^,;.]{0,40}$")
_STOCK = frozenset({"share-price", "stock"})
_PRICES = frozenset({"price", "fee", "cost"})


def strange(quantity: Quantity, before: str, after: str) -> bool:
    """Whether a figure between these words is none of the measure that it is taken for."""
    near = before[-_NEAR:]
    if quantity.unit in _LEVELS and (_MORE_BEFORE.search(near) or _MORE_AFTER.match(after)):
        return True
    if quantity.unit is Unit.USERS:
        return _GAINED.search(near) is not None or _GAINED_KO.match(after) is not None
    if quantity.unit is Unit.PARAMETERS:
        return _RIVAL.search(before[-100:]) is not None or _RUN_KO.match(after) is not None
    if quantity.unit in MONEY and quantity.measure in _STOCK and _SEEN.search(near):
        return True
    if quantity.unit in MONEY and (_LOST.match(after) or _YEAR_AGO.match(after)):
        return True
    if quantity.unit in MONEY and quantity.measure in _PRICES:
        return _EACH_AFTER.match(after) is not None or _EACH_BEFORE.search(near) is not None
    return False
