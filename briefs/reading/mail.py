"""E-mail messages (.eml) → the parts of an article: a newsletter's subject is the title, its sender the outlet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import parseaddr, parsedate_to_datetime

from briefs.reading import html, names, text
from briefs.reading.clean import one_line, tidy
from briefs.reading.datelines import Origin
from briefs.reading.decode import decode
from briefs.reading.errors import ReadingError, Reason
from briefs.reading.text import Parts

_HEADER = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\r\n]{0,2000}(?:\r?\n|$)(?:[ \t][^\r\n]{0,2000}(?:\r?\n|$)){0,200}){2,200}"
)
_SURE = re.compile(rb"^(?:message-id|mime-version|received|return-path|content-type|dkim-signature):", re.I | re.M)
_NAMED = re.compile(rb"^(?:from|subject):", re.I | re.M)
_START = 20_000  # bytes among which a message's header is looked for
_FORWARDED = re.compile(r"^(?:\s*(?:re|fwd?|전달|회신|답장)\s*[:：]\s*)+", re.IGNORECASE)
_WRITER = re.compile(r"(?P<author>.{2,40}?)\s+(?:from|at|of|via)\s+(?P<outlet>.{2,60})")
_MAX_PARTS = 100


def is_mail(data: bytes) -> bool:
    """Whether `data` begins with the header of a mail."""
    start = _HEADER.match(data[:_START].lstrip(b"\r\n"))
    return bool(start and _SURE.search(start.group()) and _NAMED.search(start.group()))


def read(data: bytes, name: str = "") -> Parts:
    """The parts of the mail `data`, whose shown text is its page or, without one, its plain text.

    Raises ReadingError where it is damaged or holds no text.
    """
    try:
        message = BytesParser(policy=compat32).parsebytes(data.lstrip(b"\r\n"))
        shown = list(_shown(message, name))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, ReadingError):
            raise
        raise ReadingError(Reason.DAMAGED, name) from error
    if not shown:
        raise ReadingError(Reason.NO_BODY, name)
    title = _FORWARDED.sub("", one_line(_header(message, "Subject")))
    page = next((content for kind, content in shown if kind == "html"), None)
    plain = next((content for kind, content in shown if kind == "plain"), "")
    parts = html.read(page, title) if page else text.read(f"{title}\n\n{plain}")
    return Parts(title or parts.title, parts.text, parts.headings, _origin(message, parts.origin), parts.url)


def _shown(message: Message, name: str) -> Iterator[tuple[str, str]]:
    for number, part in enumerate(message.walk()):
        if number > _MAX_PARTS:
            return
        if part.get_content_maintype() != "text" or part.get_filename():
            continue
        payload = part.get_payload(decode=True)
        if isinstance(payload, bytes) and payload.strip():
            yield part.get_content_subtype(), tidy(decode(payload, name, part.get_content_charset() or ""))


def _header(message: Message, name: str) -> str:
    """A header's text, whatever charset its pieces are in."""
    pieces = []
    told = str(message.get(name, ""))[:2000]
    try:
        found = decode_header(told)
    except HeaderParseError:  # it says that it is packed, and is not
        found = [(told, None)]
    for piece, charset in found:
        if isinstance(piece, bytes):
            try:
                piece = piece.decode(
                    {"euc-kr": "cp949", "ks_c_5601-1987": "cp949"}.get(charset or "", charset or "utf-8")
                )
            except (UnicodeDecodeError, LookupError):
                piece = piece.decode("utf-8", "replace")
        pieces.append(piece)
    return " ".join(tidy("".join(pieces)).split())


def _origin(message: Message, inside: Origin) -> Origin:
    """Who and when by the mail's header; what the text says fills the gaps."""
    sender, _ = parseaddr(_header(message, "From"))
    sender = sender.strip("\"' ")
    writer = _WRITER.fullmatch(sender)
    author, outlet = (writer["author"], writer["outlet"]) if writer else (None, sender)
    named = names.outlet(outlet) if outlet and "@" not in outlet else None
    return Origin(inside.author or author, named or inside.publisher, _day(message) or inside.published)


def _day(message: Message) -> date | None:
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
