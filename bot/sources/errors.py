"""What can keep an address from giving a page."""

from __future__ import annotations

from enum import StrEnum

SECONDS = 20.0  # for everything that one address takes: looking it up, its redirects, its site's rules, the page
MAX_BYTES = 5 * 1024 * 1024  # unpacked
MAX_HOPS = 5


class FetchReason(StrEnum):
    """Why an address gave no article; whoever talks to a person words it in their language."""

    ADDRESS = "address"
    PRIVATE = "private"
    UNKNOWN_HOST = "unknown_host"
    UNREACHABLE = "unreachable"
    CERTIFICATE = "certificate"
    REDIRECTS = "redirects"
    GONE = "gone"
    FORBIDDEN = "forbidden"
    BUSY = "busy"
    SERVER = "server"
    STATUS = "status"
    ROBOTS = "robots"
    KIND = "kind"
    GARBLED = "garbled"
    TOO_LARGE = "page_too_large"
    TIMEOUT = "timeout"


_MESSAGES = {
    FetchReason.ADDRESS: "not an http or https address",
    FetchReason.PRIVATE: "a private address; ALLOW_PRIVATE_URLS would let it through",
    FetchReason.UNKNOWN_HOST: "there is no such site",
    FetchReason.UNREACHABLE: "the server cannot be reached",
    FetchReason.CERTIFICATE: "the server's certificate is not valid",
    FetchReason.REDIRECTS: f"it redirects more than {MAX_HOPS} times",
    FetchReason.GONE: "there is no such page",
    FetchReason.FORBIDDEN: "the site shows the page only to those who log in, or not to programs",
    FetchReason.BUSY: "the site asks for fewer requests",
    FetchReason.SERVER: "the site is out of order",
    FetchReason.STATUS: "the server does not give out the page",
    FetchReason.ROBOTS: "the site's robots.txt asks programs not to read the page",
    FetchReason.KIND: "there is no page there but a picture, a film or another kind of file",
    FetchReason.GARBLED: "what the server sent cannot be unpacked",
    FetchReason.TOO_LARGE: f"the page is larger than {MAX_BYTES // 1024 // 1024} MB",
    FetchReason.TIMEOUT: f"the page did not arrive within {SECONDS:.0f} seconds",
}
_STATUSES = {
    **dict.fromkeys((401, 402, 403, 407, 451), FetchReason.FORBIDDEN),
    **dict.fromkeys((404, 410), FetchReason.GONE),
    429: FetchReason.BUSY,
}


class FetchError(Exception):
    """An address that gave no page; `reason` says why, the message says it in English.

    `status` is the server's, where it answered; `wait` the seconds for which it asked to be left alone.
    """

    def __init__(self, reason: FetchReason, url: str, *, status: int | None = None, wait: float | None = None) -> None:
        self.reason = reason
        self.status = status
        self.wait = wait
        super().__init__(f"{url}: {_MESSAGES[reason]}")


def refused(status: int, url: str, wait: float | None = None) -> FetchError:
    """What an answer with that status means."""
    reason = FetchReason.SERVER if status >= 500 else _STATUSES.get(status, FetchReason.STATUS)
    return FetchError(reason, url, status=status, wait=wait)
