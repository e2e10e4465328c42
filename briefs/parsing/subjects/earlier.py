"""What a sentence does with those that it names, for whom the next one goes on about without a name."""

from __future__ import annotations

import re

from briefs.lexicon.wording import any_of, words
from briefs.model import Lang
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.text.korean import BRACKET
from briefs.parsing.text.marks import Mention

# How far before a name the words stand that say who left it.
_FAR = 60
_SITES = any_of(words("strangers", "sites", "en"))
# A part that is opened, built or bought.
_SITE = re.compile(
    rf"\b(?:open(?:s|ed|ing)?|buil[dt]s?|building|set(?:s|ting)? up|unveil(?:s|ed)|start(?:s|ed)|inaugurated|"
    rf"bought|invest(?:s|ed|ing)?|runs?|has|owns?|operates?)\b[^.;]{{0,60}}?\b(?:{_SITES})\b|"
    rf"^\W*(?:Its|The|An?) (?:[\w’'-]+ ){{0,3}}?(?:{_SITES})\b"
)
_IT_MAKES = re.compile(
    r"^\W*It (?:(?:now|also|already|can|could|will|should|is to|would) )*(?:makes?|made|turns? out|produces?|employs?|"
    r"houses?|holds?|be able to|process(?:es)?|assembles?|builds?|has (?:room|space|a capacity)|reach(?:es)?|covers?)\b"
)
# Meituan's drone arm flew 300,000 orders: a part leads.
_PART = re.compile(
    rf"^\W*(?:In [\w ]{{3,20}},? )?[A-Z][\w&.-]*(?: [A-Z][\w&.-]*){{0,2}}['’]s? (?:[\w-]+ ){{0,3}}?(?:{_SITES}) "
)
_PART_KO = re.compile(r"^\W*(?:[^\s,.]{1,10}(?<![은는을를이가의]) ){0,2}?(?:자회사|계열사)(?:인)? [가-힣A-Z]")
# Whom somebody has left or comes from.
_LEFT = re.compile(
    r"\b(?:left|quit|leav(?:es|ing)|resigned from|formerly (?:of|at|with)|former|ex-|once (?:of|at|with)|"
    r"worked (?:at|for)|veterans? of|alumn(?:us|i) of|engineers? (?:from|at|of)|years at|spun (?:out|off) of|"
    r"used to [^.;,]{2,40} (?:at|for)) (?:the )?$"
)
# Rokid's glasses are assembled there: whose thing is somebody else's work.
_MADE_THERE = re.compile(
    r"['’]s? (?:[\w-]+ ){1,4}(?:is|are|was|were) (?:(?:also|already|now|being) )?(?:made|built|assembled|"
    r"produced|packaged|tested|designed|manufactured) (?:there|here|by it|at its|in its)\b"
)
_LEFT_KO = re.compile(
    rf"{BRACKET}(?:에서|을|를)?\s(?:(?:최고경영자|회장|대표|사장|부사장|임원|연구원|엔지니어|개발자)\s?(?:자리|직)?(?:에서|을|를)?\s)?"
    r"(?:나온|나와|떠난|떠나|그만둔|그만두고|퇴사한|퇴사하고|물러난|물러나|일하던|근무하던|일했던|근무했던|출신)(?=[\s,.이의가은는들])"
)
# 텐센트가 최대주주이자 가장 큰 손님이다, 최대 고객인 텐센트가.
_COUNTERPART = any_of(words("subjects", "counterpart", "ko"))
_IS_THEIRS = re.compile(
    rf"{BRACKET}[이가은는도]\s(?:[^\s,.]{{1,8}}\s){{0,2}}?(?:최대|2대|주요)?(?:{_COUNTERPART})"
    r"(?:이자|이다|다|인|이며|이고|[이가] [됐되]|로 있)"
)
_THEIRS = re.compile(rf"(?:{_COUNTERPART})(?:이자 [^,.]{{1,20}})?인 (?:[^\s,.]{{1,8}} )?$")
# Somebody puts money into somebody, or buys him.
_DEAL = {
    "en": re.compile(
        r"\b(?:invest(?:s|ed|ing)? [^.;]{0,40}?in|put [^.;]{2,40} into|back(?:s|ed)|acquired|bought|"
        r"took [^.;]{2,30}(?:in|over)|led [^.;]{2,40} in)\b"
    ),
    "ko": re.compile(
        r"투자(?:했|하고|해|한다)|인수(?:했|하고|해|한다)|출자(?:했|하고|해)|사들(?:였|여|인다)|지분을?\s"
    ),
}
# Who or what a sentence goes on about.
_IT = re.compile(r"^\W*(?:It|Its|The (?:company|firm|group|start-up|startup))\b(?! (?:has |have |will )?also\b)")
_IT_KO = re.compile(r"^\W*(?:이 )?(?:회사|업체|기업|스타트업)(?:는|가|의)\s")

# What a sentence builds or speaks of, whose part leads it, who pays, whom it points back to, and what a plant makes.
SAYS = {
    "en": {"site": _SITE, "part": _PART, "deal": _DEAL["en"], "it": _IT, "makes": _IT_MAKES},
    "ko": {"part": _PART_KO, "deal": _DEAL["ko"], "it": _IT_KO},
}


def left(clause: Clause, mention: Mention) -> bool:
    """Whether a clause names somebody only as whom another has left or comes from, or as its customer or owner."""
    if clause.lang == "ko":
        start, end = (at - clause.span.start for at in (mention.span.start, mention.span.end))
        beside = _IS_THEIRS.match(clause.text, end) or _THEIRS.search(clause.text, max(0, start - _FAR), start)
        return bool(beside or _LEFT_KO.match(clause.text, end))
    start, end = (at - clause.span.start for at in (mention.span.start, mention.span.end))
    return bool(_LEFT.search(clause.text, max(0, start - _FAR), start) or _MADE_THERE.match(clause.text, end))


def says(text: str, lang: Lang) -> frozenset[str]:
    """What a sentence does with those whom it names: site, part, deal, it and makes, by the names of SAYS."""
    return frozenset(name for name, found in SAYS[lang].items() if found.search(text))
