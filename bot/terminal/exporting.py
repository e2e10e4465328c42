"""The command line's exports: every published fact with its sentence, its place in the article and its link."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, time
from typing import Any

import typer

from bot.services import Services
from briefs import writing
from briefs.model import LANGS, Lang, Organisation, Quantity, SourcedFact
from briefs.writing.packing import plain
from storage import facts, names

COLUMNS = (
    *("id", "kind", "subject", "what", "with", "numbers", "status", "date", "core", "topics", "evidence", "span"),
    *("article_id", "title", "lang", "published", "publisher", "url"),
)
FEED = "https://jsonfeed.org/version/1.1"
# What a spreadsheet takes for a formula (OWASP, CSV Injection); a figure of ours may begin with its minus.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_OURS = frozenset({"id", "numbers", "date", "span", "article_id", "published"})


async def export_json(services: Services) -> None:
    """Every published fact as a JSON array, one fact per line."""
    await _array(services, lambda fact: _row(fact), "[", "]")


async def export_csv(services: Services) -> None:
    """Every published fact as CSV with a header; several values in one cell are parted by a semicolon.

    Words of others that a spreadsheet would take for a formula have an apostrophe before them.
    """
    table = csv.DictWriter(sys.stdout, COLUMNS, lineterminator="\n")
    table.writeheader()
    async for fact in facts.every(services.database):
        table.writerow({name: _cell(name, value) for name, value in _row(fact).items()})


async def export_feed(services: Services) -> None:
    """Every published fact as an item of a JSON Feed: its line in both languages, its sentence, its article's link."""
    lexicon, now = await services.lexicon(), services.today()
    head = {"version": FEED, "title": "China AI Brief", "language": "ko"}
    opening = json.dumps(head, ensure_ascii=False)[:-1] + ', "items": ['

    def item(fact: SourcedFact) -> dict[str, Any]:
        told = {lang: writing.line(fact, lexicon=lexicon, lang=lang, now=now) for lang in LANGS}
        lines = {lang: plain(line) for lang, line in told.items() if line}
        return _item(fact, lines, services)

    await _array(services, item, opening, "]}")


async def export_names(services: Services) -> None:
    """The names that editors accepted, as entries of the lexicon's own files."""
    for organisation in await names.accepted(services.database):
        typer.echo(entry(organisation))


def entry(organisation: Organisation) -> str:
    """An organisation as a line of briefs/lexicon/data/organisations.toml."""
    named = organisation.names
    fields: list[tuple[str, Any]] = [
        ("is", organisation.is_a),
        ("kind", organisation.kind if organisation.kind != "company" else None),
        ("parent", organisation.parent),
        ("place", organisation.place),
        *(("ko", list(named.ko)), ("en", list(named.en)), ("zh", list(named.zh)), ("weak", list(named.weak))),
    ]
    told = ", ".join(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in fields if value)
    return f"{json.dumps(organisation.id)} = {{ {told} }}"


async def _array(services: Services, make: Callable[[SourcedFact], dict[str, Any]], opening: str, end: str) -> None:
    separator = opening
    async for fact in facts.every(services.database):
        typer.echo(separator + "\n" + json.dumps(make(fact), ensure_ascii=False), nl=False)
        separator = ","
    typer.echo(opening + end if separator == opening else "\n" + end)


def _item(fact: SourcedFact, lines: dict[Lang, str], services: Services) -> dict[str, Any]:
    source = fact.source
    day = source.published
    at = datetime.combine(day, time(), services.settings.timezone).isoformat() if day else None
    told = {
        "id": f"fact-{fact.id}",
        "url": source.url,
        "title": " / ".join(lines.values()) or None,
        "content_text": fact.sentence,
        "date_published": at,
        "authors": [{"name": source.publisher}] if source.publisher else None,
        "language": source.lang,
        "tags": [str(topic) for topic in fact.fact.topics] or None,
        "_fact": _row(fact) | {"lines": lines},
    }
    return {name: value for name, value in told.items() if value is not None}


def _row(fact: SourcedFact) -> dict[str, Any]:
    f, a = fact.fact, fact.source
    return {
        "id": fact.id,
        "kind": str(f.kind),
        "subject": list(f.subject),
        "what": list(f.what),
        "with": list(f.others),
        "numbers": [_number(quantity) for quantity in f.quantities],
        "status": str(f.status),
        "date": f.date,
        "core": f.core,
        "topics": [str(topic) for topic in f.topics],
        "evidence": fact.sentence,
        "span": [f.span.start, f.span.end],
        "article_id": a.article_id,
        "title": a.title,
        "lang": a.lang,
        "published": a.published.isoformat() if a.published else None,
        "publisher": a.publisher,
        "url": a.url,
    }


def _number(quantity: Quantity) -> dict[str, Any]:
    value = quantity.value
    whole = value == value.to_integral_value()
    return {"value": int(value) if whole else float(value), "unit": str(quantity.unit)}


def _cell(name: str, value: object) -> object:
    text = ";".join(_texts(value)) if isinstance(value, list) else value
    if name not in _OURS and isinstance(text, str) and text.startswith(_FORMULA):
        return f"'{text}"
    return text


def _texts(values: list[Any]) -> Iterator[str]:
    return (f"{one['value']} {one['unit']}" if isinstance(one, dict) else str(one) for one in values)
