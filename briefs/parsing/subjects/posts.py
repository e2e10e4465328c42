"""Whom somebody works for from now on: left OpenAI to join Tencent, becomes chairman of StepFun, 텐센트에 합류했다."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.lexicon.wording import any_of, words
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.text.marks import Mention

# How far before a name its post may begin, in characters.
HOLD = 80
_POST = any_of(words("subjects", "post", "ko"))
# Alibaba has lost its chief scientist, who built Qwen, to Meta.
_LOST_TO = r"(?:lost|loses|losing) [^.;]{3,70} to"
# One word, or a name in quotation marks: 샤오미의 '미모(MiMo)' 모델 팀에 합류했다.
_WORD = r"['‘“\"]?[가-힣A-Za-z0-9]{1,10}(?:\([^()]{1,20}\))?['’”\"]?"
_JOINS = {
    "ko": re.compile(
        rf"(?:의?\s(?:{_WORD}\s){{0,2}}?[가-힣]{{0,4}}(?:팀|조직|연구소|사업부|본부|부문|실험실))?"
        rf"(?:으로|로|에)\s(?:[^,.]{{1,12}}\s)?(?:{any_of(words('subjects', 'joining', 'ko'))})"
    ),
    "en": re.compile(rf"\b(?:{any_of(words('subjects', 'joining', 'en'))}|{_LOST_TO})\s(?:the\s)?$"),
}
_HOLDS = {
    "ko": re.compile(
        rf"의?\s(?:[가-힣A-Za-z]{{1,8}}(?<![을를던])\s){{0,2}}?(?:{_POST}|교수)(?:(?:으로|로|에|직에|자리에)\s|직?[도을를]\s겸|이기도\s)"
    ),
    "en": re.compile(
        rf"\b(?:(?:{any_of(words('subjects', 'post_of', 'en'))})(?: (?:of|for) (?:[\w-]+ ){{1,4}}?| )|"
        r"(?:leads?|heads?|runs?) (?:[\w’'-]+ ){1,5}?)(?:of|at) (?:the )?$"
    ),
}
# 로봇 업체 갤봇(Galbot)을 차렸다: what somebody founds.
_FOUNDS = re.compile(
    r"['’\"”]?(?:\s?\([^()]{1,40}\))?['’\"”]?[을를]\s(?:[^\s,.]{1,10}\s)?(?:차렸|차린|창업|설립했|창립)"
)
# Somebody comes or is given a post, and whom they once worked at or set up: 메그비를 창업한 인치가 선임됐다.
_COMES = {
    "ko": re.compile(any_of(words("subjects", "coming", "ko"))),
    "en": re.compile(rf"\b(?:{any_of(words('subjects', 'coming', 'en'))})\b"),
}
# The same in English, before a name and behind it: a former Baidu engineer, Intel's former head of design.
_ONCE_AT = re.compile(
    r"\b(?:[Ff]ormer(?:ly)?|[Pp]reviously|once|late of|years? at|(?:came|come|comes) from|until (?:[\w-]+ ){1,5}at)"
    r"(?: (?:(?:with|at|of|a|an|the) |(?:[a-z-]+ ){1,4}(?:at|of|for) (?:the )?)?| )$|\bex-$"
)
_ONCE_OF = re.compile(r"['’]s? former\b")
_ONCE = re.compile(
    r"(?:\s?\([^()]{1,40}\))?(?:\s출신|의?\s(?:공동\s?)?창업자\s[가-힣]{2,4}(?:\([^()]{1,20}\))?[가를이을]\s|에서[는도]?\s|의?\s(?:[가-힣A-Za-z]{1,12}\s){0,2}?[가-힣A-Za-z]{1,12}"
    r"(?:였던|이던|이었던|을 지낸|를 지낸)\s|[을를]\s(?:공동\s|함께\s)?"
    r"(?:창업|설립|세운|차린|이끈|이끌|거친|거쳐|떠난|떠나|나온|나와))"
)
_FORMER = re.compile(
    r"\b(?:former(?:ly)?|ex-\w+|previously|once|until|late of|outgoing|used to|who (?:ran|led|headed))\b[^,]*$|"
    r"\bex-[^,]*$|\bwho (?:also |still )?$",
    re.IGNORECASE,
)

# Who once joined somebody is told of otherwise; who once was somebody else's may join.
_BEFORE = re.compile(r"\b(?:formerly|previously|once|until|used to|had|who)\b[^,]*$", re.IGNORECASE)


def hirer(clause: Clause, mentions: Sequence[Mention], topic: tuple[str, ...]) -> tuple[str, ...]:
    """Whom somebody joins or has a post at: the `topic` where only whom they come from is named."""
    if came_from(clause, mentions):
        return topic
    found = employer(clause, mentions)
    return (found.id,) if found else ()


def employer(clause: Clause, mentions: Sequence[Mention]) -> Mention | None:
    """Of `mentions` the one that somebody joins or founds or, if there is none, at which somebody takes a post."""
    founded = _found(_FOUNDS, clause, mentions) if clause.lang == "ko" else None
    joined = _found(_JOINS[clause.lang], clause, mentions, _BEFORE)
    return founded or joined or _found(_HOLDS[clause.lang], clause, mentions)


def came_from(clause: Clause, mentions: Sequence[Mention]) -> bool:
    """Whether a clause names nobody but whom those come from who now work for whoever the text speaks of."""
    if not mentions or not _COMES[clause.lang].search(clause.text):
        return False
    if clause.lang == "en":
        return all(_was_at(clause, mention) for mention in mentions)
    return all(_ONCE.match(clause.text, m.span.end - clause.span.start) for m in mentions)


def _was_at(clause: Clause, mention: Mention) -> bool:
    """Whether somebody in an English clause once worked at the one named."""
    start, end = (at - clause.span.start for at in (mention.span.start, mention.span.end))
    return bool(_ONCE_AT.search(clause.text, 0, start) or _ONCE_OF.match(clause.text, end))


def _found(
    pattern: re.Pattern[str], clause: Clause, mentions: Sequence[Mention], former: re.Pattern[str] = _FORMER
) -> Mention | None:
    for mention in mentions:
        start, end = (at - clause.span.start for at in (mention.span.start, mention.span.end))
        if clause.lang == "ko":
            if pattern.match(clause.text, end):
                return mention
        elif (held := pattern.search(clause.text, max(0, start - HOLD), start)) and not former.search(
            clause.text[: held.start()]
        ):
            return mention
    return None
