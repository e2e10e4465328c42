"""Whether a sentence tells a measure of the whole and not of a part: not 클라우드 매출, not sales in Europe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from briefs.lexicon import Lexicon
from briefs.lexicon.measures import measures
from briefs.lexicon.wording import any_of, language, words
from briefs.model import Quantity
from briefs.writing.plan import Plan, Slots, Stat
from briefs.writing.products import is_a
from briefs.writing.support.wording import says

# How far behind its figure a measure may stand: 2000만달러가 넘는 매출.
_BEHIND = 16
_LAST_WORDS = 6
# How far behind its preposition an owner's name may begin: deliveries of the two-seater EH216-S.
_NEAR = 24
_BRACKETS = re.compile(r"\([^()]{0,80}\)")
_QUOTES = "'\"‘’“”·△▲▷•-"
_TIMES_KO = re.compile(
    rf"(?:(?:{any_of(words('telling', 'beside', 'ko'))})|\d{{4}}년|\d{{1,2}}(?:[~∼-]\d{{1,2}})?월?|"
    r"[\d~∼-]{1,5}(?:월|분기|일)|"
    r"[가-힣]{1,3}째)(?:의|까지|에|에만|간|동안|도)?"
)
_FIGURE_KO = re.compile(
    r"\d[\d.,~만억조천여]*(?:위안|달러|홍콩달러|원|대|명|개|장|%|배|건|회)(?:대|선)?(?:의|이던|였던|이었던)?"
)
_REPORTED_KO = re.compile(rf"(?:{any_of(words('telling', 'reported', 'ko'))})")
_NARROWING_KO = re.compile(rf"(?:{any_of(words('telling', 'narrowing', 'ko'))})")
# Where a noun phrase ends before its measure's begins.
_BREAK_KO = re.compile(
    r"[,:;→…]$|(?:[은는이가도에로을를과와만]|에서|으로|부터|까지|보다|마다|[고며면서자니돼해려나]|으나|지만|는데|보면|따르면|합치면)$"
)
_PART_KO = re.compile(any_of(words("telling", "part", "ko")))
# What stands between a figure and a measure that another figure tells.
_APART = re.compile(r", |면서도? |지만 |으나 |는데 ")
# 매출 탓에: what made something else move.
_CAUSE_KO = re.compile(r"(?:이|가)?\s(?:탓|덕|덕분|때문)")
_PART_SUBJECT_KO = re.compile(r"(?:부문|사업|사업부|법인|공장|자회사)[은는이가] ")
_COMPOUND_EN = re.compile(r" (?:there|and marketing|costs|officers?|staff|team|force|tags?|wars?)\b")
_AMONG_KO = re.compile(r"(?:이|그|이들|그) ?(?:가운데|중에서?)(?=[ ,])|그중")
_PART_EN = re.compile(rf"(?:^|[\s-])(?:{any_of(words('telling', 'part', 'en'))})(?:['’]s|s['’])?\s+$")
_NAMED_EN = re.compile(r"(?<=[a-z,] )([A-Z][\w&.-]+)\s+$")
_DATED_EN = re.compile(
    r"(?:Q[1-4]|[1-4]Q\d*|[12]?H[12]?\d*|FY\d*|GAAP|R&D|[A-Z][a-z]{2,8}ber|January|February|March|April|May|June|July|August)$"
)
# Of Meitu's cloud arm.
_ARM_EN = re.compile(
    r"^[\w .&-]{1,30}['’]s? (?:[\w-]+ ){0,2}(?:arm|unit|division|segment|subsidiary|business|plant|factory|line)\b"
)
_ARM = 70
_OF_EN = re.compile(r"\s+(of|at|in|from|outside|on|per|across)\s+")
_TIME_EN = re.compile(rf"(?:[\d$€£¥(]|(?:{any_of(words('telling', 'time', 'en'))})(?![a-z]))")
_OWN_EN = re.compile(rf"(?:{any_of(words('telling', 'own', 'en'))})\b")
_AMONG_EN = re.compile(
    r"\b(?<!including )(?:those|that) (?:of|at|from|in|for)\b|\b[Oo]f (?:that|those|these|them|which)\b"
)


def of_the_whole(plan: Plan, slots: Slots) -> Plan | None:
    """The plan without the measures that its sentence tells of a part; None where none is left."""
    if any(_of_no_thing(stat, plan, slots) or _unsaid(stat, slots) for stat in plan.stats):
        return None
    checked = measures().terms["whole"]
    if not any(stat.measure in checked for stat in plan.stats):
        return plan
    kept = tuple(found for stat in plan.stats if (found := _kept(stat, slots) if stat.measure in checked else stat))
    return replace(plan, stats=kept) if kept else None


def _of_no_thing(stat: Stat, plan: Plan, slots: Slots) -> bool:
    """Whether it measures a thing that the line doesn't have: the price of a company, the parameters of a server."""
    table = measures().terms
    if stat.measure in table["priced"]:
        return not plan.thing and not (stat.amount and stat.amount.per)
    if stat.measure not in ("parameters", "active-parameters"):
        return False
    sorts = [*(is_a(name, slots.lexicon) or "" for name in plan.products), *plan.terms]
    return not plan.thing or any(sort in table["machines"] | table["hosts"] for sort in sorts)


