"""What a page says about itself: JSON-LD, Open Graph and other meta elements, its heading, its visible byline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from briefs.reading import bylines, dates, names, outlets
from briefs.reading import conventions as known
from briefs.reading.clean import one_line, tidy
from briefs.reading.header import without_label
from briefs.reading.outlets import Origin
from briefs.reading.page import Element

_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report$|Newsletter|LiveBlog", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s+(?:\||-|–|—|::|:|<|>|»|·|/)+\s+|\s*::\s*|\s*\|\s*|(?<=\w):\s+")
_KEY = re.compile(r"[\W_]+")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TITLES = ("og:title", "twitter:title", "headline", "title", "dc.title")
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "publish-date",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "parsely-pub-date",
    "sailthru.date",
    "article:published",
    "article.published",
    "regdate",
)
_SITES = ("og:site_name", "application-name", "dc.publisher", "publisher", "twitter:app:name:iphone")
_AUTHORS = (
    "author",
    "dable:author",
    "article:author",
    "og:article:author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "twitter:creator",
)
_SEOUL = timezone(timedelta(hours=9))


@dataclass(frozen=True, slots=True)
class Page:
    """A page's own account of its article."""

    title: str
    origin: Origin
    url: str | None


def read(tree: Element, lines: Sequence[str]) -> Page:
    """The metadata of `tree`, whose visible text is `lines`."""
    meta, data = _meta(tree), _json_ld(tree)
    korean = (tree.get("lang") or "").casefold().startswith("ko") or bool(re.search("[가-힣]{2}", _text(tree, "title")))
    title, site = _title(tree, meta, data)
    publisher = _name(data.get("publisher")) or _first(meta, _SITES) or site
    author = _author(tree, meta, data, publisher)
    url = next((link.get("href") for link in tree.iter("link") if link.get("rel") == "canonical"), None)
    url = url or meta.get("og:url")
    return Page(title, Origin(author, publisher, _published(tree, meta, data, korean)), url if _is_web(url) else None)


def complete(origin: Origin, opening: Origin, lines: Sequence[str]) -> Origin:
    """`origin` with what is missing filled from the dateline and the page's visible lines."""
    closing = outlets.footer(lines)
    return merge(merge(origin, opening), closing)


def merge(first: Origin, second: Origin) -> Origin:
    """`first`, its gaps filled from `second`."""
    return Origin(
        first.author or second.author, first.publisher or second.publisher, first.published or second.published
    )


def _is_web(url: str | None) -> bool:
    return bool(url and re.match(r"https?://[^\s<>\"]+$", url))


def _key(text: str) -> str:
    return _KEY.sub("", text).casefold()


def _meta(tree: Element) -> dict[str, str]:
    """The page's meta elements by lower-case name; the first of a name counts."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = one_line(element.get("content") or "")
        if name and content:
            found.setdefault(name.casefold(), content)
    return found


def _first(meta: dict[str, str], wanted: Sequence[str]) -> str | None:
    return next((meta[name] for name in wanted if name in meta), None)


def _json_ld(tree: Element) -> dict[str, Any]:
    """The first JSON-LD object that describes an article; empty where there is none."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            loaded = json.loads(_CONTROL.sub(" ", script.text or ""))
        except (ValueError, RecursionError):
            continue
        for item in _objects(loaded):
            if _ARTICLE_TYPES.search(str(item.get("@type", ""))):
                return item
    return {}


def _objects(loaded: Any) -> Iterator[dict[str, Any]]:
    for item in loaded if isinstance(loaded, list) else [loaded]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _name(value: Any) -> str | None:
    """A name in JSON-LD: a string, an object with a name, or a list of these."""
    if isinstance(value, list):
        return ", ".join(name for one in value[:4] if not isinstance(one, list) and (name := _name(one))) or None
    if isinstance(value, dict):
        value = value.get("name")
    return one_line(value) or None if isinstance(value, str) else None


def _text(tree: Element, tag: str) -> str:
    return next((one_line(element.text_content()) for element in tree.iter(tag)), "")


