"""The one Jinja environment: always escaping, refusing what a template asks for and isn't there."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from briefs.writing.korean import josa

_VOWEL_NUMBERS = ("8", "11%", "11 ", "18%", "18 ")


def article(figure: str) -> str:
    """A figure with the English indefinite article: a 7 nm, an 8 nm; none before about and over."""
    if not figure[:1].isdigit():
        return figure
    return ("an " if figure.startswith(_VOWEL_NUMBERS) else "a ") + figure


@cache
def environment() -> Environment:
    """The environment, made once per process."""
    made = Environment(
        loader=PackageLoader("briefs.writing"),
        autoescape=True,
        auto_reload=False,  # or each use of a template would look whether its file has changed
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["josa"] = josa
    made.filters["article"] = article
    return made
