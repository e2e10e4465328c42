"""What a clause that tells of a release tells it of, where that is no product by its name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefs.lexicon.wording import any_of, words
from briefs.model import Fact
from briefs.parsing.clauses.borders import side
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import together
from briefs.parsing.text.marks import Mention

# Behind a Korean thing that something is done to: a count or a name, and the particle.
HEAD_KO = re.compile(
    r"(?:\s?(?:시스템|서비스|기술|솔루션|소프트웨어))?\s?(?:\d[\d,]*|[한두세네]|다섯|여섯|여러|몇)?\s?여?\s?(?:종류|종|개|대|가지|기종|편|건)?\s?"
    r"(?:['‘\"“][^'’\"”]{1,40}['’\"”]|(?![A-Z]{2,5}[^\w.-])[A-Z][\w.+-]{0,20}?(?:\s[A-Z\d][\w.+-]{0,12}?){0,2})?\s?"
    r"(?:\([^)]{0,40}\))?(?:을|를|이|가|은|는|도)(?![가-힣])"
)
OBJECT_KO = re.compile(r"[가-힣A-Za-z0-9’'](?:을|를) ")
# Behind an English one: what is no further noun of its compound.
HEAD_EN = re.compile(
    r"\s*(?:[,.;:)–—]|$)|\s(?:that|which|who|whose|where|when|with|without|for|in|on|at|to|from|by|of|as|called|named|"
    r"dubbed|and|or|but|is|are|was|were|will|would|should|has|have|had|can|this|last|next|early|late|before|after|"
    r"until|since|under|during|built|based|designed|made|meant|able|capable|aimed|came|comes|went|goes|it|they|[A-Z])"
)
# What makes of the noun behind it a part of another's description; of a line of things it is the line.
HELD = re.compile(
    r"\b(?:for|(?<!line )(?<!range )(?<!series )(?<!pair )(?<!family )(?<!set )of|in|on|with|without|by|from|to|at|"
    r"that|which|whose|where|inside|into|as|like|using|than|about|turns?)\s",
    re.IGNORECASE,
)
# Whom or what an English clause speaks of without its name, and what is another thing than that.
POINTS_EN = re.compile(r"\b(?:it|they|them|this|these|both|(?:the|its) (?:first )?deliver(?:y|ies))\b", re.IGNORECASE)
OPENS_EN = re.compile(r"\W*(?:(?:first|its|the|customer|volume) )*deliver(?:y|ies) (?!of\b)|\W*sales\b", re.IGNORECASE)
OTHER_EN = re.compile(rf"\b(?:{any_of(words('releases', 'another', 'en'))})s?\b", re.IGNORECASE)
POINTS_KO = re.compile(
    r"(?:^|\s)(?:이|그|해당) (?!회사|기업|업체|돈|시간|날|달|해|자리|행사|가운데|중|밖|과정|기간)[가-힣A-Za-z]{1,10}?"
    r"(?:은|는|이|가|을|를|도|의|까지|역시)\s|(?:^|\s)(?:이를|이것|이들)"
)
OTHER_KO = re.compile(rf"{any_of(words('releases', 'another', 'ko'))}|\d(?:세대|판)|[가-힣]판(?:을|이|은|도)")
# The noun that is marked right before a Korean verb, or right behind one that describes it.
BEFORE_KO = re.compile(r"(\S+?)(?:을|를|이|가|은|는|도)\s(?:[^\s,.]{1,10}\s){0,2}$")
BEHIND_KO = re.compile(r"(?:나온|나올|출시한|공개한|내놓은|선보인|출시된|공개된)\s(?!뒤|지|후|이후|바|것|적|이 |그 )\S")
NEAR = 40
# Where a Korean thing is put or what it is made with, not what comes out.
PUT = frozenset({"에", "에서", "에는", "에도", "로", "으로", "보다"})
# Behind these stands what an English thing has within it, or is put into.
RUNS_IN = re.compile(
    r"\b(?:in which|in whose|on which|whose|draws? on|drawn from|runs? on|runs|based on|built on|built into|powered by|"
    r"uses?|using|made with|works? with|for|inside|within|into|instead of|like|than|after|alongside)\b"
)
LISTED = re.compile(r"['’\"”]?\s?(?:\([^)]{0,40}\))?['’\"”]?(?:와|과|하고|이랑|,|·|ㆍ| 및| 그리고)[\s'‘\"“]")
# Behind a Korean verb another thing is told: 모델을 내놨고 앱은 …
PARTED = re.compile(r"[가-힣]{1,4}(?:고|며|으며|는데|지만|면서|아|어) ")
# What was shown while more of it was announced: 공개하면서 … 한다고 했다, on Thursday took the wraps off.
WHILE = re.compile(
    r"[가-힣]{1,4}(?:면서|며) .{1,80}다고 (?:했|밝혔|말했|전했|설명했|발표했)|"
    r"[가-힣]{1,4}(?:한|은|인|된) (?:데 이어|뒤|이후)"
)
PAST = re.compile(r"(?:lifted|took|pulled|showed|gave|brought|put|came|unwrapped|[a-z]+ed)\b", re.IGNORECASE)
# A verb with its object, and a Korean one that describes what stands behind it.
DOES = re.compile(r"[a-z]+ (?:up |out )?(?:a|an|its|their|two|three|several|more|another)\b")
DESCRIBES = re.compile(r"[가-힣]{0,5}(?:온|올|한|할|된|될|은|인|일|을|놓을|놓은) ")
NO_PAST = re.compile(
    r"\b(?:is|are|was|were|be|been|being|to|will|would|should|not|never|has yet|that|which|,)\s*(?:[a-z]+ly )?$"
)
PARTICLES = frozenset({"을", "를", "이", "가", "은", "는", "도"})


def thing(clause: Clause, at: int) -> str | None:
    """The term for the thing that the verb at `at` of the clause's text is told of; None where none is its own."""
    known = [m for m in clause.terms if _is_head(clause, m, at)]
    if not known:
        return None
    if clause.lang == "en":
        return next((m.id for m in known if m.span.start - clause.span.start > at), known[0].id)
    return next((m.id for m in reversed(known) if m.span.start - clause.span.start < at), known[0].id)


