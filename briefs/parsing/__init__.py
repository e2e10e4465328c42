"""Article → Facts: deterministic, by rules over the lexicon and learned weights, without network or clock."""

from briefs.parsing.explain import explain
from briefs.parsing.parse import parse

__all__ = ["explain", "parse"]
