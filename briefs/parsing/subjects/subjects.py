"""Tells whom a clause is about: marked subjects, descriptions, owners of things, and what earlier sentences left."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from briefs.lexicon import Lexicon
from briefs.model import Kind, Lang
from briefs.parsing.clauses import grammar
from briefs.parsing.clauses.aims import OFFICIAL, aimed_at
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.comparisons import all_beaten, beaten
from briefs.parsing.clauses.general import of_country, of_thing
from briefs.parsing.clauses.headings import leading
from briefs.parsing.clauses.standing import hosts
from briefs.parsing.learned.kept import Kept
from briefs.parsing.names.products import line, owner
from briefs.parsing.status.status import void
from briefs.parsing.subjects import descriptions
from briefs.parsing.subjects.descriptions import ANY, apposed
from briefs.parsing.subjects.discourse import Discourse
from briefs.parsing.subjects.involved import involved
from briefs.parsing.subjects.officials import Officials, marked, quoted
from briefs.parsing.subjects.owners import Owners
from briefs.parsing.subjects.passers import passes_by
from briefs.parsing.subjects.posts import hirer
from briefs.parsing.subjects.purposes import of_money
from briefs.parsing.text.marks import Mention, Sentence, ids
from briefs.parsing.text.pointers import FIRST_PERSON, of_issuer, of_nobody, of_parent, points_back

# What is told of products is told of who makes them.
OF_MAKERS = frozenset({Kind.RELEASE, Kind.PERFORMANCE, Kind.CAPABILITY})
# What no government does: one that speaks of it speaks of somebody else.
OF_BUSINESS = frozenset({Kind.PERFORMANCE, Kind.MARKET})
# Descriptions that fit any company.
LOOSE = frozenset({"company", "firm", "operator"})
# A sentence has fewer clauses.
KEPT = 256


class Subjects:
    """Follows who is spoken of through an article; fed clause by clause, in order.

    `main` is whom the article as a whole is about, a note on it where `noted`: a new paragraph goes back to it.
    """

    def __init__(
        self, lexicon: Lexicon, main: str | None = None, title: Sequence[Mention] = (), noted: bool = False
    ) -> None:
        self._lexicon, self._main, self._noted = lexicon, main, noted
        self._owners = Owners(lexicon)
        self._officials = Officials(lexicon)
        self._officials.begin(title)
        self.discourse = Discourse(lexicon, main)
        # Who may act in the sentence's clauses, and who is marked, as far as asked.
        self._actors = Kept(self._officials.actors, KEPT)
        self._marked = Kept(partial(marked, self._actors, self._officials), KEPT)

    def begin(self, sentence: Sentence, lang: Lang) -> None:
        """Goes back to the article's main subject where a paragraph begins that points back to nobody else."""
        self._forget()
        self.discourse.begin(sentence, points_back(sentence.text[:60].lower(), lang))

    def head(self, clauses: Sequence[Clause]) -> None:
        """Takes a heading: whom it names, by name or by product, is whom the section speaks of."""
        named = [m.id for clause in clauses for m in leading(clause, self._actors[clause])]
        made = [owner(self._lexicon, m.id) for clause in clauses for m in clause.products]
        self.discourse.head(tuple(dict.fromkeys(named or [maker for maker in made if maker])))

    def of(self, clause: Clause, before: Sequence[Clause], at: int, kind: Kind) -> tuple[str, ...]:
        """Ids of those that the predicate at `at` is about, in order, behind the clauses `before` in its sentence."""
        if kind is Kind.TALENT and (found := hirer(clause, self._actors[clause], self.discourse.topic)):
            return found
        if not before and (found := self._described(clause)):
            return self._owners.maker(clause, found, pointing=True) if kind in OF_MAKERS else found
        if kind in OFFICIAL and (found := self._official(clause)):
            return found
        if found := grammar.subject(clause, self._actors[clause], at):
            return self._spoken_of(clause, self._officials.local(clause, found), kind)
        if found := self._officials.doing(clause, kind):
            return found
        if any(of_nobody(b.text, b.lang) and not self._marked[b] for b in before):
            return ()
        found = self._only(clause, kind) or self._unmarked(clause, before) or self._of_figures(clause, kind)
        if found and found == self.discourse.topic and aimed_at(clause, self._actors[clause], found, kind):
            found = (kind in OFFICIAL and self.discourse.authority) or self.discourse.previous
        found = self.discourse.alone(found, clause, kind)
        if kind in OF_BUSINESS and self._officials.public(found):
            found = self.discourse.referents.companies() or self.discourse.business or found
        return self._owners.maker(clause, found) if kind in OF_MAKERS else found

    def described(self, clause: Clause, subject: tuple[str, ...]) -> bool:
        """Whether a clause opens with a description that stands for `subject`: 회사는, the start-up."""
        return bool(subject) and self._described(clause) == subject

    def _described(self, clause: Clause) -> tuple[str, ...]:
        """Whom a clause opens with by a pronoun or a description instead of a name."""
        if clause.lang == "en":
            if found := self._owners.described(clause):
                return found
            if self.discourse.main and of_issuer(clause.text, self._noted):
                return self.discourse.issuer
        topic = self.discourse.topic
        if len(topic) == 1 and of_parent(clause.text, clause.lang) and not self._marked[clause]:
            return tuple(line(self._lexicon, topic[0])[1:2])
        told = descriptions.lead(clause.text, clause.lang)
        if told is None or apposed(clause) or self._named_before(clause, clause.span.start + told.end):
            return ()
        if self.discourse.returns(told.word):
            return self.discourse.main
        named = {m.id for m in self._actors[clause]} if told.first else ()
        topic = tuple(t for t in topic if t not in named)
        if told.count == 1 and told.sort != ANY and len(topic) > 1:
            topic = self.discourse.main or topic
        found = self.discourse.referents.resolve(told, self.discourse.whole(told.word, topic), named)
        found = found or (self._officials.told_of(told.sort) if clause.lang == "en" else ())
        loose = told.sort == ANY or told.sort in LOOSE
        return found or (topic if loose and told.count < 2 else ())

    def _named_before(self, clause: Clause, end: int) -> bool:
        """Whether a name that can be the subject stands before a place in the text or right there: Its unit Manus."""
        here = clause.span.start + descriptions.until_name(clause, end - clause.span.start)
        return any(m.span.start <= here and not grammar.governed(clause, m) for m in self._actors[clause])

    def _official(self, clause: Clause) -> tuple[str, ...]:
        """The public body that acts, a city's office for its city; in English also by a description after by."""
        told = descriptions.agent(clause.text) if clause.lang == "en" else None
        places = [m.span.start - clause.span.start for m in clause.organisations]
        if told and not any(told.start <= place < told.end for place in places):
            named = self.discourse.referents.resolve(told, ())
            return named if self._officials.public(named) else ()
        return self._officials.seated(clause) or self._officials.office(clause)

    def _spoken_of(self, clause: Clause, found: tuple[str, ...], kind: Kind) -> tuple[str, ...]:
        """`found`, the body that tells what it does, or the topic where an official only tells of its business."""
        if kind in OFFICIAL:
            return quoted(clause, self._actors[clause], found, self._officials) or found
        told = kind in OF_BUSINESS and self._officials.public(found)
        return found if not told or self._officials.public(self.discourse.topic) else self.discourse.topic or found

    def _only(self, clause: Clause, kind: Kind) -> tuple[str, ...]:
        """The one company that an English clause names is who is funded: 2 billion yuan has gone to Spirit AI."""
        named = ids(self._actors[clause])
        return named if clause.lang == "en" and kind is Kind.FUNDING and len(named) == 1 else ()

    def _of_figures(self, clause: Clause, kind: Kind) -> tuple[str, ...]:
        """An English clause that names nobody goes on about the topic with figures or its funding, or its rules."""
        topic = self.discourse.topic
        told = (kind in (Kind.PERFORMANCE, Kind.MARKET) and bool(clause.quantities)) or kind is Kind.FUNDING
        told = told or (kind is Kind.INVESTMENT and of_money(clause))
        ruled = kind in (Kind.POLICY, Kind.RESTRICTION) and self._officials.public(topic)
        silent = (told or ruled) and not self._actors[clause] and (ruled or not of_nobody(clause.text, "en"))
        return topic if silent and clause.lang == "en" else ()

    def _unmarked(self, clause: Clause, before: Sequence[Clause]) -> tuple[str, ...]:
        anaphor = points_back(clause.low, clause.lang)
        topic, actors = self.discourse.topic, self._actors[clause]
        if found := self._owners.product_topic(clause, topic):
            return found
        if of_nobody(clause.text, clause.lang) and not (anaphor and clause.lang == "ko"):
            return ()
        if found := self._owners.works(clause, actors) or self._owners.owner(clause, actors, topic):
            return found
        if any(hosts(clause, mention) for mention in actors):
            return topic
        general = clause.lang == "ko" and not anaphor
        if general and (of_thing(clause, self._lexicon) or of_country(clause, self._lexicon)):
            return ()
        for earlier in reversed(before):
            found = found or self._marked[earlier]
        if not found and FIRST_PERSON[clause.lang].search(clause.text):
            return self.discourse.main or topic
        if found or clause.lang == "ko" or before or anaphor or all_beaten(clause):
            return found or topic
        # Net profit fell …: what begins with a measure goes on about its topic.
        opens = any(m.span.start - clause.span.start <= 20 for m in clause.terms)
        told = opens or (clause.quantities and not actors)
        silent = self.discourse.silent() if told else ()
        return topic if all(map(self._officials.public, (topic, silent))) else silent

    def note(self, clause: Clause, told: bool = True, backed: tuple[str, ...] = ()) -> None:
        """Takes whom a clause names as the topic, and who is `backed`; without a fact somebody may only pass by."""
        named = [m.id for m in self._actors[clause]]
        if self._officials.note(clause):
            self._forget()
        spoken = not of_nobody(clause.text, clause.lang)
        subject = self._described(clause) or self._officials.local(clause, self._marked[clause]) if spoken else ()
        self.discourse.hear(clause, subject, named, told or not passes_by(clause, subject), backed)
        if not told and not (subject and clause.lang == "ko"):
            self.discourse.move(self._owners.opening(clause, self._actors[clause]))

    def acting(self, clause: Clause) -> tuple[str, ...]:
        """Whom the clause reports something about: who acts or has a part, and whose things are compared."""
        if not (self._actors[clause] or clause.products) or void(clause):
            return ()
        told = self._marked[clause] if clause.telling else ()
        rivals = [owner(self._lexicon, m.id) for m in clause.products if beaten(clause, m)]
        return (*told, *involved(clause, self._actors[clause], self._lexicon), *filter(None, rivals))

    def visit(self, clause: Clause) -> None:
        """Takes the country that a clause speaks of."""
        known = self._lexicon.organisations
        found = [o.place or o.id for m in clause.organisations if (o := known.get(m.id)) and o.kind == "place"]
        self.discourse.country = tuple(found[-1:]) or self.discourse.country

    def of_topic(self, clause: Clause, before: Sequence[Clause]) -> tuple[str, ...]:
        """Whom the clause as a whole is about, for what the next sentences leave unsaid."""
        topic = self.discourse.topic
        return self._marked[clause] or self._owners.owner(clause, self._actors[clause], topic) or topic

    def move(self, subject: tuple[str, ...], clause: Clause) -> None:
        """Takes `subject`, of which a clause told, as what the next sentences speak of unless they say otherwise."""
        if not self.discourse.settled or not self._owners.beside(clause, subject, self._marked[clause]):
            self.discourse.move(subject, self._marked[clause])

    @property
    def topic(self) -> tuple[str, ...]:
        """What the article was last about."""
        return self.discourse.topic

    def _forget(self) -> None:
        self._actors.clear()
        self._marked.clear()