def _title(tree: Element, meta: dict[str, str], data: dict[str, Any]) -> tuple[str, str | None]:
    """The headline without label and site name, and the site's name where the title element gives it away."""
    given = data.get("headline")
    whole = _text(tree, "title")
    claims = [
        claim
        for claim in (one_line(given) if isinstance(given, str) else "", _first(meta, _TITLES) or "", whole)
        if claim
    ]
    shown = next((line for line in _headings(tree) if any(_agree(line, claim) for claim in claims)), None)
    title = shown or (claims[0] if claims else _text(tree, "h1") or _text(tree, "h2"))
    left = [part for part in _SEPARATOR.split(whole) if part and _key(part) not in _key(title)]
    site = left[-1] if shown and left and _key(whole) != _key(title) else None
    if not shown and len(claims) == 1 and claims[0] == whole:
        title = max(_SEPARATOR.split(whole), key=len)
    return without_label(title), site


def _agree(line: str, claim: str) -> bool:
    """Whether a heading on the page is the headline that the metadata claim, give or take label and site name."""
    one, other = _key(without_label(line)), _key(claim)
    return len(one) >= 6 and (one in other or _key(line) == other or (len(other) >= 10 and other in one))


def _headings(tree: Element) -> Iterator[str]:
    """Candidates for the headline as the page shows it, the likeliest first."""
    for tag in ("h1", "h2", "h3"):
        yield from (one_line(element.text_content()) for element in tree.iter(tag))
    for element in tree.iter("div", "p", "span", "strong", "b", "font", "td"):
        if len(element) <= 3 and (content := one_line(element.text_content())) and len(content) < 200:
            yield content


def _published(tree: Element, meta: dict[str, str], data: dict[str, Any], korean: bool) -> date | None:
    stamps = [data.get("datePublished"), *(meta.get(name) for name in _DATES)]
    times = [element for element in tree.iter("time") if not re.search("modif|updat", _marks(element))]
    stamps += [element.get("datetime") for element in times]
    shown = [found.day for element in times for found in dates.find(one_line(element.text_content()))]
    for stamp in stamps:
        if isinstance(stamp, str) and (day := _local_day(stamp, shown, korean)):
            return day
    return shown[0] if shown else None


def _marks(element: Element) -> str:
    return f"{element.get('class', '')} {element.get('itemprop', '')}".casefold()


def _local_day(stamp: str, shown: Sequence[date], korean: bool) -> date | None:
    """The outlet's day: a stamp in UTC hides it, so the day shown on the page, or Seoul's for a Korean page, counts."""
    try:
        moment = datetime.fromisoformat(stamp.strip())
    except ValueError:
        return next((found.day for found in dates.find(stamp)), None)
    if moment.utcoffset() != timedelta(0):
        return moment.date()
    near = next((day for day in shown if abs((day - moment.date()).days) <= 1), None)
    return near or (moment.astimezone(_SEOUL).date() if korean else moment.date())


def _author(tree: Element, meta: dict[str, str], data: dict[str, Any], publisher: str | None) -> str | None:
    claims = [_name(data.get("author")), *(meta.get(name) for name in _AUTHORS)]
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in {"meta", "body", "html"}:
            continue
        own = set(_marks(element).replace("-", " ").replace("_", " ").split())
        if "author" in (element.get("rel") or "") or own & known.AUTHOR_CLASSES:
            claims.append(one_line(element.text_content()))
    people = (_person(claim, publisher) for claim in claims if claim and len(claim) <= 80)
    return next((person for person in people if person), None)


def _person(claim: str, publisher: str | None) -> str | None:
    """The person in an author field, without title and e-mail; None for addresses, desks and the outlet itself."""
    if claim.startswith(("http", "@", "/")):
        return None
    credit = bylines.read(claim)
    if credit and credit.author:
        return credit.author
    claim = re.sub(r"^(?:by|글)\s*[:=]?\s+", "", tidy(claim), flags=re.IGNORECASE).strip(" ,|·")
    same = publisher and _key(claim) == _key(publisher)
    if same or names.is_desk(claim) or names.is_outlet(claim) or len(claim) > 60 or re.search(r"\d|@", claim):
        return None
    return claim or None
