"""Reads the lexicon's TOML files once and checks that they hold together."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import Any, TypeVar

import tomli

from briefs.lexicon import spellings
from briefs.lexicon.ministries import with_ministries
from briefs.lexicon.seats import with_governments
from briefs.lexicon.towns import with_towns
from briefs.model import Kind, Lang, Names, Organisation, Product

Made = TypeVar("Made")


class LexiconError(ValueError):
    """The lexicon's data are not what they should be; the message names the files and the entry."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the field that both languages have: robotaxi/로보택시.

    `type` is one of: object (a thing that is made, sold or used), technology, sector, measure (what a figure measures),
    role (what an organisation is). The first spelling shows, all are read.
    """

    id: str
    type: str
    ko: tuple[str, ...]
    en: tuple[str, ...]
    plural: str | None = None  # English plural where adding s does not make it; equal to the singular where uncountable

    def show(self, lang: Lang) -> str:
        """The term in `lang`."""
        return self.ko[0] if lang == "ko" else self.en[0]


@dataclass(frozen=True, slots=True)
class Action:
    """What a subject did, as both languages say it.

    Korean forms: past polite (공개했습니다), prospective (공개할), past adnominal (공개한), progressive polite
    (공개하고 있습니다), present adnominal (공개하는). English forms: base, past, participle, gerund. `ko_case` is the
    particle of the thing that it is done to, empty where the thing stands bare before the phrase; `en_case` the
    preposition. `ongoing`: once begun it goes on, so that a done fact is told as going on.
    """

    id: str
    kinds: tuple[Kind, ...]
    ko: tuple[str, ...]
    en: tuple[str, ...]
    ko_case: str = "을"
    en_case: str = ""
    ongoing: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All that is known before an article is read; immutable, and equal only to itself so that finders can be kept."""

    organisations: Mapping[str, Organisation]
    products: Mapping[str, Product]
    terms: Mapping[str, Term]
    actions: Mapping[str, Action]
    base: Lexicon | None = None  # what was known before an article taught organisations of its own

    def with_organisations(self, learned: Iterable[Organisation]) -> Lexicon:
        """This lexicon with `learned` added; what it knows already stays as it is."""
        new = {o.id: o for o in learned if o.id not in self.organisations}
        if not new:
            return self
        return replace(self, organisations={**self.organisations, **new}, base=self.base or self)

    def with_products(self, told: Iterable[Product]) -> Lexicon:
        """This lexicon with products that an article tells of added; what it knows already stays as it is."""
        new = {p.name: p for p in told if p.name not in self.products}
        return replace(self, products={**self.products, **new}, base=self.base or self) if new else self

    def with_spellings(self, more: Iterable[Organisation]) -> Lexicon:
        """This lexicon with further spellings of organisations that it knows; the names that it shows stay."""
        found = {o.id: _spelled_also(self.organisations[o.id], o.names) for o in more if o.id in self.organisations}
        changed = {key: one for key, one in found.items() if one != self.organisations[key]}
        if not changed:
            return self
        return replace(self, organisations={**self.organisations, **changed}, base=self.base or self)


# The numbers in a product's name, and what no two of its spellings are told apart by.
_NUMBER = re.compile(r"\d+")
_SINGLE = frozenset({"event", "fund", "policy-programme", "standard", "benchmark", "law"})
_APART = re.compile(r"[\s-]+")
DATA = files("briefs.lexicon") / "data"
# What an entry of each table may say.
_NAMES = frozenset({"ko", "en", "zh", "weak", "is"})
KEYS = {
    "organisations": _NAMES | {"kind", "parent", "place"},
    "products": _NAMES | {"owner", "family"},
    "terms": frozenset({"type", "ko", "en", "plural"}),
    "actions": frozenset({"kinds", "ko", "en", "ko_case", "en_case", "ongoing"}),
}


def table(name: str) -> dict[str, Any]:
    """All entries of `name.toml` and of its further parts, `name-*.toml`."""
    table: dict[str, Any] = {}
    for path in sorted(DATA.iterdir(), key=lambda path: path.name):
        if path.name == f"{name}.toml" or (path.name.startswith(f"{name}-") and path.name.endswith(".toml")):
            try:
                entries = tomli.loads(path.read_text("utf-8"))
            except tomli.TOMLDecodeError as error:
                raise LexiconError(f"{path.name}: {error}") from error
            if twice := table.keys() & entries.keys():
                raise LexiconError(f"{name}*.toml: {min(twice)} stands twice")
            table |= entries
    return table


