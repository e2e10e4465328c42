"""A plan's slots in the words of one language: all that a line's template sees."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from briefs.lexicon import Action, Lexicon
from briefs.lexicon.measures import measures
from briefs.model import Bound, Lang, Quantity, Status, Unit
from briefs.writing import dates, figures, names, verbs
from briefs.writing.gather import Figure, falls
from briefs.writing.plan import Plan, Stat
from briefs.writing.products import is_a

_YEAR, _MONTH = 4, 7


@dataclass(frozen=True, slots=True)
class Voice:
    """A line's slots; a slot that is not filled is an empty text.

    Names that have no form in `lang` raise UnsaidError.
    """

    plan: Plan
    status: Status
    lang: Lang
    lexicon: Lexicon
    now: date

    @property
    def pattern(self) -> str:
        """The branch of the template."""
        return self.plan.pattern

    @property
    def action(self) -> str:
        """The action's id."""
        return self.plan.action

    @property
    def many(self) -> bool:
        """Whether the subject is plural."""
        return len(self.plan.subject) > 1

    @property
    def lead(self) -> Markup:
        """The subject in bold."""
        return self._bold(self.plan.subject)

    @property
    def others(self) -> Markup:
        """The other side in bold, for lines that begin with it."""
        return self._bold(self.plan.others)

    @property
    def partners(self) -> str:
        """The other side."""
        shown = [names.organisation(key, self.lang, self.lexicon) for key in self.plan.others]
        return names.listed(shown, self.lang)

    @property
    def several_others(self) -> bool:
        """Whether the other side is plural."""
        return len(self.plan.others) > 1

    def _bold(self, keys: Iterable[str]) -> Markup:
        shown = [names.bold(names.organisation(key, self.lang, self.lexicon)) for key in keys]
        return Markup(names.listed(shown, self.lang))  # noqa: S704 (each name is escaped above)

    @property
    def owner(self) -> Markup:
        """The subject with its product or thing: 딥시크 R1, DeepSeek R1, ByteDance's Doubao."""
        whose = self.products or self.sort
        if not whose or whose == self.lead.striptags():
            return self.lead
        stripped = self.plan.products and whose != self._product(self.plan.products[0], whole=True)
        if self.lang == "ko" or stripped:
            return Markup("{} {}").format(self.lead, whose)
        return Markup("{} {}").format(self.whose, whose)

    @property
    def owned(self) -> bool:
        """Whether the line is about a product or a thing that doesn't carry the subject's name."""
        return self.owner not in (self.lead, Markup("{} {}").format(self.lead, self.products))

    @property
    def whose(self) -> Markup:
        """The subject as an English owner: Cambricon's."""
        return possessive(self.lead)

    def possessive(self, text: Markup) -> Markup:
        """Any owner in English."""
        return possessive(text)

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
        return names.listed(names.described(shown, self.lang, self.lexicon), self.lang)

    @property
    def sort(self) -> str:
        """Things of the named sort: AI 칩, AI chips."""
        return names.listed([names.many(term, self.lang, self.lexicon) for term in self.plan.terms], self.lang)

    @property
    def things(self) -> str:
        """The products' names, else things of the named sort."""
        return self.products or self.sort

    @property
    def terms(self) -> list[str]:
        """The plan's terms one by one, things in the plural."""
        return [names.many(term, self.lang, self.lexicon) for term in self.plan.terms]

    def term(self, key: str | None) -> str:
        """A term in the line's language, empty for none."""
        return self.lexicon.terms[key].show(self.lang) if key else ""

    def is_model(self) -> bool:
        """Whether the only product is a line of models."""
        sorts = [is_a(name, self.lexicon) or "" for name in self.plan.products]
        return len(sorts) == 1 and sorts[0].endswith("model") and self.plan.products[0] in self.lexicon.products

    def act(self) -> Action:
        """The action's forms."""
        return self.lexicon.actions[self.plan.action]

    def act_of(self, action: str) -> Action:
        """Another action's forms."""
        return self.lexicon.actions[action]

    @property
    def verb(self) -> str:
        """The action by status."""
        return self.verb_of(self.plan.action)

    def verb_of(self, action: str, *, many: bool | None = None) -> str:
        """Another action by the fact's status."""
        forms = self.lexicon.actions[action]
        if self.lang == "ko":
            return verbs.korean(forms, self.status, past=self.plan.past)
        return verbs.english(forms, self.status, past=self.plan.past, many=self.many if many is None else many)

    def verb_present(self, action: str, *, many: bool) -> str:
        """English for a state that a done fact tells in the present: pays, pay."""
        if self.status is not Status.DONE:
            return self.verb_of(action, many=many)
        return self.lexicon.actions[action].en[0] + ("" if many else "s")

    @property
    def target(self) -> str:
        """What a curb hits: 엔비디아 H20, Nvidia's H20."""
        maker = names.listed([n for n, place in self._hit() if not place], self.lang)
        things = names.listed([names.product(n, self.lang, self.lexicon) for n in self.plan.products], self.lang)
        things = things or self.sort
        if not maker or not things or maker == things:
            return things or maker or self.bound_for
        return f"{maker} {things}" if self.lang == "ko" else f"{possessive(Markup.escape(maker)).striptags()} {things}"

    def _hit(self) -> list[tuple[str, bool]]:
        known = self.lexicon.organisations
        return [
            (names.organisation(key, self.lang, self.lexicon), key in known and known[key].kind == "place")
            for key in self.plan.others
        ]

    @property
    def bound_for(self) -> str:
        """The country that a curb on exports keeps things from: 중국, China."""
        return names.listed([name for name, place in self._hit() if place], self.lang)

    @property
    def exports(self) -> bool:
        """Whether a curb is one on exports."""
        return self.plan.measure == "export"

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

    def figure(self, found: Figure | None, *, noun: bool = True) -> str:
        """A figure, empty for none."""
        return figures.figure(found, self.lang, self.lexicon, noun=noun) if found else ""

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
    def duration(self) -> str:
        """Over how long."""
        return figures.duration(self.plan.duration, self.lang) if self.plan.duration else ""

    def percent(self, quantity: Quantity | None) -> str:
        """A share or a change with its exactness, without sign."""
        if quantity is None:
            return ""
        return figures.bounded(figures.percent(quantity.value, self.lang), quantity.bound, self.lang)

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
    def year(self) -> str:
        """The date's year as 올해 or 2024년, this year or 2024; empty where there is none."""
        return dates.moment(self.plan.when[:_YEAR], self.lang, self.now) if self.plan.when else ""

    @property
    def period(self) -> str:
        """The quarter or half."""
        return self.term(self.plan.period)

    @property
    def dated(self) -> str:
        """The date and the period before a Korean noun: 2024년 상반기"""
        text = dates.moment(self.plan.when, self.lang, self.now) + " " if self.plan.when else ""
        return text + (self.period + " " if self.period else "")

    @property
    def day(self) -> str:
        """The date at an English line's end, without the period."""
        if self.plan.when is None:
            return ""
        return self._dated(self.plan.when, {_YEAR: " in ", _MONTH: " in "}, " on ")

    @property
    def at(self) -> str:
        """When, as an adverb after the subject (2026년에 ) or at an English line's end ( in 2026)."""
        return self._time("에 ", {_YEAR: " in ", _MONTH: " in "}, " on ")

    @property
    def by(self) -> str:
        """The day by which a target is to be reached, else when it was set."""
        if self.status is Status.DONE:
            return self.at
        return self._time("까지 ", {}, " by ")

    def _time(self, particle: str, prepositions: dict[int, str], preposition: str) -> str:
        when = self.plan.when
        if when is None or (self.plan.period and len(when) == _YEAR):
            return self._in_period(particle)
        if self.lang == "en":
            return self._dated(when, prepositions, preposition)
        text = dates.moment(when, self.lang, self.now)
        return text + (" " if text == "올해" and particle == "에 " else particle)

    def _dated(self, when: str, prepositions: dict[int, str], preposition: str) -> str:
        text = dates.moment(when, self.lang, self.now)
        if text != "this year":
            return prepositions.get(len(when), preposition) + text
        return " by the end of this year" if preposition == " by " else " this year"

    def _in_period(self, particle: str) -> str:
        if not self.plan.period or self.status not in (Status.PLANNED, Status.FORECAST):
            return ""
        year = self.plan.when if self.plan.when and int(self.plan.when[:_YEAR]) != self.now.year else None
        if self.lang == "ko":
            return (f"{year}년 " if year else "") + self.period + particle
        word = " by" if particle.startswith("까지") else " in"
        return f"{word} the {self.period}" + (f" of {year}" if year else "")


