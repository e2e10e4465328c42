"""`python -m bot`: the bot, and an editor's acts without a chat."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from bot import logs
from bot.asked.wishes import MOST_DAYS, UnknownTopicError, Wish, brief_wish
from bot.feeds import adding
from bot.services import Services
from bot.settings import Settings, SettingsError
from bot.settings import load as load_settings
from bot.terminal import exporting, loading, printing
from briefs.lexicon import LexiconError
from briefs.model import Lang, Topic
from storage import backup as copies
from storage.engine import Database
from storage.errors import StorageError
from storage.migrate import upgrade

T = TypeVar("T")
log = logging.getLogger(__name__)
SEEDS = Path(__file__).resolve().parents[1] / "seeds"
Language = Annotated[Lang, typer.Option("--lang", help="Language of the answer.")]
Paths = Annotated[
    list[str], typer.Argument(metavar="PATH|URL...", help="Files, folders, addresses; - is standard input.")
]
TopicWords = Annotated[list[str] | None, typer.Argument(metavar="[TOPIC]", help="A topic, in Korean or English.")]
Days = Annotated[int | None, typer.Option(min=1, max=MOST_DAYS, help="How many of the newest days with news.")]
Name = Annotated[list[str], typer.Argument(metavar="NAME", help="A name in Korean, English or Chinese.")]
cli = typer.Typer(
    help="Brief people on Chinese AI: the Telegram bot, and an editor's acts without a chat.",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


class Format(StrEnum):
    """How facts are exported."""

    JSON = "json"
    CSV = "csv"
    FEED = "feed"


@cli.callback()
def start(context: typer.Context) -> None:
    """Without a command: run the bot."""
    if context.invoked_subcommand is None:
        run()


@cli.command()
def run() -> None:
    """Run the bot; without BOT_TOKEN, the local chat page."""
    from bot.process.running import run_bot  # python-telegram-bot is loaded only where it is needed

    asyncio.run(run_bot(_ready()))


@cli.command()
def load(paths: Paths) -> None:
    """Load articles and publish their facts.

    Prints a line per article; exits 1 where any failed, with the rest loaded all the same.
    """
    names = loading.named(paths)
    raise typer.Exit(0 if _with(lambda services: loading.load_all(services, names)) else 1)


@cli.command(hidden=True)
def seed() -> None:
    """Load what a new installation starts with; articles and feeds that are there already are passed over."""
    names = loading.named([str(SEEDS)])

    async def plant(services: Services) -> bool:
        await adding.add_shipped(services, SEEDS / "feeds.toml")
        return await loading.load_all(services, names, repeat=False)

    raise typer.Exit(0 if _with(plant) else 1)


@cli.command()
def brief(topic: TopicWords = None, lang: Language = "ko", days: Days = None) -> None:
    """Print the briefing that /brief would send."""
    wish = _wish(topic or [], days)
    typer.echo(_with(lambda services: printing.brief(services, wish, lang)))


@cli.command()
def company(name: Name, lang: Language = "ko") -> None:
    """Print the card that /company would send.

    For an unknown name: the nearest ones, and exit 1.
    """
    found, answer = _with(lambda services: printing.company(services, " ".join(name), lang))
    typer.echo(answer)
    raise typer.Exit(0 if found else 1)


@cli.command(short_help="Print every published fact with its sentence.")
def export(
    format_: Annotated[Format, typer.Option("--format", help="json, csv, or feed for a JSON Feed.")] = Format.JSON,
    names: Annotated[bool, typer.Option("--names", help="The accepted names instead, as lexicon entries.")] = False,
) -> None:
    """Print every published fact with its sentence, its place in the article and its link."""
    exports = {
        Format.JSON: exporting.export_json,
        Format.CSV: exporting.export_csv,
        Format.FEED: exporting.export_feed,
    }
    _with(exporting.export_names if names else exports[format_])


@cli.command(short_help="Copy the SQLite database into a file.")
def backup(target: Annotated[Path, typer.Argument(metavar="FILE", help="A new file.")]) -> None:
    """Copy the SQLite database into a file, also while the bot runs; for PostgreSQL use pg_dump."""
    copies.backup(load_settings().database_url, target)
    typer.echo(f"backed up to {target}")


@cli.command(short_help="Put a backup in the place of the database.")
def restore(source: Annotated[Path, typer.Argument(metavar="FILE", help="What backup made.")]) -> None:
    """Put a backup in the place of the SQLite database; what was there is kept beside it."""
    kept = copies.restore(load_settings().database_url, source)
    typer.echo(f"restored from {source}" + (f"; what was there is in {kept}" if kept else ""))


@cli.command()
def migrate() -> None:
    """Bring the database to the newest schema."""
    _ready()


def _wish(words: list[str], days: int | None) -> Wish:
    try:
        return brief_wish(" ".join(words if days is None else [*words, str(days)]))
    except UnknownTopicError as error:
        raise typer.BadParameter(f"no topic is called {error}; there are {', '.join(Topic)}.") from error


def _ready() -> Settings:
    """The settings, with logging set up by them and the database in its newest shape."""
    settings = load_settings()
    logs.configure(settings)
    upgrade(settings.database_url)
    return settings


def _with(work: Callable[[Services], Awaitable[T]]) -> T:
    """What `work` gives, with the services of this process open around it."""
    settings = _ready()

    async def do() -> T:
        async with Database.open(settings.database_url) as database:
            return await work(Services(settings, database))

    return asyncio.run(do())


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line and gives its exit status: 2 for a wrong call or setting, 1 for a failure."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        return int(cli(arguments, standalone_mode=False, prog_name="python -m bot") or 0)
    except typer.TyperException as error:
        message = getattr(error, "format_message", error.__str__)()
        said = message.replace("Value error, ", "").replace("Input should be", "must be").rstrip(".")
        return _fail(f"{said}{'' if said.endswith('?') else '.'} Try --help.", 2)
    except SettingsError as error:
        return _fail(str(error), 2)
    except (LexiconError, StorageError, OSError) as error:
        return _fail(str(error), 1)
    except (typer.Abort, KeyboardInterrupt):
        return 1
    except Exception as error:
        log.debug("unexpected", exc_info=error)
        return _fail(f"unexpected {type(error).__name__}: {error}; LOG_LEVEL=DEBUG shows where", 1)


def _fail(message: str, status: int) -> int:
    typer.echo(" ".join(message.split()), err=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
