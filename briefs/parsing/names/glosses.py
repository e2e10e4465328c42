"""Korean names that no lexicon knows, with other scripts in brackets behind them: 즈푸(智譜·Zhipu), '부미(Bumi)'.

Where Chinese characters stand there alone, the English name is their pinyin: 위량성(宇量昇).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from briefs.lexicon.wording import any_of
from briefs.model import Span
from briefs.parsing.names import mandarin
from briefs.parsing.names.namecues import cues
from briefs.parsing.names.spellings import flat
from briefs.parsing.text.brackets import bracketed

_HAN = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
# No word of a name is longer, so that a text without spaces is read no more than once.
_LATIN = r"[A-Za-z0-9][A-Za-z0-9.&'’+-]{0,40}(?: [A-Za-z0-9&][A-Za-z0-9.&'’+-]{0,40}){0,4}"
_GLOSSED = re.compile(
    rf"(?P<open>['‘\"“]?)(?<![가-힣A-Za-z0-9])(?P<ko>(?=[A-Za-z0-9]{{0,8}}[가-힣])[가-힣A-Za-z0-9]{{2,20}}"
    rf"(?: (?:{any_of(cues('introduced', 'ko_suffix'))})(?=[(（]))?)(?P<close>['’\"”]?)"
    rf"[(（](?:(?:(?P<zh>{_HAN}{{2,12}})\s?[·,/ㆍ]\s?)?(?P<en>{_LATIN})|(?P<han>{_HAN}{{2,12}}))[)）]"
)
# What stands for a term rather than for a name: 주가수익비율(PER).
_CODE = re.compile(r"[A-Z]{0,3}-?\d+[A-Za-z.]*\d*|[A-Z]{2,4}")
# What a figure is counted in: 50엑사플롭스(EFLOPS), 30기가와트(GW).
_COUNTED = re.compile(
    r"\d+(?:킬로|메가|기가|테라|페타|엑사|밀리|나노)?(?:플롭스|와트시?|바이트|비트|헤르츠|옵스|톤|[가-힣]?미터)"
)
# How far a name may begin before its bracket and a match end behind it, in characters.
BEFORE, BEHIND = 24 + max(map(len, cues("introduced", "ko_suffix"))), 250


class Gloss(NamedTuple):
    """A Korean name with its English and perhaps its Chinese one, and where they stand."""

    span: Span
    ko: str
    en: str
    zh: str  # empty where it has none
    quoted: bool
    spelled: bool  # whether its English name stands there, or is its pinyin


def unknown(text: str, known: Collection[str], unsure: Collection[str] = ()) -> list[Gloss]:
    """The first gloss of each name in `text` of which no spelling is in `known`.

    One in Korean that is in `unsure` too is somebody else's where an English name tells it.
    """
    found: dict[str, Gloss] = {}
    for m in bracketed(_GLOSSED, text, BEFORE, BEHIND):
        ko, zh = m["ko"], m["zh"] or m["han"] or ""
        en = m["en"] or mandarin.pinyin(ko, zh)
        coded = not zh and en and (_CODE.fullmatch(en) or _COUNTED.fullmatch(ko))
        theirs = (zh, en) if m["en"] and flat(ko) in unsure else (ko, zh, en)
        if en and not coded and not any(name and flat(name) in known for name in theirs):
            quoted = bool(m["open"] or m["close"])
            found.setdefault(ko, Gloss(Span(*m.span()), ko, en, zh, quoted, spelled=m["en"] is not None))
    return [*found.values()]
