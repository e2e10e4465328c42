"""A plan's slots in the words of one language: all that a line's template sees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from briefs.lexicon.measures import measures
from briefs.model import Bound, Status, Unit
from briefs.writing import dates, figures, names
from briefs.writing.plan import Stat
from briefs.writing.products import found, is_a
from briefs.writing.voices.acts import Acts
from briefs.writing.voices.sides import possessive
from briefs.writing.voices.stat_voice import StatVoice


@dataclass(frozen=True, slots=True)
class Voice(Acts):
    """A line's slots; a slot that is not filled is an empty text.

    Names that have no form in the language raise UnsaidError.
    """

    @property
    def pattern(self) -> str:
        """The branch of the template."""
        return self.plan.pattern

    @property
    def owner(self) -> Markup:
        """The subject with its product or thing: 딥시크 R1, DeepSeek R1, ByteDance's Doubao."""
        whose = self.products or self.sort
        if not whose or whose == self.lead.striptags():
            return self.lead
        named = self.lead.striptags()
        if self.plan.products and whose.startswith(f"{named} "):  # Rokid Glasses, with Rokid in bold
            return self.lead + whose.removeprefix(named)
        stripped = self.plan.products and whose != self._product(self.plan.products[0], whole=True)
        if self.lang == "ko" or stripped:
            return Markup("{} {}").format(self.lead, whose)
        return Markup("{} {}").format(self.whose, whose)

    @property
    def owned(self) -> bool:
        """Whether the line is about a product or a thing that doesn't carry the subject's name."""
        return self.owner.striptags() not in (self.lead.striptags(), self.products) and self.owner != Markup(
            "{} {}"
        ).format(self.lead, self.products)

    @property
    def products(self) -> str:
        """The products' names alone."""
        return names.listed([self._product(name) for name in self.plan.products], self.lang)

    def _product(self, name: str, *, whole: bool = False) -> str:
        shown = names.product(name, self.lang, self.lexicon)
        if whole or len(self.plan.subject) != 1:
            return shown
        return names.without(shown, names.organisation(self.plan.subject[0], self.lang, self.lexicon))

    @property
    def thing(self) -> str:
        """The products with what they are, else one of the named sort: AI 칩 어센드 920, an AI chip."""
        if not self.plan.products:
            return names.listed([names.one(term, self.lang, self.lexicon) for term in self.plan.terms], self.lang)
        return self._described(self.plan.products)

    def _described(self, products: tuple[str, ...]) -> str:
        shown = [(key, self._product(key)) for key in products]
        if len(shown) > 2:
            return names.listed([name for _, name in shown], self.lang)
        return names.listed(names.described(shown, self.lang, self.lexicon, dict(self.plan.sorts)), self.lang)

    @property
    def sort(self) -> str:
        """Things of the named sort: AI 칩, AI chips."""
        return names.listed([names.many(term, self.lang, self.lexicon) for term in self.plan.terms], self.lang)

    @property
    def kind_of(self) -> str:
        """The named sort before another English noun: data centre production capacity."""
        return names.listed([self.term(key) for key in self.plan.terms], self.lang)

    @property
    def things(self) -> str:
        """The products' names, else things of the named sort."""
        shown = [names.definite(self._product(name), name, self.lang, self.lexicon) for name in self.plan.products]
        things = names.listed(shown, self.lang) or self.sort
        if not self.plan.more:
            return things
        return f"{things} 등" if self.lang == "ko" else f"{'products' if shown else 'areas'} including {things}"

    @property
    def terms(self) -> list[str]:
        """The plan's terms one by one, things in the plural."""
        return [names.many(term, self.lang, self.lexicon) for term in self.plan.terms]

    def is_model(self) -> bool:
        """Whether the only product is a model or a line of models."""
        sorts = [is_a(name, self.lexicon) or "" for name in self.plan.products]
        return len(sorts) == 1 and sorts[0].endswith("model") and self.plan.products[0] in self.lexicon.products

    def is_version(self) -> bool:
        """Whether the only product's name has a number, as one model of a line has."""
        return any(letter.isdigit() for letter in self.products)

    @property
    def amount(self) -> str:
        """The main figure with its unit and exactness."""
        return self.figure(self.plan.amount)

    @property
    def valuation(self) -> str:
        """What the subject is worth."""
        return self.figure(self.plan.valuation)

    @property
    def exact_valuation(self) -> bool:
        """Whether the valuation is a bare amount."""
        found = self.plan.valuation
        return found is not None and found.bound is Bound.EXACT and not found.converted

    @property
    def share(self) -> str:
        """A part of a whole."""
        return self.percent(self.plan.share)

    @property
    def change(self) -> str:
        """A rise or a fall without its sign."""
        return self.percent(self.plan.change)

    @property
    def measure(self) -> str:
        """The people or the field that the line is about."""
        term = self.lexicon.terms.get(self.plan.measure or "")
        if term is None:
            return ""
        return term.ko[0] if self.lang == "ko" else (term.plural or term.en[0])

    @property
    def one_of(self) -> str:
        """One of such people in English: a developer."""
        singular = self.measure.removesuffix("s")
        return names.indefinite(singular) if singular != self.measure else self.measure

    @property
    def people(self) -> str:
        """English people by their number: 5,000 graduates."""
        return f"{self.figure(self.plan.amount, noun=False)} {self.measure}" if self.measure else self.amount

    @property
    def site(self) -> str:
        """Where it is put to work."""
        return self.term(self.plan.site)

    @property
    def sites(self) -> str:
        """Such places in the plural."""
        return names.many(self.plan.site, self.lang, self.lexicon) if self.plan.site else ""

    @property
    def own_product(self) -> bool:
        """Whether the only product is the subject's, so that others may be those who use it."""
        known = [found(name, self.lexicon)[0] for name in self.plan.products]
        return len(known) == 1 and known[0] is not None and known[0].owner in self.plan.subject

    @property
    def counts(self) -> bool:
        """Whether all that it names are places or pieces that one can have more of."""
        return bool(self.plan.terms) and all(term in measures().pieces for term in self.plan.terms)

    @property
    def computes(self) -> bool:
        """Whether its capacity is one to compute, not to produce: a data centre's."""
        return bool(measures().terms["computing"].intersection(self.plan.terms))

    @property
    def trade(self) -> str:
        """The companies that a country's line is about."""
        roles = [term for term in self.plan.terms if self.lexicon.terms[term].type == "role"]
        return names.many(roles[0], self.lang, self.lexicon) if roles else ""

    @property
    def staff(self) -> str:
        """Whose pay it is: 대졸, graduates."""
        kept = [term for term in self.plan.terms if self.lexicon.terms[term].type == "measure"]
        if not kept:
            return ""
        if self.lang == "ko":
            return "대졸" if kept[0] == "graduates" else self.term(kept[0])
        return self.lexicon.terms[kept[0]].plural or self.term(kept[0])

    @property
    def makers_things(self) -> Markup:
        """The maker's products or things with the maker as an adjective: Unitree humanoids."""
        return self.owner if self.plan.products else Markup("{} {}").format(self.lead, self.sort)

    @property
    def all_had(self) -> bool:
        """Whether English says that one has all of the measures."""
        return all(stat.had and stat.stat.amount and not (stat.change or stat.multiple) for stat in self.stats)

    @property
    def all_flow(self) -> bool:
        """Whether all of the measures are told for a time."""
        return all(stat.flow for stat in self.stats)

    @property
    def duration(self) -> str:
        """Over how long."""
        return figures.duration(self.plan.duration, self.lang) if self.plan.duration else ""

    @property
    def ending(self) -> str:
        """So many months up to the date's, for what is done: 9월까지 12개월간, in the 12 months to September."""
        over, when = self.plan.duration, self.plan.when
        if over is None or over.unit is not Unit.MONTHS or when is None or len(when) != len("2025-09"):
            return ""
        if self.status is not Status.DONE:
            return ""
        until = dates.moment(when, self.lang, self.now)
        return f"{until}까지 {self.duration} " if self.lang == "ko" else f" in the {self.duration} to {until}"

    @property
    def specs(self) -> list[str]:
        """Specifications as 매개변수 6,710억 개, 671 billion parameters."""
        return [stat.noun_phrase for stat in self._stats(Stat(f.measure or "", amount=f) for f in self.plan.specs)]

    @property
    def stats(self) -> list[StatVoice]:
        """The measures with their levels and changes."""
        return list(self._stats(self.plan.stats))

    def _stats(self, stats: Iterable[Stat]) -> Iterable[StatVoice]:
        return (StatVoice(stat, self) for stat in stats)

    @property
    def target(self) -> str:
        """What a curb hits: 엔비디아 H20, Nvidia's H20."""
        maker = names.listed([n for n, place in self._hit() if not place], self.lang)
        things = names.listed([names.product(n, self.lang, self.lexicon) for n in self.plan.products], self.lang)
        things = things or self.sort
        if not maker or not things or maker == things:
            return things or maker or self.bound_for
        return f"{maker} {things}" if self.lang == "ko" else f"{possessive(Markup.escape(maker)).striptags()} {things}"
