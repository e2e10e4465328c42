"""Names of a text: those the lexicon knows, those an article teaches, and those nobody listed."""
