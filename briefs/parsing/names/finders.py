"""The finders of names: a lexicon's own, and one that knows what an article teaches as well."""

from __future__ import annotations

from functools import lru_cache

from briefs.lexicon import Lexicon
from briefs.model import Lang, Organisation
from briefs.parsing.names import aliases, unlisted
from briefs.parsing.names.names import Finder


@lru_cache(maxsize=4)
def finder(lexicon: Lexicon) -> Finder:
    """The finder of a lexicon without an article's own names, built once."""
    return Finder(lexicon)


# An article's text and its headline are looked through one after the other.
@lru_cache(maxsize=1)
def finder_of(text: str, lang: Lang, lexicon: Lexicon, learned: tuple[Organisation, ...]) -> Finder:
    """The finder of a lexicon and the names that an article's text teaches."""
    spelled = (*aliases.find(text, lexicon), *unlisted.find(text, lang, lexicon))
    return Finder(lexicon, learned, spelled) if learned or spelled else finder(lexicon)
