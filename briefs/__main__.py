"""`python -m briefs`: reads article files and prints what they say; no database, no network."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

import typer

from briefs import lexicon, parsing, reading, writing
from briefs.model import Article, Lang, Parsed
from briefs.record import record, sourced

app = typer.Typer(
    help="Draw typed facts out of news articles about Chinese AI.",
    no_args_is_help=False,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
Files = Annotated[list[str], typer.Argument(metavar="FILE...", help="Article files, text or HTML.")]
Language = Annotated[Lang, typer.Option("--lang", help="Language of the briefing.")]


Explain = Annotated[bool, typer.Option("--explain", help="Say for each sentence what made its facts, or why none.")]


@app.command(short_help="Print one JSON record per file.")
def parse(files: Files, explain: Explain = False) -> None:
    """Print one JSON record per file and line; a file that cannot be read gives its error."""
    failed = False
    if explain:
        raise typer.Exit(_explained(files))
    for file, outcome in _parsed(files):
        failed |= isinstance(outcome, str)
        line = {"file": file, "error": outcome} if isinstance(outcome, str) else record(file, outcome)
        typer.echo(json.dumps(line, ensure_ascii=False))
    raise typer.Exit(int(failed))


@app.command()
def render(files: Files, lang: Language = "ko") -> None:
    """Print the briefing of the files' facts."""
    outcomes = list(_parsed(files))
    errors = [f"{file}: {outcome}" for file, outcome in outcomes if isinstance(outcome, str)]
    text = _briefing([outcome for _, outcome in outcomes if not isinstance(outcome, str)], lang)
    if text:
        typer.echo(text)
    for error in errors if text else [*errors, "no facts to write about"]:
        typer.echo(error, err=True)
    raise typer.Exit(int(bool(errors)))


def _parsed(files: Iterable[str]) -> Iterator[tuple[str, Parsed | str]]:
    """Each file with what parsing found in it or, as text, why it could not be read."""
    words = lexicon.load()
    for file, article in _articles(files):
        yield file, article if isinstance(article, str) else parsing.parse(article, words)


def _articles(files: Iterable[str]) -> Iterator[tuple[str, Article | str]]:
    """Each file with its article or, as text, why it could not be read."""
    for file in files:
        try:
            yield file, reading.read(_content(file), Path(file).name)
        except reading.ReadingError as error:
            yield file, error.message
        except OSError as error:
            yield file, error.strerror or "cannot be opened"


def _explained(files: Iterable[str]) -> int:
    """Prints what was seen in each file's sentences; 1 where one could not be read."""
    words, failed = lexicon.load(), False
    for file, article in _articles(files):
        failed |= isinstance(article, str)
        if isinstance(article, str):
            typer.echo(f"{file}: {article}", err=True)
        else:
            typer.echo("\n".join([file, *parsing.explain(article, words)]))
    return int(failed)


def _content(file: str) -> bytes:
    """The file's bytes, at most one more than reading takes: a huge file is refused without being loaded."""
    with Path(file).open("rb") as stream:
        return stream.read(reading.MAX_BYTES + 1)


def _briefing(articles: list[Parsed], lang: Lang) -> str | None:
    words = lexicon.load().with_organisations(one for parsed in articles for one in parsed.learned)
    briefing = writing.brief(sourced(articles), lexicon=words, lang=lang)
    return writing.plain_brief(briefing, lexicon=words, now=briefing.as_of) if briefing else None


def main(arguments: list[str] | None = None) -> int:
    """Runs the command line and gives its exit status; a wrong call is one line on standard error and 2.

    A mistake in the lexicon's files is one line and 1.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        return int(app(arguments, standalone_mode=False, prog_name="python -m briefs") or 0)
    except typer.TyperException as error:
        typer.echo(_one_line(error), err=True)
        return 2
    except lexicon.LexiconError as error:
        typer.echo(str(error), err=True)
        return 1
    except (typer.Abort, BrokenPipeError):
        return 1


def _one_line(error: typer.TyperException) -> str:
    message = getattr(error, "format_message", error.__str__)()
    return " ".join(f"{message} Try --help.".replace("Value error, ", "").replace("Input should be", "must be").split())


if __name__ == "__main__":
    sys.exit(main())
