"""Short forms of products within an article: 'K2' after 'Kimi K2', '950DT' after 'Ascend 950PR'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefs.model import Span

_VERSION = re.compile(
    r"[ -](?P<token>(?P<letters>[A-Z]{0,3})(?P<digits>\d{1,4})(?:\.\d{1,2})?[A-Z]{0,3})(?:-[A-Z][A-Za-z]*)?$"
)
_TOKEN = re.compile(
    r"(?<![A-Za-z0-9.,$€¥~-])(?P<letters>[A-Z]{0,3})(?P<digits>\d{1,4})(?P<rest>(?:\.\d{1,2})?[A-Z]{0,3})"
    r"(?:-(?:Exp|Pro|Max|Mini|Ultra|Lite|Speciale|Preview)\b)?(?![A-Za-z0-9%~])(?![.,]\d)"
)
# Behind a bare number that names a product: a particle, a comma or a quote, never a counter.
_NAMED = re.compile(r"['’\"”]?(?:은|는|이|가|을|를|과|와|의|도|에)(?![가-힣])|,|['’”\"]")

# A bare year is no version, whatever it stands behind.
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class _Full:
    """A product named in full: where its name ends, and what its versions look like."""

    end: int
    stem: str  # the canonical name up to and with its joint: 'Ascend '
    token: str
    letters: str
    digits: int


def short_forms(text: str, full: Iterable[tuple[Span, str]], taken: Sequence[Span]) -> list[tuple[Span, str]]:
    """Spans and canonical names of short forms behind products named in full; `taken` spans are left alone.

    `full` holds spans and canonical names in the text's order.
    """
    forms = [form for span, name in full if (form := _read(span, name))]
    if not forms:
        return []
    occupied = sorted((span.start, span.end) for span in taken)
    found, at = [], 0
    for token in _TOKEN.finditer(text):
        while at < len(occupied) and occupied[at][1] <= token.start():
            at += 1
        if at < len(occupied) and occupied[at][0] < token.end():
            continue
        stem = _stem(text, token, forms)
        if stem is not None:
            found.append((Span(*token.span()), stem + token[0]))
    return found


def _read(span: Span, name: str) -> _Full | None:
    version = _VERSION.search(name)
    if version is None:
        return None
    stem = name[: version.start("token")]
    return _Full(span.end, stem, version["token"], version["letters"], len(version["digits"]))


def _stem(text: str, token: re.Match[str], forms: Sequence[_Full]) -> str | None:
    """The name that `token` continues, by the latest full name before it that has versions of its shape."""
    for form in reversed(forms[-40:] if len(forms) > 40 else forms):
        if form.end > token.start():
            continue
        if token["letters"]:
            if token["letters"] == form.letters and form.stem:
                return form.stem
        elif not form.letters and len(token["digits"]) == form.digits >= 3 and not _YEAR.fullmatch(token[0]):
            lettered = bool(token["rest"].lstrip(".0123456789"))
            if lettered or _NAMED.match(text, token.end()):
                return form.stem
    return None
