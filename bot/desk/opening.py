"""What may hold articles, opened: archives taken apart, pages fetched. It knows no Telegram."""

from __future__ import annotations

import asyncio

from bot.desk.editing import Refused
from bot.desk.given import Given, Sort, reason_of
from bot.services import Services
from bot.sources.errors import FetchError
from briefs.reading import ReadingError, archive

Opened = list[Given | Refused]


async def fetched(services: Services, address: str) -> Given | Refused:
    """The page at `address`."""
    try:
        page = await services.web.page(address)
    except FetchError as error:
        return Refused(error.reason, str(error), address)
    return Given(page.data, Sort.PAGE, address, page.url, page.charset)


async def unpacked(data: bytes, name: str) -> Opened:
    """The file, or the files in it where it is an archive."""
    try:
        found = await asyncio.to_thread(_members, data, name)
    except ReadingError as error:
        return [refused(error)]
    return [refused(one) if isinstance(one, ReadingError) else Given(one.data, Sort.FILE, one.name) for one in found]


def refused(error: ReadingError) -> Refused:
    return Refused(reason_of(error.reason, Sort.FILE), str(error), error.name)


def _members(data: bytes, name: str) -> list[archive.Member | ReadingError]:
    return archive.members(data, name) if archive.is_archive(data) else [archive.Member(name, data)]
