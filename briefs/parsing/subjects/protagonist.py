"""Whom an article as a whole is about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from briefs.lexicon import Lexicon
from briefs.model import Article, Span
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import AGENT, POSSESSIVE, TOPIC
from briefs.parsing.names.products import line, may_be_company, owner, related
from briefs.parsing.subjects.involved import SILENT
from briefs.parsing.text.marks import ORGANISATION, TERM, Mention
from briefs.parsing.text.pointers import OWNS

# How many times as often as any other an article names whom it is about.
AHEAD = 1.25
# The same where the headline names nobody, and with how many votes.
FAR_AHEAD, OFTEN = 2, 5
# How long the beginning of a name must be to stand for it in a headline, and where it stands there.
SHORTEST = 3
# An issuer in the headline of a note about it: Kingsoft Cloud (3896 HK), Baidu (NASDAQ: BIDU).
_ISSUED = re.compile(
    r"(?:\s?[(（](?:[A-Z]{1,5}|\d{3,6})[. ](?:HK|CH|US|SS|SZ|SH|KS|KQ|TT|JP|OQ|O|N)\b|"
    r"\s?[(（](?:NASDAQ|Nasdaq|NYSE|HKEX|SEHK|HKG|SSE|SZSE|SHA|SHE): ?\w)"
)
# What a part of somebody is called: its chip unit, its driverless arm.
_PART = re.compile(
    r"['’]s? (?:[\w-]+ ){0,3}?(?:arm|unit|subsidiary|affiliate|division|spin-?off|business|offshoot|start-?up)\b",
    re.IGNORECASE,
)
# 가 키운, 이 점찍은: what somebody did to whom a headline names next, in the same part of it.
_DID = re.compile(
    r"['’\"”]?[이가]\s(?:키운|키우는|투자한|점찍은|찍은|품은|밀어준|미는|밀어주는|인수한|사들인|택한|선택한|고른|탐낸|"
    r"반한|주목한|꽂힌|돈 댄|돈을 댄|뒷배인|등에 업은)\s"
)
# With whom, by or from which something is done, in a headline.
_OBLIQUE = frozenset({"와", "과", "에서", "로", "으로", "보다"})
# 세레스, 2조7000억원 끌어모았다.
_TOPIC = re.compile(r"['’\"”]?, (?=.*[가-힣])")
_CUT = re.compile(r"[,…:;|]|\.\.")
# A word of two syllables or more in front of a particle.
_BARE = re.compile(r"(?<![가-힣A-Za-z])([가-힣]{2,12}?)[의이가은는도](?=\s)")
_WORD = re.compile(r"(?<![가-힣A-Za-z])[가-힣]{3,12}(?=[,·…'’\"]|\s|$)")


def protagonist(title: Sequence[Mention], clauses: Sequence[Clause], lexicon: Lexicon, headed: str = "") -> str | None:
    """Whom the article as a whole is about: in its headline, and named more than any other; None where nobody is.

    A headline, `headed` in full, may call somebody by whom they belong to: 중국과학원 for its 자동화연구소.
    """
    title = _told_of(title, headed)
    headline = _votes(title, lexicon)
    body = _votes([m for clause in clauses for m in clause.mentions], lexicon)
    votes = headline + headline + body
    ranked = [name for name, _ in votes.most_common()]
    acting = _acting(clauses, lexicon)
    led = _announced(title, headed, body)
    best = next(
        (n for n in ranked if n in headline and (n == led or any(related(lexicon, n, a) for a in acting))), None
    )
    rivals = [votes[name] for name in ranked if best and not related(lexicon, name, best)]
    if best is None and not headline:
        return _introduced(body, clauses, lexicon)
    if best is None or votes[best] < AHEAD * max(rivals, default=0):
        return _opening(title, [c for c in clauses if _names_any(c, lexicon)], lexicon) if len(headline) == 1 else None
    opening = _opening(title, clauses, lexicon)
    if opening and opening != best and not related(lexicon, opening, best):
        return opening
    parts = [name for name, _ in body.most_common() if name != best and best in line(lexicon, name)]
    if parts and _of_part(headed, title, best):
        return parts[0]
    beside = (n for n in parts if (n in headline and _leads(n, best, title, headed, lexicon)) or best not in body)
    return next(beside, best)


def _leads(part: str, whole: str, title: Sequence[Mention], headed: str, lexicon: Lexicon) -> bool:
    """Whether a headline names a part before the whole or right beside it: 메이퇀 '키타', not 바이두, 쿤룬신 분사."""
    own, above = (next((m.span for m in title if name in (m.id, owner(lexicon, m.id))), None) for name in (part, whole))
    if own is None or above is None or own.start < above.start:
        return True
    return _CUT.search(headed, above.end, own.start) is None


def _introduced(body: Counter[str], clauses: Sequence[Clause], lexicon: Lexicon) -> str | None:
    """The company that an English text begins with and names far more than any other, where its headline names none."""
    first = next((c for c in clauses if any(may_be_company(lexicon, m.id) for m in c.organisations)), None)
    if first is None or first.lang == "ko":
        return None
    opens = {m.id for m in first.organisations}
    best = next((name for name, _ in body.most_common(1) if name in opens and may_be_company(lexicon, name)), None)
    rivals = [count for name, count in body.items() if best and not related(lexicon, name, best)]
    return best if best and body[best] >= max(OFTEN, FAR_AHEAD * max(rivals, default=0)) else None


def _told_of(title: Sequence[Mention], headed: str) -> Sequence[Mention]:
    """The names of a headline without who only did something to the one named behind, or with it: 텐센트가 키운."""
    title = _without_company(title)
    backing = (m for m in title[:1] if m.target is ORGANISATION and m.particle in AGENT)
    did = next((_DID.match(headed, m.span.end) for m in backing), None)
    behind = [m for m in title[1:] if m.target is ORGANISATION and m.id != title[0].id] if did else []
    before = headed[did.end() : behind[0].span.start] if did and behind else ","
    return title if _CUT.search(before) else title[1:]


def _without_company(title: Sequence[Mention]) -> Sequence[Mention]:
    """The names of a Korean headline without those with whom another does something: 화웨이와 만든 차로, 세레스."""
    beside = {first.id for first, then in pairwise(title) if then.span.start - first.span.end <= len("와 '")}
    apart = [m for m in title if m.target is not ORGANISATION or m.particle not in _OBLIQUE or m.id in beside]
    return apart if any(m.target is ORGANISATION for m in apart) else title


def _announced(title: Sequence[Mention], headed: str, body: Counter[str]) -> str | None:
    """The one company of its text that a Korean headline sets apart as what it speaks of: 세레스, 2조원 모았다."""
    named = [m for m in title if m.target is ORGANISATION and m.id in body]
    return named[0].id if len(named) == 1 and _TOPIC.match(headed, named[0].span.end) else None


def _opening(title: Sequence[Mention], clauses: Sequence[Clause], lexicon: Lexicon) -> str | None:
    """The company that a Korean headline names first where the text's first sentence that names any is about it."""
    first = next((m.id for m in title if m.target is ORGANISATION and may_be_company(lexicon, m.id)), None)
    if first is None or not clauses or clauses[0].lang == "en":
        return None
    told = next((c for c in clauses if c.organisations), None)
    marked = [m.id for m in told.organisations if m.particle in TOPIC | AGENT] if told else []
    return first if marked == [first] else None


