"""Pictures of figures as PNG: drawn in a thread, one at a time, the drawing library loaded with the first.

The same words and values give the same bytes. One look serves light and dark chats: a slate card with large type.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable
from functools import cache, lru_cache
from threading import Lock

from briefs.writing.charts import Chart
from briefs.writing.comparing import Table

KEPT = 64  # pictures, about 40 kB each

_drawing = Lock()


async def drawn(words: Chart | Table) -> bytes:
    """The picture of `words`."""
    return await asyncio.to_thread(_drawn, words)


def _drawn(words: Chart | Table) -> bytes:
    with _drawing:
        return picture(words)


@lru_cache(maxsize=KEPT)
def picture(words: Chart | Table) -> bytes:
    """The same without waiting; the last ones are kept."""
    over_time, against_others, side_by_side = _drawers()
    if isinstance(words, Table):
        return side_by_side(words)
    return against_others(words) if words.across else over_time(words)


@cache
def _drawers() -> tuple[Callable[[Chart], bytes], Callable[[Chart], bytes], Callable[[Table], bytes]]:
    """What draws, loaded with the first picture only: it is heavy, and stays, so that the collector passes over it."""
    from bot.pictures import columns, rows, table

    gc.collect()
    gc.freeze()
    return columns.draw, rows.draw, table.draw
