"""The rules by which a sentence becomes a command, in the order in which they are asked; each gives None where it has nothing to say."""

from __future__ import annotations

from collections.abc import Callable

from bot.names import Directory
from bot.understanding import slots
from bot.understanding.meanings import Courtesy, Greeting, Meaning, Unsure, Wanted
from bot.understanding.sentence import SILENT, Sentence

Rule = Callable[[Sentence, Directory], Meaning | None]
MOST_CHOICES = 4
MOST_SEARCHED = 80  # characters
GREETINGS: tuple[Greeting, ...] = ("thanks", "bye", "hello")
_OPPOSITE = {"subscribe": "unsubscribe", "unsubscribe": "subscribe", "follow": "unfollow", "unfollow": "follow"}
# What needs nothing but its own words.
BARE = frozenset({"help", "about", "settings", "forget", "companies", "topics", "unsubscribe", "following"})


def courtesy(sentence: Sentence, _: Directory) -> Meaning | None:
    """Hello, thanks, bye."""
    if not all(piece.reads("courtesy", "filler", "particle") for piece in sentence.pieces):
        return None
    said = {piece.value("courtesy") for piece in sentence.pieces if piece.reads("courtesy")}
    return next((Courtesy(kind) for kind in GREETINGS if kind in said), None)


def search(sentence: Sentence, _: Directory) -> Meaning | None:
    """Search export controls; 휴머노이드 검색해 줘: whatever stands beside the word is what to search for."""
    found = slots.searched(sentence)
    return None if found is None else Wanted("search", found[:MOST_SEARCHED])


def timezone(sentence: Sentence, _: Directory) -> Meaning | None:
    """Change the time zone to Tokyo: the place is whatever else is said."""
    if sentence.intents != ("timezone",) or sentence.has("doubt"):
        return None
    return Wanted("timezone", slots.rest(sentence, "", "name", "weak", "term"))


def follow(sentence: Sentence, _: Directory) -> Meaning | None:
    """Follow Nvidia, also where nobody has that name: the command says who has a similar one."""
    if sentence.intents not in (("follow",), ("unfollow",)) or sentence.has("doubt", "when", "language", "clock"):
        return None
    named = len(sentence.organisations) + len(sentence.topics) + (1 if sentence.has("", "weak", "term") else 0)
    return Wanted(sentence.intents[0], slots.rest(sentence, "", "name", "weak", "topic", "term")) if named <= 1 else None


def subscribe(sentence: Sentence, _: Directory) -> Meaning | None:
    """Send it every morning at 8."""
    asked = sentence.intents == ("subscribe",) or (
        sentence.intents in ((), ("brief",)) and sentence.has("send") and sentence.has("when", "clock")
    )
    if not asked or not sentence.certain or sentence.has("name", "topic", "term", "time", "language", "doing"):
        return None
    return Wanted("subscribe", slots.when(sentence))


def language(sentence: Sentence, _: Directory) -> Meaning | None:
    """Change the language to English; English, please."""
    if sentence.intents not in ((), ("language",)) or sentence.has("", "doubt", "weak", "name", "topic", "term", "time", "news"):
        return None
    named = sentence.values("language")
    if sentence.intents or named:
        one = named[0] if len(named) == 1 else "both" if set(named) > {"ko"} else ""
        return Wanted("language", one)
    return None


def bare(sentence: Sentence, _: Directory) -> Meaning | None:
    """Commands with nothing after them."""
    if len(sentence.intents) != 1 or sentence.intents[0] not in BARE or sentence.has("", "doubt", "weak", "name", "topic", "term"):
        return None
    if sentence.has("when", "clock", "time", "number") and sentence.intents != ("unsubscribe",):
        return None
    intent = sentence.intents[0]
    return Wanted("follow" if intent == "following" else intent)


def about_companies(sentence: Sentence, _: Directory) -> Meaning | None:
    """Companies by name, with or without what is wanted of them."""
    found = sentence.organisations
    if not sentence.certain or not found or sentence.has("when", "clock", "number"):
        return None
    named = [sentence.named(one) for one in found]
    match sentence.intents:
        case () | ("brief",) if len(found) == 1 and not sentence.has("topic", "term"):
            return Wanted("company", named[0], sentence.lang, found)
        case ("timeline" | "chart" as intent,) if len(found) == 1:
            return Wanted(intent, named[0], sentence.lang, found)
        case ("compare",) | ("chart", "compare") | ("compare", "chart") if len(found) == 2:
            return Wanted("compare", slots.pair(*named), sentence.lang, found)
    return None


