"""The names of series: annual revenue, ERNIE Assistant's monthly active users."""

from __future__ import annotations

from briefs.lexicon import Lexicon
from briefs.model import MONEY, Lang, Unit
from briefs.series import Length, Point, Series
from briefs.series.kinds import rules
from briefs.writing import figures, messages, names, plan
from briefs.writing.gather import Figure
from briefs.writing.packing import plain
from briefs.writing.scales import Scale


def name(series: Series, lang: Lang, lexicon: Lexicon) -> str:
    """What the series holds, without its unit."""
    given = rules().names.get(series.measure)
    measure = given[lang] if given else lexicon.terms[series.measure].show(lang)
    of = thing(series, lang, lexicon)
    of = of[:1].upper() + of[1:] if series.thing in lexicon.terms else of
    length = series.length if series.length not in (Length.MOMENT, Length.UNTOLD) else ""
    text = messages.say(lang, "series_name", "charts")(
        measure, length, of, series.change, series.thing if series.change else ""
    )
    return plain(text)


def button(series: Series, lang: Lang, lexicon: Lexicon) -> str:
    """The name with the currency."""
    unit = series.unit.value if series.unit in MONEY and lang == "en" else ""
    unit = figures.currency(series.unit) if series.unit in MONEY and lang == "ko" else unit
    named = name(series, lang, lexicon)
    return f"{named}{'' if lang == 'ko' else ' '}({unit})" if unit else named


def unit(series: Series, scale: Scale, lang: Lang, lexicon: Lexicon, example: Point) -> str:
    """What the axis counts in: 억 위안, CNY bn, %, 만 명, million users."""
    if series.unit is Unit.PERCENT:
        return "%"
    if series.unit in MONEY:
        if lang == "ko":
            return f"{scale.word} {figures.currency(series.unit)}".strip()
        return f"{series.unit.value} {scale.word}".strip()
    counted = plan.counted_in(Figure(example.level.quantity), example.fact.fact, lexicon)
    noun = figures.counting(counted, lang, lexicon)
    return f"{scale.word} {noun}".strip() if noun else scale.word


def thing(series: Series, lang: Lang, lexicon: Lexicon) -> str:
    """The product or what is counted, empty for the whole company."""
    if series.change and series.thing in rules().bases:
        return ""
    if series.thing in lexicon.terms:
        return names.many(series.thing, lang, lexicon)
    return product(series.thing, lang, lexicon) if series.thing else ""


def product(key: str, lang: Lang, lexicon: Lexicon) -> str:
    """A product's name, as its maker writes it where `lang` has none."""
    try:
        return names.product(key, lang, lexicon)
    except names.UnsaidError:
        return names.tidy(key)
