"""A page's headline: what its metadata claim, as the page itself shows it, without section label and site name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefs.reading import conventions as known
from briefs.reading import json_ld
from briefs.reading.clean import folded, one_line
from briefs.reading.header import without_label
from briefs.reading.page import Element, brief

_SEPARATOR = re.compile(r"\s+(?:\||-|–|—|::|:|<|>|»|«|·|•|/)+\s+|\s*::\s*|\s*\|\s*|(?<=\w):\s+")
_TITLES = ("og:title", "twitter:title", "headline", "title", "dc.title")
_LONGEST = 200
_MIN_KEY = 6
_NAME = 40
_HEADLINE = 12  # characters
_MIN_SHARE = 0.3  # of the claim: a shorter line is the site's name or a label in it


def find(tree: Element, meta: Mapping[str, str], data: Mapping[str, Any]) -> tuple[str, str | None]:
    """The headline, and the site's name where the title element gives it away."""
    whole = _text(tree, "title")
    claims = [json_ld.text(data.get("headline")), next((meta[name] for name in _TITLES if name in meta), ""), whole]
    claims = [claim for claim in claims if claim]
    site = folded(meta.get("og:site_name", ""))
    lines = (line for line in _headings(tree) if folded(line) != site)
    shown = next((line for line in lines if any(_agree(line, claim) for claim in claims)), None)
    title = shown or (claims[0] if claims else _marked(tree))
    if not shown and claims == [whole]:
        heading = _marked(tree)
        named = len(list(tree.iter("h1"))) == 1 or _is_page_name(whole)
        title = heading if named and len(heading) >= _HEADLINE else max(_SEPARATOR.split(whole), key=len)
    left = [part for part in _SEPARATOR.split(whole) if part and folded(part) not in folded(title)]
    return without_label(title), _site(left, title, shown=bool(shown) or _is_page_name(whole))


def _site(left: list[str], title: str, *, shown: bool) -> str | None:
    """The site's name among the parts `left` of the title element, where the headline is known without them."""
    named = [p for p in left if len(p) <= _NAME and folded(title) not in folded(p) and folded(p) not in known.MENU]
    return named[-1] if shown and named else None


def _text(tree: Element, tag: str) -> str:
    return next((one_line(element.text_content()) for element in tree.iter(tag)), "")


def _marked(tree: Element) -> str:
    """The likeliest heading of a page whose claims are silent."""
    lines = [line for tag in ("h1", "h2", "h3", "h4") for line in _of(tree, tag)]
    return next((line for line in lines if len(line) >= _HEADLINE), lines[0] if lines else "")


def _is_page_name(whole: str) -> bool:
    """Whether the title element names what the page is for ('Print', '보도자료 | 알림') instead of the story."""
    return all(len(folded(part)) <= 12 and " " not in part.strip() for part in _SEPARATOR.split(whole))


def _agree(line: str, claim: str) -> bool:
    """Whether a line on the page is the headline that the metadata claim, give or take label and site name."""
    one, other = folded(without_label(line)), folded(claim)
    if len(one) < _MIN_KEY:
        return False
    inside = one in other and len(one) >= _MIN_SHARE * len(other)
    return inside or folded(line) == other or (len(other) >= 10 and other in one)


def _headings(tree: Element) -> Iterator[str]:
    """Candidates for the headline as the page shows it, the likeliest first."""
    for tag in ("h1", "h2", "h3", "h4"):
        yield from _of(tree, tag)
    for element in tree.iter("div", "p", "span", "strong", "b", "font", "td"):
        if len(element) <= 3 and (line := brief(element, _LONGEST)):
            yield line


def _of(tree: Element, tag: str) -> Iterator[str]:
    yield from (line for element in tree.iter(tag) if (line := brief(element)))
