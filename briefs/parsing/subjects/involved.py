"""Which organisations a clause tells something of, beside its subject: partners, makers, buyers, those compared with.

Most names in an article are of that sort. None is told of who only says where somebody comes from, whose arm the one
spoken of is, where shares are listed or files lie, whose figures are quoted, or who denies, is silent or is guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, words
from briefs.model import Kind
from briefs.parsing.clauses import grammar
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.names.products import line
from briefs.parsing.text.korean import BRACKET, CLOSED
from briefs.parsing.text.marks import Mention

EXCHANGE = "stock-exchange"
# Where something is put or happens; a place's particle makes an organisation one.
AT = frozenset({"에서", "에"})
# In small letters.
SILENT = {
    "ko": re.compile(any_of(words("subjects", "silent", "ko"))),
    "en": re.compile(rf"\b(?:{any_of(words('subjects', 'silent', 'en'))})\b"),
}
# 칭화대 출신이, 앤트그룹 계열 마이뱅크는, 텐센트가 최대 주주인.
ORIGIN_KO = re.compile(
    rf"(?:\s?\([^)]{{0,40}}\))?(?:의|가|이)?\s(?:[가-힣]{{1,12}}\s)?(?:{any_of(words('subjects', 'origin', 'ko'))})"
)
# Who is dealt with: 소프고에 대한 공급을, 니오에 70억위안을 투자하고, 알리바바클라우드에서 서비스를 구매한다.
DEALT = re.compile(
    r"에 (?:대한|대해|[^,]{1,40}?(?:공급|납품|투자하|투자했|판매|팔았|팔기|출자|매각|기부|설치|부과))|"
    r"에서 [^,]{1,40}?(?:구매|구입|사들|사 오|사왔|조달|빌려|빌린|인수)"
)
# the arm of Baidu, backed by Ant Group, spun out of Tsinghua University.
ORIGIN_EN = re.compile(
    rf"\b(?:{any_of(words('subjects', 'origin', 'en'))}) (?:the |[A-Z][\w-]+(?:,| and) )?$", re.IGNORECASE
)
# NetEase's education arm, TCL's founder; Huawei-owned.
OWN_EN = re.compile(
    rf"(?:['’]s?\s(?:[\w-]+\s){{0,2}}?(?:{any_of(words('subjects', 'own_part', 'en'))})\b|-(?:owned|backed)\b)"
)
# Where somebody used to work, and what he set up: who used to lead a team at ByteDance, who co-founded Megvii.
FORMER_EN = re.compile(
    r"\b(?:used to|formerly|previously) [^.;,]{2,60}\b(?:at|for|of) (?:the )?$|"
    r"\b(?:who|whose [\w-]+) (?:had |has |have |once )?(?:co-?)?founded (?:the )?(?:[\w’'-]+ ){0,4}$|"
    r"\bfounded (?:in \d{4} )?by (?:[\w’'-]+ ){0,4}?(?:of|from|at) (?:the )?$|"
    r"\b(?:graduates|alumni|veterans|students|dropouts) (?:of|from) (?:the )?$"
)
SOURCE_KO = re.compile(
    r"(?:\s?\([^)]{0,40}\))?(?:의)?\s?(?:에 따르면|에 의하면|집계|조사에서|통계|"
    r"(?:[가-힣]{1,6}\s)?(?:연구|보고서|조사|자료|집계|통계)[를을] 보면)"
)
# On a site or a market: put its weights on GitHub.
ON = re.compile(r"\b(?:on|at) (?:the |[A-Z][\w-]+ and )?$", re.IGNORECASE)
# What stands between an owner and the part of it that is named next, and between a part and its owner.
_NEXT = r"(?:[가-힣A-Za-z0-9]{1,10}\s){0,3}?['‘“\"]?"
_OWNER = re.compile(rf"{CLOSED}(?:의\s|\s){_NEXT}")
_HAVING = r"(?:거느린|거느리는|거느리고 있는|보유한|소유한|둔|운영하는|운영해 온)"
_PART = re.compile(rf"{CLOSED}[을를]\s{_HAVING}\s{_NEXT}")
# What is done together is told of both: of all else the one that a clause is marked to be about tells.
BY_BOTH = frozenset({Kind.RELEASE, Kind.POLICY})
WITH = re.compile(rf"['’\"”]?{BRACKET}(?:\s등)?(?:와|과)\s(?:함께|공동으로)\s(?!\S{{1,8}}\s이\s)")
SOMEBODY = frozenset({"company", "government", "body", "lab", "university"})


def involved(clause: Clause, actors: Sequence[Mention], lexicon: Lexicon) -> Iterator[str]:
    """Ids of those among `actors` of whom a clause tells something that is no denial, question or rumour."""
    if not actors or SILENT[clause.lang].search(clause.low):
        return
    yield from (m.id for m in actors if _told_of(clause, m, lexicon))


def _told_of(clause: Clause, mention: Mention, lexicon: Lexicon) -> bool:
    known = lexicon.organisations.get(mention.id)
    if known and (known.kind == "government" or known.is_a == EXCHANGE):
        return False
    if clause.lang == "ko":
        return _told_of_ko(clause, mention) and not only_holds(clause, mention, lexicon)
    start, end = (at - clause.span.start for at in (mention.span.start, mention.span.end))
    before = clause.text[max(0, start - grammar.NEAR) : start]
    return not (
        FORMER_EN.search(before) or ORIGIN_EN.search(before) or ON.search(before) or OWN_EN.match(clause.text, end)
    )


def _told_of_ko(clause: Clause, mention: Mention) -> bool:
    end = mention.span.end - clause.span.start
    if SOURCE_KO.match(clause.text, end) or ORIGIN_KO.match(clause.text, end):
        return False
    return mention.particle not in AT or DEALT.match(clause.text, end) is not None


def only_holds(clause: Clause, mention: Mention, lexicon: Lexicon) -> bool:
    """Whether a Korean clause names `mention` only as the owner, or as a part, of who is named next."""
    if clause.lang == "en":
        return False
    after = next((m for m in clause.organisations if m.span.start > mention.span.start), None)
    if after is None:
        return False
    start, end = mention.span.end - clause.span.start, after.span.start - clause.span.start
    if mention.id in line(lexicon, after.id)[1:]:
        return _OWNER.fullmatch(clause.text, start, end) is not None
    return after.id in line(lexicon, mention.id)[1:] and _PART.fullmatch(clause.text, start, end) is not None


def jointly(clause: Clause, kind: Kind, subject: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """`subject` with all who are said to do it with them."""
    if clause.lang == "en" or kind not in BY_BOTH or not ("함께 " in clause.text or "공동으로 " in clause.text):
        return subject
    base = clause.span.start
    beside = [m.id for m in clause.organisations if WITH.match(clause.text, m.span.end - base)]
    named = [o for one in beside for o in grammar.together(clause, clause.organisations, one)]
    known = {one: lexicon.organisations.get(one) for one in named}
    more = [one for one, o in known.items() if o is None or o.kind in SOMEBODY]
    return tuple(dict.fromkeys((*subject, *more))) if subject else subject
