"""Readers, digests, faults, restarts and kills at once; run: python -m tests.soak.storm [MINUTES [SEED]].

Two hundred people ask by webhook, each again when the answer is there, while up to ten thousand subscribers get their
digest, over and over. On PostgreSQL two processes stand behind the address: one is killed or stopped over and over,
and the server restarts; on SQLite there is one, and something else locks the file. The Bot API double refuses, loses
and delays. Exits 1 where anything was lost or came twice, or where the memory of a process grows without end.
"""

from __future__ import annotations

import asyncio
import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic

from tests.benchmarks.common import CONSOLE
from tests.soak import crowd, grounds
from tests.soak.crowd import Crowd
from tests.soak.grounds import Ground
from tests.soak.rounds import Rounds
from tests.soak.slope import growth
from tests.soak.telegram import Telegram, listening
from tests.soak.webs import Web

MINUTES, READERS = 1.0, 200
PER_MINUTE, MOST = 2_000, 10_000  # subscribers
RATE = 150  # messages a second
FAULTS = {"lost": 0.005, "reset": 0.005, "500": 0.005, "429": 0.003, "slow": 0.02}
WAY = (0.02, 0.01)  # seconds
BETWEEN = 12.0  # seconds between two blows
CALM = 0.6  # of the time, at its end, without an end of the process whose memory is watched
MOST_GROWTH = 12.0  # megabytes of a warm process in the whole of its time
MOST_SLOPE = 1.5  # megabytes a minute, where a line through five minutes or more can tell


async def storm(ground: Ground, minutes: float, chance: random.Random) -> list[str]:
    """All of it on one kind of database; what went wrong."""
    readers = crowd.people(READERS, chance)
    telegram = Telegram(readers)
    subscribers = min(MOST, int(PER_MINUTE * minutes))
    async with listening(telegram) as api:
        rounds = Rounds(ground.url, api, telegram)
        await asyncio.to_thread(rounds.open, subscribers)
        with TemporaryDirectory(prefix="soak-") as folder:
            given = {"DATABASE_URL": ground.url, "TELEGRAM_API_URL": api, "SEND_RATE": str(RATE)}
            webs = [Web(Path(folder), **given) for _ in range(ground.processes)]
            try:
                return await _weather(ground, webs, Crowd(webs, readers, telegram), rounds, minutes, chance)
            finally:
                for web in webs:
                    web.end()


async def _weather(
    ground: Ground, webs: Sequence[Web], people: Crowd, rounds: Rounds, minutes: float, chance: random.Random
) -> list[str]:
    for web in reversed(webs):  # the last, which is killed over and over, is the first to send digests
        await web.start()
    await people.rehearse()
    telegram = people.telegram
    telegram.faults, telegram.way, telegram.chance = FAULTS, WAY, random.Random(chance.random())  # noqa: S311
    watch = asyncio.create_task(_watch(webs))
    asking = asyncio.create_task(people.live())
    going = asyncio.create_task(rounds.go(ground.calm))
    await _blows(ground, webs, monotonic() + minutes * 60, minutes)
    people.over.set()
    rounds.last.set()
    await asyncio.gather(asking, going)
    watch.cancel()
    ends = [await web.stop() for web in webs]
    found = [*people.found, *rounds.found, *(f"a process ended with {end}" for end in ends if end)]
    return found + _report(ground, webs, people, rounds)


async def _watch(webs: Sequence[Web]) -> None:
    """Measures the memory of each process every second."""
    while True:
        for web in webs:
            web.spell.measure()
        await asyncio.sleep(1)


async def _blows(ground: Ground, webs: Sequence[Web], until: float, minutes: float) -> None:
    """One blow after another; where there is but one process, it is left alive towards the end."""
    calm = until - (CALM * minutes * 60 if len(webs) == 1 else 0)
    for blow in cycle(("database", "kill", "longer", "stop")):
        await asyncio.sleep(max(0.0, min(BETWEEN, until - monotonic())))
        if monotonic() >= until:
            return
        if blow == "database":
            await ground.shake()
        elif blow == "longer":
            await ground.shake(longer=True)
        elif monotonic() < calm:
            await (webs[-1].kill() if blow == "kill" else webs[-1].stop())
            await webs[-1].start()


def _report(ground: Ground, webs: Sequence[Web], people: Crowd, rounds: Rounds) -> list[str]:
    """Prints what happened; what was wrong with the memory."""
    ends = Counter("killed" if one.killed else "stopped" for web in webs for one in web.spells)
    waits = sorted(people.waits)
    CONSOLE.print(f"{ground.name}: {ground.shaken} times shaken; processes {dict(ends)}")
    CONSOLE.print(
        f"  readers: {dict(people.told)}; an answer took {_ms(median(waits))}, p99 {_ms(waits[-len(waits) // 100])}"
    )
    CONSOLE.print(f"  digests: {rounds}; faults {dict(people.telegram.strokes)}")
    return list(_grown(webs[0]))


def _grown(web: Web) -> Iterator[str]:
    """What is wrong with the memory of that place's last process."""
    grown = growth(web.spell.memory)
    CONSOLE.print(f"  memory: {grown}")
    if grown.last - grown.first > MOST_GROWTH or (grown.minutes >= 5 and grown.slope > MOST_SLOPE):
        yield f"memory grows by {grown}"


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def main(minutes: float, seed: int) -> int:
    """Prints how it went, and what was wrong."""
    CONSOLE.print(f"{minutes:g} minutes on each database, {READERS} readers, seed {seed}")
    found = []
    for ground in (grounds.postgresql, grounds.sqlite):
        with ground() as one:
            found += asyncio.run(storm(one, minutes, random.Random(seed)))  # noqa: S311
    for number, fault in enumerate(found, 1):
        CONSOLE.print(f"{number}. {fault}")
    return int(bool(found))


if __name__ == "__main__":
    wanted = sys.argv[1:]
    sys.exit(main(float(wanted[0]) if wanted else MINUTES, int(wanted[1]) if wanted[1:] else random.randrange(10**6)))  # noqa: S311
