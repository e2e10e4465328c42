"""Run: python -m tests.soak [KILLS [SEED]]; exits 1 where the ledger and what arrived differ."""

from __future__ import annotations

import random
import sys
from collections import Counter
from contextlib import ExitStack, closing
from itertools import count
from time import monotonic, sleep

from tests.benchmarks.common import CONSOLE
from tests.benchmarks.databases import ENGINES, made
from tests.bot_api.running import double
from tests.soak.compare import wrong, wrong_again
from tests.soak.house import Bot, House, wait_until

KILLS, TAKEOVERS = 50, 6
PER_KILL = 35  # subscribers
SLOWLY, PER_TAKEOVER = 30, 120  # messages a second, and subscribers: more than are served before the sender is killed
FAULTS = {"lost": 0.01, "reset": 0.01, "500": 0.01, "429": 0.005, "slow": 0.02}
WAY = (0.02, 0.01)  # seconds
ARRIVED = 1.0  # seconds after which nothing is on its way any more that a killed process had sent
LONGEST_TAKEOVER = 30.0  # seconds


def kill_and_kill(house: House, kills: int, chance: random.Random) -> None:
    """Starts a process and kills it, over and over: mostly while it sends, sometimes sooner."""
    for _ in range(kills):
        with house.bot() as bot:
            if chance.random() < 0.1:
                sleep(chance.uniform(0, 2))
            else:
                before = house.api.counted()[0]
                wait_until(lambda: house.api.counted()[0] > before or not house.unsettled())  # noqa: B023
                sleep(chance.uniform(0, 0.6))
            bot.process.kill()


def one_after_another(engine: str, kills: int, seed: int) -> list[str]:
    """One process at a time; what went wrong."""
    with made(engine) as url, double() as api, closing(House(url, api)) as house:
        house.open(kills * PER_KILL)
        api.setup(way=WAY, faults=FAULTS, seed=seed)
        kill_and_kill(house, kills, random.Random(seed))  # noqa: S311
        house.settle()
        ledger, languages = house.ledger(), house.languages()
        found = list(wrong(ledger, api.taken(), languages))
        _report(f"{engine}, {kills} kills, seed {seed}", ledger, api.strokes(), found)
        api.clear()
        api.setup(faults={}, way=(0, 0))
        house.next_slot()
        house.settle()
        return found + list(wrong_again(ledger, api.taken(), languages))


def two_at_once(takeovers: int, seed: int) -> list[str]:
    """Two processes on one PostgreSQL, of which always the one that sends is killed; what went wrong."""
    chance = random.Random(seed)  # noqa: S311
    with made("postgresql") as url, double() as api, closing(House(url, api, SLOWLY)) as house, ExitStack() as running:
        house.open((takeovers + 1) * PER_TAKEOVER, due=False)
        api.setup(way=WAY, faults=FAULTS, seed=seed)
        sender, gaps = running.enter_context(house.bot()), list[float]()
        wait_until(lambda: sender.said("this process sends the digests"))
        for number in range(takeovers):
            heir = running.enter_context(house.bot())
            gaps.append(_takeover(house, number, sender, heir, chance))
            sender = heir
        house.come_due(takeovers * PER_TAKEOVER, PER_TAKEOVER)
        wait_until(lambda: not house.unsettled())
        running.close()
        found = list(wrong(house.ledger(), api.taken(), house.languages()))
        if (longest := max(gaps)) > LONGEST_TAKEOVER:
            found.append(f"another process took over only after {longest:.0f} s")
        _report(f"two processes, {takeovers} takeovers, {longest:.1f} s at most", house.ledger(), api.strokes(), found)
        return found


def _takeover(house: House, number: int, sender: Bot, heir: Bot, chance: random.Random) -> float:
    """The seconds without any message after the sender was killed amidst its work."""
    wait_until(lambda: heir.said("this one takes over when that one ends"))
    before = house.api.counted()[0]
    house.come_due(number * PER_TAKEOVER, PER_TAKEOVER)
    wait_until(lambda: house.api.counted()[0] > before)
    sleep(chance.uniform(0, 2))
    sender.process.kill()
    start = monotonic()
    sleep(ARRIVED)
    before = house.api.counted()[0]
    wait_until(lambda: house.api.counted()[0] > before)
    return monotonic() - start


def _report(title: str, ledger: list[object], strokes: dict[str, int], found: list[str]) -> None:
    states = Counter(row.state for row in ledger)  # type: ignore[attr-defined]
    CONSOLE.print(f"{title}: {dict(states)}; faults {strokes}; {len(found)} wrong")


def main(kills: int, seed: int) -> int:
    """Prints what was wrong, and how each ended."""
    found = [fault for engine in ENGINES for fault in one_after_another(engine, kills, seed)]
    found += two_at_once(TAKEOVERS, seed)
    for number, fault in zip(count(1), found, strict=False):
        CONSOLE.print(f"{number}. {fault}")
    return int(bool(found))


if __name__ == "__main__":
    given = [int(one) for one in sys.argv[1:]]
    sys.exit(main(*(given + [KILLS, random.randrange(10**6)][len(given) :])))  # noqa: S311
