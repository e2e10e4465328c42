"""Which Korean words end a relative clause: 알리바바가 이끈 투자, 앤트그룹이 6월 출시한 앱."""

from __future__ import annotations

import re

from briefs.lexicon.wording import words
from briefs.parsing.text.judging import judges

ADNOMINAL = re.compile(r"[가-힣]*[은는던한된될할인진린난친운른간온본쓴든킨긴끈낸맨뛴준딴판큰짠꾼운]$")
# Words that end so and are no verbs.
NO_VERB = frozenset(words("subjects", "no_verb", "ko"))
# How many words behind an agent may hold the verb of its relative clause, and where that is ruled out.
REACH = 3
ELSEWHERE = (",", "다", "고", "며", "을", "를")


def relative(after: str) -> bool:
    """Whether the words behind an agent make it that of a relative clause: also one that says something, 높다고 본."""
    if judges(after):
        return True
    for word in after.split(maxsplit=REACH)[:REACH]:
        if word.endswith(ELSEWHERE) or word in NO_VERB:
            return False
        if ADNOMINAL.match(word):
            return True
    return False
