"""Judges from the words around it whether a spelling that is also a common word is meant as a name."""

from __future__ import annotations

import re

from briefs.lexicon.wording import any_of
from briefs.model import Names, Span
from briefs.parsing.names.namecues import cue_set, cues
from briefs.parsing.text.korean import is_hangul

_WIDTH = 40


def _english(words: tuple[str, ...], *, ahead: bool) -> re.Pattern[str]:
    if not words:
        return re.compile(r"(?!)")
    pattern = any_of(words)
    return re.compile(rf"\s?(?:{pattern})(?![a-z])" if ahead else rf"(?<![A-Za-z])(?:{pattern}),?\s$", re.IGNORECASE)


_AFTER = {"company": _english(cues("company", "en", "after"), ahead=True)}
# What may stand between a name and what it does: Washington last month banned, Meta in June hired.
_ADVERB = r"(?:,? (?:for its part|last \w+|this \w+|in [A-Z]\w+|on [A-Z]\w+|also|then|now|meanwhile|in turn),?)?"
_AFTER["government"] = re.compile(
    rf"{_ADVERB}\s?(?:{any_of(cues('government', 'en', 'after'))})(?![a-z])", re.IGNORECASE
)
_BEFORE = {kind: _english(cues(kind, "en", "before"), ahead=False) for kind in ("company", "government")}
_AGAINST = {kind: _english(cues(kind, "en", "against"), ahead=False) for kind in ("company", "government")}
# Honor plans to …; at a sentence's head also with words that follow any subject; Grab of Singapore.
_ACTS = re.compile(
    rf"(?:{_ADVERB} (?:{any_of(cues('stranger', 'acts'))})|"
    rf"['’]s (?:[\w-]+ ){{0,2}}?(?:{any_of(cues('stranger', 'owns'))}))\b"
)
_ACTS_TOO = re.compile(
    rf" (?:{any_of(cues('stranger', 'acts_too'))}|of [A-Z]\w+)\b|, (?:an?|another|of|the|its|whose|which) "
    rf"|, for its part|,? (?:{any_of(cues('stranger', 'told_of'))})\b|['’]s "
)
_OPENS = re.compile(r"(?:[.:;—]\s|(?:^|\n)[\W\d]*)$")
# Within a sentence a capital tells a name, where none stands beside it: left for Meta.
_ALONE_BEFORE = re.compile(r"(?<![\w’'-])(?!(?:the|an?) $)(?:[a-z][a-z-]*,?|[A-Z]\w*,|[A-Z][\w-]*(?:['’]s?|-[a-z]+)) $")
_ALONE_AFTER = re.compile(r"(?! [A-Z\d]|[-–\w&@]|[.]\w)")
# Whose people stand for a government: officials in Hefei.
_PEOPLE = re.compile(r"\b(?i:police|officials|authorities|regulators|the governments?) (?:in|of) $")
# With whom something is agreed, by whose part it is: an agreement with Hangzhou's Xiaoshan district.
_PARTNER = re.compile(
    r"\b(?:agree[a-z]*|contracts?|memorand[a-z]+|deals?|pact|together|cooperat[a-z]+) with [A-Z][\w-]+['’]s $"
)
# What is somewhere without being a government's: Beijing's Tinavi, China's two biggest packagers.
_SITED = re.compile(
    r"['’]s (?:(?!AI\b|Ministry|Commerce|Foreign|Cyberspace|State Council|Politburo)[A-Z]|"
    r"(?:[\w-]+ )?(?:[a-z]+est|leading|top|most|foremost|first|state-owned|answer)\b)"
)
_AGAINST_AFTER = _english(cues("government", "en", "against_after"), ahead=True)
_KO_BEFORE = re.compile(
    rf"(?:{any_of((*cues('company', 'ko', 'before'), *cues('introduced', 'ko_before')))})\s?['‘\"“]?$"
)
_KO_AFTER = re.compile(any_of(cues("company", "ko", "after")))
# Whom somebody supplies, joins, leaves or heads: 푸리에에 …을 공급, 푸리에로 옮겼다, 푸리에 부사장.
_KO_BESIDE = re.compile(
    rf"(?:{any_of(cues('company', 'ko', 'joined'))})(?:\s[^.,\n]{{0,40}}?)?"
    rf"(?:{any_of(cues('company', 'ko', 'dealing'))})|[을를]\s(?:{any_of(cues('company', 'ko', 'taken'))})"
    rf"|\s(?:{any_of(cues('company', 'ko', 'offices'))})"
    rf"|의\s(?:[^.,\n]{{1,12}}\s)?(?:{any_of(cues('company', 'ko', 'owns'))})"
)
# A longer word that no particle or verb's ending ends.
_KO_STRANGER = re.compile(r"[가-힣]{3}[가-힣](?<![은는이가을를의와과도로서에인된한던할만며고게신형델능칩]) $")
# The same in English: a capital within a sentence, behind another.
_EN_STRANGER = re.compile(r"\b[A-Z][a-z]+ ([A-Z][a-z]{2,}) $")
_KO_SUBJECT = re.compile(r"(?:\s?[(（][^()]{1,40}[)）])?(?:은|는|이|가|도|측)(?![가-힣])")
_KO_OFFICE = re.compile(rf"\s?(?:{any_of(cues('government', 'ko', 'after'))})")
# A part of a government (샤먼시 공안국은, 스페인 내무부는), and a city as a party (샤먼시와 계약) or a list's heading.
_KO_PART = re.compile(
    r"\s(?:[가-힣]{2,12}(?<!법)(?:국|위원회|위|청|처|실)|(?!본)[가-힣]{1,6}부|[가-힣]{0,8}(?:당국|의회|검찰|경찰|하원|상원|고신구|개발구|신구|하이테크구))"
    r"(?:[은는이가도과와의]|에서)?(?=[\s,])"
)
_KO_CITY = re.compile(
    r"\s(?:조례|예산|국유)|[와과]\s[^.\n]{0,40}(?:계약|협약|공동|협력|양해각서|함께)|\(|:"
    r"|[와과,]\s?(?:[가-힣]{2,8},\s){0,4}[가-힣]{1,7}[시성구][은는이가도]\s"
)
_KO_PLACE = re.compile(any_of(cues("government", "ko", "against_after")))
_KO_VERBS = re.compile(any_of(cues("government", "ko", "verbs")))
_GLOSS, _PARTS = re.compile(r"(?<=[가-힣])['’]?[(（]([^()（）\n]{2,40})[)）]"), re.compile("[·,/ㆍ]")
_HAN = re.compile(r"[(（]([\u3400-\u9fff\uf900-\ufaff]{2,12})[)）·,/ㆍ]")
# Characters of what a company is or does.
_ANYBODYS = frozenset("科技技術术電电子公司集團团股份有限智能機机器人汽車车中國国")
# The last syllables of offices' Korean names, and what makes an office another country's: 대만 교육부, Japan's.
_OFFICE_ENDS = "부처청국원위"
_ABROAD_KO = re.compile(rf"(?:{any_of(cues('abroad', 'ko'))})의?\s?$")
_ABROAD_EN = re.compile(rf"(?:(?<!China)(?<!Beijing)['’]s|\b(?:{any_of(cues('abroad', 'en'))})) (?:[a-z]+ )?$")
_OF_EN = re.compile(rf" (?:of|in) (?!China\b|Beijing\b|(?i:{any_of(cues('stranger', 'numbered'))})\b)(?:the )?[A-Z]")
_PRODUCT = re.compile(
    rf"['’\"”]?\s?(?:{any_of(cues('product', 'ko'))})|\s(?:(?:AI|language|"
    rf"reasoning) )?(?:{any_of(cues('product', 'en'))})\b"
)


