"""Workflows of comparisons: two companies side by side, or a plain word for why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.actions.pictures import ComparisonSources, ShowComparison
from bot.answers.pages import kept
from bot.asked.keys import pair_key
from bot.asked.pairs import Named, names
from bot.pictures import drawn
from bot.screens import comparisons as screens
from bot.screens.base import Screen, say
from bot.services import Services
from briefs.model import Lang, Organisation
from briefs.series import Length, Series, points
from briefs.series.kinds import rules
from briefs.writing.comparing import Row, Side, comparable, compare, table
from storage import facts, levels

MOST_SERIES = 10
MOST_OF_MEASURE = 3  # series of one measure
MOST_FACTS = 6  # of one series
NEWEST = 60  # facts among which the latest products are looked for


async def compare_named(services: Services, words: str, lang: Lang) -> Screen:
    """The comparison of the two that `words` name; never a guess at a name."""
    found = names(words, await services.directory())
    if len(found) < 2:
        return await _one(services, found, lang)
    if len(found) > 2:
        return screens.too_many([named.typed for named in found], lang)
    first, second = found
    if first.organisation and second.organisation:
        keys = (pair_key(first.organisation.id), pair_key(second.organisation.id))
        return await comparison(services, ShowComparison(lang, *keys))
    return await _unknown(services, first, second, lang)


@kept
async def comparison(services: Services, page: ShowComparison) -> Screen:
    """The picture with its words; a word where they are one company, where nothing is known, or for an old button."""
    pair = await _pair(services, page.first, page.second)
    if pair is None:
        return say(page.lang, "button_old")
    if pair[0].id == pair[1].id:
        return screens.same(pair[0], page.lang)
    sides, rows = await _compared(services, pair, page.lang)
    if not rows:
        return screens.nothing(pair, page.lang)
    words, caption = table(sides, rows, lang=page.lang, now=services.today())
    return screens.comparison(await drawn(words), caption, page, pair)


async def comparison_sources(services: Services, page: ComparisonSources) -> Screen:
    """The sentences behind the picture, or that it is no longer shown."""
    pair = await _pair(services, page.first, page.second)
    if pair is None:
        return say(page.lang, "source_gone")
    sides, rows = await _compared(services, pair, page.lang)
    if not rows:
        return say(page.lang, "source_gone")
    words, _ = table(sides, rows, lang=page.lang, now=services.today())
    return screens.comparison_sources(words)


async def _one(services: Services, found: Sequence[Named], lang: Lang) -> Screen:
    """No name or only one."""
    if not found:
        return screens.ask_names(lang)
    if organisation := found[0].organisation:
        return screens.and_whom(organisation, lang)
    return screens.unknown_alone(found[0].typed, lang)


async def _unknown(services: Services, first: Named, second: Named, lang: Lang) -> Screen:
    """One of the names is unknown: the nearest ones with the other, or the words for two unknown names."""
    if first.organisation is None and second.organisation is None:
        return screens.both_unknown(first.typed, second.typed, lang)
    typed = second.typed if first.organisation else first.typed
    near = await services.nearest(typed)
    return screens.unknown(typed, near, first.organisation, second.organisation, lang)


async def _pair(services: Services, first: str, second: str) -> tuple[Organisation, Organisation] | None:
    directory = await services.directory()
    one, other = directory.by_key(first), directory.by_key(second)
    return (one, other) if one and other else None


async def _compared(
    services: Services, pair: tuple[Organisation, Organisation], lang: Lang
) -> tuple[tuple[Side, Side], tuple[Row, ...]]:
    known = [[one for one, _ in await levels.series_of(services.database, each.id, most=1)] for each in pair]
    sides = (
        await _side(services, pair[0], _wanted(known[0], known[1])),
        await _side(services, pair[1], _wanted(known[1], known[0])),
    )
    return sides, compare(sides, lexicon=await services.lexicon(), lang=lang)


def _wanted(own: Sequence[Series], others: Sequence[Series]) -> list[Series]:
    """The series worth a look, few of each measure: those first that can be held against the other side's.

    Then come the measures that both have, and what is told for a certain time before what is not.
    """
    theirs, measured = {comparable(series) for series in others}, {series.measure for series in others}
    order, found = rules().order, Counter[str]()

    def key(series: Series) -> tuple[bool, bool, bool, int, str]:
        apart = series.length is Length.UNTOLD
        alike = not apart and comparable(series) in theirs
        return not alike, series.measure not in measured, apart, order[series.measure], series.text

    wanted = []
    for series in sorted((one for one in own if not one.change), key=key):
        found[series.measure] += 1
        if found[series.measure] <= MOST_OF_MEASURE:
            wanted.append(series)
    return wanted[:MOST_SERIES]


async def _side(services: Services, organisation: Organisation, wanted: Sequence[Series]) -> Side:
    """What is known of an organisation: its figures and what it released last."""
    dated = await levels.of_several(services.database, organisation.id, wanted, limit=MOST_FACTS)
    found = {series: points(series, told) for series, told in dated.items()}
    return Side(organisation, found, await facts.releases(services.database, organisation.id, among=NEWEST))
