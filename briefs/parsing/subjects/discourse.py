"""What an article speaks of from sentence to sentence: its topic, its sections, and who only passes through."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, words
from briefs.model import Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import AGENT, TOPIC
from briefs.parsing.names.products import line, related
from briefs.parsing.subjects.clientele import of_it
from briefs.parsing.subjects.referents import Referents
from briefs.parsing.text.marks import Sentence
from briefs.parsing.text.pointers import COMPANY_EN

# More characters than part two paragraphs, a bullet included: a heading stood between.
GAP = 8
# Wording, in small letters, of what others do to whom the text is about: invest in it, supply it, judge it.
ASIDE = {
    "ko": re.compile(rf"(?:(?<![가-힣])|(?!이 ))(?:{any_of(words('subjects', 'aside', 'ko'))})"),
    "en": re.compile(
        rf"\b(?<!\bfor )(?<!\bbehalf of )(?:{any_of(words('subjects', 'aside', 'en'))}|"
        rf"(?:of|in|from|to|with|by|for|helped (?:to )?(?:make|build|train|develop|design))\s(?:it|them|"
        rf"(?:the|that)\s(?:[\w-]+\s){{0,2}}(?:{COMPANY_EN}|manufacturer|supplier)(?!['’])))\b"
    ),
}
# Meituan is its largest tenant.
COUNTERPART = re.compile(
    r"\b(?:is|are|was|were|be|been|remains?|became|become)\s(?:[\w-]+\s){0,2}?(?:its|their|the\s(?:first|biggest|largest|main|launch|anchor|only)(?=\s\w+\b(?!\sof\b)))\s(?!own\b)"
    rf"(?:[\w-]+\s){{0,3}}?(?:{any_of(words('subjects', 'counterpart', 'en'))})s?\b"
)
# Its subsidiary Skywork AI unveiled an agent, A unit, Songyan, expects: a part of whom the text speaks of.
OWN_PART = re.compile(
    r"^\W*(?:(?:its|the)\s(?:[\w-]+\s){0,2}(?:unit|subsidiary|affiliate|arm|parent),?|"
    r"an?\s(?:[\w-]+\s){0,2}(?:unit|subsidiary|affiliate),)\s(?-i:[A-Z])",
    re.IGNORECASE,
)
# What calls any company.
_COMPANY = frozenset({"company", "group", "firm"})
# What each has or does by itself, also those who were spoken of together.
OF_ONE = frozenset({Kind.PERFORMANCE, Kind.MARKET, Kind.INVESTMENT, Kind.TALENT, Kind.CAPABILITY})
# What points back to several.
TOGETHER_KO = re.compile(r"(?:두|세|네|양)\s?(?:회사|업체|기업|기관|곳|사|대학|측|나라|도시)|이들|서로|합작사|공동")
# 칩은 엔비디아가 공급한다: somebody new after a marked part of what is spoken of.
PART_FIRST = re.compile(r"^(?:[가-힣 ](?<![을를] )){1,14}(?:은|는)\s")


class Discourse:
    """The course of an article; fed sentence by sentence and clause by clause.

    `main` is whom the article as a whole is about, if anybody.
    """

    def __init__(self, lexicon: Lexicon, main: str | None) -> None:
        self._lexicon = lexicon
        self.main: tuple[str, ...] = (main,) if main else ()
        self.topic: tuple[str, ...] = self.main
        self.previous: tuple[str, ...] = ()  # who was before the topic
        self.country: tuple[str, ...] = ()
        self.authority: tuple[str, ...] = ()
        self.business: tuple[str, ...] = ()  # who was spoken of last that is no public body
        self.referents = Referents(lexicon)
        self._lead: tuple[str, ...] = ()
        self._section: tuple[str, ...] = ()
        self._home = True  # whether the section speaks of whom the article is about
        self._paragraph = 0
        self._end: int | None = None
        self._aside = False
        self._headed = False
        self._opening = True
        self.settled = False  # whether the paragraph spoke of somebody before the sentence
        self._moved = False  # whether the paragraph has spoken of somebody

    def begin(self, sentence: Sentence, points_back: bool) -> None:
        """Takes the next sentence; where it opens a paragraph and doesn't point back, the section's topic returns."""
        self.referents.begin()
        if self._end is not None and sentence.span.start - self._end > GAP and not self._headed:
            self.head(())
        elif self._headed:
            pass
        elif sentence.paragraph != self._paragraph and not points_back:
            self.topic = self._back() or self.topic
        self._opening = sentence.paragraph != self._paragraph
        self._moved = self.settled = self._moved and not self._opening
        self._paragraph, self._end, self._aside, self._headed = sentence.paragraph, sentence.span.end, False, False

    def head(self, named: tuple[str, ...]) -> None:
        """Takes a heading that names these: a section begins, and where one is named alone it is about them."""
        self._section = named if len(named) == 1 else ()
        self._home = not named and not self.main
        self.topic = self._section or self.main
        self._headed = True

    def hear(
        self,
        clause: Clause,
        subject: tuple[str, ...],
        named: Iterable[str],
        stays: bool = True,
        backed: tuple[str, ...] = (),
    ) -> None:
        """Takes whom a clause is about and all that it names; whoever doesn't stay only passes by.

        A section that begins with who put money into a company is about the one `backed`.
        """
        named = tuple(named)
        self._home = self._home or any(related(self._lexicon, one, m) for one in (*named, *subject) for m in self.main)
        counterpart = clause.lang == "en" and COUNTERPART.search(clause.low) is not None
        passes = counterpart or not self._opening or of_it(clause)
        self._aside = bool(subject) and passes and self._passes(clause, subject, stays and not counterpart)
        if not subject and not self.topic and len(set(named)) == 1:
            self.topic = named[:1]
        if self._aside:
            self._authorise(subject)
        elif not self._section:
            self._section = backed or subject
        self.referents.hear(() if self._aside else subject, named)
        self.move(subject)

    def move(self, subject: tuple[str, ...], marked: tuple[str, ...] = ()) -> None:
        """Takes `subject`, of whom one may be `marked`, as the topic, unless it only does something to the topic."""
        if not subject or self._aside:
            return
        if len(subject) > 1:
            self._lead = marked if len(marked) == 1 else ()
        if self.topic != subject:
            self.previous = self.topic
        self.topic, self._moved = subject, True
        self._section = self._section or subject
        self._authorise(subject)

    def _authorise(self, subject: tuple[str, ...]) -> None:
        if not subject:
            return
        known = [self._lexicon.organisations.get(s) for s in subject]
        public = [o is not None and o.kind == "government" for o in known]
        if all(public):
            self.authority = subject
        elif not any(public):
            self.business = subject

    def returns(self, word: str) -> bool:
        """Whether an English paragraph opens with whom the article is about, by a word for any company."""
        return self._opening and word in _COMPANY and bool(self.main)

    def whole(self, word: str, topic: tuple[str, ...]) -> tuple[str, ...]:
        """Whom a group is that has spoken of its unit last: the one that the article is about, if that is its owner."""
        above = line(self._lexicon, topic[0])[1:] if word == "group" and len(topic) == 1 else []
        return self.main if self.main and self.main[0] in above else topic

    def alone(self, found: tuple[str, ...], clause: Clause, kind: Kind) -> tuple[str, ...]:
        """Whom of several spoken of together a Korean clause goes on about that points back to no more than one."""
        if len(found) < 2 or kind not in OF_ONE or found != self.topic:
            return found
        if clause.lang == "en" or TOGETHER_KO.search(clause.text):
            return found
        return next((one for one in (self.main, self._lead) if one and one[0] in found), found)

    @property
    def between(self) -> bool:
        """Whether a paragraph begins that is not one of whom the article as a whole is about."""
        return not self.settled and not self.main

    @property
    def issuer(self) -> tuple[str, ...]:
        """Whose shares an article speaks of: whom it is about, or the owner of that one where it speaks of it."""
        above = line(self._lexicon, self.main[0])[1:] if self.main else []
        return self.topic if len(self.topic) == 1 and self.topic[0] in above else self.main

    def silent(self) -> tuple[str, ...]:
        """Whom an English sentence is about that names nobody: Turnover climbed, A heavier sibling went on sale."""
        if not self._opening and self._moved:
            return self.topic
        return self._back() or self.topic

    def _back(self) -> tuple[str, ...]:
        return self.main if self._home and self.main else self._section

    def _passes(self, clause: Clause, subject: tuple[str, ...], stays: bool) -> bool:
        """Whether a clause's subject only does something to whom the text speaks of."""
        if self.topic and OWN_PART.match(clause.text):
            return True
        if not self.topic or any(related(self._lexicon, s, t) for s in subject for t in self.topic):
            return False
        if not stays or ASIDE[clause.lang].search(clause.low) or of_it(clause):
            return True
        if self._moved and _as_agent(clause, subject):
            return True
        part = PART_FIRST.match(clause.text) if clause.lang == "ko" else None
        return part is not None and not any(
            m.id in subject and m.span.start - clause.span.start < part.end() for m in clause.organisations
        )


def _as_agent(clause: Clause, subject: tuple[str, ...]) -> bool:
    """Whether a Korean clause marks its subject as who did it, not as whom it speaks of: 텐센트가 지분 9%를 샀다."""
    particles = {m.particle for m in clause.organisations if m.id in subject}
    return clause.lang == "ko" and not particles.isdisjoint(AGENT) and particles.isdisjoint(TOPIC)
