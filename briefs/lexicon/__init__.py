"""Names and words as data: organisations, products, terms of the field, and the verbs that facts are told with."""

from briefs.lexicon.cues import KindSigns, cue_table, kind_signs
from briefs.lexicon.hints import hint_table
from briefs.lexicon.load import Action, Lexicon, LexiconError, Term, load
from briefs.lexicon.topics import TopicSigns, topic_signs

__all__ = [
    "Action",
    "KindSigns",
    "Lexicon",
    "LexiconError",
    "Term",
    "TopicSigns",
    "cue_table",
    "hint_table",
    "kind_signs",
    "load",
    "topic_signs",
]
