"""Names and words as data: organisations, products, terms of the field, and the verbs that facts are told with."""

from briefs.lexicon.load import Action, Lexicon, LexiconError, Term, load

__all__ = ["Action", "Lexicon", "LexiconError", "Term", "load"]
