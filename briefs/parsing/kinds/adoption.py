"""adoption: a product or a technology is put to use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.importance import unsure
from briefs.model import Fact, Kind, Status
from briefs.parsing.clauses.grammar import AGENT, TOPIC, titled
from briefs.parsing.names.products import owner
from briefs.parsing.slots import customers, platforms, sides
from briefs.parsing.slots.frame import Frame
from briefs.parsing.subjects import uses
from briefs.parsing.subjects.clientele import listed, taken_in
from briefs.parsing.text.korean import BRACKET
from briefs.parsing.text.marks import ORGANISATION, Mention

# Something of another's is within what somebody makes or does: 음성 비서에는 딥시크의 R1이 들어간다.
WITHIN = re.compile(
    r"(?:들어가|들어간|들어갔|들어 있|들어앉|쓰인|쓰여|탑재|적용|도입돼|도입됐|도입된|얹|깔[린려렸]|담[겼긴]|연결|"
    r"돌아[가간]|맡는다|만든다|처리한다|심었|심은|넣었|넣은|붙였|붙인|들여|빌려|기반|바탕|토대)"
)

PLACED = re.compile(rf"{BRACKET}의?\s[^,.]{{1,14}}?(?:에|에서)(?:는|도)?\s")


# What somebody uses is his own.
OWN = re.compile(r"\b(?:its|their) own\b|자체 개발|자사 ")


def extract(frame: Frame) -> Fact | None:
    """What is in use of whom and by whom; in doubt where the clause names users alone and speaks of what is theirs."""
    fact = _extracted(frame)
    if fact is None or not fact.others:
        return fact
    if sides.misplaced(frame, fact.others):
        return unsure(fact)
    if not OWN.search(frame.clause.text):
        return fact
    makers = {*(m.id for m in frame.actors), *frame.makers_of(frame.products)}
    return fact if makers & set(fact.subject) else unsure(fact)


def _extracted(frame: Frame) -> Fact | None:
    """The maker is the subject and the user the other side; where only the user is named, the user is the subject.

    Of a public body so much is told only where it has or counts so many in use.
    """
    if use := platforms.told(frame) or customers.told(frame):
        return _used(frame, use)
    if frame.actors and listed(frame.clause):
        return None
    if (makers := uses.makers(frame.clause, frame.subject, frame.topic, frame.lexicon)) and frame.are_companies(makers):
        named = set(sides.users(frame)) - set(makers)
        users = named if named and not frame.names_subject() else {*frame.subject, *named} - set(makers)
        return _used(frame, customers.Use(makers, tuple(users)))
    what, counted = frame.own(), frame.status is Status.DONE and frame.figures
    if frame.subject and not what and frame.products:
        return _of_another_maker(frame)
    if (
        not frame.subject
        or (frame.is_official() and not (counted and frame.stands_alone()))
        or not (what or frame.figures or frame.typed("object", "technology", "measure") or frame.is_sure())
    ):
        return None
    return frame.fact(Kind.ADOPTION, what=what, others=sides.users(frame) or _unsaid(frame, frame.subject))


def _unsaid(frame: Frame, makers: Sequence[str]) -> tuple[str, ...]:
    """Whom the text speaks of, where a Korean clause says that something of these makers is in what it has made."""
    if frame.clause.lang == "en" or len(frame.topic) != 1 or set(frame.topic) & set(makers):
        return ()
    mine = [m for m in (*frame.clause.organisations, *frame.clause.products) if _is_of(m, makers, frame)]
    if not mine or any(_acts(m, frame) for m in mine) or not WITHIN.search(frame.clause.text):
        return ()
    return frame.topic if frame.are_companies(frame.topic) else ()


def _acts(mention: Mention, frame: Frame) -> bool:
    """Whether something is told of it or done by it or at its place: 메이퇀의 무인배송차에도."""
    organisation = mention.target is ORGANISATION
    if mention.particle in TOPIC or (organisation and (mention.particle in AGENT or titled(frame.clause, mention))):
        return True
    return (
        not frame.products and PLACED.match(frame.clause.text, mention.span.end - frame.clause.span.start) is not None
    )


def _is_of(mention: Mention, makers: Sequence[str], frame: Frame) -> bool:
    return mention.id in makers or owner(frame.lexicon, mention.id) in makers


def _used(frame: Frame, use: customers.Use) -> Fact:
    """What others have in use: their products are the makers'."""
    into = {m.id for m in frame.clause.products if sides.goes_into(frame, m)}
    theirs = set(use.theirs) - {name for name in use.theirs if owner(frame.lexicon, name) in use.makers}
    made = [name for name in frame.products if owner(frame.lexicon, name) in (None, *use.makers)]
    made = [name for name in made if name not in theirs]
    what = [name for name in made if name not in into or owner(frame.lexicon, name)]
    named = what or (frame.namesakes_of(use.makers) if taken_in(frame.clause) else ())
    return frame.fact(Kind.ADOPTION, subject=use.makers, what=named, others=use.users)


def _of_another_maker(frame: Frame) -> Fact | None:
    maker = owner(frame.lexicon, frame.products[0])
    if maker is None:
        return None
    users = sides.acting(frame) or frame.subject
    return frame.fact(Kind.ADOPTION, subject=(maker,), what=frame.products, others=users)
