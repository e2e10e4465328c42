"""The one way through parsing: learn names, extract facts, merge them, file them under topics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from briefs.lexicon import Lexicon
from briefs.model import Article, Fact, Organisation, Parsed, Status, Topic
from briefs.parsing.facts.extract import Told, extract
from briefs.parsing.facts.ledes import without_gist, without_lede
from briefs.parsing.facts.merge import once
from briefs.parsing.names import names
from briefs.parsing.text.pieces import LONGEST, moved, pieces
from briefs.parsing.weighing.topics import article_topics, topics_of

# The first facts of an article, and those with the most figures, are what a summary would tell.
CORE_SENTENCES = 3


def parse(article: Article, lexicon: Lexicon) -> Parsed:
    """The facts of `article`, each with the span of the sentence that says it; the same input always gives the same."""
    learned = names.taught(article, lexicon)
    known = lexicon.with_organisations(learned)
    told = _told(article, lexicon, learned)
    facts = _filed(told.facts, article.published, known)
    return Parsed(
        article, tuple(facts), _companies(facts, told.acting, known), article_topics(facts, told.terms, known), learned
    )


def _told(article: Article, lexicon: Lexicon, learned: tuple[Organisation, ...]) -> Told:
    """What `article` tells, nothing of it twice; of one that is far too long each piece is read by itself."""
    facts: list[Fact] = []
    acting: dict[str, None] = {}
    terms: Counter[str] = Counter()
    for start, piece in pieces(article):
        told = extract(piece, lexicon, learned)
        found = once(told.facts, piece.text)
        facts += [moved(fact, start) for fact in (found if start else without_gist(found, piece.text))]
        acting |= dict.fromkeys(told.acting)
        terms.update(told.terms)
    facts = [*once(facts)] if len(article.text) > LONGEST else facts
    return Told(without_lede(facts, article), tuple(acting), terms)


def _filed(facts: Sequence[Fact], published: date | None, lexicon: Lexicon) -> list[Fact]:
    """`facts` with what only the article as a whole tells of them."""
    first = sorted({fact.span.start for fact in facts})[:CORE_SENTENCES]
    return [
        _whole(fact, _in_time(fact, published), topics_of(fact, lexicon), fact.span.start in first) for fact in facts
    ]


def _whole(fact: Fact, status: Status, topics: tuple[Topic, ...], core: bool) -> Fact:
    told = (fact.kind, fact.subject, fact.span, fact.action, fact.what, fact.others, fact.quantities, fact.terms)
    return Fact(*told, status, fact.date, topics, fact.confidence, core)


def _in_time(fact: Fact, published: date | None) -> Status:
    """What is told in the present tense of a day still to come is planned: 2027년에는 960이 뒤를 잇는다."""
    if fact.date and published and fact.status is Status.DONE and fact.date > published.isoformat()[: len(fact.date)]:
        return Status.PLANNED
    return fact.status


def _companies(facts: Collection[Fact], acting: Iterable[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Organisations that the facts tell about or that act beside them; a place or a country is none."""
    told = dict.fromkeys(o for fact in facts for o in (*fact.subject, *fact.others))
    kinds = {o: k.kind for o in (*told, *acting) if (k := lexicon.organisations.get(o))}
    barred = {o for o, kind in kinds.items() if kind == "place" or (kind == "media" and o not in told)}
    barred |= {o for o in acting if o not in told and _is_product(o, facts, lexicon)}
    return tuple(o for o in told | dict.fromkeys(acting) if o not in barred)


def _is_product(organisation: str, facts: Iterable[Fact], lexicon: Lexicon) -> bool:
    """Whether its owner's facts tell of what bears its name as of a product: Butterfly Effect's Manus."""
    known = lexicon.organisations.get(organisation)
    if known is None or known.parent is None or not known.names.en:
        return False
    return any(known.parent in fact.subject and known.names.en[0] in fact.what for fact in facts)