def is_product(text: str, end: int) -> bool:
    """Whether the name that ends at `end` is used as a product's: 딥시크 앱, the Manus agent."""
    return _PRODUCT.match(text, end) is not None


def of_another(text: str, start: int) -> bool:
    """Whether a name in Latin letters at `start` goes on from an unknown one: 아레나하드 V2, Far East Horizon."""
    if not text[start].isascii() or text[start - 1 : start] != " ":
        return False
    if begun := _EN_STRANGER.search(text, max(0, start - _WIDTH), start):
        return not any(begun[1].lower() in cue_set("stranger", words) for words in ("numbered", "peoples"))
    return _KO_STRANGER.search(text, max(0, start - _WIDTH), start) is not None


def agrees(text: str, span: Span, kind: str, *, only: bool = False) -> bool:
    """Whether the words around `span` support that it names an organisation of `kind`; `only`: or nothing at all."""
    group = "government" if kind in ("government", "place", "body") else "company"
    korean = "가" <= text[span.start] <= "힣" or "가" <= text[span.end : span.end + 1] <= "힣"
    if korean:
        return _korean(text, span, group) >= 1
    before, after = text[max(0, span.start - _WIDTH) : span.start], text[span.end : span.end + _WIDTH]
    score = 0
    score += bool(_AFTER[group].match(after))
    score += bool(_BEFORE[group].search(before))
    if group == "company":
        opens = _OPENS.search(before) is not None
        score += bool(_ACTS.match(after) or (opens and _ACTS_TOO.match(after)) or (only and _stands_alone(text, span)))
    score -= 2 * bool(_AGAINST[group].search(before))
    if group == "government":
        score += 3 * bool(_PEOPLE.search(before) or _PARTNER.search(before))
        score -= 2 * bool(_AGAINST_AFTER.match(after) or _SITED.match(after))
    return score >= 1


