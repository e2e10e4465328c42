"""Pictures of figures as PNG, drawn in a thread, one at a time.

The same words and values give the same bytes. One look serves light and dark chats: a slate card with large type.
"""

from __future__ import annotations

import asyncio
from functools import lru_cache
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
    from bot.pictures import columns, rows, table  # with them comes Pillow, which many processes never need

    if isinstance(words, Table):
        return table.draw(words)
    return rows.draw(words) if words.across else columns.draw(words)
