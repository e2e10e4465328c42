"""Whether a paper told it: what nobody has announced."""

from __future__ import annotations

import re

from briefs.lexicon.wording import any_of, words

# Papers and agencies that tell what nobody has announced; what the state's own agencies tell is announced.
PAPER = re.compile(
    rf"(?:^|\s)[가-힣A-Za-z]{{0,12}}?(?:{any_of(words('subjects', 'paper', 'ko'))})"
    r"(?:\([^)]{1,40}\))?(?:은|는|이|가|도)\s"
)
RELAYED = re.compile(r"(?:고|것으로) (?:[^,.]{1,10} )?전(?:했다|했습니다|해 왔다|한다)\W*$")
RELAYED_FROM = re.compile(r"(?:외신|외신 보도|현지 보도|현지 매체|소식통|업계)에 따르면")
# How far from its end a sentence may say so, in characters.
RELAYING = 24


def relayed(text: str) -> bool:
    """Whether a Korean sentence says that a paper told it: 블룸버그통신은 …라고 전했다."""
    if "따르면" in text and RELAYED_FROM.search(text):
        return True
    return "전" in text[-RELAYING:] and bool(RELAYED.search(text, len(text) - RELAYING) and PAPER.search(text))