def possessive(text: Markup) -> Markup:
    """The owner's 's inside its bold, as Cambricon's."""
    mark = "'" if text.striptags().endswith("s") else "'s"
    if text.endswith("</b>"):
        return text[: -len("</b>")] + Markup(mark) + Markup("</b>")  # noqa: S704 (a constant)
    return text + Markup(mark)  # noqa: S704 (a constant)


@dataclass(frozen=True, slots=True)
class StatVoice:
    """A measure with its figures in one language."""

    stat: Stat
    voice: Voice

    @property
    def name(self) -> str:
        """The measure."""
        term = self.voice.lexicon.terms[self.stat.measure]
        return term.ko[0] if self.voice.lang == "ko" else (term.plural or term.en[0])

    @property
    def amount(self) -> str:
        """The level; in English without the noun that the measure is."""
        found = self.stat.amount
        bare = (
            self.voice.lang == "en" and (self.had or self.many) and found is not None and found.unit is not Unit.UNITS
        )
        return self.voice.figure(found, noun=not bare)

    @property
    def over(self) -> str:
        """The level without its 이상 where it is passed, else empty."""
        found = self.stat.amount
        if found is None or found.bound is not Bound.OVER or found.converted:
            return ""
        return figures.figure(found, self.voice.lang, self.voice.lexicon, bound=False)

    @property
    def change(self) -> str:
        """The change in percent without its sign."""
        return self.voice.percent(self.stat.change)

    @property
    def multiple(self) -> str:
        """The multiple: 2배, 2 times."""
        return self.voice.figure(Figure(self.stat.multiple)) if self.stat.multiple else ""

    @property
    def falls(self) -> bool:
        """Whether it fell."""
        return self.stat.change is not None and falls(self.stat.change)

    @property
    def move(self) -> str:
        """The family of its verb: amount, price or level."""
        return measures().moves.get(self.stat.measure, "amount")

    @property
    def measure(self) -> str:
        """The measure's id."""
        return self.stat.measure

    @property
    def flow(self) -> bool:
        """Whether it is told for a period."""
        return self.stat.measure in measures().forms["flow"]

    @property
    def many(self) -> bool:
        """Whether English takes are and were."""
        return self.stat.measure in measures().forms["many"]

    @property
    def had(self) -> bool:
        """Whether English says that one has it."""
        return self.stat.measure in measures().forms["had"]

    @property
    def noun_phrase(self) -> str:
        """The measure and its level: 매개변수 6,710억 개, 671 billion parameters."""
        if self.voice.lang == "ko":
            return f"{self.name} {self.amount}"
        if self.had:
            return f"{self.amount} {self.name}"
        mass = self.many or self.stat.measure in measures().forms["mass"]
        return f"{self.name if mass else names.indefinite(self.name)} of {self.amount}"
