"""Jinja environments: always escaping, refusing what a template asks for and isn't there."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from briefs.writing.korean import josa

_VOWEL_NUMBERS = ("8", "11%", "11 ", "18%", "18 ")


def article(figure: str) -> str:
    """A figure with the English indefinite article: a 7 nm, an 8 nm; none before about and over."""
    if not figure[:1].isdigit():
        return figure
    return ("an " if figure.startswith(_VOWEL_NUMBERS) else "a ") + figure


def templates(package: str, **filters: Callable[..., object]) -> Environment:
    """The templates of `package` with these filters and josa; always escaping, and an undefined name is an error."""
    made = Environment(
        loader=PackageLoader(package),
        autoescape=True,
        auto_reload=False,  # or each use of a template would look whether its file has changed
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"josa": josa, **filters}
    return made


@cache
def environment() -> Environment:
    """The templates of the lines, made once per process."""
    return templates("briefs.writing", article=article)
