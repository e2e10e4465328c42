"""restriction: an export control, a ban, a sanction, a probe, and their loosening."""

from __future__ import annotations

import re

from briefs.lexicon.load import table
from briefs.lexicon.wording import any_of
from briefs.model import Fact, Kind
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import passive
from briefs.parsing.names.products import governments
from briefs.parsing.slots import sides
from briefs.parsing.slots.frame import Frame

# Whose controls an English clause opens with.
_CONTROLLING = ("American", "Chinese", "Dutch", "Japanese", "Taiwanese", "British", "Indian")
ADJECTIVES = {people.lower(): table("peoples")[people] for people in _CONTROLLING} | {
    "us": "united-states",
    "u.s.": "united-states",
    "south korean": "south-korea",
}
CONTROLS = re.compile(
    rf"\W*(?:the |new |tighter |stricter |earlier )*(?P<whose>{any_of(ADJECTIVES)}) (?:[\w-]+ ){{0,3}}?"
    r"(?:controls|curbs|sanctions|restrictions|bans?|tariffs|export rules)\b",
    re.IGNORECASE,
)
# Whose list a company stands on or comes off: was put on the US Entity List, has been on an American blacklist.
ON_LIST = re.compile(
    r"\b(?:on|onto|to|from|off|by) (?:the |an? )?(?:(?P<whose>US|U\.S\.|United States|American|Washington['’]s) )?"
    r"(?:[\w’'-]+ ){0,3}?(?P<list>Entity List|entity list|blacklist|(?:trade|sanctions) list)\b"
)
UNITED_STATES = "united-states"
RULE = "policy-programme"
# What stands between a country and its list or sanction.
OF_PLACE = re.compile(r"의?\s(?:정부|당국)?의?\s?")

# Whose list a government puts somebody on: 상무부의 거래 제한 명단에.
KEPT_BY = re.compile(r"(?P<office>[가-힣]{1,6}부)(?:의)?\s(?:[가-힣]{1,6}\s){0,3}(?:명단|목록)에")


def extract(frame: Frame) -> Fact | None:
    """What a public body imposes, by name or by its controls, or what a company suffers or does by itself."""
    if imposer := _of_controls(frame) or _of_list(frame):
        return _imposed(frame, imposer)
    return _imposed(frame, frame.subject) if frame.is_public() else _suffered(frame)


def _imposed(frame: Frame, imposers: tuple[str, ...]) -> Fact:
    """What these impose; its targets are the named organisations and the makers of the named products."""
    imposers = _keeper(frame, imposers)
    targets = [
        o
        for o in (*frame.subject, *frame.others, *frame.makers_of(frame.products))
        if frame.sort(o) not in ("government", "body")
    ]
    targets = targets or list(sides.pointed_at(frame))
    named = _without_rules(frame) if targets else frame.products
    what = named or frame.namesakes_of(targets)
    return frame.fact(Kind.RESTRICTION, subject=imposers, what=what, others=set(targets) - set(imposers))


def _without_rules(frame: Frame) -> tuple[str, ...]:
    """The products named but for the law that a target has broken, and the list that it is put on."""
    known = frame.lexicon.products
    return tuple(name for name in frame.products if name not in known or known[name].is_a != RULE)


def _keeper(frame: Frame, imposers: tuple[str, ...]) -> tuple[str, ...]:
    """The office of a government on whose list it puts somebody: 미국은 이 회사를 상무부의 명단에 넣었다."""
    kept = KEPT_BY.search(frame.clause.text) if frame.clause.lang == "ko" and len(imposers) == 1 else None
    if kept is None:
        return imposers
    offices = [o for o in frame.lexicon.organisations.values() if o.parent == imposers[0] and o.kind == "government"]
    named = [o.id for o in offices if any(name.endswith(kept["office"]) for name in o.names.ko)]
    return tuple(named) if len(named) == 1 else imposers


def _of_controls(frame: Frame) -> tuple[str, ...]:
    """The government whose controls act by themselves: American controls have kept it from the best machines."""
    found = CONTROLS.match(frame.clause.text) if frame.clause.lang == "en" and not frame.is_public() else None
    if found is None:
        return ()
    known = governments(frame.lexicon).get(ADJECTIVES[found["whose"].lower()])
    return (known,) if known else ()


def _of_list(frame: Frame) -> tuple[str, ...]:
    """The government on whose list a company is said to be; the Entity List is American."""
    found = on_list(frame.clause) if frame.subject and frame.are_companies(frame.subject) else None
    if found is None:
        return ()
    start = frame.clause.span.start
    own = [
        m.id for m in frame.actors if found.start() <= m.span.start - start < found.end() and _is_american(frame, m.id)
    ]
    if own:
        return tuple(own)
    if not found["whose"] and (acting := [o for o in frame.authority if _is_american(frame, o)]):
        return tuple(acting)
    known = governments(frame.lexicon).get(UNITED_STATES)
    return (known,) if known else ()


def on_list(clause: Clause) -> re.Match[str] | None:
    """Where an English clause says that somebody is on an American list."""
    found = ON_LIST.search(clause.text) if clause.lang == "en" else None
    return found if found and (found["whose"] or found["list"].lower() == "entity list") else None


def _is_american(frame: Frame, organisation: str) -> bool:
    known = frame.lexicon.organisations.get(organisation)
    return known is not None and known.place == UNITED_STATES


def _suffered(frame: Frame) -> Fact | None:
    """A restriction told of its target: 이 회사는 … 명단에 올랐다, three firms were listed."""
    if frame.reading.cue is None:
        return None
    if not passive(frame.clause, frame.reading.cue):
        return _own(frame) if frame.is_sure() and (frame.names_subject() or frame.own()) else _continued(frame)
    if not frame.subject:
        return None
    named = [m.id for m in frame.actors if frame.sort(m.id) == "government"][:1] or _owner_of_list(frame)
    known = list(frame.authority)
    imposers = named or known if frame.clause.lang == "ko" else known or named
    if not imposers:
        return None
    others = {s for s in frame.subject if s not in imposers and frame.sort(s) != "government"}
    return frame.fact(Kind.RESTRICTION, subject=imposers, what=frame.own(), others=others)


def _owner_of_list(frame: Frame) -> list[str]:
    """The government of the country whose list or sanction it is: 미국의 거래 제한 명단에 올랐다."""
    known, text, start = governments(frame.lexicon), frame.clause.text, frame.clause.span.start
    for cue in frame.clause.cued(Kind.RESTRICTION.value):
        places = [m for m in frame.clause.organisations if m.id in known and m.span.end <= cue.span.start]
        if places and OF_PLACE.fullmatch(text, places[-1].span.end - start, cue.span.start - start):
            return [known[places[-1].id]]
    return []


def _own(frame: Frame) -> Fact:
    """What a company forbids or takes away by itself: 위챗은 이 기기의 로그인을 막았다, Disney sent a cease letter."""
    what = [name for name in frame.products if name not in frame.own()]
    targets = {*frame.others, *frame.makers_of(what)} - set(frame.subject)
    return frame.fact(Kind.RESTRICTION, what=what or frame.namesakes_of(targets), others=targets)


def _continued(frame: Frame) -> Fact | None:
    """What the authority spoken of before imposes besides, where nobody else is named: 공개 시험도 함께 금지했다."""
    if not frame.authority or frame.names_subject() or not frame.reading.cue:
        return None
    targets = {*frame.others, *frame.makers_of(frame.products)} - set(frame.authority)
    return frame.fact(Kind.RESTRICTION, subject=frame.authority, what=frame.products, others=targets)