def _stands_alone(text: str, span: Span) -> bool:
    """Whether a name that isn't an abbreviation stands within a sentence with no other capitalised word beside it."""
    name = text[span.start : span.end]
    if not name[0].isupper() or name.isupper() or not _ALONE_AFTER.match(text, span.end):
        return False
    return _ALONE_BEFORE.search(text[max(0, span.start - _WIDTH) : span.start]) is not None


def glossed(text: str, end: int, names: Names) -> bool:
    """Whether the brackets behind a Korean name hold one of `names` in another script: 중퉁(中通·ZTO)."""
    gloss = _GLOSS.match(text, end)
    parts = [part.strip() for part in _PARTS.split(gloss[1])] if gloss else ()
    return any(part in names.en or any(name.startswith(part) for name in names.zh) for part in parts if len(part) > 1)


def glossed_otherwise(text: str, end: int, names: Names) -> bool:
    """Whether Chinese characters in the brackets behind a Korean name have nothing of `names`: 창훙(昌宏), no 长虹."""
    gloss = _HAN.match(text, end)
    own = set(gloss[1]) - _ANYBODYS if gloss and names.zh else ()
    return bool(own) and set(own).isdisjoint("".join(names.zh))


def is_office(text: str, span: Span) -> bool:
    """Whether the spelling is a ministry's or an authority's plain name, such as every country has."""
    name = text[span.start : span.end]
    return name[-1] in _OFFICE_ENDS if is_hangul(name[-1]) else " " in name


def is_abroad(text: str, span: Span) -> bool:
    """Whether another country's name stands before an office's or behind it."""
    before = text[max(0, span.start - _WIDTH) : span.start]
    return bool(_ABROAD_KO.search(before) or _ABROAD_EN.search(before) or _OF_EN.match(text, span.end))


def _korean(text: str, span: Span, group: str) -> int:
    before, after = text[max(0, span.start - _WIDTH) : span.start], text[span.end : span.end + 2 * _WIDTH]
    sentence = re.split(r"[.\n]\s", after)[0]
    subject = bool(_KO_SUBJECT.match(after))
    if group == "government":
        place = 2 * bool(_KO_PLACE.match(after))
        # 베이징시, 광둥성: as the subject of a sentence it is the authority, not the place.
        city = text[span.end - 1] in "시성"
        acts = (subject and (city or bool(_KO_VERBS.search(sentence)))) or bool(_KO_PART.match(after))
        acts = acts or (city and bool(_KO_CITY.match(after)))
        return bool(_KO_OFFICE.match(after)) + acts - place
    beside = bool(_KO_BEFORE.search(before)) or bool(_KO_BESIDE.match(after))
    return beside + (subject and bool(_KO_AFTER.search(sentence)))
