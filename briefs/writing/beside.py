"""What stands beside a line: figures and dates that other reports tell differently, and the report that it overtook."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefs.lexicon import Lexicon, outlets
from briefs.model import Item, Lang, Quantity, Role, Source, SourcedFact, Unit
from briefs.writing import dates, figures, names
from briefs.writing.gather import Figure

LONGEST_OUTLET = 60


def outlet(source: Source, lang: Lang, nameless: str) -> str:
    """Who published it, by the name that readers of `lang` know, else its title, else `nameless`."""
    name = outlets.outlet(source.publisher, lang) if source.publisher else source.title
    return names.tidy(name, LONGEST_OUTLET) or nameless


def conflicts(item: Item, lang: Lang, lexicon: Lexicon, now: date) -> list[list[tuple[str, Source]]]:
    """Each thing that reports tell differently: the line's own way first, each way with who tells it so."""
    told: dict[str, dict[str, Source]] = {}
    for conflict in item.conflicts:
        for ours, theirs in _ways(item.fact, conflict.fact, conflict.figures, lang, lexicon, now):
            if ours != theirs:
                told.setdefault(ours, {}).setdefault(theirs, conflict.fact.source)
    return [[(ours, item.fact.source), *others.items()] for ours, others in told.items()]


def overtaken(item: Item, lang: Lang, now: date) -> str:
    """The day of the report that the line's overtook, empty for none."""
    day = item.updates.source.published if item.updates else None
    return dates.day(day, lang, now) if day else ""


def _ways(
    ours: SourcedFact,
    theirs: SourcedFact,
    differing: tuple[tuple[Quantity, Quantity], ...],
    lang: Lang,
    lexicon: Lexicon,
    now: date,
) -> Iterator[tuple[str, str]]:
    for one, other in differing:
        yield _figure(one, lang, lexicon), _figure(other, lang, lexicon)
    if not differing and ours.fact.date and theirs.fact.date:
        yield dates.moment(ours.fact.date, lang, now), dates.moment(theirs.fact.date, lang, now)


def _figure(quantity: Quantity, lang: Lang, lexicon: Lexicon) -> str:
    if quantity.role is Role.CHANGE and quantity.unit is Unit.PERCENT:
        return figures.bounded(figures.percent(quantity.value, lang), quantity.bound, lang)
    counted = quantity.counted if quantity.counted in lexicon.terms else None
    return figures.figure(Figure(quantity, counter=figures.counter(counted, quantity.measure)), lang, lexicon)
