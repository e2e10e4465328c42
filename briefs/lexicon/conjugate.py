"""Conjugates Korean verb stems as far as a match from the left needs it, by the rules of the standard orthography."""

from __future__ import annotations

FIRST, ONSETS, VOWELS, FINALS = 0xAC00, 19, 21, 28
NIEUN, RIEUL, BIEUP, SSANG_SIOT = 4, 8, 17, 20
VOWEL_A, EO, VOWEL_O, OE, WAE, EU = 0, 4, 8, 11, 10, 18
# How a stem's vowel melts together with 아 or 어: 가+아 가, 오+아 와, 두+어 둬, 내리+어 내려.
MELTED = {VOWEL_A: VOWEL_A, OE: WAE, VOWEL_O: 9, 13: 14, 20: 6}
UNMELTED = frozenset({16})  # 뛰어, 쉬어
LATE_RIEUL = "르"


def conjugated(stem: str) -> tuple[str, ...]:
    """How all forms of a verb begin: 오르 → 오르, 오른, 오를, 오릅, 올라, 올랐, without irregular ㄷ, ㅂ and ㅅ."""
    head, last = stem[:-1], stem[-1]
    onset, vowel, final = _parts(last)
    if final == RIEUL:
        return (stem, head + _made(onset, vowel, NIEUN), head + _made(onset, vowel, BIEUP))
    if final:
        return (stem,)
    adnominal = tuple(head + _made(onset, vowel, end) for end in (NIEUN, RIEUL, BIEUP))
    return (stem, *adnominal, *_past(head, last))


def _past(head: str, last: str) -> tuple[str, ...]:
    """The form before 서 and the past: 올라, 올랐."""
    onset, vowel, _ = _parts(last)
    if last == LATE_RIEUL and head:
        before, melted = _parts(head[-1]), _harmony(head)
        doubled = head[:-1] + _made(before[0], before[1], RIEUL)
        return (doubled + _made(5, melted, 0), doubled + _made(5, melted, SSANG_SIOT))
    if vowel in UNMELTED:
        return (head + last + "어", head + last + "었")
    melted = _harmony(head) if vowel == EU else MELTED.get(vowel, vowel)
    return (head + _made(onset, melted, 0), head + _made(onset, melted, SSANG_SIOT))


def _harmony(head: str) -> int:
    """아 after ㅏ and ㅗ, else 어."""
    return VOWEL_A if head and _parts(head[-1])[1] in (VOWEL_A, VOWEL_O) else EO


def _parts(syllable: str) -> tuple[int, int, int]:
    code = ord(syllable) - FIRST
    return code // (VOWELS * FINALS), code % (VOWELS * FINALS) // FINALS, code % FINALS


def _made(onset: int, vowel: int, final: int) -> str:
    return chr(FIRST + (onset * VOWELS + vowel) * FINALS + final)


def syllables(final: int, but: str = "") -> str:
    """All syllables that end in the consonant `final`, such as `NIEUN`, without those in `but`."""
    found = map(chr, range(FIRST + final, FIRST + ONSETS * VOWELS * FINALS, FINALS))
    return "".join(syllable for syllable in found if syllable not in but)