def _entries(name: str, make: Callable[[str, Mapping[str, Any]], Made]) -> dict[str, Made]:
    """What `make` makes of every entry of `name*.toml`."""
    made = {}
    for key, entry in table(name).items():
        if unknown := entry.keys() - KEYS[name]:
            raise LexiconError(f"{name}*.toml: {key} says {min(unknown)}, which means nothing there")
        try:
            made[key] = make(key, entry)
        except KeyError as error:
            raise LexiconError(f"{name}*.toml: {key} does not say {error.args[0]}") from error
        except ValueError as error:
            raise LexiconError(f"{name}*.toml: {key}: {error}") from error
    return made


def _names(entry: Mapping[str, Any]) -> Names:
    return Names(*(tuple(entry.get(key, ())) for key in ("ko", "en", "zh", "weak")))


def _spelled_also(organisation: Organisation, more: Names) -> Organisation:
    own = organisation.names
    scripts = ((own.ko, more.ko), (own.en, more.en), (own.zh, more.zh), (own.weak, more.weak))
    return replace(organisation, names=Names(*(tuple(dict.fromkeys((*one, *other))) for one, other in scripts)))


def _organisation(key: str, entry: Mapping[str, Any]) -> Organisation:
    return Organisation(
        key, _names(entry), entry.get("kind", "company"), entry.get("is"), entry.get("parent"), entry.get("place")
    )


def _product(key: str, entry: Mapping[str, Any]) -> Product:
    names = _names(entry)
    if key not in names.en:
        names = replace(names, en=(key, *names.en))
    return Product(key, names, entry.get("owner"), entry.get("is"), entry.get("family"))


def _spelled(product: Product, name: str, spellings: Collection[str]) -> Product:
    """`product` as `name`, with those of its English spellings, and its others where the name is its own."""
    own = name == product.name
    kept = tuple(spelling for spelling in product.names.en if spelling in spellings)
    weak = tuple(w for w in product.names.weak if w in spellings or (own and w not in product.names.en))
    names = replace(product.names, en=kept, weak=weak) if own else Names(en=kept, weak=weak)
    return replace(product, name=name, names=names)


def _with_members(products: dict[str, Product]) -> dict[str, Product]:
    """`products` with every spelling that bears another number as a product of its own: MiniCPM4 beside MiniCPM."""
    every = dict(products)
    for product in products.values():
        if product.is_a in _SINGLE:
            continue
        others: dict[str, list[str]] = {}
        for spelling in product.names.en:
            number = _NUMBER.findall(spelling)
            known = spelling in products or spelling in product.names.ko
            if number and number != _NUMBER.findall(product.name) and not known:
                others.setdefault(_APART.sub("", spelling).casefold(), []).append(spelling)
        if others:
            every[product.name] = _spelled(product, product.name, set(product.names.en) - {*chain(*others.values())})
        for names in others.values():
            every[names[0]] = replace(_spelled(product, names[0], names), family=product.family or product.name)
    return every


def _term(key: str, entry: Mapping[str, Any]) -> Term:
    ko, en = spellings.korean(tuple(entry["ko"])), spellings.english(tuple(entry["en"]))
    return Term(key, entry["type"], ko, en, entry.get("plural"))


def _action(key: str, entry: Mapping[str, Any]) -> Action:
    action = Action(key, tuple(Kind(kind) for kind in entry["kinds"]), tuple(entry["ko"]), tuple(entry["en"]))
    if (len(action.ko), len(action.en)) != (5, 4):
        raise ValueError("five Korean and four English forms are needed")
    return replace(
        action,
        ko_case=entry.get("ko_case", action.ko_case),
        en_case=entry.get("en_case", action.en_case),
        ongoing=entry.get("ongoing", action.ongoing),
    )


@cache
def load() -> Lexicon:
    """The shipped lexicon, read once per process.

    Raises LexiconError where an entry lacks something, says what means nothing, or names another that does not exist.
    """
    fields = table("ministries")["fields"]["en"]
    lexicon = Lexicon(
        with_towns(with_governments(with_ministries(_entries("organisations", _organisation), fields))),
        _with_members(_entries("products", _product)),
        _entries("terms", _term),
        _entries("actions", _action),
    )
    _check(lexicon)
    return lexicon


def _check(lexicon: Lexicon) -> None:
    for organisation in lexicon.organisations.values():
        entry = f"organisations*.toml: {organisation.id}"
        _refer(entry, "parent", organisation.parent, lexicon.organisations)
        _refer(entry, "place", organisation.place, lexicon.organisations)
        _refer(entry, "is", organisation.is_a, lexicon.terms)
    for product in lexicon.products.values():
        entry = f"products*.toml: {product.name}"
        _refer(entry, "owner", product.owner, lexicon.organisations)
        _refer(entry, "is", product.is_a, lexicon.terms)
        _refer(entry, "family", product.family, lexicon.products)


def _refer(entry: str, key: str, target: str | None, table: Mapping[str, object]) -> None:
    if target is not None and target not in table:
        raise LexiconError(f"{entry} says {key} = {target!r}, which is not in the lexicon")
