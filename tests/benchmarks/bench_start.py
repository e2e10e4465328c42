"""How long the bot takes to start, and its memory while idle, on SQLite; run: python -m tests.benchmarks.bench_start.

Exits 1 where it is more than an operator was promised: START seconds or MEMORY megabytes.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep

from tests.benchmarks.common import CONSOLE, machine
from tests.bot_api.running import double

ROOT = Path(__file__).parents[2]
START, MEMORY = 2.0, 150.0
TIMES = 5
IDLE = 3.0  # seconds until memory is looked at


def started(folder: str, api: str) -> tuple[float, float, float]:
    """Seconds from the process' start until it is ready to answer, those it computed, and its megabytes while idle."""
    given = {"BOT_TOKEN": "1:x", "TELEGRAM_API_URL": api, "DATABASE_URL": f"sqlite:///{folder}/brief.db"}
    began = perf_counter()
    command = [sys.executable, "-m", "bot"]
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | given, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        try:
            if not any("answering as" in line for line in process.stderr):
                raise RuntimeError("the bot did not start")
            took, computed = perf_counter() - began, _computed(process.pid)
            sleep(IDLE)
            status = Path(f"/proc/{process.pid}/status").read_text("utf-8")
        finally:
            process.kill()
    return took, computed, int(re.findall(r"VmRSS:\s+(\d+) kB", status)[0]) / 1024


def _computed(process_id: int) -> float:
    """Seconds of processor time that the process has had: much the same on a busy machine (proc(5), stat)."""
    fields = Path(f"/proc/{process_id}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Prints the medians; 1 where either is too much."""
    with TemporaryDirectory() as folder, double() as api:
        given = {"DATABASE_URL": f"sqlite:///{folder}/brief.db"}
        seed = [sys.executable, "-m", "bot", "seed"]
        subprocess.run(seed, cwd=ROOT, env=os.environ | given, check=True, stdout=subprocess.DEVNULL)
        found = [started(folder, api.url) for _ in range(TIMES)]
    seconds, computed, megabytes = (median(values) for values in zip(*found, strict=True))
    CONSOLE.print(machine())
    CONSOLE.print(f"start {seconds:.2f} s (at most {START:.0f}), idle {megabytes:.0f} MB (at most {MEMORY:.0f})")
    each = ", ".join(f"{one[0]:.2f}" for one in found)
    CONSOLE.print(f"each start: {each} s, {computed:.2f} s computed; load {os.getloadavg()[0]:.1f}")
    return int(seconds > START or megabytes > MEMORY)


if __name__ == "__main__":
    sys.exit(main())