def _is_head(clause: Clause, mention: Mention, at: int) -> bool:
    start, end = mention.span.start - clause.span.start, mention.span.end - clause.span.start
    if clause.lang == "ko":
        named = HEAD_KO.match(clause.text, end)
        behind = named.end() if named else end + len(mention.particle)
        marked = named or mention.particle in PARTICLES
        return bool(marked) and OBJECT_KO.search(clause.text, behind, max(behind, at)) is None
    if not (end <= at <= end + 1 or HEAD_EN.match(clause.text, end)):
        return False
    verb = clause.text.find(" ", at) if start > at else 0
    return HELD.search(clause.text, max(0, verb), start) is None


def points_to(clause: Clause, at: int) -> bool:
    """Whether a clause that does not name the product spoken of tells the verb at `at` of it."""
    text = clause.text
    if clause.lang == "en":
        return bool(POINTS_EN.search(text) or OPENS_EN.match(text)) and not OTHER_EN.search(text)
    if OTHER_KO.search(text) or BEHIND_KO.search(text):
        return False
    if POINTS_KO.search(text):
        return True
    marked = BEFORE_KO.search(text, max(0, at - NEAR), at)
    return marked is None or any(m.span.end - clause.span.start == marked.end(1) for m in clause.organisations)


def own_products(what: tuple[str, ...], clause: Clause, at: int) -> tuple[str, ...]:
    """Of several products those that the verb at `at` is told of: not what they run in, and not another verb's."""
    if len(what) < 2:
        return what
    named = [m for m in clause.products if m.id in what]
    told = [m for m in named if _is_told(clause, m, at)]
    if clause.lang == "ko":  # what stands before another thing, and is not listed with it, only describes it
        told = [m for m in told if m is told[-1] or _listed(clause, m) or m.id in together(clause, told, told[-1].id)]
    elif before := _described(clause, told, at):  # follows the R1, which it unveiled
        told = [m for m in told if m not in before[:-1] or m.id in together(clause, before, before[-1].id)]
    return tuple(name for name in what if any(m.id == name for m in told)) or what


def _described(clause: Clause, named: Sequence[Mention], at: int) -> list[Mention]:
    """Those before the English side clause that holds the verb at `at`, which tells of the last of them."""
    held = side(clause.text, at)
    begins = clause.span.start + clause.text.rfind(held, 0, at + len(held))
    return [m for m in named if m.span.start < begins] if held else []


def _listed(clause: Clause, mention: Mention) -> bool:
    """Whether more of a Korean list follows behind a name: '어니 X1'과 언어모델 '어니 4.5'를."""
    return LISTED.match(clause.text, mention.span.end - clause.span.start) is not None


def _is_told(clause: Clause, mention: Mention, at: int) -> bool:
    start = mention.span.start - clause.span.start
    if clause.lang == "ko":
        return mention.particle not in PUT and (start < at or not PARTED.match(clause.text, at))
    return start < at or RUNS_IN.search(clause.text, at, start) is None


def of_another(fact: Fact, clause: Clause, at: int) -> bool:
    """Whether the verb at `at` is told of something else than the products that its clause names.

    Such a product runs in what is told of, or does itself what is told: the app introduced a tool.
    """
    base = clause.span.start
    mine = [m for m in clause.products if m.id in fact.what]
    if not mine:
        return False
    if clause.lang == "ko":
        behind = [m for m in mine if m.span.start - base > at]
        maker = any(m.id in fact.subject and m.span.end - base <= at for m in clause.organisations)
        put = bool(behind) and behind[0].particle.startswith("에") and not maker
        return put and DESCRIBES.match(clause.text, at) is not None
    if (described := _described(clause, clause.products, at)) and described[-1].id not in fact.what:
        return all(m in described for m in mine)
    known = [m for m in clause.products if m.id not in fact.what]
    others = [m.span.end - base for m in known if m.span.end <= mine[0].span.start]
    if others and mine[0].span.start - base < at and RUNS_IN.search(clause.text, others[-1], mine[0].span.start - base):
        return True
    last = mine[-1].span.end - base
    acting = last <= at and happened(clause, at) and DOES.match(clause.text, at) is not None
    return acting and not any(last <= m.span.start - base < at for m in clause.organisations)


def happened(clause: Clause, at: int) -> bool:
    """Whether the verb at `at` tells of what has happened, and only something else in its clause is to come."""
    if clause.lang == "ko":
        return WHILE.match(clause.sentence.text, clause.span.start - clause.sentence.span.start + at) is not None
    return PAST.match(clause.text, at) is not None and not NO_PAST.search(clause.text, max(0, at - NEAR), at)
