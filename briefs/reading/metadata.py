"""What a page says about itself: JSON-LD, Open Graph and other meta elements, its heading, its visible byline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

from briefs.reading import bylines, headline, json_ld, names, outlets, stamps
from briefs.reading import conventions as known
from briefs.reading.clean import folded, one_line, tidy
from briefs.reading.datelines import Origin
from briefs.reading.page import Element, Seen, brief
from briefs.reading.prose import is_prose

_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone")
_AUTHORS = (
    "author",
    "dable:author",
    "dd:author",
    "cse-author",
    "og.article.author",
    "article:author",
    "og:article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "citation_author",
    "twitter:creator",
)
_ON_PORTAL = re.compile(r"\s*(?P<outlet>[^|]{2,30}?)\s*\|\s*(?P<portal>[^|]{2,30}?)\s*")
_COMPANY = re.compile(r"\(주\)|㈜|주식회사")
_ABOVE = 6  # lines above the headline among which its byline may stand
_BELOW = 10
_SIGNED = 3  # lines below the headline among which a name alone is the author's
_TOP = 5  # lines of a page among which its name may stand
_NAME = 30


@dataclass(frozen=True, slots=True)
class Page:
    """A page's own account of its article."""

    title: str
    origin: Origin
    url: str | None
    logo: str | None  # the name at the page's top, which is the outlet where nothing better names it


def read(tree: Element, lines: Sequence[Seen]) -> Page:
    """The metadata of `tree`, whose visible lines are `lines`."""
    meta, data = _meta(tree), json_ld.find(tree)
    title, site = headline.find(tree, meta, data)
    beside = _beside(lines, title)
    publisher = _publisher(meta, data, site, beside)
    author = next(_authors(tree, meta, data, publisher), None) or beside.author
    if author and beside.author and re.match(rf"{re.escape(author)}(?:,| and )", beside.author):
        author = beside.author  # the first of several
    korean = (tree.get("lang") or "").casefold().startswith("ko") or bool(re.search("[가-힣]{2}", title))
    url = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    url = url or meta.get("og:url")
    url = url if url and re.match(r"https?://[^\s<>\"]+$", url) else None
    day = stamps.published(tree, meta, data, beside.published, korean)
    return Page(title, Origin(author, publisher, day), url, _logo(tree, lines, title))


def complete(found: Page, opening: Origin, lines: Sequence[str]) -> Origin:
    """`found.origin` with what is missing filled from the dateline, the page's visible lines and its address."""
    closing = outlets.footer(lines)
    origin = merge(merge(found.origin, opening), closing)
    return merge(origin, Origin(publisher=found.logo, published=stamps.in_address(found.url)))


def merge(first: Origin, second: Origin) -> Origin:
    """`first`, its gaps filled from `second`."""
    return Origin(
        first.author or second.author, first.publisher or second.publisher, first.published or second.published
    )


def _meta(tree: Element) -> dict[str, str]:
    """The page's meta elements by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = one_line(element.get("content") or "")
        if name and content:
            found.setdefault(name.casefold(), content)
    return found


def _logo(tree: Element, lines: Sequence[Seen], title: str) -> str | None:
    """The first name above the headline, else the first picture's label there, that is no menu's entry."""
    above = list(takewhile(lambda line: folded(title) not in folded(line.text), lines[:_TOP]))
    pictures = (one_line(picture.get("alt") or "") for picture in islice(tree.iter("img"), 1))
    for name in [*(line.text for line in above if line.tag != "li"), *pictures]:
        told = names.is_section(name) or folded(name) in known.MENU or bylines.read(name)
        if not told and 2 < len(name) <= _NAME and not re.search(r"[|.!?…:>]", name):
            return name
    return None


def _beside(lines: Sequence[Seen], title: str) -> Origin:
    """Who and when by the lines around the headline."""
    at = next((n for n, line in enumerate(lines) if folded(title) in folded(line.text)), None) if title else None
    if at is None:
        return Origin()
    origin = Origin()
    for n in [*range(at + 1, at + 1 + _BELOW), *range(at - 1, at - 1 - _ABOVE, -1)]:
        if not 0 <= n < len(lines) or (n > at and is_prose(lines[n].text) and not lines[n].elsewhere):
            continue
        if not bylines.is_contact(lines[n].text) and (credit := bylines.read(lines[n].text)):
            named = credit.rest[0] if credit.day and credit.rest and names.is_surely_person(credit.rest[0]) else None
            origin = merge(origin, Origin(credit.author or named, credit.publisher, credit.day))
        elif at < n <= at + _SIGNED and names.is_surely_person(lines[n].text):
            origin = merge(origin, Origin(lines[n].text))
    return origin


def _publisher(meta: Mapping[str, str], data: Mapping[str, Any], site: str | None, beside: Origin) -> str | None:
    """The outlet; a portal that shows the outlet's article is none."""
    found = next(iter(json_ld.names(data.get("publisher"))), None)
    found = found or next((meta[name] for name in _SITES if name in meta), None) or site
    named = meta.get("og:site_name")
    if found and named and found != named and re.match(rf"{re.escape(named)}[\s,]", found):
        found = named  # the outlet, not its company: Fjord Daily AS
    found = _COMPANY.sub("", found).strip() if found else None
    claim = _ON_PORTAL.fullmatch(meta.get("og:article:author", ""))
    if claim and folded(claim["portal"]) == folded(found or ""):
        return claim["outlet"]
    if found and folded(found) in known.PORTALS:
        return beside.publisher
    return found


def _authors(tree: Element, meta: Mapping[str, str], data: Mapping[str, Any], publisher: str | None) -> Iterator[str]:
    """The people that the page names as authors, the surest first; several of one field are one text."""
    people = [person for name in json_ld.names(data.get("author")) if (person := _person(name, publisher))]
    if people:
        yield ", ".join(dict.fromkeys(people))
    claims = [meta[name] for name in _AUTHORS if name in meta]
    shown = (element for element in tree.iter() if element.tag not in {"meta", "body", "html"} and _is_byline(element))
    claims += [brief(element, 80) for element in shown]
    yield from (person for claim in claims if (person := _person(claim, publisher)))


def _is_byline(element: Element) -> bool:
    marks = f"{element.get('class', '')} {element.get('itemprop', '')}"[:200].casefold()
    words = set(marks.replace("-", " ").replace("_", " ").split())
    return "author" in (element.get("rel") or "") or bool(words & known.AUTHOR_CLASSES)


def _person(claim: str, publisher: str | None) -> str | None:
    """The person in an author field, without title and e-mail; None for addresses, desks and the outlet itself."""
    if not claim or len(claim) > 80 or claim.startswith(("http", "@", "/")):
        return None
    credit = bylines.read(claim)
    if credit and credit.author:
        return credit.author
    claim = re.sub(r"^(?:by|글)\s*[:=]?\s+", "", tidy(claim), flags=re.IGNORECASE).strip(" ,|·")
    if publisher:
        claim = ", ".join(part for part in claim.split(", ") if folded(part) != folded(publisher))
    same = publisher and folded(publisher) in folded(claim)
    if same or names.is_desk(claim) or names.is_outlet(claim) or len(claim) > 60 or re.search(r"[\d@|]", claim):
        return None
    return claim or None
