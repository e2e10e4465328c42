"""The part of a sentence that tells a fact, where another part tells of somebody else."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.writing.plan import Slots
from briefs.writing.support.grounds import Grounds, any_pattern

_PARTS_EN = re.compile(r", (?:and|but|while|whereas) |; ")
_PARTS_KO = re.compile(r"(?<=[고며만]), |(?<=[고며만]) (?=[^\s,.]{1,14}(?:은|는|도) )")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_LEAST_MONTH = len("2025-01")


def own(slots: Slots) -> Slots:
    """The slots with that part of the sentence alone in which the fact's subject is named, where only one names it.

    A date whose month stands in another part is none of this fact's.
    """
    parts = [part for part in (_PARTS_KO if _korean(slots) else _PARTS_EN).split(slots.sentence) if part]
    if len(parts) < 2:
        return slots
    whole = Grounds(slots.sentence, slots.lexicon)
    subject = any_pattern(whole.organisation(one) for one in slots.fact.subject)
    naming = [part for part in parts if Grounds(part, slots.lexicon).holds(subject)]
    if len(naming) != 1:
        return slots
    base = replace(slots.base, when=None, past=False) if _elsewhere(slots, naming[0], parts) else slots.base
    return replace(slots, sentence=naming[0], base=base)


def _korean(slots: Slots) -> bool:
    return Grounds(slots.sentence, slots.lexicon).lang == "ko"


def _elsewhere(slots: Slots, part: str, parts: list[str]) -> bool:
    """Whether only another part names the date's month."""
    when = slots.base.when
    if when is None or len(when) < _LEAST_MONTH:
        return False
    number = int(when[5:7])
    month = re.compile(rf"(?<!\d){number}월" if _korean(slots) else rf"\b{_MONTHS[number - 1]}")
    return not month.search(part) and any(month.search(other) for other in parts)
