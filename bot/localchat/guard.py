"""What keeps other web pages away from the local chat: checks on who asks, and headers on every answer."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

BODIES = {"application/json", "application/octet-stream"}
HEADERS = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


def is_loopback(host: str) -> bool:
    """Whether `host`, a name or an address, is this machine only."""
    return host == "localhost" or (_is_address(host) and ip_address(host).is_loopback)


def guard(listening_on: str) -> Middleware:
    """The middleware for a page that listens on the host `listening_on`.

    A request must name this machine or that host, or else a hostile name that resolves to 127.0.0.1 would do. Where
    the page listens on every address, any address in digits is fine: only names can be made to resolve elsewhere.
    What changes something must come from the page itself, with a body that no plain form can send.
    """

    @web.middleware
    async def check(request: web.Request, handler: Handler) -> web.StreamResponse:
        host = urlsplit(f"//{request.host}").hostname or ""
        everywhere = _is_address(listening_on) and ip_address(listening_on).is_unspecified
        if not (is_loopback(host) or host == listening_on.lower() or (everywhere and _is_address(host))):
            raise web.HTTPForbidden(text="This page answers to its own address only.")
        if request.method not in ("GET", "HEAD") and not _from_the_page(request):
            raise web.HTTPForbidden(text="Only this page itself may do that.")
        return await handler(request)

    return check


async def add_headers(request: web.Request, response: web.StreamResponse) -> None:
    """Puts the security headers on a response; one that has its own policy keeps it."""
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)


def _from_the_page(request: web.Request) -> bool:
    origin = urlsplit(request.headers.get("Origin", ""))
    same = origin.scheme in ("http", "https") and origin.netloc == request.host
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    return same and site == "same-origin" and request.content_type in BODIES


def _is_address(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
