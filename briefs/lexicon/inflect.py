"""Spells out the surface forms that a cue of the data files stands for."""

from __future__ import annotations

from briefs.lexicon.conjugate import conjugated

VOWELS = "aeiou"
# Endings of 하다, 되다 and 이다 verbs up to the syllable that tells the verb; what follows is free.
KOREAN_ENDINGS = {
    "하다": ("하", "했", "한", "할", "해", "합", "함"),
    "되다": ("되", "됐", "된", "될", "돼", "됩", "됨"),
    "이다": ("이", "인", "일", "여", "였", "입"),
}


def korean(cue: str) -> tuple[str, ...]:
    """Surface stems of a Korean cue: 공개하다 → 공개하, 공개했 …; 오르- → 오르, 올라 …; others are parted by |."""
    if cue.endswith("-"):
        return conjugated(cue.removesuffix("-"))
    for ending, stems in KOREAN_ENDINGS.items():
        if cue.endswith(ending) and len(cue) > len(ending):
            return tuple(cue.removesuffix(ending) + stem for stem in stems)
    return tuple(cue.split("|"))


def english(cue: str) -> tuple[str, ...]:
    """Surface forms of an English cue in lower case: unveil* → unveil, unveils, unveiled, unveiling."""
    return tuple(form for part in cue.lower().split("|") for form in _inflected(part))


def _inflected(part: str) -> tuple[str, ...]:
    stem, star, rest = part.partition("*")
    if not star:
        return (part,)
    words = stem.rsplit(" ", 1)
    head, verb = ("", words[0]) if len(words) == 1 else (words[0] + " ", words[1])
    return tuple(f"{head}{form}{rest}" for form in _verb(verb))


def _verb(stem: str) -> tuple[str, ...]:
    """Regular forms; a shortened stem such as investigat also takes -e and -ion."""
    forms = [stem, stem + "s", stem + "es", stem + "ed", stem + "ing", stem + "e", stem + "ion", stem + "ions"]
    if stem.endswith("e"):
        forms += [stem + "d", stem[:-1] + "ing"]
    if stem.endswith("y") and stem[-2] not in VOWELS:
        forms += [stem[:-1] + "ies", stem[:-1] + "ied"]
    if stem[-1] not in VOWELS + "wxy" and stem[-2] in VOWELS and len(stem) > 2:
        forms += [stem + stem[-1] + "ed", stem + stem[-1] + "ing"]
    return tuple(forms)
