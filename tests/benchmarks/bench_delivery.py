"""How fast digests go out, beside bare loops that only send, and how well the limiter uses what is allowed.

Run: python -m tests.benchmarks.bench_delivery [PYTHON], where PYTHON is an interpreter that has aiogram. All of them
send to one Bot API double in a process of its own. They take turns, and the figures are the medians of their turns:
whatever else the machine does, it does to all of them. The whole path is all that is done of a digest: claim, compose,
write down, send, close.
"""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from tests.benchmarks import filling, subscribers
from tests.benchmarks.common import CONSOLE, machine, show
from tests.benchmarks.stock import clock
from tests.bot_api.running import Double, double

FACTS, NEW = 2_000, 40
ROUNDS, MESSAGES = 3, 5_000
BARE = Path(__file__).with_name("bare_loops.py")
BEST = {"aiogram": 16, "ptb": 2}  # connections with which each is fastest
FREE, PAID, SECONDS = 30, 1000, 15  # messages a second, and for how long
LEEWAY = 0.6  # of what the machine reaches without limits: a rate above that is scaled down
WAY = (0.02, 0.002)  # seconds to Telegram and back: at least, and more on average
LEAST_OF_AIOGRAM, LEAST_OF_PTB, LEAST_OF_LIMIT = 0.5, 1.0, 0.98


def filled(folder: str, number: int) -> str:
    """A database in which so many chats are due, each for the newest facts."""
    url = f"sqlite:///{Path(folder) / f'{number}.db'}"
    filling.fill(url, FACTS)
    subscribers.fill(url, number, every=1, now=clock(), told=FACTS - NEW)
    return url


class Speed(NamedTuple):
    """How fast one turn was."""

    rate: float  # messages per second
    used: float  # microseconds of the process for a message, whatever else the machine does


def bare(python: str, name: str, api: Double) -> Speed:
    """A loop that only sends."""
    rate, used = _said([python, str(BARE), name, api.url, str(MESSAGES), str(BEST[name])]).split()
    return Speed(float(rate), float(used))


def whole(url: str, api: Double, rate: int = 0) -> tuple[int, int, Speed]:
    """How many digests went out of how many, on a copy of the database, and how fast."""
    with tempfile.TemporaryDirectory(prefix="bench-delivery-") as folder:
        copy = shutil.copy(url.removeprefix("sqlite:///"), folder)
        said = _said([sys.executable, "-m", "tests.benchmarks.whole_path", f"sqlite:///{copy}", api.url, str(rate)])
    sent, every, seconds, used = said.split()
    return int(sent), int(every), Speed(int(sent) / float(seconds), float(used) / int(sent) * 1e6)


def _said(command: Sequence[str]) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout.strip().splitlines()[-1]


def compare(folder: str, api: Double, python: str | None) -> tuple[bool, float]:
    """Prints what each reaches without limits; whether ours is fast enough, and how fast that is."""
    url = filled(folder, MESSAGES)
    speeds: dict[str, list[Speed]] = {}
    for _ in range(ROUNDS):
        sent, every, speed = whole(url, api)
        if sent != every or every != MESSAGES:
            raise SystemExit(f"of {MESSAGES} digests {every} were claimed and {sent} sent")
        speeds.setdefault("whole path", []).append(speed)
        speeds.setdefault("python-telegram-bot, bare loop", []).append(bare(sys.executable, "ptb", api))
        if python:
            speeds.setdefault("aiogram, bare loop", []).append(bare(python, "aiogram", api))
    middle = {name: median(speed.rate for speed in found) for name, found in speeds.items()}
    used = {name: median(speed.used for speed in found) for name, found in speeds.items()}
    ours = middle["whole path"]
    rows = [[name, f"{rate:,.0f}", f"{ours / rate:.2f}", f"{used[name]:.0f}"] for name, rate in middle.items()]
    show("Without limits", ["", "messages/s", "whole path / this", "process time, µs"], rows)
    enough = ours >= LEAST_OF_AIOGRAM * middle.get("aiogram, bare loop", 0.0)
    return enough and ours > LEAST_OF_PTB * middle["python-telegram-bot, bare loop"], ours


def limits(folder: str, api: Double, reached: float) -> bool:
    """Prints how much of each allowed rate is used; whether it is enough, and nothing was refused.

    Where the machine cannot send as many as a paid broadcast may, time is scaled: so much fewer are allowed.
    """
    rows, fine = [], True
    scale = max(1, math.ceil(PAID / (LEEWAY * reached)))
    for rate, name in ((FREE, f"{FREE}/s"), (PAID // scale, f"{PAID}/s" + f", time scaled by {scale}" * (scale > 1))):
        number = rate * SECONDS
        url = filled(folder, number)
        api.clear()
        api.setup(rate=rate, way=WAY)
        whole(url, api, rate)
        moments = sorted(one.at for one in api.taken())
        start, end = moments[0] + 1, moments[-1]  # without the first second, in which some come at once
        used = sum(start < at <= end for at in moments) / (end - start) / rate
        refused = api.counted()[1]
        fine &= used >= LEAST_OF_LIMIT and not refused and len(moments) == number
        rows.append([name, f"{number:,}", f"{used:.1%}", str(refused)])
    show("With limits", ["allowed", "messages", "used", "refused (429)"], rows)
    return fine


def main(python: str | None) -> int:
    """Prints the figures; 1 where one is under the mark."""
    CONSOLE.print(machine())
    with tempfile.TemporaryDirectory(prefix="bench-delivery-") as folder, double() as api:
        api.setup(kept=False)
        fast, reached = compare(folder, api, python)
        api.setup(kept=True)
        kept = limits(folder, api, reached)
    return 0 if fast and kept else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else None))
