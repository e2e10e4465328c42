"""Where shares are listed, as a sentence that tells of a listing names it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefs.lexicon.load import table
from briefs.lexicon.wording import any_of, language
from briefs.model import Lang

LISTED_AGAIN = "list-again"
# What stands right behind a market's name, and between a listing and its name.
_MARKET_KO = r"(?:\s?(?:증시|증권거래소|거래소|주식시장|증권시장))"
_BEHIND_KO = (
    rf"(?:{_MARKET_KO}|(?:(?:에|에서|으로|로)(?:도|는)?)?\s(?:[^\s,.]{{1,8}}\s){{0,2}}?(?:상장|데뷔|입성|IPO|기업공개))"
)
_BOARD_KO = r"(?:에|에서|으로|로|\s상장|\s입성|\s데뷔|\s진입|\sIPO)"
_LISTS_EN = (
    r"(?:list(?:s|ed|ing|ings)?|float(?:s|ed|ation)?|flotation|debut(?:s|ed)?|public|trad(?:e|es|ed|ing)|IPO|line|offering)"
    r"(?: [\w’'-]+){0,3}? (?:in|on|at) (?:the )?(?:[A-Z]\w+['’]s )?"
)
_BEHIND_EN = (
    r"(?:['’]s)? (?:main board )?(?:(?:listing|IPO|initial public offering|flotation|float|debut|line|share sale|"
    r"[Ss]tock [Ee]xchange|bourse)\b)"
)
# Where somebody is listed already: 뉴욕에 상장한 즈후는, already traded on Nasdaq, New York-listed.
_ALREADY_KO = re.compile(
    r"[^,.]{0,12}\s?상장(?:한|된|돼 있|되어 있|사\b)(?!\s?(?:것|뒤|날))|[^,.]{0,8}\s(?:이미\s)?올라\s있"
)
_ALREADY_EN = re.compile(
    r"\b(?:[Aa]lready|which is|that is) (?:traded|listed|quoted) (?:in|on) (?:the )?$|"
    r"^\W*(?:Listed|Traded) (?:in|on) $|, (?:listed|traded|quoted) (?:in|on) (?:the )?$"
)
_AGAIN_KO = re.compile(r"[^,.]{0,10}?(?:에도|에서도)\s")  # 홍콩 증시에도
_AGAIN_EN = re.compile(r"\b(?:added|adds|adding|second|secondary|further|too|also)\b[^,;.]{0,30}$")


def exchange(sentence: str, action: str, *, done: bool) -> str:
    """The only market that a sentence names as one to be listed on; empty where it names none or several.

    Of a Korean sentence that names one of an earlier listing too, the date may be that one's: 뉴욕에 상장한 즈후는.
    """
    lang = language(sentence)
    named = list(_named(sentence, lang))
    new = [one for one in named if not _is_old(sentence, one[1], one[2], lang)]
    if action == LISTED_AGAIN:
        new = [one for one in new if _is_added(sentence, one[1], one[2], lang)] or new
    elif done and lang == "ko":
        new = named
    return _one([key for key, _, _ in new])


def _one(keys: list[str]) -> str:
    """The one market of those named, a board before the city that it is in."""
    within = {city for key in keys for city in _markets()[key].get("within", ())}
    left = dict.fromkeys(key for key in keys if key not in within)
    return next(iter(left)) if len(left) == 1 else ""


def _is_added(sentence: str, start: int, end: int, lang: Lang) -> bool:
    if lang == "ko":
        return _AGAIN_KO.match(sentence, end) is not None
    return _AGAIN_EN.search(sentence, max(0, start - 60), start) is not None


def _is_old(sentence: str, start: int, end: int, lang: Lang) -> bool:
    if lang == "ko":
        return _ALREADY_KO.match(sentence, end) is not None
    before = _ALREADY_EN.search(sentence, max(0, start - 30), start)
    return before is not None or sentence.startswith(("-listed", "-traded"), end)


def _named(sentence: str, lang: Lang) -> Iterator[tuple[str, int, int]]:
    """Each market that is named as one, with where its name stands."""
    for key, pattern in _patterns(lang).items():
        for found in pattern.finditer(sentence[:1500]):
            group = "name" if found["name"] else "other"
            yield key, found.start(group), found.end(group)


@cache
def _patterns(lang: Lang) -> Mapping[str, re.Pattern[str]]:
    made = {}
    for key, known in _markets().items():
        named = any_of(word for word in known["words"] if (language(word) == "ko") == (lang == "ko"))
        if lang == "ko":
            behind = _BOARD_KO if known.get("within") else _BEHIND_KO
            made[key] = re.compile(rf"(?P<name>{named})(?={behind})(?P<other>)")
        else:
            made[key] = re.compile(
                rf"\b{_LISTS_EN}(?P<name>{named})\b|\b(?<![(])(?P<other>{named})(?:(?={_BEHIND_EN})|(?=-(?:listed|traded)\b))"
            )
    return made


@cache
def _markets() -> Mapping[str, Mapping[str, list[str]]]:
    return table("exchanges")


def market(key: str, form: str) -> str:
    """A market's name in one of its forms: `ko`, `at` or `listing`."""
    return str(_markets()[key][form])
