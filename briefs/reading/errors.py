"""What can keep a file from becoming an article."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """Why a file was refused; whoever talks to a person words it in their language."""

    EMPTY = "empty"
    BINARY = "binary"
    ENCODING = "encoding"
    TOO_LARGE = "too_large"
    NO_BODY = "no_body"
    LANGUAGE = "language"
    UNSUPPORTED = "unsupported"
    DAMAGED = "damaged"
    LOCKED = "locked"
    SCANNED = "scanned"
    ARCHIVE = "archive"
    NO_FEED = "no_feed"
    LOGIN = "login"
    PAYWALL = "paywall"


_MESSAGES = {
    Reason.EMPTY: "the file is empty",
    Reason.BINARY: "the file holds binary data, not text",
    Reason.ENCODING: "the file's character encoding is unknown or its text is garbled",
    Reason.TOO_LARGE: "the file is too large: 5 MB or 200,000 characters of article text at most",
    Reason.NO_BODY: "the file holds no article text",
    Reason.LANGUAGE: "the article is neither Korean nor English",
    Reason.UNSUPPORTED: "files of this format are not read; give text, HTML, PDF, .docx or .eml",
    Reason.DAMAGED: "the file is damaged",
    Reason.LOCKED: "the file is locked with a password",
    Reason.SCANNED: "the file holds pictures of text; it has no text layer",
    Reason.ARCHIVE: "the archive is too large: 20 MB, 50 files and 60 MB unpacked at most",
    Reason.NO_FEED: "there is no RSS, Atom or JSON feed",
    Reason.LOGIN: "the page asks to log in",
    Reason.PAYWALL: "the page shows only the article's beginning; the rest is for subscribers",
}


class ReadingError(ValueError):
    """A file that cannot be read as an article; `reason` says why, `message` says it in English."""

    def __init__(self, reason: Reason, name: str = "") -> None:
        self.reason = reason
        self.name = name
        self.message = _MESSAGES[reason]
        super().__init__(f"{name}: {self.message}" if name else self.message)
