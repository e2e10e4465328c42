"""Where a sentence may part into clauses: endings of Korean verbs, English conjunctions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.lexicon.conjugate import SSANG_SIOT, syllables
from briefs.lexicon.wording import any_of, words
from briefs.model import Lang
from briefs.parsing.text.marks import ORGANISATION, Mention

# Nouns that only look like a verb's joining form; of two syllables, so that one lookbehind holds them all.
_NO_JOINT = any_of(word for word in words("subjects", "no_joint", "ko") if len(word) == 2)
# Who leaves a post for another only changes places: 사표를 내고 샤오미로 옮겼다.
_NOT_LEAVING = "".join(f"(?<!{word})" for word in words("subjects", "leaving", "ko"))
# Korean verbs join clauses by an ending, but 하고 있다 is one predicate; English
# ones by a conjunction after a comma, a semicolon or a dash.
JOINTS: dict[Lang, re.Pattern[str]] = {
    "ko": re.compile(
        rf"(?:고(?<=[가-힣]고)(?<![다라냐자]고)(?<!{_NO_JOINT}){_NOT_LEAVING}(?! 있)|"
        r"며(?<=[가-힣]며)|지만(?<=[가-힣]지만)|는데(?<=[가-힣]는데)|"
        r"은데(?<=[가-힣]은데)|인데(?<=[가-힣]인데)|면서(?<=[가-힣]면서)|으나(?<=[가-힣]으나)|지자(?<=[가-힣]지자)|"
        r"데 이어(?<=[가-힣] 데 이어)|되(?<=[하쓰]되)|더니(?<=[가-힣]더니)|자마자(?<=[가-힣]자마자)|"
        r"소식에(?<=[다라]는 소식에)|탓에(?<=[가-힣] 탓에))(?:,\s*|\s+)"
    ),
    "en": re.compile(
        r"(?:: |, (?:after|having) (?=[a-z]+ing )| after (?=(?:saying|announcing|reporting|disclosing|forecasting) )|"
        r" on news that (?=it )|"
        r", (?:and|but|while|whereas|although|though|as) |; | (?:while|whereas|although) | — | -- |"
        r" and (?=(?:will|would|plans?|aims?|expects?|intends?|hopes?|wants?|promises?|pledges?|forecasts?|predicts?|"
        r"has|have|had|is|are|was|were|can|could|"
        r"may|now|also|said|says|means?|[a-z]+ed|rose|fell|sold|sells|made|makes|took|takes|gives|put|won|began|went|"
        r"built|cut|runs|holds|employs)\b|(?-i:(?:the )?[A-Z][\w.-]+ (?:has|had|is|was|will) )))",
        re.IGNORECASE,
    ),
}
# Syllables with the final consonant of the past tense, and what joins such a verb to what comes after it.
_PAST = syllables(SSANG_SIOT)
_AFTER_PAST = re.compile(rf"[{_PAST}](?:고|으며|지만|는데|으나),?\s+")
_MEANS_TO = re.compile(r"(?:will|plans|aims|intends|hopes|wants|means|expects|is to|are to) ")
_GOES_ON = re.compile(rf",? and {_MEANS_TO.pattern}")
# English joints between main clauses, and verbs that show that a name behind one is a subject.
COORDINATING = frozenset({" and ", ", and ", ", but ", ", while ", ", whereas ", "; ", " while ", " whereas "})
HAS_VERB = re.compile(
    r"(?:['’]s(?: [\w.-]+){1,3}?)? "
    r"(?:has|have|had|is|are|was|were|will|would|means|plans|wants|aims|intends|hopes|expects|"
    r"builds|runs|makes|trains|uses|sells|gives|offers|employs|owns|pays|[a-z]{3,}ed) "
)
# What may stand between a joint and the name of the subject behind it.
ARTICLE = "the "
# What stands between two subjects of one verb: Douyin, the video app of ByteDance, and Xiaohongshu were told.
LISTED = re.compile(r", (?:an?|the|its) [^.;]{1,60}, and ")
PLURAL = re.compile(r" (?:have|are|were) ")


def is_past(joint: re.Match[str]) -> bool:
    """Whether a Korean joint stands behind a verb in the past: 넘어섰으며, 거뒀지만."""
    return _AFTER_PAST.search(joint.string, max(0, joint.start() - 2), joint.end()) is not None


def means_to(joint: re.Match[str]) -> bool:
    """Whether behind an English joint the same subject goes on to what it has in mind: and wants 5,000 by June."""
    return "and" in joint[0].lower() and _MEANS_TO.match(joint.string, joint.end()) is not None


def goes_on(text: str, start: int = 0) -> bool:
    """Whether an English stretch from `start` begins so."""
    return _GOES_ON.match(text, start) is not None


def of_another(joint: re.Match[str], base: int, named: Sequence[Mention]) -> bool:
    """Whether an English joint has a name with its verb behind it and another before: X built it, and Y has begun to.

    `named` are the mentions of the stretch before, and the next behind; `base` is where the sentence begins.
    """
    if not named or joint[0].lower() not in COORDINATING:
        return False
    at = base + joint.end() + len(ARTICLE) * joint.string.startswith(ARTICLE, joint.end())
    named = [m for m in named if m.span.start <= at]
    last = named[-1] if named else None
    if last is None or last.target is not ORGANISATION or last.span.start != at:
        return False
    before = [m.span.end - base for m in named[:-1] if m.target is ORGANISATION]
    if PLURAL.match(joint.string, last.span.end - base) and LISTED.fullmatch(
        joint.string, min(before, default=0), joint.end()
    ):
        return False
    return bool(before) and HAS_VERB.match(joint.string, last.span.end - base) is not None
