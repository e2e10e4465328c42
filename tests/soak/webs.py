"""Processes of the bot behind webhooks, which may be killed, stopped and started again while people go on asking."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from tests.soak.house import ROOT

SECRET = "soak-secret"
START = 120.0  # seconds that a process may take to be there, on a machine that is busy
STOP = 40.0  # seconds, ten more than hosts give


@dataclass
class Spell:
    """The time of one process, from its start to its end."""

    process: subprocess.Popen[bytes]
    killed: bool = False  # and not asked to stop
    ended: float | None = None  # by the monotonic clock
    memory: list[tuple[float, float]] = field(default_factory=list)  # seconds, and megabytes then

    def measure(self) -> None:
        """Notes how much memory it has now."""
        try:
            status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        except OSError:
            return
        if found := re.search(r"VmRSS:\s+(\d+) kB", status):
            self.memory.append((monotonic(), int(found[1]) / 1024))


class Web:
    """One place behind the address: a port, and the process that listens there now."""

    def __init__(self, folder: Path, **settings: str) -> None:
        """Its processes run in `folder`, in which there is no .env."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self._folder = folder
        self._settings = settings
        self.url = f"http://127.0.0.1:{self._port}/hook"
        self.spells: list[Spell] = []

    @property
    def spell(self) -> Spell:
        """That of the last process."""
        return self.spells[-1]

    @property
    def log(self) -> Path:
        """Where the last process logs."""
        return self._folder / f"{self._port}-{len(self.spells)}.log"

    async def start(self) -> None:
        """Starts a process, and returns when it listens. Raises TimeoutError."""
        given = {"BOT_TOKEN": "1:x", "PORT": str(self._port), "PYTHONPATH": str(ROOT)}
        given |= {"WEBHOOK_URL": "https://soak.example/hook", "WEBHOOK_SECRET": SECRET, **self._settings}
        command = [sys.executable, "-m", "bot"]
        log = self._folder / f"{self._port}-{len(self.spells) + 1}.log"
        with log.open("wb") as file:
            process = subprocess.Popen(command, cwd=self._folder, env=os.environ | given, stderr=file)  # noqa: ASYNC220
        self.spells.append(Spell(process))
        async with asyncio.timeout(START):
            while b"listening on port" not in log.read_bytes():  # noqa: ASYNC110
                await asyncio.sleep(0.1)

    async def kill(self) -> None:
        """Ends the process at once."""
        self.spell.killed = True
        self.spell.process.kill()
        await self._ended()

    async def stop(self) -> int:
        """Asks the process to end; its exit status. Raises subprocess.TimeoutExpired."""
        self.spell.process.send_signal(signal.SIGTERM)
        return await self._ended()

    def end(self) -> None:
        """Ends whatever still runs here."""
        for spell in self.spells:
            spell.process.kill()
            spell.process.wait()

    async def _ended(self) -> int:
        status = await asyncio.to_thread(self.spell.process.wait, STOP)
        self.spell.ended = monotonic()
        return status