def _unsaid(stat: Stat, slots: Slots) -> bool:
    """Whether a change, which the sentence ties to no measure, is not one of the measure that it names elsewhere."""
    change = stat.change
    if change is None or stat.amount or change.measure is not None or stat.measure == "share-price":
        return False
    return bool(slots.sentence) and nearest(stat.measure, change, slots) is None


def _kept(stat: Stat, slots: Slots) -> Stat | None:
    """The measure without the figures of a part; None where that leaves nothing."""
    if stat.amount and _of_a_part(stat.measure, stat.amount.low, slots):
        return None
    if stat.amount and stat.multiple and says(_ahead(stat.amount.low, slots), "now"):
        return None  # 현재 210명이며 두 배로 늘린다
    stat = _together(stat, slots)
    moved = stat.change or stat.multiple or (stat.moved.figure.low if stat.moved else None)
    if moved is None or not _of_a_part(stat.measure, moved, slots):
        return stat
    return replace(stat, change=None, multiple=None, moved=None) if stat.amount else None


def _together(stat: Stat, slots: Slots) -> Stat:
    """The measure without a change that the sentence tells of another, before it and a comma."""
    if stat.amount is None or stat.change is None or stat.change.measure is not None:
        return stat
    between = slots.sentence[slots.place(stat.change)[1] : slots.place(stat.amount.low)[0]]
    return replace(stat, change=None) if ", " in between else stat


def _ahead(quantity: Quantity, slots: Slots) -> str:
    """The words right before a figure."""
    return slots.around(quantity)[0][-_NEAR:]


def _of_a_part(measure: str, quantity: Quantity, slots: Slots) -> bool:
    sentence, (start, _) = slots.sentence, slots.place(quantity)
    korean = language(sentence) == "ko"
    named = nearest(measure, quantity, slots)
    between = sentence[named[1] if named and named[1] <= start else 0 : start]
    if (named is None or named[1] <= start) and (_AMONG_KO if korean else _AMONG_EN).search(between):
        return True
    if named is None:
        return False
    names = tuple(_names(slots))
    if korean:
        if _CAUSE_KO.match(sentence, named[1]) or _PART_SUBJECT_KO.search(sentence, 0, named[0]):
            return True
        return _part_ko(sentence[: named[0]], names, narrow=measure in _NARROW)
    return _part_en(sentence[: named[0]], sentence[named[1] :], names)


def nearest(measure: str, quantity: Quantity, slots: Slots) -> tuple[int, int] | None:
    """Where the sentence names the measure of a figure: the last time before it, else right behind it."""
    sentence, (start, end) = slots.sentence, slots.place(quantity)
    found = [m.span() for m in _spelled(measure, slots.lexicon).finditer(sentence)]
    before = [span for span in found if span[1] <= start]
    after = [span for span in found if 0 <= span[0] - end <= _BEHIND and not _APART.search(sentence, end, span[0])]
    return next(iter([*before[-1:], *after]), None)


