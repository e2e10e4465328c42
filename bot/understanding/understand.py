"""From words to what they mean: a command where every word is accounted for, else what it could be; never a guess."""

from __future__ import annotations

from bot.asked.names import Directory
from bot.understanding import rules
from bot.understanding.letters import fold
from bot.understanding.meanings import Courtesy, Meaning, Unsure, Wanted
from bot.understanding.pieces import cut
from bot.understanding.sentence import Sentence
from bot.understanding.vocabulary import names, terms, words

LONGEST = 160  # characters; what is longer is no question to a bot


def understand(message: str, directory: Directory) -> Meaning:
    """What `message` means; pure. Uncertain or unknown words give Unsure, with what they could be."""
    plain = " ".join(message.split())
    if len(plain) > LONGEST:
        return Unsure()
    letters = fold(plain)
    if not letters.text:
        return Unsure()
    sentence = Sentence(letters, cut(letters, words(), names(directory.lexicon), terms(directory.lexicon)))
    for rule in rules.RULES:
        if meaning := rule(sentence, directory):
            return meaning
    return rules.unsure(sentence)


__all__ = ["Courtesy", "Meaning", "Unsure", "Wanted", "understand"]
