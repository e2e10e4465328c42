"""What an editor sent, fetched from Telegram or the web."""

from __future__ import annotations

from bot.delivery import sending as delivery
from bot.desk.editing import Refused
from bot.desk.given import Given, Sort
from bot.desk.opening import Opened, fetched, refused, unpacked
from bot.intake.material import Kind, Material
from bot.services import Services
from briefs.reading import MAX_BYTES, ReadingError, archive
from briefs.reading.errors import Reason


def text_of(material: Material) -> Given:
    """The text itself: also of a post that points to an article which cannot be had."""
    return Given(material.text.encode("utf-8", "replace"), Sort.TEXT, **material.origin)


async def opened(services: Services, bot: delivery.Bot, material: Material) -> Opened:
    """The articles-to-be in `material`, and why there are none; of an archive there are several."""
    if material.kind is Kind.FILE:
        return await _file(bot, material)
    if material.kind is Kind.TEXT:
        return [text_of(material)]
    return [await fetched(services, material.address)]


async def _file(bot: delivery.Bot, material: Material) -> Opened:
    if material.may_be_archive and material.size > archive.MAX_PACKED:
        return [refused(ReadingError(Reason.ARCHIVE, material.name))]
    if not material.may_be_archive and material.size > MAX_BYTES:
        return [refused(ReadingError(Reason.TOO_LARGE, material.name))]
    try:
        data = await delivery.download(bot, material.file_id)
    except delivery.DownloadError as error:
        return [Refused("download", str(error), material.name)]
    return await unpacked(data, material.name)
