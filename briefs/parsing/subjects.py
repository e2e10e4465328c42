"""Tells whom a clause is about: marked subjects, owners of products, and what earlier sentences left as topic."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, words
from briefs.model import Span
from briefs.parsing.clauses import Clause
from briefs.parsing.frame import owner
from briefs.parsing.marks import Mention, Target

TOPIC = frozenset({"은", "는", "도", "역시", "측은", "에서는", "만", "께서는"})
AGENT = frozenset({"이", "가", "측이", "께서"})
POSSESSIVE = frozenset({"의", "'s", "’s", "'", "’"})
# What may stand between two names that share one particle or one verb.
LINK = re.compile(r"\s*(?:\([^)]{0,60}\))?(?:와|과|및|,|·|ㆍ|그리고|and|&)?\s*(?:및|and|그리고)?\s*[‘'“\"]?")
# A name with a title or a measure of its own after it: 유니트리 창업자는, 샤오펑 주가는.
TITLED = re.compile(
    rf"\s?(?:\([^)]{{0,60}}\)\s?)?(?:[가-힣A-Za-z]{{1,8}}\s){{0,2}}?(?:{any_of(words('subjects', 'title', 'ko'))})(?:은|는|이|가)\s"
)
# A name that opens an item of a list: ▲캠브리콘(688256.SH) = …
LISTED = re.compile(r"\s?(?:\([^)]{0,60}\))?\s?[=:]\s")
# An English name after one of these is not the subject of its verb.
PREPOSED = re.compile(
    r"(?:\b(?:by|with|from|of|to|for|at|on|in|than|against|into|over|via|through|behind|like|including|between|among|"
    r"called|named|after|under|towards?|as|inside)\b|[(“\"])[\s\w-]{0,24}$",
    re.IGNORECASE,
)
BY = re.compile(r"\bby\s+(?:the\s+|[A-Z][\w-]*\s+){0,2}$")
OWNED = re.compile(
    rf"\b(?:{any_of(words('subjects', 'owned', 'en'))})\s+(?:at|of|by|for|in)\s+(?:the\s+)?$", re.IGNORECASE
)
GENERIC = {
    "ko": re.compile(any_of(words("subjects", "generic", "ko"))),
    "en": re.compile(rf"^\W*(?:{any_of(words('subjects', 'generic', 'en'))})\b", re.IGNORECASE),
}
ANAPHOR = {
    "ko": re.compile(any_of(words("subjects", "anaphor", "ko"))),
    "en": re.compile(rf"\b(?:{any_of(words('subjects', 'anaphor', 'en'))})\b", re.IGNORECASE),
}
ADNOMINAL = re.compile(r"[가-힣]*[은는ㄴ던한된될할인진린난친운른간온본쓴든킨긴]\s")
# How far from a product's name the word for its sort may stand, a bracketed spelling and a quotation mark included.
APPOSED = 16
THINGS = frozenset({"object", "technology", "sector"})
QUOTED = frozenset({"consulting-firm", "news-outlet", "securities-firm"})


class Subjects:
    """Follows who is spoken of through an article; fed clause by clause, in order.

    It doesn't guess: where nothing names or carries a subject it gives none.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._topic: tuple[str, ...] = ()
        self._country: tuple[str, ...] = ()

    def of(self, clause: Clause, before: Sequence[Clause], at: int) -> tuple[str, ...]:
        """Ids of the organisations that the predicate at `at` is about, in text order.

        `before` holds the earlier clauses of the same sentence.
        """
        if found := self._marked(clause, at):
            return found
        anaphor = bool(ANAPHOR[clause.lang].search(clause.text))
        if GENERIC[clause.lang].search(clause.text) and not (anaphor and clause.lang == "ko"):
            return ()
        if found := self._owner(clause):
            return found
        if clause.lang == "ko" and not anaphor and self._thing(clause):
            return ()
        for earlier in reversed(before):
            found = found or self._marked(earlier, earlier.span.end)
        if found or clause.lang == "ko" or before or anaphor or self._opens_with_term(clause):
            return found or self._topic
        return ()

    def note(self, clause: Clause) -> None:
        """Takes whom a clause names as the topic, whether or not it tells a fact."""
        self.move(self._marked(clause, clause.span.end))
        places = [self._lexicon.organisations.get(m.id) for m in clause.named(Target.ORGANISATION)]
        found = [o.place or o.id for o in places if o and o.kind == "place"]
        self._country = tuple(found[-1:]) or self._country

    def move(self, subject: tuple[str, ...]) -> None:
        """Takes `subject` as what the next sentences speak of unless they say otherwise."""
        if subject:
            self._topic = subject

    @property
    def country(self) -> tuple[str, ...]:
        """The country that was last spoken of."""
        return self._country

    @property
    def topic(self) -> tuple[str, ...]:
        """What the article was last about."""
        return self._topic

    def _actors(self, clause: Clause) -> list[Mention]:
        """Mentions of organisations that may act: places and those quoted as sources are none."""
        return [m for m in clause.named(Target.ORGANISATION) if not self._passive(m.id)]

    def _passive(self, organisation: str) -> bool:
        known = self._lexicon.organisations.get(organisation)
        return known is not None and (known.kind in ("media", "place") or known.is_a in QUOTED)

    def _marked(self, clause: Clause, at: int) -> tuple[str, ...]:
        actors = self._actors(clause)
        chosen = self._korean(clause, actors, at) if clause.lang == "ko" else self._english(clause, actors, at)
        return self._joined(clause, actors, chosen) if chosen else ()

    def _korean(self, clause: Clause, actors: list[Mention], at: int) -> Mention | None:
        """The agent right before an adnominal predicate; else the topic, else the first agent."""
        topics = [m for m in actors if m.particle in TOPIC or self._titled(clause, m)]
        agents = [m for m in actors if m.particle in AGENT]
        early = [m for m in agents if m.span.end <= at]
        if early and self._adnominal(clause, at):
            return early[-1]
        return next(iter(topics[-1:] or agents[:1]), None)

    def _titled(self, clause: Clause, mention: Mention) -> bool:
        at = mention.span.end - clause.span.start
        return not mention.particle and bool(TITLED.match(clause.text, at) or LISTED.match(clause.text, at))

    def _adnominal(self, clause: Clause, at: int) -> bool:
        word = clause.text[at - clause.span.start :].split(" ", 1)
        return len(word) > 1 and bool(ADNOMINAL.match(word[0] + " "))

    def _english(self, clause: Clause, actors: list[Mention], at: int) -> Mention | None:
        """The agent of a passive verb or the owner of a measure, else the first name that no preposition governs."""
        plain: list[Mention] = []
        for mention in actors:
            before = clause.text[: mention.span.start - clause.span.start]
            if BY.search(before) or OWNED.search(before):
                return mention
            if mention.particle not in POSSESSIVE and not PREPOSED.search(before):
                plain.append(mention)
        return plain[0] if plain else None

    def _joined(self, clause: Clause, actors: list[Mention], last: Mention) -> tuple[str, ...]:
        """`last` with the names beside it that share its particle or verb: 바이두·알리바바·텐센트가, Huawei and Xiaomi."""
        group = [last]
        place = actors.index(last)
        if clause.lang == "ko":
            for mention in reversed(actors[:place]):
                if not self._linked(clause, mention.span, group[0].span):
                    break
                group.insert(0, mention)
        else:
            for mention in actors[place + 1 :]:
                if not self._linked(clause, group[-1].span, mention.span):
                    break
                group.append(mention)
        return tuple(dict.fromkeys(m.id for m in group))

    def _linked(self, clause: Clause, left: Span, right: Span) -> bool:
        between = clause.text[left.end - clause.span.start : right.start - clause.span.start]
        return bool(LINK.fullmatch(between)) and between.strip() not in ("", "(", "의")

    def _owner(self, clause: Clause) -> tuple[str, ...]:
        """Whose measure or product it is about: 바이두의 매출은, Baidu's revenue, 클링의 이용자는, 'R1'은."""
        for mention in self._actors(clause):
            if mention.particle in POSSESSIVE:
                return (mention.id,)
        for mention in clause.named(Target.PRODUCT):
            maker = owner(self._lexicon, mention.id)
            if maker and (clause.lang == "en" or self._leads(clause, mention)):
                return self._teller(maker)
        return ()

    def _thing(self, clause: Clause) -> bool:
        """Whether a thing of no known owner is what acts: AI가 도입되며, 로봇이 확산되고."""
        terms = [m for m in clause.named(Target.TERM) if m.particle in AGENT]
        return any(self._lexicon.terms[m.id].type in THINGS for m in terms)

    def _leads(self, clause: Clause, mention: Mention) -> bool:
        """Whether a product, or the word for its sort right after it, is marked: 'R1'은, '쿤룬' AI 칩은."""
        marked = TOPIC | AGENT | POSSESSIVE
        sort = [m for m in clause.named(Target.TERM) if 0 <= m.span.start - mention.span.end <= APPOSED]
        return (
            mention.particle in marked
            or self._titled(clause, mention)
            or (not mention.particle and any(m.particle in marked for m in sort))
        )

    def _teller(self, maker: str) -> tuple[str, ...]:
        """A subsidiary that is spoken of tells of its parent's products as of its own."""
        children = {o.id for o in self._lexicon.organisations.values() if o.parent == maker}
        return self._topic if self._topic and set(self._topic) <= children else (maker,)

    def _opens_with_term(self, clause: Clause) -> bool:
        """An English sentence that begins with a measure goes on about its topic: Net profit fell …"""
        return any(m.span.start - clause.span.start <= 20 for m in clause.named(Target.TERM))
