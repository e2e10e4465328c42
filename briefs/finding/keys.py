"""What a fact is about, as tokens beside those of its sentence, and which of them a name stands for.

By them a name in any script finds a fact whose sentence has it in another, or has only "the company".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2s

from briefs.finding.tokens import squeezed, tokens
from briefs.lexicon import Lexicon
from briefs.model import Fact, Names
from briefs.writing.figures import plural
from briefs.writing.products import found


@dataclass(frozen=True, slots=True)
class Thing:
    """An organisation, a product or a term by its key, with all its spellings."""

    key: str
    spellings: tuple[str, ...]
    organisation: str | None = None  # the id of an organisation


def document(sentence: str, fact: Fact, lexicon: Lexicon) -> tuple[str, ...]:
    """The tokens to find a fact by: those of its sentence in their order, then the keys of what it is about."""
    return (*(token.text for token in tokens(sentence)), *sorted(set(_keys(fact, lexicon))))


class Naming:
    """All names of a lexicon's organisations, products and terms."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._things: dict[str, tuple[Thing, ...]] = {}
        for one in lexicon.organisations.values():
            self._add(Thing(_key("o", one.id), _spellings(one.names), one.id))
        for product in lexicon.products.values():
            self._add(Thing(_key("p", product.name), _spellings(product.names)))
        for term in lexicon.terms.values():
            spelled = (*term.ko, *term.en, *(plural(name, term.plural) for name in term.en))
            self._add(Thing(_key("t", term.id), tuple(dict.fromkeys(spelled))))

    def things(self, name: str) -> tuple[Thing, ...]:
        """What bears this name, in any script and case, with or without spaces."""
        return self._things.get(squeezed(name), ())

    def _add(self, thing: Thing) -> None:
        alone = (thing,)  # one for all its names
        for name in dict.fromkeys(map(squeezed, thing.spellings)):
            if name:
                known = self._things.get(name)
                self._things[name] = (*known, thing) if known else alone


def _keys(fact: Fact, lexicon: Lexicon) -> Iterator[str]:
    for organisation in (*fact.subject, *fact.others):
        yield _key("o", organisation)
    for name in _with_families(fact.what, lexicon):
        yield _key("p", name)
    for term in (*fact.terms, *(t for q in fact.quantities for t in (q.measure, q.counted) if t)):
        yield _key("t", term)


def _with_families(names: Iterable[str], lexicon: Lexicon) -> Iterator[str]:
    """The products and the lines that they belong to."""
    for name in names:
        yield name
        product, _ = found(name, lexicon)
        seen: set[str] = set()
        while product and product.name not in seen:
            yield product.name
            seen.add(product.name)
            product = lexicon.products.get(product.family or "")


def _key(sort: str, name: str) -> str:
    """A token that no text has: digits and letters together."""
    return f"0{sort}{blake2s(name.encode('utf-8', 'replace'), digest_size=6).hexdigest()}"


def _spellings(names: Names) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*names.ko, *names.en, *names.zh, *names.weak)))
