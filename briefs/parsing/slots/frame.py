"""A clause taken as one kind of fact, with every slot that its wording fills; the kinds' files choose among them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from briefs.lexicon import Lexicon
from briefs.lexicon.wording import any_of, words
from briefs.model import Fact, Kind, Quantity, Status
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.comparisons import beaten
from briefs.parsing.names.products import governments, is_sold, may_be_of, owner, without_lines
from briefs.parsing.subjects.involved import only_holds
from briefs.parsing.text.marks import Mention, ids
from briefs.parsing.weighing.scoring import Reading

OBJECT = frozenset({"을", "를"})
# From how likely a kind is told also of what no lexicon knows.
SURE = 0.5
# How far behind its count a part may stand: 8,192 Ascend chips, 8192개의 어센드.
COUNTED = 2
OWNER_BEFORE = re.compile(rf"\b(?:{any_of(words('subjects', 'owner', 'en'))}) of (?:the )?$")
OWNER_AFTER = re.compile(
    rf"['’]?s? (?:{any_of(words('subjects', 'owner', 'en'))})\b|\s?(?:{any_of(words('subjects', 'owner', 'ko'))})"
)
# What makes of a name the place of another: 산하, App Store, the bus company of.
MERE_AFTER = re.compile(
    rf"(?:\s?[(（][^()（）]{{1,30}}[)）])?\s?(?:{any_of(words('subjects', 'mere_after', 'ko'))})(?!\s?것)|"
    rf"['’]?s? (?:{any_of(words('subjects', 'mere_after', 'en'))})\b"
)
MERE_BEFORE = re.compile(
    rf"\b(?:{any_of(words('subjects', 'mere_before', 'en'))}) (?:the |[\w-]+['’]s )?$", re.IGNORECASE
)
NO_ACTORS = frozenset({"media", "place"})
# Those whose business is to report on others, and the places where shares trade and code lies.
REPORTERS = frozenset({"consulting-firm", "news-outlet", "stock-exchange"})


@dataclass(slots=True, eq=False)
class Frame:
    """What a kind's extractor is given: the clause, how it was taken, who it is about, and the slots' candidates."""

    lexicon: Lexicon
    clause: Clause
    reading: Reading
    subject: tuple[str, ...]
    status: Status
    date: str | None
    figures: tuple[Quantity, ...]
    topic: tuple[str, ...]  # what the sentences before were about
    authority: tuple[str, ...]  # the government that last acted
    country: tuple[str, ...]  # the country that was last spoken of
    products: tuple[str, ...] = field(init=False)  # branded ones that the clause names; events and lists are none
    terms: tuple[str, ...] = field(init=False)  # in the clause's order, the thing that the action is done to first

    def __post_init__(self) -> None:
        mentions = self.clause.terms
        self.products = tuple(dict.fromkeys([m.id for m in self.clause.products if is_sold(self.lexicon, m.id)]))
        self.terms = tuple(dict.fromkeys([m.id for m in (*self._done_to(mentions), *mentions)]))

    def _done_to(self, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
        """The Korean object right before the verb: AI 기능을 담은 스마트폰을 출시했다."""
        cue = self.reading.cue
        if cue is None or self.clause.lang == "en":
            return ()
        things = [m for m in mentions if m.span.end <= cue.span.start and self.lexicon.terms[m.id].type == "object"]
        return tuple(things[-1:]) if things and things[-1].particle in OBJECT else ()

    @property
    def actors(self) -> tuple[Mention, ...]:
        """Mentions of organisations other than media and places."""
        return tuple([m for m in self.clause.organisations if not self._stands_by(m.id) and not self._mere(m)])

    def _mere(self, mention: Mention) -> bool:
        """Whether it only says whose another is or where something is posted: 중국과학원 산하 센터, wrote on Weibo."""
        start, end = mention.span.start - self.clause.span.start, mention.span.end - self.clause.span.start
        before = self.clause.text[:start]
        mere = MERE_AFTER.match(self.clause.text, end) or MERE_BEFORE.search(before)
        return bool(mere) or only_holds(self.clause, mention, self.lexicon)

    @property
    def places(self) -> tuple[str, ...]:
        """Places that the clause names."""
        return tuple(m.id for m in self.clause.organisations if self.sort(m.id) == "place")

    @property
    def others(self) -> tuple[str, ...]:
        """Organisations of the clause besides its subject."""
        return ids(m for m in self.actors if m.id not in self.subject)

    @property
    def action(self) -> str:
        """The decisive cue's action, empty where only measures and units speak for the kind."""
        return self.reading.cue.name if self.reading.cue else ""

    def _stands_by(self, organisation: str) -> bool:
        """Whether it is a place, or one whose business is to report on others."""
        known = self.lexicon.organisations.get(organisation)
        return known is not None and (known.kind in NO_ACTORS or known.is_a in REPORTERS)

    def makers_of(self, products: Iterable[str]) -> list[str]:
        """Who makes each of these products, as far as it is known."""
        return [maker for name in products if (maker := owner(self.lexicon, name))]

    def is_sure(self) -> bool:
        """Whether the judge is so sure of the kind that the clause need not name what it is told of."""
        return self.reading.probability >= SURE

    def sort(self, organisation: str) -> str:
        """The organisation's kind: company, government …"""
        known = self.lexicon.organisations.get(organisation)
        return known.kind if known else "company"

    def are_companies(self, organisations: Iterable[str]) -> bool:
        """Whether none of them is a government, a public body, a place or a medium."""
        return all(self.sort(o) not in ("government", "body", *NO_ACTORS) for o in organisations)

    def is_public(self) -> bool:
        """Whether the subject is a government or a public body."""
        return bool(self.subject) and all(self.sort(s) in ("government", "body") for s in self.subject)

    def own(self) -> tuple[str, ...]:
        """The clause's products that are the subject's own, or nobody's that is known."""
        rivals = self.rivals
        named = tuple([n for n in self.products if may_be_of(self.lexicon, n, self.subject) and n not in rivals])
        whole = tuple(name for name in named if name not in self._parts)
        return without_lines(whole or named)

    @property
    def rivals(self) -> frozenset[str]:
        """Products that the clause's own are compared with."""
        return frozenset(m.id for m in self.clause.products if self._is_rival(m))

    @property
    def _parts(self) -> frozenset[str]:
        """Products that are counted as parts of another, or only name their maker: 8,192 Ascend chips, Kimi's maker."""
        return frozenset(m.id for m in self.clause.products if self._is_part(m))

    def _is_part(self, mention: Mention) -> bool:
        before = self.clause.text[: mention.span.start - self.clause.span.start]
        after = self.clause.text[mention.span.end - self.clause.span.start :]
        counted = any(0 <= mention.span.start - q.span.end <= COUNTED for q in self.clause.quantities)
        return counted or bool(OWNER_BEFORE.search(before) or OWNER_AFTER.match(after))

    def _is_rival(self, mention: Mention) -> bool:
        """Whether it is only compared with: 제미나이 2.5(95.2%)보다, ahead of Moonshot's Kimi K2."""
        return beaten(self.clause, mention)

    def is_official(self) -> bool:
        """Whether the subject is a government."""
        return bool(self.subject) and all(self.sort(s) == "government" for s in self.subject)

    def stands_alone(self) -> bool:
        """Whether the clause names its subject and nobody, by name or by product, whose customer that might be."""
        named = [*(m.id for m in self.actors), *self.makers_of(self.products)]
        return bool(self.actors) and all(name in self.subject for name in named)

    def namesakes_of(self, organisations: Iterable[str]) -> tuple[str, ...]:
        """Products that bear their makers' names: DeepSeek, where a ban on it is a ban on its app."""
        known = [self.lexicon.organisations.get(o) for o in organisations]
        names = [(o.id, o.names.en[0]) for o in known if o and o.names.en]
        return tuple(name for o, name in names if owner(self.lexicon, name) == o)

    def names_subject(self) -> bool:
        """Whether the clause itself names its subject, in English a government also by its place."""
        places = self.places if self.clause.lang == "en" else ()
        named = {m.id for m in self.actors} | {governments(self.lexicon).get(place) for place in places}
        return bool(named & set(self.subject))

    def namesakes(self) -> tuple[str, ...]:
        """Products of the subject that bear the name of a company of its own: 마누스 of Butterfly Effect."""
        named = [self.lexicon.organisations.get(other) for other in self.others]
        own = [o.names.en[0] for o in named if o and o.parent in self.subject and o.names.en]
        return tuple(name for name in own if name in self.lexicon.products)

    def typed(self, *types: str) -> tuple[str, ...]:
        """The clause's terms of these types."""
        return tuple(term for term in self.terms if self.lexicon.terms[term].type in types)

    def _done(self, kind: Kind) -> str:
        """The action as `kind` has it: where a public body's spending is a policy, what its policy cue says."""
        cues = self.clause.cued(kind)
        if kind is self.reading.kind or not cues:
            return self.action
        return cues[-1 if self.clause.lang == "ko" else 0].name

    def fact(
        self,
        kind: Kind,
        *,
        subject: Iterable[str] | None = None,
        what: Iterable[str] = (),
        others: Iterable[str] = (),
        action: str | None = None,
    ) -> Fact:
        """A fact of `kind` with this clause's sentence as evidence."""
        return Fact(
            kind=kind,
            subject=tuple(self.subject if subject is None else subject),
            span=self.clause.sentence.span,
            action=self._done(kind) if action is None else action,
            what=tuple(what),
            others=tuple(sorted(others)),
            quantities=self.figures,
            terms=self.terms,
            status=self.status,
            date=self.date,
            confidence=self.reading.probability,
        )
