"""Whose product a Korean clause tells to be in use, and by whom, where its grammar names the users: X도 고객이다."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefs.parsing.clauses.grammar import AGENT, TOPIC
from briefs.parsing.slots.frame import Frame
from briefs.parsing.subjects.clientele import ARE, IN_USE, THEIRS, of_it, taken_in
from briefs.parsing.subjects.descriptions import lead
from briefs.parsing.text.marks import Mention, ids
from briefs.parsing.text.pointers import OWNS

# Whose thing it is that is put to use: 센스타임의 플랫폼을 깔았다, 알리바바의 '큐원' 모델도 빌려 쓴다.
OWNED = re.compile(
    rf"(?:\s?\([^)]{{0,40}}\))?(?:\s등)?의\s(?:(?!(?:[은는이가]|에서)\s)(?:[^,.]|[.,]\d)){{1,24}}?"
    rf"(?:[을를도만]\s[^,.]{{0,20}}?{IN_USE}|(?:만으로|으로|로|\s위에서)\s[^,.]{{0,12}}?(?:훈련|학습|마쳤|돌렸|돌린|돌아))"
)
# Somebody else acts; what something is done with or for is no one: 엔진으로는, 요약에는.
MARKED = re.compile(r"[가-힣A-Za-z)’'\"”](?:은|(?<![로에])(?<!에서)(?<!까지)는|이|가)\s")
OWNING = frozenset({"의", ""})


class Use(NamedTuple):
    """Who makes what is in use, the users that are named, and what is theirs."""

    makers: tuple[str, ...]
    users: tuple[str, ...]
    theirs: tuple[str, ...] = ()


def told(frame: Frame) -> Use | None:
    """The use that a clause's grammar tells, as far as it names or points back to the maker."""
    if frame.clause.lang == "en" or not frame.actors:
        return None
    text = frame.clause.text
    if found := ARE.search(text):
        return _customers(frame, found.start(), before=True)
    if found := THEIRS.search(text):
        return _customers(frame, found.start(), before=False)
    if of_it(frame.clause) and (pointed := _pointed(frame)):
        return pointed
    return _taken(frame) or _owned(frame)


def _customers(frame: Frame, at: int, before: bool) -> Use | None:
    """Those named on one side of the word for customers; their maker is named as its owner or spoken of before."""
    start = frame.clause.span.start
    owners = ids(m for m in frame.actors if m.span.end - start <= at and m.particle == "의")[-1:]
    users = ids(m for m in frame.actors if m.id not in owners and (m.span.start - start < at) == before)
    makers = owners or _spoken_of(frame, users)
    return Use(makers, tuple(u for u in users if u not in makers)) if makers and users else None


def _pointed(frame: Frame) -> Use | None:
    users = _together(frame.actors, AGENT | TOPIC) or _whose(frame)
    makers = _spoken_of(frame, users)
    return Use(makers, users) if makers and users else None


def _whose(frame: Frame) -> tuple[str, ...]:
    """Whose thing it is in which something is used: 로키드의 새 안경이 이 칩을 쓴다."""
    start, text = frame.clause.span.start, frame.clause.text
    return ids(m for m in frame.actors[:1] if m.particle == "의" and OWNS.match(text, m.span.end - start))


def _taken(frame: Frame) -> Use | None:
    """Whose thing somebody else has taken in that is called by its maker's name: 딥시크를 앱에 붙였다."""
    known = frame.lexicon.organisations
    makers = tuple([o for o in taken_in(frame.clause) if frame.namesakes_of((o,))])
    users = ids(m for m in frame.actors if m.particle in AGENT | TOPIC and m.id not in makers)
    users = users or tuple(t for t in frame.topic if t not in makers)
    own = any(known[o].parent in users for o in makers if o in known)
    return Use(makers, users) if makers and users and not own else None


def _owned(frame: Frame) -> Use | None:
    """Whose thing it is by its owner's name; nobody marked before it leaves whom the text speaks of as the user."""
    start, text = frame.clause.span.start, frame.clause.text
    owners = [m for m in frame.actors if m.particle in OWNING and OWNED.match(text, m.span.end - start)]
    if not owners:
        return None
    first = owners[0]
    beside = _together([m for m in frame.actors if m.span.start <= first.span.start], OWNING)
    makers = tuple(dict.fromkeys((*beside, *ids(owners))))
    users = ids(m for m in frame.actors if m.particle in AGENT | TOPIC and m.id not in makers)
    if not users and not MARKED.search(text[: first.span.start - start]):
        spoken = frame.subject if lead(text, "ko") else frame.topic
        users = tuple(t for t in spoken if t not in makers)
    return Use(makers, users) if users else None


def _together(actors: Sequence[Mention], particles: frozenset[str]) -> tuple[str, ...]:
    """The last that carries one of `particles`, and those right before it that share it: 딥시크와 즈푸의."""
    found: list[str] = []
    for mention in reversed(actors):
        if found and mention.particle not in ("와", "과", "", "및"):
            break
        if found or mention.particle in particles:
            found.insert(0, mention.id)
    return tuple(dict.fromkeys(found))


def _spoken_of(frame: Frame, users: Iterable[str]) -> tuple[str, ...]:
    """Whom the text spoke of before, unless the users are they."""
    return () if set(frame.topic) & set(users) else frame.topic
