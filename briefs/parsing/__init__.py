"""Article → Facts: deterministic, by rules over the lexicon, without network or clock."""

from briefs.parsing.parse import parse

__all__ = ["parse"]
