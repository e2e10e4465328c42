"""How digests fare, for the editors, and the alert where they fare badly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.actions.desk import ShowStats
from bot.asked.typed import one_line
from bot.screens import when
from bot.screens.base import Button, Screen, label, text
from briefs.model import Lang
from briefs.writing.dates import day
from storage.runs import Run
from storage.tallies import Doubt, Queue
from storage.values import ChatKind, DeliveryState, PauseReason

_MINUTE = 60
_LONGEST = 200  # characters of a failure's message


@dataclass(frozen=True, slots=True)
class Stats:
    """What is told."""

    subscribers: Mapping[ChatKind, int]
    paused: Mapping[PauseReason | None, int]
    last: Run | None
    last_outcomes: Mapping[DeliveryState, int]
    day_outcomes: Mapping[DeliveryState, int]
    queue: Queue
    doubts: Sequence[Doubt]


def stats(found: Stats, lang: Lang, *, zone: ZoneInfo, now: datetime) -> Screen:
    """All of it on one screen."""

    def moment(at: datetime) -> str:
        local, today = at.astimezone(zone), now.astimezone(zone).date()
        return f"{day(local.date(), lang, today)} {when.clock(local.time(), lang)}"

    last, queue = found.last, found.queue
    said = text(
        lang,
        "stats",
        now=moment(now),
        subscribers=found.subscribers,
        paused=found.paused,
        last=moment(last.began_at) if last else "",
        took=round((last.ended_at - last.began_at).total_seconds()) if last else 0,
        failure=_short(last.failure) if last and last.failure else "",
        last_outcomes=found.last_outcomes,
        day_outcomes=found.day_outcomes,
        queue=queue,
        late=_minutes(queue.oldest, now),
        following=moment(queue.following) if queue.following else "",
        doubts=[(moment(one.at), one.chat_id) for one in found.doubts],
    )
    return Screen((said,), ((Button(label(lang, "renew"), ShowStats()),),))


def alert(lang: Lang, *, failure: str | None, queue: Queue | None, now: datetime) -> Screen:
    """That digests do not go out: what failed, and how many wait since when."""
    late = _minutes(queue.oldest, now) if queue else 0
    said = text(lang, "alert", failure=_short(failure or ""), due=queue.due if queue else 0, late=late)
    return Screen((said,))


def _minutes(since: datetime | None, now: datetime) -> int:
    return int((now - since).total_seconds() // _MINUTE) if since else 0


def _short(failure: str) -> str:
    line = one_line(failure)
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
