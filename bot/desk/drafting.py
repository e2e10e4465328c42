"""Workflow: an editor looks through a draft before it is published: what is doubtful comes first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from bot.services import Services
from briefs import writing
from briefs.importance import doubtful, importance
from briefs.lexicon import Lexicon
from briefs.merging import Verdict
from briefs.model import LANGS, Article, Fact, Organisation, Parsed, Source, SourcedFact
from storage import drafts, names, previews
from storage.desk_values import Draft, DraftFact
from storage.previews import Original

Change = Callable[[DraftFact], DraftFact]
LIKELY = 0.7  # of less confidence than this, a fact is worth a look


class Doubt(StrEnum):
    """Why a fact is worth a look, the gravest first."""

    UNSURE = "unsure"  # of so little confidence that readers are not told
    CONFLICT = "conflict"  # another report tells it differently
    NEW_NAME = "new_name"  # it is about somebody whom no lexicon knows
    UNLIKELY = "unlikely"
    UNTOLD = "untold"  # there is no line for it in either language


@dataclass(frozen=True, slots=True)
class Look:
    """A fact of a draft with what is to be seen of it."""

    number: int  # in the draft
    told: SourcedFact
    dropped: bool
    corrected: bool
    doubts: tuple[Doubt, ...]
    conflicts: tuple[SourcedFact, ...] = ()  # other reports that tell it differently
    repeats: tuple[SourcedFact, ...] = ()  # other reports that tell the same


@dataclass(frozen=True, slots=True)
class Preview:
    """A draft as an editor sees it; `looks` are all its facts, the doubtful first."""

    draft: Draft
    looks: tuple[Look, ...]
    original: Original | None
    names: tuple[Organisation, ...]  # that the article taught and its facts use
    lexicon: Lexicon
    now: date

    @property
    def kept(self) -> int:
        """How many facts would be published."""
        return sum(not look.dropped for look in self.looks)

    @property
    def doubtful(self) -> int:
        """How many of them are worth a look."""
        return sum(bool(look.doubts) and not look.dropped for look in self.looks)


async def preview(services: Services, draft_id: int) -> Preview | None:
    """The draft beside what is kept already; None where it was published or discarded."""
    draft = await drafts.get(services.database, draft_id)
    return await looked_through(services, draft) if draft else None


async def looked_through(services: Services, draft: Draft) -> Preview:
    """The same of a draft at hand."""
    lexicon = (await services.lexicon()).with_organisations(draft.learned)
    now = services.today()
    told = sourced(_whole(draft))
    beside = await previews.beside(services.database, draft.article, told, now, draft.learned)
    settled = {one.id for one in await names.accepted(services.database)}
    new = {one.id for one in draft.learned} - settled
    looks = [
        _look(number, one, fact, reports, new, lexicon, now)
        for number, (one, fact, reports) in enumerate(zip(draft.facts, told, beside.reports, strict=True), 1)
    ]
    taught = tuple(one for one in draft.parsed.learned if one.id in new)
    return Preview(draft, tuple(sorted(looks, key=_gravity)), beside.original, taught, lexicon, now)


async def drop(services: Services, draft_id: int, number: int, *, on: bool) -> Draft | None:
    """Has a fact of a draft not published, or with `on` false published after all; None where the draft is gone."""
    return await change(services, draft_id, number, lambda one: replace(one, dropped=on))


async def change(services: Services, draft_id: int, number: int, work: Change) -> Draft | None:
    """Keeps what `work` makes of a draft's fact; None where the draft is gone, or has no such fact."""

    def changed(draft: Draft) -> Draft:
        if not 1 <= number <= len(draft.facts):
            return draft
        facts = (work(one) if at == number else one for at, one in enumerate(draft.facts, 1))
        return replace(draft, facts=tuple(facts))

    return await drafts.change(services.database, draft_id, changed)


async def goes_by_itself(services: Services, draft: Draft, *, trusted: bool = False) -> bool:
    """Whether its outlet is trusted, by the settings or by an editor who trusts its feed, and nothing needs a look."""
    above, article = services.settings.publish_above, draft.article
    if trusted:
        above = LIKELY if above is None else above
    elif not _trusted(article, services.settings.trusted_outlets):
        return False
    if above is None or not draft.facts:
        return False
    if any(one.fact.confidence < above for one in draft.facts):
        return False
    return not (await looked_through(services, draft)).doubtful


def _trusted(article: Article, outlets: Collection[str]) -> bool:
    """Whether the outlet is one of these, by its name or by its web address."""
    host = (urlsplit(article.url or "").hostname or "").casefold()
    names = {host[at:] for at in (0, *(at + 1 for at, char in enumerate(host) if char == "."))}
    return any(one in outlets for one in ((article.publisher or "").casefold(), *names) if one)


def sourced(parsed: Parsed, article_id: int = 0) -> tuple[SourcedFact, ...]:
    """The facts as writing takes them; they get ids of their own only in the database."""
    a = parsed.article
    source = Source(article_id, a.title, a.lang, a.published, a.publisher, a.url)
    return tuple(SourcedFact(0, fact, a.quote(fact.span), source) for fact in parsed.facts)


def _whole(draft: Draft) -> Parsed:
    """All facts, dropped or not."""
    return Parsed(draft.article, tuple(one.fact for one in draft.facts), draft.companies, draft.topics, draft.learned)


def _look(
    number: int,
    one: DraftFact,
    told: SourcedFact,
    reports: Sequence[tuple[Verdict, SourcedFact]],
    new: set[str],
    lexicon: Lexicon,
    now: date,
) -> Look:
    conflicts = tuple(fact for verdict, fact in reports if verdict is Verdict.CONFLICT)
    repeats = tuple(fact for verdict, fact in reports if verdict is Verdict.SAME)
    found = tuple(doubts(told, conflicts, new, lexicon, now))
    return Look(number, told, one.dropped, one.corrected, found, conflicts, repeats)


def doubts(told: SourcedFact, disputed: object, new: set[str], lexicon: Lexicon, now: date) -> Iterator[Doubt]:
    """Why the fact is worth a look, the gravest first; `disputed` where another report tells it differently."""
    fact = told.fact
    if unsure := doubtful(fact):
        yield Doubt.UNSURE
    if disputed:
        yield Doubt.CONFLICT
    if new & named(fact):
        yield Doubt.NEW_NAME
    if not unsure and fact.confidence < LIKELY:
        yield Doubt.UNLIKELY
    if not any(writing.line(told, lexicon=lexicon, lang=lang, now=now) for lang in LANGS):
        yield Doubt.UNTOLD


def named(fact: Fact) -> set[str]:
    """The organisations that a fact names, by their ids."""
    return {*fact.subject, *fact.others}


def _gravity(look: Look) -> tuple[object, ...]:
    """Doubtful facts first, then the more important; what was dropped stays in its place."""
    return (not look.doubts, [list(Doubt).index(doubt) for doubt in look.doubts[:1]], -importance(look.told.fact))
