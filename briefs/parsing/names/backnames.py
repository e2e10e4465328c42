"""Institutions that a Korean article calls by the end of their names once it has named them: 보안청은, 판공실은."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefs.lexicon.wording import any_of, words
from briefs.parsing.names.spellings import flat
from briefs.parsing.text.gazetteer import Entry
from briefs.parsing.text.marks import Target

# How much longer than its end a name may be, in characters.
REACH = 20
_ENDS = any_of(words("subjects", "institution", "ko"))
_OPENS = r"(?:^|[.!?]['”\"]? )(?:(?:앞서|이어|다만|그러자|한편|이날|이에) )?"
# What opens a sentence as its topic or subject.
_BARE = re.compile(rf"{_OPENS}(?P<word>[가-힣]{{0,5}}(?:{_ENDS}))(?:은|는|이|가)\s", re.MULTILINE)


def find(text: str, known: Mapping[str, Entry]) -> Iterator[tuple[str, Entry]]:
    """Ends of names of one organisation in `text` that stand for it; `known` are flat spellings and what they name."""
    for word in dict.fromkeys(match["word"] for match in _BARE.finditer(text)):
        if flat(word) in known or _stands_elsewhere(word, text):
            continue
        named = {entry for end in re.finditer(word, text) if (entry := _longer(text, end, known))}
        if len(named) == 1:
            yield word, named.pop()


def _stands_elsewhere(word: str, text: str) -> bool:
    """Whether it also stands behind other words, as what somebody is: 왕 연구원은."""
    alone = len(re.findall(rf"(?<![가-힣]){word}(?:은|는|이|가)\s", text))
    return alone > len(re.findall(rf"{_OPENS}{word}(?:은|는|이|가)\s", text, re.MULTILINE))


def _longer(text: str, end: re.Match[str], known: Mapping[str, Entry]) -> Entry | None:
    """Whose name it is that ends with a word, the longest that is known."""
    for start in range(max(0, end.start() - REACH), end.start()):
        entry = known.get(flat(text[start : end.end()]))
        if entry and entry.target is Target.ORGANISATION and not text[start].isspace():
            return entry
    return None
