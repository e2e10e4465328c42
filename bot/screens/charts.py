"""Charts: a picture of a company's figures with its words, and the way to its other figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from bot.actions.pictures import ChartSources, ShowChart
from bot.actions.reading import ShowCompany, ShowTimeline
from bot.asked.keys import company_key
from bot.screens.base import Button, Keyboard, Screen, label, other, rows, text
from bot.screens.companies import name, to_list
from briefs.lexicon import Lexicon
from briefs.model import Lang, Message, Organisation
from briefs.series import Series
from briefs.writing import charts
from briefs.writing.charts import Shown
from briefs.writing.series import button

MOST_CHOICES = 6


def chart(
    picture: bytes,
    caption: Message,
    page: ShowChart,
    *,
    choices: Sequence[Series],
    both: bool,
    lexicon: Lexicon,
) -> Screen:
    """The picture; `both` where the figure can be shown over time and among other companies'."""
    lang = page.lang
    turned = replace(page, across=not page.across)
    turn = (Button(label(lang, "over_time" if page.across else "among_others"), turned),) if both else ()
    behind = Button(label(lang, "sources"), ChartSources(lang, page.key, page.series or "", page.across))
    translated = Button(label(lang, "other_language"), replace(page, lang=other(lang)))
    left = islice((series for series in choices if series.key != page.series), MOST_CHOICES)
    others = [Button(button(series, lang, lexicon), ShowChart(lang, page.key, series.key)) for series in left]
    card = Button(label(lang, "card"), ShowCompany(lang, page.key, fresh=True))
    keyboard = (*rows(others, 2), *((turn,) if turn else ()), (behind, translated, card))
    return Screen((caption,), keyboard, picture)


def chart_sources(shown: Sequence[Shown], lang: Lang, *, across: bool, lexicon: Lexicon) -> Screen:
    """The sentences behind the figures."""
    return Screen(charts.source_messages(shown, lang, across=across, lexicon=lexicon))


def none(organisation: Organisation, lang: Lang) -> Screen:
    """That there is no figure to draw, and what there is instead."""
    return Screen((text(lang, "chart_none", name=name(organisation, lang)),), _instead(organisation, lang))


def ask_name(lang: Lang) -> Screen:
    """Whose figures?"""
    return Screen((text(lang, "chart_ask"),), to_list(lang))


def _instead(organisation: Organisation, lang: Lang) -> Keyboard:
    key = company_key(organisation.id)
    card = Button(label(lang, "card"), ShowCompany(lang, key, fresh=True))
    return ((card, Button(label(lang, "timeline"), ShowTimeline(lang, key, fresh=True))),)
