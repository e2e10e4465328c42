"""Which of the names in a clause its predicate is about: marked subjects in Korean, free-standing names in English."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from briefs.lexicon.wording import any_of, pattern, words
from briefs.model import Span
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.nextto import at_home, of_owner, speaks_of, up_to
from briefs.parsing.text.cues import Cue
from briefs.parsing.text.marks import Mention, ids
from briefs.parsing.text.relatives_ko import ADNOMINAL, relative

TOPIC = frozenset({"은", "는", "도", "역시", "또한", "측은", "만", "께서는"})
AGENT = frozenset({"이", "가", "측이", "께서"})
POSSESSIVE = frozenset({"의", "'s", "’s", "'", "’"})
LINK = pattern("grammar", "link")
# A name with a title or a measure of its own after it: 유니트리 창업자는, 샤오펑 주가는.
TITLED = re.compile(
    r"\s?(?:\([^)]{0,60}\)\s?)?(?![가-힣 ]{0,8}에서\s(?:나온|거둔|올린|번|벌어들인)\s)"
    rf"(?:[가-힣A-Za-z]{{1,8}}(?:\([^()]{{1,20}}\))?\s){{0,2}}?(?:{any_of(words('subjects', 'title', 'ko'))})"
    r"(?:\([^)]{0,12}\))?(?P<particle>은|는|이|가|도)\s(?!(?:함께 |같이 )?(?:맡|겸))"
)
# A name that stands for several: 공업정보화부를 비롯한 부처들은, 유비테크 등 3개 회사가.
FIRST_OF = re.compile(r"(?:[을를] 비롯한|[은는이가]?\s?등)\s[^,.]{0,16}?(?:은|(?<!에)(?<!에서)는|이|가)\s")
# A name that opens an item of a list: ▲캠브리콘(688256.SH) = …
LISTED = re.compile(r"\s?(?:\([^)]{0,60}\))?\s?(?:[=:]\s|\d)")
ITEM = re.compile(r"\W*(?:\d+위\s)?")
# A time behind a preposition ends its hold: For the time being the ministry …, In September the regulator …
TIME = (
    r"(?!\s(?:the\stime\sbeing|(?:(?:early|mid|late)[\s-])?(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December|(?:19|20)\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))\b)"
)
# An English name after one of these is not the subject of its verb.
PREPOSED = re.compile(
    r"(?:\b(?:by|with|from|of|to|for|at|on|in|than|against|into|over|via|through|behind|like|including|between|among|"
    r"called|named|after|under|towards?|as|inside|include|includes|such as)\b" + TIME + r"|[(“\"])[\s\w'’-]{0,24}$",
    re.IGNORECASE,
)
# No preposition reaches further, itself included.
HOLD = 36
PART_OF = pattern("grammar", "part-of")
BY = re.compile(r"\bby\s+(?:the\s+|[A-Z][\w'’-]*\s+){0,2}$")
PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be|stay(?:s|ed)?|remain(?:s|ed)?)\s+(?:(?!\w+ing\b)\w+\s+)?$")
# A verb that goes on is no passive, whatever stands before it: is testing the chips made by …
PROGRESSIVE = re.compile(r"\w+ing\b")
SUFFERED = pattern("grammar", "suffered")
PASSIVE_CUE = pattern("grammar", "passive-cue")
# What may stand between two English names of a list beside a comma: Kunlunxin, the chip arm of Baidu, and CXMT.
APPOSED = re.compile(r",? (?:\([^)]{0,40}\))?,? ?(?:the|a|an|its) [^,.;]{1,60}, and (?:the )?")
OWNED = re.compile(
    rf"(?:\b(?:{any_of(words('subjects', 'owned', 'en'))})\s+(?:at|of|by|for|in)|"
    r"^\W*(?:(?:and|but|while|whereas|though|although|as)\s+)?(?:those|that)\s+of)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# How the words end that make a name an owner's.
OWNING = ("at", "of", "by", "for", "in", "the")
# How far before a name, in characters, the words stand that govern it.
NEAR = 80
# The rest of a first half that has its own verb, up to the name with which the second begins.
SECOND = re.compile(
    r" (?:(?:no longer|now|still|also|already|has|have|had|is|was|will|would|is said to) )?[a-z]+ [^,;]{6,90}"
    r", (?:and|but|while|whereas) (?:the )?"
)


def subject(clause: Clause, actors: Sequence[Mention], at: int) -> tuple[str, ...]:
    """Ids of those among `actors` that the predicate at `at` is about, in text order; empty where none is marked."""
    if not actors:
        return ()
    chosen = _korean(clause, actors, at) if clause.lang == "ko" else _english(clause, actors, at)
    return _joined(clause, actors, chosen) if chosen else ()


def embedded(clause: Clause, mention: Mention) -> bool:
    """Whether a Korean agent belongs to a relative clause: 알리바바가 이끈 투자, 앤트그룹이 6월 출시한 앱."""
    if mention.particle not in AGENT:
        return False
    return relative(clause.text[mention.span.end - clause.span.start :].partition(" ")[2])


def titled(clause: Clause, mention: Mention) -> bool:
    """Whether a bare name is marked through the title or measure after it, or opens an item of a list."""
    at = mention.span.end - clause.span.start
    if FIRST_OF.match(clause.text, at):
        return True
    return not mention.particle and (heads_item(clause, mention) or _headed(clause, at))


def heads_item(clause: Clause, mention: Mention) -> bool:
    """Whether an item of a list begins with a name and tells something of it: ■ 캠브리콘(688256.SH): 매출 46억위안."""
    start, end = mention.span.start - clause.span.start, mention.span.end - clause.span.start
    return bool(ITEM.fullmatch(clause.text, 0, start) and LISTED.match(clause.text, end))


def _headed(clause: Clause, at: int) -> bool:
    """Whether a title or measure at a place is marked, and not only within a relative clause: 회장이 이끄는."""
    title = TITLED.match(clause.text, at)
    return title is not None and not (title["particle"] in AGENT and relative(clause.text[title.end() :]))


def governed(clause: Clause, mention: Mention) -> bool:
    """Whether an English name hangs on a preposition, so that no verb is its own."""
    return _preposed(before(clause, mention))


@lru_cache(maxsize=128)
def _preposed(before: str) -> bool:
    """Whether words end with a preposition and what may stand between it and a name."""
    if part := PART_OF.search(before, max(0, len(before) - HOLD)):
        before = before[: part.start()]
    return bool(PREPOSED.search(before, max(0, len(before) - HOLD)))


def passive(clause: Clause, cue: Cue) -> bool:
    """Whether the cue's verb tells what was done to its subject: 명단에 올랐다, 막혔다, was listed."""
    at = cue.span.start - clause.span.start
    if clause.lang == "ko":
        return bool(SUFFERED.match(clause.text, at))
    return _suffered(clause, at) or bool(PASSIVE_CUE.match(clause.text, at))


