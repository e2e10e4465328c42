"""Who is bought or backed where a clause's grammar says so: took control of Kuka, 도봇의 지분 18%를 사들였다."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from briefs.lexicon.wording import any_of, words
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import POSSESSIVE, together
from briefs.parsing.text.marks import ids

_STAKE = (
    r"(?: (?:(?:an?|the|another|its|all|most|more|further|up|to|about|over|just) ){0,3}(?:[\d.]+(?:%| ?per ?cent) )?"
    r"(?:[\w-]+ ){0,2}?(?:stakes?|interest|holding|shares?|control|majority|all|most|%) (?:of|in)|"
    r" (?:(?:an?|the|another|its|further|about|some|at|least|around|roughly|nearly|almost|over|just|under|up|to) ){0,3}"
    r"[\d.]+(?:%| ?per ?cent) of)?"
)
# What may stand between the verb and the name, and behind it: the Dutch lighting firm Lumileds, Chindata's business.
_WHOSE = r"(?: (?:the|an?|its|fellow|rival))?(?: (?!(?:from|by|for|with|of|in|to|and|into)\b)[\w’'-]+){0,4} "
_ENDS = re.compile(
    r"(?:['’]s? (?:[\w-]+ ){0,3}(?:business|arm|unit|operations?|division))?(?=$|[,.;:)]| \(| (?:for|in|from|at|and|"
    r"along|with|on|last|this|to|outright|after|before|as)\b)"
)
# What describes whom is bought names nobody else beside it: Galbot, the Beijing start-up.
_APPOSED = re.compile(r", (?:the|an?|its) ")
_NAMED = re.compile(_STAKE + _WHOSE)
_BUYS = re.compile(
    r"\b(?:(?P<buy>(?:buy(?:s|ing)?|bought|acquir(?:es?|ed|ing))(?! by\b)|"
    r"(?:takes?|took|taken|taking) (?:over|control of)|(?:seeks?|sought|seeking|gain(?:s|ed|ing)?) control of|"
    r"(?i:takeover|acquisition|purchase) of|c(?:omes?|ame|oming) into possession of|"
    r"pa(?:id|ys?|ying) [^;]{2,60}? for(?= (?:(?:an?|the|another|some|further) ){0,3}[\d.]{1,6}(?:%| per cent) of)|"
    r"pa(?:id|ys?|ying) (?:about |around |some |up to |at least )?(?:[A-Z]{0,3}[$€£¥]|RMB)?\d[^;]{1,50}? "
    r"for(?= [A-Z])|"
    r"(?:takes?|took|taken|taking|buys?|bought)(?= (?:an?|the|another|further|more) (?:[\w.%-]+ ){0,3}?"
    r"(?:stakes?|interest) in))|"
    r"(?:makes?|made|making) (?:an? )?(?:[\w-]+ ){0,3}investments? in|"
    r"(?:(?:co-)?(?:led|leads?)|join(?:s|ed)?|t(?:ook|akes?) part in|participated? in|entered) "
    r"(?:an?|the|another|its|their) "
    r"(?:[\w$.%+-]+ ){0,5}?(?:round|financing)(?: of [^,;]{1,40}?)? "
    r"(?:in|at|for|of)(?! (?:20|about|more|up|around|\d|[$€£¥]|RMB|US|HK))|"
    r"(?<!-)(?:backed|backs)(?! by\b)|(?:placed|put|puts) (?:funds|money|capital) in(?:to)?)"
)
_BOUGHT = any_of(words("subjects", "bought", "ko"))
_PAID = any_of(words("subjects", "paid_into", "ko"))
_GLOSS = r"(?:\s?\([^)]{0,40}\))?"
# 루미레즈를 2억달러에 사들인다, 도봇(Dobot) 지분 18%를 넘겨받았다, 도봇에 2억위안을 더 넣었다, 도봇에는 …가 투자자로.
_ANY = r"(?:[^,.]|[.,]\d)"
_OBJECT = re.compile(rf"\s(?:{_ANY}{{0,30}}\s)?(?:{_BOUGHT})")
_SHARE = re.compile(
    rf"{_GLOSS}(?:의)?\s(?:지분|주식|경영권){_ANY}{{0,60}}?(?:[을를]|어치)\s{_ANY}{{0,40}}?(?:{_BOUGHT})"
)
_INTO = re.compile(rf"\s{_ANY}{{0,40}}?(?:{_PAID})")


class Takeover(NamedTuple):
    """Those whom a clause says to be bought or backed, and by whom, as far as it names them."""

    whom: tuple[str, ...]
    by: tuple[str, ...]
    bought: bool


@lru_cache(maxsize=16)
def takeover(clause: Clause) -> Takeover | None:
    """What the clause tells of a purchase or a backing of companies that it names."""
    if not clause.organisations:
        return None
    return _korean(clause) if clause.lang == "ko" else _english(clause)


def _english(clause: Clause) -> Takeover | None:
    base, text = clause.span.start, clause.text
    for verb in _BUYS.finditer(text):
        for at, mention in enumerate(clause.organisations):
            start = mention.span.start - base
            if start < verb.end():
                continue
            if not _NAMED.fullmatch(text, verb.end(), start) or not _ENDS.match(text, mention.span.end - base):
                break
            apposed = _APPOSED.match(text, mention.span.end - base)
            whom = (mention.id,) if apposed else together(clause, clause.organisations[at:], mention.id)
            by = ids(
                m for m in clause.organisations if m.span.end - base <= verb.start() and m.particle not in POSSESSIVE
            )
            return Takeover(whom, tuple(b for b in by if b not in whom), bool(verb["buy"]))
    return None


def _korean(clause: Clause) -> Takeover | None:
    base, text = clause.span.start, clause.text
    for mention in clause.organisations:
        end = mention.span.end - base
        into = mention.particle in ("에", "에는", "에도") and _INTO.match(text, end + len(mention.particle))
        if into or (mention.particle in ("을", "를") and _OBJECT.match(text, end + 1)) or _SHARE.match(text, end):
            by = ids(m for m in clause.organisations if m.id != mention.id and m.particle != "의")
            return Takeover((mention.id,), by, not into)
    return None
