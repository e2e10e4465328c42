"""Editors load articles: pasted, by address, in reply to a message, or as a file."""

from __future__ import annotations

from dataclasses import dataclass

from telegram import Document, Message

from bot import editing
from bot.actions.desk import ShowDraft
from bot.answers import desk as drafts
from bot.context import Context
from bot.delivery import sending as delivery
from bot.handlers.asking import Ask
from bot.screens import editors
from bot.screens.base import Screen, say
from bot.sources.addresses import is_address
from bot.sources.errors import FetchError
from briefs.model import Lang
from briefs.reading.errors import Reason

MAX_BYTES = 5 * 1024 * 1024
# What is said of a file has to be said otherwise of a page, or of a text that was pasted.
OF_PAGES: dict[str, str] = {
    Reason.NO_BODY: "no_page",
    Reason.EMPTY: "no_page",
    Reason.ENCODING: "page_encoding",
    Reason.TOO_LARGE: "page_too_large",
    **dict.fromkeys((Reason.BINARY, Reason.UNSUPPORTED, Reason.DAMAGED), "kind"),
}
OF_TEXTS: dict[str, str] = {
    Reason.TOO_LARGE: "text_too_large",
    **dict.fromkeys((Reason.NO_BODY, Reason.EMPTY, Reason.BINARY, Reason.ENCODING, Reason.DAMAGED), "no_text"),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """What an editor gave: a file, or a text or an address."""

    document: Document | None = None
    text: str = ""


async def load(ask: Ask, context: Context) -> None:
    """/load, as a command or as a file's caption; in a private chat also a file alone."""
    if not ask.editor:
        await delivery.send(context.bot, ask.place, say(ask.lang, "not_editor"))
    elif offer := _offer(ask):
        progress = await delivery.send(context.bot, ask.place, say(ask.lang, "load_reading"))
        await delivery.typing(context.bot, ask.place)
        result = await _load(offer, ask, context)
        await delivery.show(context.bot, ask.place, await _outcome(result, ask.lang, context), progress)
    else:
        await delivery.send(context.bot, ask.place, say(ask.lang, "load_ask"))


async def _outcome(result: editing.LoadOutcome, lang: Lang, context: Context) -> Screen:
    services = context.services
    if isinstance(result, editing.Drafted):
        return await drafts.page(services, ShowDraft(result.draft_id), lang)
    return editors.outcome(result, lang, lexicon=await services.lexicon(), now=services.today())


async def _load(offer: Offer, ask: Ask, context: Context) -> editing.LoadOutcome:
    services = context.services
    if offer.document and (offer.document.file_size or 0) > MAX_BYTES:
        return editing.Refused(Reason.TOO_LARGE, "the file is larger than 5 MB")
    try:
        given = await _material(offer, context)
    except delivery.DownloadError as error:
        return editing.Refused("download", str(error))
    except FetchError as error:
        return editing.Refused(error.reason, str(error))
    result = await editing.take_in(services, given, by=ask.user_id, now=services.clock())
    if isinstance(result, editing.Refused) and not offer.document:
        return editing.Refused((OF_PAGES if given.url else OF_TEXTS).get(result.reason, result.reason), result.detail)
    return result


async def _material(offer: Offer, context: Context) -> editing.Material:
    """The article's bytes. Raises DownloadError and FetchError."""
    if file := offer.document:
        return editing.Material(await delivery.download(context.bot, file.file_id), file.file_name or "")
    if is_address(offer.text):
        page = await context.services.web.page(offer.text)
        return editing.Material(page.data, url=page.url, charset=page.charset)
    return editing.Material(offer.text.encode())


def _offer(ask: Ask) -> Offer | None:
    """The nearest thing to load: the message's own file, its words, then what it replies to."""
    own = ask.message
    for message, words in ((own, ask.words), (own.reply_to_message if own else None, None)):
        if message and message.document:
            return Offer(document=message.document)
        if text := words if words is not None else _said(message):
            return Offer(text=text)
    return None


def _said(message: Message | None) -> str:
    return (message.text or message.caption or "") if message else ""
