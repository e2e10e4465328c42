"""What an English paper says of the price that a broker expects of a share: raised its target for Xpeng to HK$110."""

from __future__ import annotations

import re

from briefs.model import MONEY, Span, Unit
from briefs.parsing.clauses.clause import Clause

_VERB = (
    r"\b(?:rais(?:e|es|ed|ing)|lift(?:s|ed|ing)?|up(?:s|ped)|increas(?:e|es|ed|ing)|cut(?:s|ting)?|lower(?:s|ed|ing)?|"
    r"trim(?:s|med|ming)?|reduc(?:e|es|ed|ing)|slash(?:es|ed|ing)?|set(?:s|ting)?|keep(?:s|ing)?|kept|maintain(?:s|ed|ing)?|"
    r"reiterat(?:e|es|ed|ing)|has|have|with)"
)
_TARGET = re.compile(
    rf"{_VERB} (?:its|their|his|her|our|the|an?) (?:[\w-]+ ){{0,2}}?target(?: price)?"
    r"(?: (?:for|on) [^.;:]{1,60}?)?(?:,? (?:to|from|at|of|by))(?: (?:about|around|some|roughly))? $"
)
# Sees the stock at $9 in a year's time.
_SEES = re.compile(r"\b(?:sees?|puts?|values?) (?:the|its) (?:stock|shares?) (?:rising |going )?(?:at|to) $")
# Whose it is may stand behind the figure: keeps its target of HK$90 on Kuaishou.
_ON = re.compile(r" (?:on|for) (?:the )?(?=[A-Z])")
# A target of more money is no share's price.
_DEAREST = 10_000


def price_target(clause: Clause) -> Span | None:
    """Where a clause sets a target of so much money as a share costs, up to the figure; None where it doesn't."""
    if clause.lang != "en" or not any(word in clause.text for word in ("target", "stock", "share")):
        return None
    base = clause.span.start
    for figure in clause.quantities:
        if figure.unit not in MONEY or (figure.value >= _DEAREST and figure.unit is not Unit.KRW):
            continue
        at = figure.span.start - base
        if found := _TARGET.search(clause.text, 0, at) or _SEES.search(clause.text, 0, at):
            whose = _ON.match(clause.text, figure.span.end - base)
            return Span(base + found.start(), base + whose.end() + 1 if whose else figure.span.start)
    return None
