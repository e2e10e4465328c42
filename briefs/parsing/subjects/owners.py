"""Whom a clause is about where only something of theirs is: their revenue, product, plant, app."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, words
from briefs.parsing.clauses import grammar
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.comparisons import beaten
from briefs.parsing.clauses.grammar import AGENT, POSSESSIVE, TOPIC
from briefs.parsing.names.products import COMPANY, is_sold, owner, related, sort_of
from briefs.parsing.subjects.clientele import built_in
from briefs.parsing.text.korean import BRACKET
from briefs.parsing.text.marks import PLACE, Mention, Target
from briefs.parsing.text.pointers import OWNS

# How far from a product's name the word for its sort may stand, a bracketed spelling and a quotation mark included.
APPOSED = 16
# 징둥 쇼핑몰의 로봇 주문은: an owner that stands bare before a part of it.
PART = re.compile(rf"{BRACKET}\s[가-힣A-Za-z0-9]{{1,10}}의\s[^,.]{{0,30}}?(?:은|는|이|가|도)(?:\s|$)")
# 퀄컴 매출에서 중국이 차지하는 몫은: an owner that stands bare before the figure a share of which is told.
SHARE = re.compile(
    rf"{BRACKET}(?:의)?\s(?:[가-힣0-9]{{1,8}}\s)?(?:매출|판매|판매량|출하량|이익|순이익|영업이익|수익|주문|생산량|고객)(?:액)?"
    r"(?:\s?(?:가운데|중)(?:에서)?|에서)\s[^,.]{1,40}?(?:은|는|이|가)\s"
)
# 메이디의 징저우 공장에서는, 중국은행(BOC)에서는: a place of work whose owner is spoken of.
WITHIN = re.compile(
    rf"{BRACKET}(?:의)?(?:\s[가-힣A-Za-z0-9]{{1,12}}){{0,4}}?(?:에서는|에선|에는)\s"
    r"(?![^,.]{0,30}(?:주문|수주|계약|투자)[을를]? ?(?:받|따|맺|유치|끌어))"
)
WITHIN_EN = re.compile(r"^(?:at|inside|in|across)\s(?:one of\s)?$", re.IGNORECASE)
# 딥시크가 만든 앱은: who made what is spoken of.
MADE = re.compile(
    rf"{BRACKET}(?:이|가)\s(?:[^,.]{{1,12}}\s)?(?:{any_of(words('subjects', 'making', 'ko'))})\s"
    r"[^,.]{1,30}?(?:은|는|이|가)(?:\s|$)"
)
# An edition of the Quark AI Glasses, the final run of DeepSeek-R1: what begins an English clause and whose it is.
HEAD_OF = re.compile(
    r"^\W*(?:(?:the|an?|some|earlier|later|most|all)\s)?(?:[\w-]+\s){1,4}of\s(?:the\s|its\s)?$", re.IGNORECASE
)
BY = re.compile(r"\bby\s(?:the\s)?$")
# An iPad can run the thing.
ONE = re.compile(r"^\W*(?:An?|Any|My|Every)\s$")
# At TAL Education, sales grew; At Nexchip in Hefei, one in ten managers came from Taiwan.
AT_EN = re.compile(r"^\W*(?:(?:and|but|while|meanwhile,?)\s)?(?:over\s)?at\s(?:the\s)?$", re.IGNORECASE)
SETTING_EN = re.compile(r"(?:\s(?:in|of)\s[A-Z][\w-]+)?(?:,\s|\s(?:the|an?|some|its|it|more|sales|revenue|about)\s)")
MAKER = re.compile(
    rf"^\W*the\s(?:{any_of(words('subjects', 'owner', 'en'))})\s(?:of|behind)\s(?:the\s)?$", re.IGNORECASE
)
MAKER_AFTER = re.compile(rf"['’]?s?\s(?:{any_of(words('subjects', 'owner', 'en'))})\b")
# Kinds of organisations that people work at and things stand at.
SITED = frozenset({"company", "body", "lab", "university"})
# Particles of what something else is put on or done in.
PUT = frozenset({"에", "에서"})
# Of whom a clause only tells that something is theirs, there, done to them.
BESIDE = frozenset({"의", "에", "에서", "에는", "에도", "에게"})
OPENING = re.compile(r"^\W*(?:the\s|meanwhile\s|also\s)?\W*$", re.IGNORECASE)
# 가장 눈에 띄는 이름은 서버 업체 인스퍼(Inspur)다: who is told to be whom the text means.
PRESENTING = re.compile(rf"[^,.]{{0,40}}?(?:{any_of(words('subjects', 'presenting', 'ko'))})(?:은|는)\s")
# Somebody else is spoken of; what something is told by is no one: 기업별로는, 국내에서는.
MARKED = re.compile(r"[가-힣A-Za-z)’'\"”](?:은|(?<![로에])(?<!에서)는)\s")
COPULA = re.compile(
    rf"['’\"”]?{BRACKET}(?:(?:이?라는|란) (?:회사|업체|기업|스타트업|곳))?"
    r"(?:(?:이?다|입니다|이었다|였다)[.\s]*|(?P<on>으?로,\s?))$"
)
# 선전의 로봇 업체 도봇이다: nobody is said to be whom it names.
NAMING = re.compile(r"(?:[^,.\s](?:(?<![은는])|(?<=[있없하되않드짓파쓰내치주르끄으미]는))\s|[^,.\s]){0,48}")


class Owners:
    """Finds owners by what the lexicon knows of products and by the wording beside a name."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def maker(self, clause: Clause, told: tuple[str, ...], pointing: bool = False) -> tuple[str, ...]:
        """Who makes the products named, where nobody is and the text spoke of somebody unrelated to them.

        Who is named as well is somebody else than a clause that opens by `pointing` back is about: it equals Intel's.
        """
        makers = dict.fromkeys(self._made(m) for m in clause.products if not self._stands_by(clause, m))
        named = [maker for maker in makers if maker]
        if len(named) != 1 or any(related(self._lexicon, named[0], t) for t in told):
            return told
        if pointing and any(m.id == named[0] for m in clause.organisations):
            return told
        return (named[0],)

    def owner(self, clause: Clause, actors: Sequence[Mention], topic: tuple[str, ...]) -> tuple[str, ...]:
        """Whose measure or product it is about: 바이두의 매출은, Baidu's revenue, 클링의 이용자는, 'R1'은."""
        for mention in actors:
            if mention.particle in POSSESSIVE and self._heads(clause, mention):
                return (mention.id,)
            if self._of_part(clause, mention):
                return (mention.id,)
        for mention in clause.products:
            maker = owner(self._lexicon, mention.id)
            hangs = self._hangs(clause, mention) if clause.lang == "en" else mention in built_in(clause)
            hangs = hangs or beaten(clause, mention)
            if maker and (not topic or not hangs) and (clause.lang == "en" or self._leads(clause, mention)):
                return self._teller(maker, topic)
        return self._headed(clause, topic) if clause.lang == "en" else ()

    def beside(self, clause: Clause, subject: Sequence[str], marked: Sequence[str]) -> bool:
        """Whether a Korean clause names `subject` without marking it or anything of theirs: 아마존에 나갔다."""
        named = [m for m in clause.organisations if m.id in subject]
        if clause.lang == "en" or not named or set(subject) & set(marked):
            return False
        led = any(self._heads(clause, m) for m in named) or any(self._leads(clause, m) for m in clause.products)
        return not led and all(m.particle in BESIDE for m in named)

    def opening(self, clause: Clause, actors: Sequence[Mention]) -> tuple[str, ...]:
        """Whose thing a Korean paragraph opens with, or who is told to be whom it means: 이노라이트의 뿌리는."""
        if clause.lang == "ko" and actors and self._names(clause, actors[-1]):
            return (actors[-1].id,)
        first = actors[0] if actors and clause.lang == "ko" else None
        if first is None or first.particle != "의":
            return ()
        if MARKED.search(clause.text, 0, first.span.start - clause.span.start):
            return ()
        return (first.id,) if self._heads(clause, first) else ()

    def _names(self, clause: Clause, last: Mention) -> bool:
        """Whether a Korean clause does nothing but name somebody, or say who is first, the owner, the winner."""
        start, end = last.span.start - clause.span.start, last.span.end - clause.span.start
        copula = COPULA.match(clause.text, end)
        if copula is None or sort_of(self._lexicon, last.id) != COMPANY:
            return False
        told = PRESENTING.match(clause.text, 0, start)
        return bool(told or (not copula["on"] and NAMING.fullmatch(clause.text, 0, start)))

    def product_topic(self, clause: Clause, topic: tuple[str, ...]) -> tuple[str, ...]:
        """Who makes the product that a Korean clause is marked to be about: H200은."""
        marked = [m for m in clause.products if clause.lang == "ko" and m.particle in TOPIC]
        makers = [maker for m in marked if (maker := owner(self._lexicon, m.id))]
        return self._teller(makers[-1], topic) if makers else ()

    def described(self, clause: Clause) -> tuple[str, ...]:
        """Whose product it is by which an English clause tells them: the maker of Kimi, the WeChat owner."""
        first = min((*clause.products, *clause.organisations), key=PLACE, default=None)
        if first is None:
            return ()
        before, end = clause.text[: first.span.start - clause.span.start], first.span.end - clause.span.start
        if not (MAKER.match(before) or (OPENING.match(before) and MAKER_AFTER.match(clause.text, end))):
            return ()
        known = self._lexicon.organisations.get(first.id)
        found = owner(self._lexicon, first.id) if first.target is Target.PRODUCT else None
        return (found or (known.parent if known and known.parent else first.id),)

    def works(self, clause: Clause, actors: Sequence[Mention]) -> tuple[str, ...]:
        """Whose place of work a clause tells of: At Xiaomi's plant in Beijing, a phone comes off the line."""
        for mention in actors:
            start, end = (at - clause.span.start for at in (mention.span.start, mention.span.end))
            if clause.lang == "ko":
                if WITHIN.match(clause.text, end) and start < APPOSED * 2:
                    return (mention.id,)
            elif self._within(clause, mention, start, end):
                return (mention.id,)
        return ()

    def _within(self, clause: Clause, mention: Mention, start: int, end: int) -> bool:
        if mention.particle in POSSESSIVE:
            return bool(WITHIN_EN.match(clause.text[:start]))
        known = self._lexicon.organisations.get(mention.id)
        works = known is None or known.kind in SITED
        return works and bool(AT_EN.match(clause.text[:start]) and SETTING_EN.match(clause.text, end))

    def _heads(self, clause: Clause, mention: Mention) -> bool:
        """Whether what somebody owns is what the clause is about: 바이두의 지난해 매출은, but not 엔비디아의 독점을.

        In English also what a part of theirs opens it with: The first phase of GDS's campus.
        """
        if clause.lang == "en":
            before = clause.text[: mention.span.start - clause.span.start]
            return not self._hangs(clause, mention) or HEAD_OF.match(before) is not None
        owns = OWNS.match(clause.text, mention.span.end - clause.span.start)
        return owns is not None and not beaten(clause, mention)

    def _hangs(self, clause: Clause, mention: Mention) -> bool:
        """Whether a name stands behind a preposition, is only what something is better than, or any of its sort."""
        one = mention.target is Target.PRODUCT and ONE.search(clause.text, 0, mention.span.start - clause.span.start)
        return bool(one) or grammar.governed(clause, mention) or beaten(clause, mention)

    def _stands_by(self, clause: Clause, mention: Mention) -> bool:
        """Whether a product is only where something of another's is: 가중치는 모델스코프에 공개됐다."""
        if clause.lang == "en":
            return self._hangs(clause, mention)
        return self._hangs(clause, mention) or mention.particle in PUT or mention in built_in(clause)

    def _of_part(self, clause: Clause, mention: Mention) -> bool:
        end = mention.span.end - clause.span.start
        return clause.lang == "ko" and (
            (not mention.particle and bool(PART.match(clause.text, end) or SHARE.match(clause.text, end)))
            or (mention.particle in AGENT and bool(MADE.match(clause.text, end)))
        )

    def _made(self, mention: Mention) -> str | None:
        """Who makes a product; whose a benchmark is tells nothing: 헬스벤치 60.1점을 받았다."""
        return owner(self._lexicon, mention.id) if is_sold(self._lexicon, mention.id) else None

    def _headed(self, clause: Clause, topic: tuple[str, ...]) -> tuple[str, ...]:
        """Who makes the product of which something begins the clause, or by which something was done."""
        for mention in clause.products:
            before = clause.text[: mention.span.start - clause.span.start]
            maker = owner(self._lexicon, mention.id)
            if maker and (HEAD_OF.match(before) or BY.search(before)):
                return self._teller(maker, topic)
        return ()

    def _leads(self, clause: Clause, mention: Mention) -> bool:
        """Whether a product, or the word for its sort right after it, is marked: 'R1'은, '쿤룬' AI 칩은."""
        marked = TOPIC | AGENT | POSSESSIVE
        sort = [m for m in clause.terms if 0 <= m.span.start - mention.span.end <= APPOSED]
        return (
            mention.particle in marked
            or grammar.titled(clause, mention)
            or (not mention.particle and any(m.particle in marked for m in sort))
        )

    def _teller(self, maker: str, topic: tuple[str, ...]) -> tuple[str, ...]:
        """A subsidiary that is spoken of tells of its parent's products as of its own."""
        if topic and all(related(self._lexicon, t, maker) and t != maker for t in topic):
            return topic
        return (maker,)
