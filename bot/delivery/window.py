"""How many messages arrive in any second, and whose turn it is among those that wait."""

from __future__ import annotations

import asyncio
import math
from collections import deque
from enum import IntEnum
from heapq import heappop, heappush
from itertools import count

CATCH_UP = 0.25  # seconds' worth of digests that may follow at once where the process was held up
FEW = 1  # seconds' worth of answers: no more are known, and their connections may be new, which takes time as well
RECENT = 600  # seconds' worth of answers or twice that: the quickest says how long the way to Telegram is at least
SURE = 0.9  # of that, what is relied upon


class Rank(IntEnum):
    """Who goes first."""

    REPLY = 0
    DIGEST = 1


class Window:
    """Lets at most so many messages arrive in any second, whatever time each takes on its way; replies go first.

    A message arrives between its leaving and its answer. So a second after its answer, less the time that the way
    there and back takes at least, one more may leave: it arrives no earlier than a second after the first.
    """

    def __init__(self, rate: float) -> None:
        """`rate` is how many per second; below one, one in so many seconds."""
        self._most = max(1, int(rate))
        self._seconds = self._most / rate
        self._gap = 1 / rate
        self._next = 0.0  # when the next digest is to leave
        self._away = 0
        self._freed: deque[float] = deque()  # when those that came back make room
        self._quickest = self._before = math.inf  # of the answers that are counted now, and of those before them
        self._answers = 0
        self._waiting: list[tuple[Rank, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._timer: asyncio.TimerHandle | None = None
        self.closed_until = 0.0

    def book(self, rank: Rank) -> float:
        """The moment at which this one is to leave: digests evenly, and later for every reply; replies now."""
        at = max(self._next or now(), self.closed_until, now() - CATCH_UP)
        self._next = at + self._gap
        return at if rank is Rank.DIGEST else now()

    async def enter(self, rank: Rank) -> float:
        """Waits until one more may leave; the moment at which it does, for `leave`."""
        if self._waiting or not self._room():
            future = asyncio.get_running_loop().create_future()
            heappush(self._waiting, (rank, next(self._numbers), future))
            self._admit()
            try:
                await future
            except asyncio.CancelledError:
                if future.done() and not future.cancelled():
                    self._away -= 1
                    self._admit()
                raise
        else:
            self._away += 1
        return now()

    def leave(self, left: float) -> None:
        """The answer to what left at that moment is here, or will never be."""
        back = now()
        self._away -= 1
        self._freed.append(back + self._seconds - SURE * self._least(back - left))
        self._admit()

    def _least(self, taken: float) -> float:
        """The seconds that the way there and back takes at least, now that one took so many; 0 where few did yet."""
        if self._answers >= RECENT * self._most:
            self._answers, self._before, self._quickest = 0, self._quickest, math.inf
        self._answers += 1
        self._quickest = min(self._quickest, taken)
        if self._before == math.inf and self._answers <= FEW * self._most:
            return 0.0
        return min(self._quickest, self._before)

    def _admit(self) -> None:
        """Lets go whoever may, and comes back when the next one may."""
        while self._waiting and self._room():
            future = heappop(self._waiting)[-1]
            if not future.done():
                self._away += 1
                future.set_result(None)
        if self._timer:
            self._timer.cancel()
            self._timer = None
        opens = max(self._freed[0] if self._full() and self._freed else 0.0, self.closed_until)
        if self._waiting and opens > now():
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(opens - now(), self._admit)

    def _room(self) -> bool:
        return self.closed_until <= now() and not self._full()

    def _full(self) -> bool:
        while self._freed and self._freed[0] <= now():
            self._freed.popleft()
        return self._away + len(self._freed) >= self._most


def now() -> float:
    """The event loop's time, in seconds."""
    return asyncio.get_running_loop().time()
