"""Remembers who was spoken of, for descriptions further on that stand for them: the carmaker, 두 회사, its parent."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from briefs.lexicon import Lexicon
from briefs.parsing.descriptions import ANY, Description, fits

# How many sentences back those counted together may have been named.
TOGETHER = 3


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

    def resolve(self, told: Description, topic: tuple[str, ...], but: Collection[str] = ()) -> tuple[str, ...]:
        """Whom but these a description stands for: the topic where it can, else the last who can, if anybody."""
        if told.count != 1:
            return self._together(told, topic)
        single = told.sort != ANY
        if topic and not (single and len(topic) > 1) and self._fit(topic, told.sort):
            return topic
        for _, group in (*reversed(self._subjects), *reversed(self._named)):
            known = [(one, self._lexicon.organisations.get(one)) for one in group if one not in but]
            fitting = tuple(one for one, organisation in known if fits(organisation, told.sort))
            if fitting and (len(group) == 1 or (not single and self._fit(group, told.sort))):
                return fitting
        return ()

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
