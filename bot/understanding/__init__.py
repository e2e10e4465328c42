"""What a message that is no command means: words → Meaning, by words as data, the lexicon's names and a few rules."""

from bot.understanding.meanings import Courtesy, Meaning, Unsure, Wanted
from bot.understanding.understand import understand

__all__ = ["Courtesy", "Meaning", "Unsure", "Wanted", "understand"]
