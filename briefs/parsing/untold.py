"""Which clauses tell no fact whatever their words: those that deny, ask or judge, or speak of a whole people."""

from __future__ import annotations

import re

from briefs.parsing.clauses import Clause
from briefs.parsing.status import void

# What somebody says of himself in the first person: "Our aim is …", "we are writing the next chapter".
OF_OURSELVES = re.compile(r"[\"“][^\"”]*\b(?:we|our|us)\b", re.IGNORECASE)
# What is told of all people of a country is told of nobody in it.
OF_A_PEOPLE = re.compile(
    r"\W*(?:[^,]{1,40}, )?(?:[^,]{1,50}? )?(?:the (?:[a-z]+ )?population of (?:China|the (?:country|nation))|"
    r"(?:China|the country|the nation|the world)['’]s (?:[a-z]+ )?population|"
    r"(?:youth |urban |graduate )?unemployment|life expectancy|the birth ?rate)\b",
    re.IGNORECASE,
)


def untold(clause: Clause) -> bool:
    """Whether the clause tells no fact of anybody."""
    return void(clause) or (clause.lang == "en" and (_hails(clause) or OF_A_PEOPLE.match(clause.text) is not None))


def _hails(clause: Clause) -> bool:
    """Whether a speaker says something of his own side that holds no figure, no date and no product."""
    if clause.quantities or clause.moments or clause.products:
        return False
    return OF_OURSELVES.search(clause.sentence.text) is not None