def _suffered(clause: Clause, at: int) -> bool:
    """Whether an English passive's auxiliary stands before the verb at `at`."""
    return bool(PASSIVE.search(clause.text, max(0, at - NEAR), at)) and not PROGRESSIVE.match(clause.text, at)


def before(clause: Clause, mention: Mention) -> str:
    """The words before a name; a date in between parts a preposition from it: In September the regulator told …"""
    moments = [m.span.end for m in clause.moments if m.span.end <= mention.span.start]
    start = max([clause.span.start, mention.span.start - NEAR, *moments])
    return up_to(clause, start, mention)


def _korean(clause: Clause, actors: Sequence[Mention], at: int) -> Mention | None:
    """The agent right before an adnominal predicate; else the topic, else the first agent."""
    topics = [m for m in actors if m.particle in TOPIC or titled(clause, m)]
    agents = [m for m in actors if m.particle in AGENT]
    early = [m for m in agents if m.span.end <= at]
    if early and _adnominal(clause, at):
        return early[-1]
    free = [m for m in agents if not embedded(clause, m)]
    shared = list(actors[:1]) if clause.part and (_opens(clause, actors) or _counts(clause, actors[0])) else []
    return next(iter(topics[-1:] or free[:1] or shared), None)


def _opens(clause: Clause, actors: Sequence[Mention]) -> bool:
    return bool(actors) and actors[0].span.start - clause.span.start <= 2


