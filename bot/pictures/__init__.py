"""Pictures of figures as PNG: drawn in a thread, one at a time, the drawing library loaded with the first.

The same words and values give the same bytes. One look serves light and dark chats: a slate card with large type.
"""

from __future__ import annotations

import asyncio
from functools import lru_cache
from threading import Lock

from briefs.writing.charts import Chart

KEPT = 64  # pictures, about 40 kB each

_drawing = Lock()


async def drawn(chart: Chart) -> bytes:
    """The picture of `chart`."""
    return await asyncio.to_thread(_drawn, chart)


def _drawn(chart: Chart) -> bytes:
    with _drawing:
        return _picture(chart)


@lru_cache(maxsize=KEPT)
def _picture(chart: Chart) -> bytes:
    from bot.pictures import columns, rows  # heavy: with the first picture only

    return rows.draw(chart) if chart.across else columns.draw(chart)
