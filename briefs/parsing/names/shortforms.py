"""Short forms of products within an article: 'K2' after 'Kimi K2', '950DT' after 'Ascend 950PR'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefs.model import Span

_VERSION = re.compile(
    r"[ -](?P<token>(?P<letters>[A-Z]{0,3})(?P<digits>\d{1,4})(?:\.\d{1,2})?[A-Z]{0,3})(?:-[A-Z][A-Za-z]*)?$"
)
# Up to three letters and a number, or a number by itself of three digits at least. It begins with its first letter
# itself, so that a search need not try places where there is none.
_TOKEN = re.compile(
    r"[A-Z\d](?<![A-Za-z0-9.,$€¥~-].)(?:(?<=[A-Z])[A-Z]{0,2}\d{1,4}|(?<=\d)\d{2,3})(?P<rest>(?:\.\d{1,2})?[A-Z]{0,3})"
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
    occupied = sorted([(span.start, span.end) for span in taken])
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
    start = token.start()
    head = text[start : token.start("rest")]
    letters = "".join(filter(str.isalpha, head))
    for form in reversed(forms[-40:] if len(forms) > 40 else forms):
        if form.end > start or letters != form.letters:
            continue
        if letters:
            if form.stem:
                return form.stem
        elif len(head) == form.digits and not _YEAR.fullmatch(token[0]):
            lettered = bool(token["rest"].lstrip(".0123456789"))
            if lettered or _NAMED.match(text, token.end()):
                return form.stem
    return None