def _names_any(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause names an organisation that is no place."""
    known = lexicon.organisations
    return any((named := known.get(m.id)) is None or named.kind != "place" for m in clause.organisations)


def issuer(title: str, named: Iterable[Mention]) -> str | None:
    """The one of those `named` in a headline that alone has its ticker behind it: the headline of a note about it."""
    issued = {m.id for m in named if m.target is ORGANISATION and _ISSUED.match(title, m.span.end)}
    return issued.pop() if len(issued) == 1 else None


def _of_part(headed: str, title: Sequence[Mention], best: str) -> bool:
    """Whether the headline speaks of a part of somebody by what it is: Didi's driverless arm."""
    return any(m.id == best and _PART.match(headed, m.span.end) for m in title)


def shortened(article: Article, headline: Sequence[Mention], named: Iterable[Mention]) -> Iterator[Mention]:
    """Companies that a headline calls as its text does, in Korean also by a name's beginning.

    What stands behind a name in a headline seldom tells that it is a company's: Honor shows tablet.
    """
    spelled = {article.quote(mention.span): mention.id for mention in named}
    if article.lang == "ko":
        known = {m.span.start for m in headline}
        words = {match[0] for match in _WORD.finditer(article.title) if match.start() not in known}
        bare = {match[1] for match in _BARE.finditer(article.title) if match.start() not in known}
        begun = [
            of
            for name, of in spelled.items()
            if (name in bare and all(m.id != of for m in headline))
            or any(name[:end] in words for end in range(SHORTEST, len(name)))
        ]
    else:
        begun = [of for name, of in spelled.items() if _is_in(name, article.title, headline)]
    yield from (Mention(Span(0, 0), ORGANISATION, of) for of in dict.fromkeys(begun))


def _is_in(name: str, title: str, headline: Sequence[Mention]) -> bool:
    """Whether an English headline has a name of its text where it has no other: Iflytek, in the text iFlytek."""
    start = title.lower().find(name.lower())
    end = start + len(name)
    if start < 0 or not title[start].isupper() or title[start - 1 : start].isalnum() or title[end : end + 1].isalnum():
        return False
    return not any(m.span.meets(Span(start, end)) for m in headline)


def _acting(clauses: Iterable[Clause], lexicon: Lexicon) -> set[str]:
    """Whom the text tells something of somewhere, by their names or by their products', but for who keeps silent."""
    telling = [c for c in clauses if not SILENT[c.lang].search(c.low)]
    told = [m for c in telling for m in (*c.organisations, *c.products) if c.lang == "en" or _marked(c, m)]
    makers = [m.id if m.target is ORGANISATION else owner(lexicon, m.id) for m in told]
    return {maker for maker in makers if maker}


def _marked(clause: Clause, mention: Mention) -> bool:
    """Whether a Korean clause tells something of somebody or of what is theirs: not 넷플릭스의 공급사로 등록됐다."""
    if mention.particle in POSSESSIVE:
        return OWNS.match(clause.text, mention.span.end - clause.span.start) is not None
    return mention.particle in TOPIC | AGENT


def _votes(mentions: Iterable[Mention], lexicon: Lexicon) -> Counter[str]:
    """How often organisations are named, twice for a name and once for a product of theirs."""
    votes: Counter[str] = Counter()
    for mention in mentions:
        if mention.target is TERM:
            continue
        name = mention.id if mention.target is ORGANISATION else owner(lexicon, mention.id)
        known = lexicon.organisations.get(name) if name else None
        if name and not (known and known.kind in ("place", "media")):
            votes[name] += 2 if mention.target is ORGANISATION else 1
    return votes
