"""What the ledger says beside what arrived: whatever is wrong, one line each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from storage.values import DeliveryState
from tests.bot_api.running import Taken


def parts(language: str) -> int:
    """How many messages a digest in that language has."""
    return 2 if language == "both" else 1


def by_chat(taken: Sequence[Taken]) -> dict[int, list[Taken]]:
    """What each chat got."""
    got: dict[int, list[Taken]] = defaultdict(list)
    for one in taken:
        got[one.chat_id].append(one)
    return got


def wrong(ledger: Sequence[Any], taken: Sequence[Taken], languages: Mapping[int, str]) -> Iterator[str]:
    """For one slot of everybody: nothing twice, nothing lost, nothing said of it that is not so."""
    got, rows = by_chat(taken), {row.chat_id: row for row in ledger}
    yield from (f"chat {one}: {times} digests for one slot" for one, times in _more_than_one(ledger))
    yield from (f"chat {one}: got something of which nothing is written" for one in got.keys() - rows.keys())
    for chat_id, language in languages.items():
        if chat_id not in rows:
            yield f"chat {chat_id}: nothing is written of it"
            continue
        for fault in _wrong(rows[chat_id], got.get(chat_id, []), parts(language)):
            yield f"chat {chat_id}: {fault}"


def _wrong(row: Any, got: Sequence[Taken], number: int) -> Iterator[str]:
    arrived = [one.message_id for one in got]
    if len({one.text for one in got}) < len(got):
        yield "a message came twice"
    if row.state == DeliveryState.SENT:
        if arrived != row.message_ids or len(arrived) != number:
            yield f"{row.message_ids} are written as sent, {arrived} arrived, of {number}"
    elif row.state == DeliveryState.UNCERTAIN:
        if arrived[: len(row.message_ids)] != row.message_ids or len(arrived) > len(row.message_ids) + 1:
            yield f"uncertain after {row.message_ids}, but {arrived} arrived"
    else:
        yield f"it ended as {row.state}"


def _more_than_one(ledger: Sequence[Any]) -> list[tuple[int, int]]:
    times = Counter(row.chat_id for row in ledger)
    return [(chat_id, number) for chat_id, number in times.items() if number > 1]


def wrong_again(before: Sequence[Any], taken: Sequence[Taken], languages: Mapping[int, str]) -> Iterator[str]:
    """For the next slot, in which nothing failed: what was not surely told is told again, and nothing else."""
    got = by_chat(taken)
    for row in before:
        number = len(got.get(row.chat_id, []))
        if row.state == DeliveryState.UNCERTAIN and number != parts(languages[row.chat_id]):
            yield f"chat {row.chat_id}: it was uncertain, and {number} messages told it again"
        if row.state == DeliveryState.SENT and number:
            yield f"chat {row.chat_id}: it was sent, and told again"