def subject(sentence: Sentence, _: Directory) -> Meaning | None:
    """Alibaba's investment, humanoids: what no topic alone and no card answers is searched for."""
    if not sentence.certain or sentence.intents or sentence.has("when", "clock", "number", "time"):
        return None
    if not sentence.has("term") and not (sentence.has("name") and sentence.has("topic")):
        return None
    words = slots.rest(sentence, "name", "topic", "term")
    return Wanted("search", words, sentence.lang) if len(words) <= MOST_SEARCHED else None


def briefing(sentence: Sentence, _: Directory) -> Meaning | None:
    """The news, of a topic or of everything."""
    if not sentence.certain or sentence.has("name", "term", "when", "clock", "number") or len(sentence.topics) > 1:
        return None
    if sentence.intents not in ((), ("brief",)) or len(sentence.of("time")) > 1:
        return None
    topic = next(iter(sentence.topics), None)
    if not topic and not sentence.intents and not sentence.has("time", "news"):
        return None
    if sentence.has("doing") and not sentence.has("topic", "news", "time"):
        return None
    words = [*([topic] if topic else []), *sentence.values("time")]
    return Wanted("brief", " ".join(words), sentence.lang, topic=topic)


def almost_named(sentence: Sentence, directory: Directory) -> Meaning | None:
    """A single name that nobody has, but much like one that somebody has: the command asks who is meant."""
    if sentence.intents or not sentence.has("") or sentence.has("doubt", "name", "weak", "topic", "term", "when", "clock"):
        return None
    name = slots.rest(sentence, "")
    return Wanted("company", name, sentence.lang) if directory.nearest(name, cutoff=slots.ALIKE) else None


def unsure(sentence: Sentence) -> Unsure:
    """What a sentence could be that nothing above understands."""
    choices = [*_commands(sentence), *_named(sentence)]
    telling = any(sort not in SILENT for sort in sentence.sorts)
    words = sentence.letters.source.strip() if telling else ""
    searchable = len(words) <= MOST_SEARCHED and sentence.has("", "name", "weak", "topic", "term")
    return Unsure(tuple(dict.fromkeys(choices))[:MOST_CHOICES], words if searchable else "")


def _commands(sentence: Sentence) -> list[Wanted]:
    """The commands that are asked for, each with the one company or topic that is named."""
    asked = [_OPPOSITE.get(one, one) for one in sentence.intents] if sentence.has("doubt") else []
    intents = [*asked, *sentence.intents, *(["subscribe"] if sentence.has("when", "clock") and not sentence.intents else [])]
    found, topics = sentence.values("name"), sentence.topics
    wanted: list[Wanted] = []
    for intent in ("follow" if intent == "following" else intent for intent in intents):
        if intent in ("timeline", "chart", "follow", "unfollow", "subscribe") and found:
            used = "follow" if intent == "subscribe" else intent
            wanted += [Wanted(used, sentence.named(one), organisations=(one,)) for one in found]
        if intent in ("follow", "unfollow", "subscribe"):
            used = "follow" if intent == "subscribe" else intent
            wanted += [Wanted(used, topic, topic=topic) for topic in topics]
        if intent not in ("timeline", "chart", "compare", "follow", "unfollow", "search", "brief"):
            wanted.append(Wanted(intent))
    if len(found) == 2:
        wanted.append(Wanted("compare", slots.pair(*map(sentence.named, found)), organisations=found))
    return wanted


def _named(sentence: Sentence) -> list[Wanted]:
    """The cards and briefings of what is named."""
    found = (*sentence.values("name"), *sentence.values("weak"))
    cards = [Wanted("company", sentence.named(one), organisations=(one,)) for one in found]
    briefs = [Wanted("brief", topic, topic=topic) for topic in sentence.topics]
    latest = [Wanted("brief")] if sentence.has("news", "time") or "brief" in sentence.intents else []
    return [*cards, *briefs, *([] if briefs or cards else latest)]


RULES: tuple[Rule, ...] = (
    courtesy, search, timezone, follow, subscribe, language, bare, about_companies, subject, briefing, almost_named,
)  # fmt: skip