def _counts(clause: Clause, mention: Mention) -> bool:
    """Whether a figure stands right behind a bare name: 점유율은 시놉시스 31%."""
    return not mention.particle and any(0 < q.span.start - mention.span.end <= 2 for q in clause.quantities)


def _adnominal(clause: Clause, at: int) -> bool:
    word = clause.text[at - clause.span.start :].split(" ", 1)
    return len(word) > 1 and bool(ADNOMINAL.match(word[0]))


def _english(clause: Clause, actors: Sequence[Mention], at: int) -> Mention | None:
    """The agent of a passive verb or the owner of a measure, else the first name that no preposition governs."""
    leading_up = [(m, before(clause, m)) for m in actors]
    owned = [m for m, words in leading_up if _ends(words, OWNING) and OWNED.search(words)]
    by = [m for m, words in leading_up if "by" in words and BY.search(words)]
    plain = [m for m in _free(clause, actors) if m.particle not in POSSESSIVE and m not in owned]
    early = [m for m in plain if m.span.start < at]
    second = next((n for n in range(len(early) - 1, 0, -1) if _begins(clause, early[n - 1], early[n])), 0)
    early = early[second:]
    while len(early) > 1 and speaks_of(clause, early[0], early[1]):
        early = early[1:]
    if by and (not early or _suffered(clause, at - clause.span.start)):
        return by[0]
    return next(iter(early or owned or plain or by), None)


def _begins(clause: Clause, last: Mention, mention: Mention) -> bool:
    """Whether a name is the subject of a second half: 01.AI no longer trains models, and Baichuan concentrates on."""
    return (
        SECOND.fullmatch(clause.text, last.span.end - clause.span.start, mention.span.start - clause.span.start)
        is not None
    )


def _ends(text: str, words: tuple[str, ...]) -> bool:
    """Whether `text` ends as one of some short words does."""
    return text.rstrip()[-3:].lower().endswith(words)


def _free(clause: Clause, actors: Sequence[Mention]) -> list[Mention]:
    """Names on which no preposition has a hold, neither itself nor through a list: from Alibaba, Tencent and 5Y."""
    free: list[Mention] = []
    held: Mention | None = None
    for mention in actors:
        if governed(clause, mention) or (held and linked(clause, held.span, mention.span)):
            held = mention
        else:
            free.append(mention)
            held = None
    return free


def _joined(clause: Clause, actors: Sequence[Mention], last: Mention) -> tuple[str, ...]:
    """`last` with the names beside it that share its particle or verb: 바이두·알리바바·텐센트가, Huawei and Xiaomi."""
    group = [last]
    place = actors.index(last)
    if clause.lang == "ko":
        for mention in reversed(actors[:place]):
            if not linked(clause, mention.span, group[0].span):
                break
            group.insert(0, mention)
    else:
        for mention in _beside(clause, actors[place:]):
            if not linked(clause, group[-1].span, mention.span):
                break
            group.append(mention)
    return ids(group)


def _beside(clause: Clause, actors: Sequence[Mention]) -> list[Mention]:
    """Those behind the first of `actors` that are free, or follow where another is at home: of Shanghai and Huawei."""
    free = _free(clause, actors[1:])
    pairs = [(left, right) for left, right in pairwise(actors) if not of_owner(clause, left.span, right)]
    return [right for left, right in pairs if right in free or at_home(clause, left.span, right.span)]


def together(clause: Clause, actors: Sequence[Mention], name: str) -> tuple[str, ...]:
    """`name` with all that stand in one list with it: 딥시크, 즈푸의 모델을."""
    groups: list[list[Mention]] = []
    for mention in actors:
        if groups and linked(clause, groups[-1][-1].span, mention.span):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return next((ids(group) for group in groups if any(m.id == name for m in group)), (name,))


def linked(clause: Clause, left: Span, right: Span) -> bool:
    between = clause.text[left.end - clause.span.start : right.start - clause.span.start]
    if clause.lang == "en" and (APPOSED.fullmatch(between) or at_home(clause, left, right)):
        return True
    return bool(LINK.fullmatch(between)) and between.strip() not in ("", "(", "의", "the")
