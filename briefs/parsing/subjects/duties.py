"""What a rule that an authority has issued asks for in the sentences after it: 업체는 이용자에게 알려야 한다.

In English as well: Makers have to report each update.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, words
from briefs.model import Fact, Kind, Quantity, Status
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import AGENT, POSSESSIVE, TOPIC, governed
from briefs.parsing.names.products import governments
from briefs.parsing.text.marks import Mention, Sentence
from briefs.parsing.text.pointers import OWNS

RULING = frozenset({Kind.POLICY, Kind.RESTRICTION})
DRAFT = "duty"
# How sure a duty is that no word of the sentence says whose it is.
CARRIED = 0.7
NAMED_KO = re.compile(rf"(?:{any_of(words('subjects', 'rule', 'ko'))})(?:[’'”\"」》》)\s]|[을를은는이가의도에]|$)")
ASKED = re.compile(
    r"[가-힣]야만? (?:한다|하고|하며|합니다)|의무(?:다|도|로|를)|(?<!수 있)도록 (?:했다|한다|하고|하며|했습니다)"
)
BANNED = re.compile(
    r"(?:[가-힣]서는|[가-힣]면|[가-힣]선) 안 (?:된다|되고|되며|됩니다)|[가-힣] 수 없(?:다|고|으며|습니다)|"
    r"금지(?:된다|되며|되고|됩니다|한다|하며)|(?:못하|말)도록 (?:했다|한다|하고|하며|했습니다)"
)
# 보호자 동의를 받은 뒤에만 쓸 수 있다.
ONLY = re.compile(r"(?:뒤에|후에|경우에|때)만\s[^.]{1,30}수 있(?:다|고|으며|습니다)\W*$")
# 금지 대상은 앱과 웹사이트다, 이미 설치한 장비는 예외로 뒀다: whom or what it holds for.
SCOPE = re.compile(
    r"^\W*(?:[가-힣]{1,4} )?대상(?: (?:분야|품목|제품|기업|업종))?(?:은|에는)\s|"
    r"(?:예외(?:로 (?:뒀|둔|두었|했|한)다|다)|에서 (?:제외|면제)(?:됐|된|했|한)다)\W*$"
)
# 30일까지 의견을 받는다: how a draft goes on.
HEARD = re.compile(r"의견을? (?:받|듣|수렴|모으)")
BY = "까지"
VIEW = re.compile(r"고 (?:봤|판단했|결론지었|결론 내렸|지적했|우려했|평가했|경고했)다\W*$")
DRAFTED = re.compile(r"초안|입법예고|\bdraft\b", re.IGNORECASE)
NAMED_EN = re.compile(
    r"\b(?:rules?|rulebook|drafts?|measures|regulations?|guidelines?|bills?|laws?|ordinances?|notices?|directives?|"
    r"orders?|standards?|code|act|decree|circular)\b",
    re.IGNORECASE,
)
_BOUND = r"^\W*(?!(?:it|he|she|they|we|you|the (?:company|firm|group|start-up|startup|two|pair))\b)[^.;:]{3,80}? "
ASKED_EN = re.compile(
    rf"{_BOUND}(?:must|shall|have to|has to|are to|need to|would have to|will have to|"
    r"(?:are|is|would be|will be) (?:required|obliged|told|asked) to|are to(?! be\b))\b",
    re.IGNORECASE,
)
BANNED_EN = re.compile(
    rf"{_BOUND}(?:(?:may|must|shall) not|(?:may|can|could) only|(?:can|may) no longer|"
    r"(?:are|is|would be|will be) (?:barred|banned|forbidden|prohibited))\b",
    re.IGNORECASE,
)
# How far from its end a clause may show what it asks for, in characters.
PREDICATE = 12


class Duties:
    """Remembers the rule that was told of last; fed sentence by sentence and fact by fact, in order."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._rule: Fact | None = None
        self._ban: Fact | None = None  # the last that was told of as a fact
        self._draft = False
        self._paragraph = 0

    def begin(self, sentence: Sentence) -> None:
        """Takes the next sentence; a paragraph that doesn't go on with duties ends the talk of the rule."""
        if self._rule and sentence.paragraph != self._paragraph:
            self._paragraph = sentence.paragraph
            if not any(asks.search(sentence.text) for asks in (ASKED, BANNED, SCOPE, HEARD, ASKED_EN, BANNED_EN)):
                self._rule = None

    def note(self, fact: Fact, clause: Clause) -> None:
        """Takes a fact that tells of a rule by somebody public."""
        if fact.kind not in RULING or not self._public(fact.subject):
            return
        if self._ban and self._is_view(fact, clause):
            self._rule, self._paragraph = self._ban, clause.sentence.paragraph
            return
        named = NAMED_KO if clause.lang == "ko" else NAMED_EN
        if named.search(clause.text) or (fact.kind is Kind.RESTRICTION and not _owns(clause, fact.subject)):
            draft = any(cue.name == DRAFT for cue in clause.cues) or DRAFTED.search(clause.text) is not None
            self._draft = draft or (self._draft and self._rule is not None and self._rule.subject == fact.subject)
            self._rule, self._paragraph = fact, clause.sentence.paragraph
            self._ban = fact if fact.kind is Kind.RESTRICTION else self._ban

    def _is_view(self, fact: Fact, clause: Clause) -> bool:
        """Whether an office only holds something of somebody whom its government has banned: 보안청은 …고 봤다."""
        known = self._lexicon.organisations.get(fact.subject[0]) if len(fact.subject) == 1 else None
        if self._ban is None or known is None or not VIEW.search(clause.text):
            return False
        return bool({known.parent, governments(self._lexicon).get(known.place or "")} & set(self._ban.subject))

    def follow(self, clause: Clause) -> bool:
        """Whether a clause that names nobody goes on about a rule that was told of."""
        return self._rule is not None and not self._names_somebody(clause)

    def told(
        self, clause: Clause, likely: Sequence[Kind], figures: tuple[Quantity, ...], date: str | None
    ) -> Fact | None:
        """What a clause that may `follow` asks for by the rule spoken of.

        A ban is a restriction; a duty is what it is likely to be, or what the rule was.
        """
        rule = self._rule
        if rule is None:
            return None
        banned, asked = _asks(clause)
        if not banned and not asked:
            return None
        planned = self._draft or rule.status is Status.PLANNED or bool(date and BY in clause.text)
        usual = rule.kind if SCOPE.search(clause.text) else Kind.RESTRICTION
        kind = next((kind for kind in likely if kind in RULING), usual)
        if hit := self._hit(clause):
            rule = replace(rule, what=tuple(m.id for m in clause.products), others=hit)
        return replace(
            rule,
            kind=Kind.RESTRICTION if banned else kind,
            span=clause.sentence.span,
            action="ban" if banned else "",
            quantities=figures,
            terms=tuple(m.id for m in clause.terms),
            status=Status.PLANNED if planned else Status.DONE,
            date=date or (rule.date if planned and not self._draft else None),
            confidence=CARRIED,
        )

    def _hit(self, clause: Clause) -> tuple[str, ...]:
        """The companies that a Korean clause names: 딥시크 사용도 금지한다."""
        named = [self._lexicon.organisations.get(m.id) for m in clause.organisations] if clause.lang == "ko" else []
        return tuple(sorted({one.id for one in named if one and one.kind == "company"}))

    def _names_somebody(self, clause: Clause) -> bool:
        if clause.lang == "en":
            return any(not governed(clause, m) for m in clause.organisations)
        return any(m.particle in AGENT | TOPIC or self._rules(clause, m) for m in clause.organisations)

    def _rules(self, clause: Clause, mention: Mention) -> bool:
        """Whether what is told of is another government's rule: EU의 AI법은."""
        head = OWNS.match(clause.text, mention.span.end - clause.span.start) if mention.particle == "의" else None
        known = self._lexicon.organisations.get(mention.id) if head else None
        if head is None or known is None or (self._rule and mention.id in self._rule.subject):
            return False
        return known.kind in ("government", "place") and NAMED_KO.search(head[0]) is not None

    def _public(self, organisations: Iterable[str]) -> bool:
        known = [self._lexicon.organisations.get(o) for o in organisations]
        return all(o is not None and o.kind in ("government", "body") for o in known)


def _owns(clause: Clause, subject: Collection[str]) -> bool:
    """Whether only something of theirs is told of: 결정은 당국의 경고에 따른 것이다."""
    return clause.lang == "ko" and any(m.id in subject and m.particle in POSSESSIVE for m in clause.organisations)


def _asks(clause: Clause) -> tuple[bool, bool]:
    """Whether the clause forbids, and whether it asks for anything."""
    if clause.lang == "en":
        return bool(BANNED_EN.search(clause.text)), bool(ASKED_EN.search(clause.text))
    end = clause.text.rstrip()[-PREDICATE:]
    asked = ASKED.search(end) or ONLY.search(clause.text) or SCOPE.search(clause.text)
    return bool(BANNED.search(end)), bool(asked)
