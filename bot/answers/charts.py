"""Workflows of charts: a company's figures over time, or one of them among other companies'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.actions.pictures import ChartSources, ShowChart
from bot.answers.about import about
from bot.answers.figures import choices
from bot.answers.named import named
from bot.answers.pages import kept
from bot.pictures import drawn
from bot.screens import charts as screens
from bot.screens.base import Screen, say
from bot.services import Services
from briefs.lexicon import Lexicon
from briefs.model import Lang, Organisation
from briefs.series import Length, Point, Series, points
from briefs.writing import charts
from briefs.writing.charts import Shown
from storage import levels
from storage.levels import Dated
from storage.values import Standing

GOVERNMENT = "government"
COURSE = 2  # figures that make a course over time
TRIED = 4  # series of which a course over time is looked for
FEW = 24  # facts of a series that nearly always tell enough figures for a picture
MOST_STANDINGS = 200  # figures among which others' are looked for
LAST = 3  # facts of each of the others
ENOUGH = 2  # figures that say more beside each other than one alone does


@dataclass(frozen=True, slots=True)
class Found:
    """What a chart is to show: of an organisation one series, and its other ones."""

    organisation: Organisation
    series: Series
    choices: tuple[Series, ...]
    own: tuple[Shown, ...]  # over time, the earliest first
    among: tuple[Shown, ...]  # with other organisations; empty where no other has such a figure
    across: bool  # which of the two is meant

    @property
    def shown(self) -> tuple[Shown, ...]:
        """The figures of the picture."""
        return self.among if self.across else self.own[-charts.MOST_COLUMNS :]


async def chart_named(services: Services, name: str, lang: Lang) -> Screen:
    """The chart of the company with that name or of that product's owner, or the nearest names; never a guess."""
    return await named(services, name, lang, ShowChart, chart)


@kept
@about("button_old")
async def chart(services: Services, page: ShowChart, organisation: Organisation) -> Screen:
    """The picture with the words for it; a word where there is no figure."""
    found = await _found(services, organisation, page)
    if found is None:
        return screens.none(organisation, page.lang)
    lexicon = await services.lexicon()
    write = charts.against_others if found.across else charts.over_time
    shown, caption = write(
        organisation, found.series, found.shown, lexicon=lexicon, lang=page.lang, now=services.today()
    )
    here = ShowChart(page.lang, page.key, found.series.key, found.across)
    return screens.chart(
        await drawn(shown), caption, here, choices=found.choices, both=bool(found.among), lexicon=lexicon
    )


@about("source_gone")
async def chart_sources(services: Services, page: ChartSources, organisation: Organisation) -> Screen:
    """The sentences behind the picture, or that it is no longer shown."""
    found = await _found(services, organisation, ShowChart(page.lang, page.key, page.series, page.across))
    if found is None or found.series.key != page.series:
        return say(page.lang, "source_gone")
    return screens.chart_sources(found.shown, page.lang, across=found.across, lexicon=await services.lexicon())


async def _found(services: Services, organisation: Organisation, page: ShowChart) -> Found | None:
    """What the page shows; where it names no series, the first that has a course over time, else the first."""
    known = await choices(services, organisation.id, most=COURSE)
    wanted = [series for series, _ in known if series.key == page.series]
    if not wanted:
        wanted = [series for series, count in known if count >= COURSE][:TRIED] + [series for series, _ in known][:1]
    chosen = await _chosen(services, organisation, wanted)
    if chosen is None:
        return None
    series, own = chosen
    among = await _among_others(services, organisation, series, own[-1])
    across = bool(among) and (page.across or (page.series is None and len(own) == 1 and len(among) > ENOUGH))
    return Found(organisation, series, tuple(series for series, _ in known), own, among, across)


async def _chosen(
    services: Services, organisation: Organisation, wanted: Sequence[Series]
) -> tuple[Series, tuple[Shown, ...]] | None:
    """The first of the series that has a course over time, else the last that has a figure; no more are read."""
    last = None
    for series in wanted:
        own = await _over_time(services, organisation, series)
        last = (series, own) if own else last
        if len(own) >= COURSE:
            break
    return last


async def _over_time(services: Services, organisation: Organisation, series: Series) -> tuple[Shown, ...]:
    """The figures for the latest times; more facts are read only where many tell the same few figures."""
    dated: tuple[Dated, ...] = ()
    found: tuple[Point, ...] = ()
    for most in (FEW, levels.MOST):
        read, missing = len(dated), most - len(dated)
        dated += await levels.of_series(services.database, organisation.id, series, offset=read, limit=missing)
        found = points(series, dated)
        if len(dated) < most or len(found) >= charts.MOST_COLUMNS:
            break
    return tuple(Shown(organisation, point) for point in found)


async def _among_others(
    services: Services, organisation: Organisation, series: Series, own: Shown
) -> tuple[Shown, ...]:
    """`own` with other organisations' largest figures for the same time, in their order; empty where there are none.

    What is told for no stretch of time is compared as last told.
    """
    on = None if series.length is Length.MOMENT else own.point.level.end
    standings = await levels.standings(services.database, series, on, limit=MOST_STANDINGS)
    told = rivals(organisation, standings, await services.lexicon())
    dated = await levels.by_ids(services.database, [one for ids in told.values() for one in ids])
    latest = [points(series, [each for each in dated if each[1].id in ids])[-1:] for ids in told.values()]
    others = [Shown(other, point, own=False) for other, found in zip(told, latest, strict=True) for point in found]
    return tuple(sorted((own, *others), key=_largest)) if others else ()


def rivals(
    organisation: Organisation, standings: Sequence[Standing], lexicon: Lexicon
) -> dict[Organisation, frozenset[int]]:
    """The organisations to be held against this one, those with the largest last figures, with their last facts' ids.

    A company's part stands aside where the whole stands.
    """
    told: dict[str, list[Standing]] = {}
    for one in standings:
        told.setdefault(one.organisation_id, []).append(one)
    known = ((lexicon.organisations.get(one), last) for one, last in told.items())
    fit = [(other, last) for other, last in known if other and _comparable(organisation, other)]
    fit = [(other, last) for other, last in fit if other.parent not in told]
    fit.sort(key=lambda each: (-each[1][0].value, each[0].id))
    return {other: frozenset(one.fact_id for one in last[:LAST]) for other, last in fit[: charts.MOST_ROWS - 1]}


def _largest(one: Shown) -> tuple[Decimal, str]:
    return -one.point.level.quantity.value, one.organisation.id


def _comparable(one: Organisation, other: Organisation) -> bool:
    """Whether neither is the other or its part, and both are public or neither."""
    kin = one.id in (other.id, other.parent) or one.parent == other.id
    return not kin and (one.kind == GOVERNMENT) == (other.kind == GOVERNMENT)