@lru_cache(maxsize=256)
def _spelled(measure: str, lexicon: Lexicon) -> re.Pattern[str]:
    """How sentences name the measure, and what it is called instead: sales that are revenue."""
    called = [measure, *(other for other, name in measures().money.items() if name == measure)]
    terms = [lexicon.terms[one] for one in called]
    forms = sorted({form for term in terms for form in term.ko}, key=len, reverse=True)
    english = sorted({form for term in terms for form in (*term.en, term.plural or "") if form}, key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, forms), rf"\b(?:{any_of(english)})\b"]), re.IGNORECASE)


def _names(slots: Slots) -> Iterator[str]:
    """The names of those whom and what the line is about."""
    yield from slots.fact.what
    organisations, products = slots.lexicon.organisations, slots.lexicon.products
    named = [organisations[one].names for one in slots.fact.subject if one in organisations]
    for names in (*named, *(products[one].names for one in slots.fact.what if one in products)):
        yield from (*names.ko, *names.en)


def _part_ko(before: str, names: tuple[str, ...], *, narrow: bool) -> bool:
    """Whether the Korean words before a measure make it a part's; a `narrow` one says itself what it leaves out."""
    spoken = _BRACKETS.sub("", before).split()[-_LAST_WORDS:]
    while spoken:
        raw = spoken[-1]
        word = raw.strip(_QUOTES)
        if not word or _TIMES_KO.fullmatch(word):
            spoken.pop()
            continue
        if _NARROWING_KO.fullmatch(word):
            return not narrow
        if _FIGURE_KO.fullmatch(word) or _REPORTED_KO.fullmatch(word):
            return False
        if word.endswith("의") and len(word) > 1:
            return _parts_own(" ".join(spoken), names)
        if _BREAK_KO.search(word) and word not in _NO_BREAK and not _PART_KO.fullmatch(word):
            return False
        return not _is_of(" ".join(spoken), names)
    return False


# Measures that tell themselves of whom or without what.
_NARROW = frozenset(
    {"paying-users", "adjusted-net-profit", "adjusted-operating-profit", "adjusted-net-loss"}
    | {"adjusted-operating-loss", "adjusted-operating-margin"}
)
_NO_BREAK = frozenset(words("subjects", "no_joint", "ko"))


def _parts_own(phrase: str, names: tuple[str, ...]) -> bool:
    """Whether the owner that a Korean phrase ends with is less than the whole."""
    owner = _cut(phrase)
    named = _is_of(owner, names) or any(name in owner for name in names)
    return not named and _PART_KO.search(owner) is not None


def _cut(phrase: str) -> str:
    """The last noun phrase of `phrase`."""
    spoken = phrase.split()
    for at in range(len(spoken) - 2, -1, -1):
        if _BREAK_KO.search(spoken[at].strip(_QUOTES)):
            return " ".join(spoken[at + 1 :])
    return phrase


def _is_of(phrase: str, names: tuple[str, ...]) -> bool:
    """Whether a phrase's last word is one of `names`, or the last of its words."""
    close = re.sub(r"\s", "", phrase).replace("'", "").replace("’", "").replace("‘", "").removesuffix("의")
    return any(close.endswith(re.sub(r"\s", "", name)) for name in names)


def _part_en(before: str, after: str, names: tuple[str, ...]) -> bool:
    """Whether the English words around a measure make it a part's."""
    if _PART_EN.search(before) or _COMPOUND_EN.match(after):
        return True
    named = _NAMED_EN.search(before)
    if named and not _DATED_EN.fullmatch(named[1]) and not any(named[1] in name.split() for name in names):
        return True
    following = _OF_EN.match(after)
    if following is None:
        return False
    rest = after[following.end() :]
    if following[1] in ("from", "outside", "per"):
        return not _TIME_EN.match(rest)
    if _ARM_EN.search(rest[:_ARM]):
        return True
    bare = rest.removeprefix("the ").removeprefix("The ")
    own = any(name.split()[0] in bare[:_NEAR] for name in names if name) or _OWN_EN.match(rest)
    return not (own or _TIME_EN.match(rest))
