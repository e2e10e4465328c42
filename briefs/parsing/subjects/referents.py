"""Remembers who was spoken of, for descriptions further on that stand for them: the carmaker, 두 회사, its parent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from briefs.lexicon import Lexicon
from briefs.parsing.names.products import may_be_company
from briefs.parsing.subjects.descriptions import ANY, Description, fits

# How many sentences back those counted together may have been named.
TOGETHER = 3
# Of which kinds nobody is told of by where they are, and in how many places, each in the next, somebody is.
NOWHERE = frozenset({"place", "media"})
DEEP = 4
# Words that stand in the names of public bodies and for them alone: the commission.
CALLED = frozenset({"administration", "commission", "agency", "bureau", "authority", "council", "committee"})


class Referents:
    """Who was spoken of in an article, in order; fed clause by clause."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._subjects: list[tuple[int, tuple[str, ...]]] = []  # the number of a sentence, and who it is about
        self._named: list[tuple[int, tuple[str, ...]]] = []
        self._sentence = 0

    def begin(self) -> None:
        """Takes the next sentence."""
        self._sentence += 1

    def hear(self, subject: tuple[str, ...], named: Iterable[str]) -> None:
        """Takes whom a clause is about, and all that it names."""
        if subject:
            self._subjects.append((self._sentence, subject))
        if others := tuple(dict.fromkeys(named)):
            self._named.append((self._sentence, others))

    def companies(self) -> tuple[str, ...]:
        """The one company that the sentence before names, if it is one."""
        last = [one for number, group in self._named if number == self._sentence - 1 for one in group]
        found = tuple(one for one in dict.fromkeys(last) if may_be_company(self._lexicon, one))
        return found if len(found) == 1 else ()

    def resolve(self, told: Description, topic: tuple[str, ...], but: Collection[str] = ()) -> tuple[str, ...]:
        """Whom but these a description stands for: the topic where it can, else the last who can, if anybody."""
        if told.count != 1:
            return self._together(told, topic)
        if told.word in CALLED and (found := self._called(told.word, topic, but)):
            return found
        if told.place and self._elsewhere(topic, told.place) and (found := self._local(told, but)):
            return found
        single = told.sort != ANY
        if topic and not (single and len(topic) > 1) and self._fit(topic, told.sort):
            return topic
        for _, group in (*reversed(self._subjects), *reversed(self._named)):
            known = [(one, self._lexicon.organisations.get(one)) for one in group if one not in but]
            fitting = tuple(one for one, organisation in known if fits(organisation, told.sort))
            if fitting and (len(group) == 1 or (not single and self._fit(group, told.sort))):
                return fitting
        return ()

    def _called(self, word: str, topic: tuple[str, ...], but: Collection[str]) -> tuple[str, ...]:
        """The last public body of those spoken of or else named whose name has the word that describes it."""
        groups = (topic, *(group for _, group in (*reversed(self._subjects), *reversed(self._named))))
        return next(((one,) for group in groups for one in group if one not in but and self._has(one, word)), ())

    def _has(self, one: str, word: str) -> bool:
        known = self._lexicon.organisations.get(one)
        if known is None or known.kind not in ("government", "body"):
            return False
        return any(word in name.lower().split() for name in known.names.en)

    def _local(self, told: Description, but: Collection[str]) -> tuple[str, ...]:
        """The last that was spoken of, or else named, of those known to be where the description says."""
        spoken = [one for _, group in (*reversed(self._subjects), *reversed(self._named)) for one in group]
        office = f"{told.place}-gov"  # the Shenzhen transport bureau
        return next(((one,) for one in (*spoken, office) if one not in but and self._is(one, told)), ())

    def _is(self, one: str, told: Description) -> bool:
        known = self._lexicon.organisations.get(one)
        able = known is not None and known.kind not in NOWHERE and fits(known, told.sort)
        return able and told.place in self._homes(one)

    def _elsewhere(self, group: Sequence[str], place: str) -> bool:
        """Whether one of `group` is known not to be at home in a place; whose home is unknown may be there."""
        homes = [tuple(self._homes(one)) for one in group]
        return any(known and place not in known for known in homes)

    def _homes(self, one: str) -> Iterator[str]:
        for _ in range(DEEP):
            known = self._lexicon.organisations.get(one)
            if known is None or known.place is None:
                return
            yield known.place
            one = known.place

    def _fit(self, group: Sequence[str], sort: str) -> bool:
        return all(fits(self._lexicon.organisations.get(one), sort) for one in group)

    def _together(self, told: Description, topic: tuple[str, ...]) -> tuple[str, ...]:
        """As many as the description counts, told of one by one or side by side."""
        if len(topic) == told.count or (told.count == 0 and len(topic) > 1):
            return topic
        if told.count == 0:
            return topic
        last = [group for sentence, group in self._named if self._sentence - sentence == 1]
        beside = tuple(dict.fromkeys((*topic, *(one for group in last for one in group))))
        if len(beside) == told.count and self._fit(beside, told.sort):
            return beside
        return next((found for spoken in (self._subjects, self._named) if (found := self._counted(spoken, told))), ())

    def _counted(self, spoken: Sequence[tuple[int, tuple[str, ...]]], told: Description) -> tuple[str, ...]:
        """The last ones of `spoken` where they are just as many as the description counts."""
        found: dict[str, None] = {}
        for sentence, group in reversed(spoken):
            if self._sentence - sentence > TOGETHER or len(found) >= told.count:
                break
            found |= dict.fromkeys(one for one in group if self._fit((one,), told.sort))
        return tuple(found) if len(found) == told.count else ()
