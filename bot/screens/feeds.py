"""Feeds as editors see them: the list, one feed with its health, and what became of a wish."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.actions.desk import ListArticles, Shelf
from bot.actions.feeds import ListFeeds, ReadFeed, RemoveFeed, ShowFeed, SwitchFeed, TrustFeed
from bot.feeds.adding import AddedFeed, NoFeed
from bot.screens.base import Button, Screen, echo, label, paging, rows, say, text
from briefs.model import Lang
from storage.feeds import FeedState, StoredFeed

ON_A_PAGE = 8


def listed(found: Sequence[StoredFeed], page: ListFeeds, total: int, lang: Lang, now: datetime) -> Screen:
    """A page of the feeds, those that are read first."""
    opening = [Button(str(one.id), ShowFeed(one.id)) for one in found]
    turned = paging(page.offset, ListFeeds, lang, size=ON_A_PAGE, more=page.offset + ON_A_PAGE < total)
    told = [values(one, now) for one in found]
    keyboard = (*rows(opening, ON_A_PAGE), *((turned,) if turned else ()))
    return Screen((text(lang, "feeds", feeds=told, total=total),), keyboard)


def one(feed: StoredFeed, lang: Lang, now: datetime) -> Screen:
    """A feed, its health, and what can be done about it."""
    on = feed.state is FeedState.ON
    switch = Button(label(lang, "feed_off" if on else "feed_on"), SwitchFeed(feed.id, on=not on))
    trust = Button(label(lang, "feed_doubt" if feed.trusted else "feed_trust"), TrustFeed(feed.id, on=not feed.trusted))
    read = (Button(label(lang, "feed_read"), ReadFeed(feed.id)),) if on else ()
    drafts = Button(label(lang, "articles"), ListArticles(Shelf.DRAFTS, fresh=True))
    remove = Button(label(lang, "feed_remove"), RemoveFeed(feed.id))
    back = Button(label(lang, "feeds"), ListFeeds())
    keyboard = ((switch, *read), (trust,), (drafts, remove), (back,))
    return Screen((text(lang, "feed", url=feed.url, **values(feed, now)),), keyboard)


def added(result: AddedFeed | NoFeed, lang: Lang) -> Screen:
    """That the feed is read from now on, or why there is none."""
    if isinstance(result, NoFeed):
        return say(lang, "feed_refused", reason=result.reason)
    told = {"title": echo(result.title), "new": result.new, "entries": result.entries, "wanted": result.wanted}
    return Screen((text(lang, "feed_added", id=result.feed_id, **told),), ((_door(result.feed_id, lang),),))


def ask_removal(feed: StoredFeed, lang: Lang) -> Screen:
    """Whether to remove it."""
    doors = (
        Button(label(lang, "feed_remove"), RemoveFeed(feed.id, sure=True)),
        Button(label(lang, "back"), ShowFeed(feed.id)),
    )
    return Screen((text(lang, "feed_removed", title=echo(feed.title), done=False),), (doors,))


def removed(feed: StoredFeed, lang: Lang) -> Screen:
    """That it was removed."""
    door = Button(label(lang, "feeds"), ListFeeds(fresh=True))
    return Screen((text(lang, "feed_removed", title=echo(feed.title), done=True),), ((door,),))


def gone(number: int | None, lang: Lang) -> Screen:
    """That there is no such feed; without a number, how to name one."""
    door = Button(label(lang, "feeds"), ListFeeds(fresh=True))
    return Screen((text(lang, "feed_gone", number=number),), ((door,),))


def values(feed: StoredFeed, now: datetime) -> dict[str, object]:
    """What the templates tell of a feed; times in whole minutes."""
    return {
        "id": feed.id,
        "title": echo(feed.title),
        "on": feed.state is FeedState.ON,
        "trusted": feed.trusted,
        "ago": _minutes(now - feed.read_at) if feed.read_at else None,
        "until": _minutes(feed.next_at - now),
        "failures": feed.failures,
        "trouble": feed.trouble,
        "taken": feed.taken,
        "waiting": feed.waiting,
        "failed": feed.failed,
    }


def _minutes(passed: timedelta) -> int:
    return max(0, round(passed / timedelta(minutes=1)))


def _door(feed_id: int, lang: Lang) -> Button:
    return Button(label(lang, "feed_open"), ShowFeed(feed_id, fresh=True))
