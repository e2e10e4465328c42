"""The command line's work on articles: finding and loading files, and a line for each."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import typer

from bot.desk import editing, opening
from bot.services import Services
from briefs.reading.archive import MAX_PACKED

SUFFIXES = frozenset({".txt", ".html", ".htm", ".pdf", ".docx", ".eml", ".zip"})
STDIN = "-"


def named(paths: Iterable[str]) -> list[str]:
    """What `paths` stand for: folders are replaced by the article files in them."""
    return [found for path in paths for found in _files(path)]


def _files(path: str) -> Iterator[str]:
    if path == STDIN or "://" in path or not Path(path).is_dir():
        return iter([path])
    return (str(one) for one in sorted(Path(path).rglob("*")) if one.suffix.lower() in SUFFIXES and one.is_file())


async def load_all(services: Services, names: list[str], *, repeat: bool = True) -> bool:
    """Loads each and prints a line for each, for those already there only where `repeat`; whether none failed."""
    from rich.console import Console  # the bot itself has no use for it
    from rich.progress import Progress

    console = Console(stderr=True)
    outcomes = []
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        for name in progress.track(names, description="Loading"):
            for outcome in await _load(services, name):
                outcomes.append(outcome)
                if repeat or not isinstance(outcome, editing.Duplicate):
                    typer.echo(_line(outcome), err=isinstance(outcome, editing.Refused))
    return not any(isinstance(outcome, editing.Refused) for outcome in outcomes)


async def _load(services: Services, name: str) -> list[editing.Published]:
    """What became of each article behind `name`; an archive holds several."""
    try:
        found = await _opened(services, name)
    except OSError as error:
        return [editing.Refused("file", f"{name}: {(error.strerror or 'cannot be read').lower()}", name)]
    return [
        one if isinstance(one, editing.Refused) else await editing.load(services, one, now=services.clock())
        for one in found
    ]


async def _opened(services: Services, name: str) -> opening.Opened:
    if "://" in name:
        return [await opening.fetched(services, name)]
    if name == STDIN:
        return await opening.unpacked(sys.stdin.buffer.read(MAX_PACKED + 1), "standard input")
    with Path(name).open("rb") as stream:  # noqa: ASYNC230
        return await opening.unpacked(stream.read(MAX_PACKED + 1), name)


def _line(outcome: editing.Published) -> str:
    if isinstance(outcome, editing.Refused):
        return outcome.detail
    title = " ".join(outcome.title.split())
    if isinstance(outcome, editing.Duplicate):
        return f"article {outcome.article_id}: already there · {title}"
    count = len(outcome.facts)
    return f"article {outcome.article_id}: {count} {'fact' if count == 1 else 'facts'} · {title}"
