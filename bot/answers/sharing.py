"""Workflow: what an inline query finds to share, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.actions.reading import ShowBrief, ShowCompany
from bot.answers import facts as fact_answers
from bot.answers import reading as answers
from bot.answers import searching
from bot.answers.pages import kept
from bot.asked.keys import CompanyKey, company_key
from bot.asked.typed import one_line
from bot.asked.wishes import wish
from bot.screens import sharing as screens
from bot.screens.sharing import Share, SharePage
from bot.services import Services
from bot.understanding import Unsure, Wanted, understand
from briefs import finding
from briefs.model import Lang, Topic
from storage import facts

ON_A_PAGE = 5  # as many as a phone shows; Telegram takes 50, but fewer answer sooner
MOST_TOPICS, MOST_COMPANIES, MOST_FACTS = 2, 24, 24

OfTopic = Topic | None


@dataclass(frozen=True, slots=True)
class Sharer:
    """Who shares: in which language, and by which bot's name."""

    lang: Lang
    username: str


@dataclass(frozen=True, slots=True)
class Candidates:
    """What a query could mean, not yet read: topics (None is everything), companies by key, facts by id."""

    topics: Sequence[OfTopic] = ()
    companies: Sequence[CompanyKey] = ()
    facts: Sequence[int] = ()

    def cut(self, start: int, stop: int) -> list[tuple[str, OfTopic | CompanyKey | int]]:
        """Those from one place to before another, each with its sort."""
        every = [*(("topic", one) for one in self.topics), *(("company", one) for one in self.companies)]
        return [*every, *(("fact", one) for one in self.facts)][start:stop]


@kept
async def page(services: Services, typed: str, offset: str, sharer: Sharer) -> SharePage:
    """The results from `offset` on, which is what the page before gave for the next one, or empty."""
    start = int(offset) if offset.isascii() and offset.isdigit() and len(offset) <= 4 else 0
    typed = one_line(typed)
    candidates = await (_found(services, typed) if typed else _everything(services))
    some = candidates.cut(start, start + ON_A_PAGE + 1)
    shares = [share for one in some[:ON_A_PAGE] if (share := await _share(services, *one, sharer))]
    following = str(start + ON_A_PAGE) if len(some) > ON_A_PAGE else ""
    return screens.page(shares, following, sharer.lang, found=bool(shares or start))


async def _everything(services: Services) -> Candidates:
    """The latest, then the topics and companies with most news."""
    topics = [topic for topic, _ in await facts.topic_counts(services.database)]
    told = [company_key(one) for one, _ in (await services.standing()).counts[:MOST_COMPANIES]]
    return Candidates((None, *topics[:MOST_TOPICS]), told)


async def _found(services: Services, typed: str) -> Candidates:
    directory, told = await services.directory(), (await services.standing()).told
    meaning = understand(typed, directory)
    wanted = [meaning] if isinstance(meaning, Wanted) else list(meaning.choices) if isinstance(meaning, Unsure) else []
    topics = [one.topic for one in wanted if one.command == "brief"]
    named = [one for each in wanted for one in each.organisations]
    begun = [] if topics else [one.id for one in directory.beginning(typed, MOST_COMPANIES)]
    near = [] if named or begun or topics else [one.id for one in await services.nearest(typed)]
    companies = [one for one in dict.fromkeys((*named, *begun, *near)) if one in told]
    return Candidates(topics, [company_key(one) for one in companies][:MOST_COMPANIES], await _hits(services, typed))


async def _hits(services: Services, typed: str) -> list[int]:
    """The facts that a search for the words finds, one of each event."""
    try:
        results = await searching.results_of(services, typed, MOST_FACTS)
    except finding.QueryError:
        return []
    return [event[0] for event in results.events[:MOST_FACTS]]


@kept
async def _share(services: Services, sort: str, one: OfTopic | CompanyKey | int, sharer: Sharer) -> Share | None:
    lexicon, now = await services.lexicon(), services.today()
    if isinstance(one, int):
        item = await fact_answers.item_of(services, one)
        return screens.fact(item, sharer.lang, username=sharer.username, lexicon=lexicon, now=now) if item else None
    if sort == "company":
        card = await answers.card_of(services, ShowCompany(sharer.lang, str(one)))
        shown = card is not None and card.items
        return screens.company(card, username=sharer.username, lexicon=lexicon, now=now) if card and shown else None
    topic = Topic(one) if one else None
    briefing = await answers.briefing_of(services, ShowBrief(sharer.lang, topic, wish(topic).days))
    return screens.brief(briefing, topic, username=sharer.username, lexicon=lexicon, now=now) if briefing else None
