"""Writes Korean in Latin letters, syllable by syllable, for the ids of those whose English name nobody gives."""

from __future__ import annotations

from briefs.parsing.names.namecues import ENDS_EN

_FIRST, _VOWELS, _FINALS = 0xAC00, 21, 28
_ONSETS = "g,kk,n,d,tt,r,m,b,pp,s,ss,,j,jj,ch,k,t,p,h"
_NUCLEI = "a,ae,ya,yae,eo,e,yeo,ye,o,wa,wae,oe,yo,u,wo,we,wi,yu,eu,ui,i"
_CODAS = ",k,k,k,n,n,n,t,l,k,m,l,l,l,p,l,m,p,p,t,t,ng,t,t,k,t,p,t"
# The letters of a syllable's three places, in the order of their code points.
_LETTERS = tuple([tuple(each.split(",")) for each in (_ONSETS, _NUCLEI, _CODAS)])


def romanised(name: str) -> str:
    """한빛로보틱스 → hanbit robotics: endings that are English words as these, the rest by its letters."""
    for end, english in ENDS_EN.items():
        if name.endswith(end) and len(name) > len(end):
            return f"{_spelled(name.removesuffix(end))} {english}"
    return _spelled(name)


def _spelled(name: str) -> str:
    written = "".join(_syllable(ord(letter) - _FIRST) if "가" <= letter <= "힣" else letter for letter in name)
    return written.replace("nr", "ll").replace("lr", "ll")


def _syllable(code: int) -> str:
    onset, rest = divmod(code, _VOWELS * _FINALS)
    vowel, final = divmod(rest, _FINALS)
    return "".join(letters[at] for letters, at in zip(_LETTERS, (onset, vowel, final), strict=True))
