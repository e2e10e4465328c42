"""Which part of a sentence tells a fact, and which a figure stands in: others tell of somebody or something else."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace

from briefs.writing.gather import Figure
from briefs.writing.plan import Slots
from briefs.writing.support.grounds import Grounds, any_pattern, grounds_of

# Where one part ends and another begins: before another subject, and before a predicate of its own.
_PARTS_EN = re.compile(r", (?:and|but|while|whereas) |; ")
_PARTS_KO = re.compile(r"(?<=[고며만]), |(?<=[고며만]) (?=[^\s,.]{1,14}(?:은|는|도) )")
_FIGURES = re.compile(
    r"[;:—]\s|, (?:and|but|while|which|who|whose|where|as|after|having|though|although)\s|"
    r"\sand (?=(?:it|its|has|have|is|are|was|were|plans?|will|hopes?|intends?|buys|counts|wants?|opened|expects?)\s)|"
    r"(?<=[했았었였됐겠갔왔렸났켰졌섰뒀줬하있이])고,?\s|(?<=[이하했았었였됐])며,?\s|지만,?\s|는데,?\s|으나,?\s|면서,?\s|\s반면에?,?\s|[은인던]\s뒤,?\s|"
    r"(?:들여|투입해|투자해|쏟아부어|넣어),?\s(?=(?:[^\s,.]{1,6}\s)?\d?[^\s,.]{1,6}부터\s)"  # from when on it is used
)
_LEAST_MONTH = len("2025-01")


def own(slots: Slots) -> Slots:
    """The slots with that part of the sentence alone in which the fact's subject is named, where only one names it.

    A date whose month stands in another part is none of this fact's.
    """
    parts = [part for part in (_PARTS_KO if _korean(slots) else _PARTS_EN).split(slots.sentence) if part]
    if len(parts) < 2:
        return slots
    whole = grounds_of(slots)
    subject = any_pattern(whole.organisation(one) for one in slots.fact.subject)
    naming = [part for part in parts if Grounds(part, slots.lexicon).holds(subject)]
    if len(naming) != 1:
        return slots
    base = replace(slots.base, when=None, past=False) if _elsewhere(slots, naming[0], parts) else slots.base
    return replace(slots, sentence=naming[0], base=base)


def _korean(slots: Slots) -> bool:
    return grounds_of(slots).lang == "ko"


def _elsewhere(slots: Slots, part: str, parts: list[str]) -> bool:
    """Whether only another part names the date's month."""
    when = slots.base.when
    if when is None or len(when) < _LEAST_MONTH:
        return False
    number = int(when[5:7])
    month = re.compile(rf"(?<!\d){number}월" if _korean(slots) else rf"\b{calendar.month_abbr[number]}")
    return not month.search(part) and any(month.search(other) for other in parts)


def stands(slots: Slots, figure: Figure) -> bool:
    """Whether the figure stands in the sentence itself, in digits."""
    start, end = slots.place(figure.low)
    return any(c.isdigit() for c in slots.sentence[start:end])


def beside(slots: Slots, figure: Figure) -> tuple[str, str]:
    """What stands before and behind a figure in its part of the sentence."""
    start, end = slots.place(figure.low, figure.end)
    begin, stop = 0, len(slots.sentence)
    for found in _FIGURES.finditer(slots.sentence):
        if found.end() <= start:
            begin = found.end()
        elif found.start() >= end:
            stop = found.start() + 1 if "가" <= found[0][0] <= "힣" else found.start()
            break
    return slots.sentence[begin:start], slots.sentence[end:stop]


def stretch(slots: Slots, figure: Figure) -> str:
    """The part of the sentence that a figure stands in, without it."""
    return " ".join(beside(slots, figure))
