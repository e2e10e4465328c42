"""The rules by which a sentence becomes a command, in their order; each gives None where it has nothing to say."""

from __future__ import annotations

from collections.abc import Callable

from bot.asked import zones
from bot.asked.names import Directory
from bot.understanding import slots
from bot.understanding.meanings import Courtesy, Greeting, Meaning, Unsure, Wanted
from bot.understanding.sentence import SILENT, Sentence
from bot.understanding.vocabulary import NOT

Rule = Callable[[Sentence, Directory], Meaning | None]
MOST_CHOICES = 4
MOST_SEARCHED = 60  # characters; what is repeated to a person is no longer either
GREETINGS: tuple[Greeting, ...] = ("thanks", "bye", "hello", "ok")
_OPPOSITE = {"subscribe": "unsubscribe", "unsubscribe": "subscribe", "follow": "unfollow", "unfollow": "follow"}
# What needs nothing but its own words.
BARE = frozenset({
    "help", "about", "preview", "settings", "forget", "companies", "topics", "unsubscribe", "following", "timeline",
    "chart", "compare",
})  # fmt: skip
_NEEDY = frozenset({"timeline", "chart", "compare", "follow", "unfollow", "search", "brief"})
_FOLLOWS = {"follow": "follow", "unfollow": "unfollow", "subscribe": "follow", "unsubscribe": "unfollow"}
_GENERAL = frozenset({"help", "about", "companies", "topics"})


def courtesy(sentence: Sentence, _: Directory) -> Meaning | None:
    """Hello, thanks, bye."""
    if not all(piece.reads("courtesy", "filler", "particle") for piece in sentence.pieces):
        return None
    said = {piece.value("courtesy") for piece in sentence.pieces if piece.reads("courtesy")}
    return next((Courtesy(kind) for kind in GREETINGS if kind in said), None)


def search(sentence: Sentence, _: Directory) -> Meaning | None:
    """Search export controls; 휴머노이드 검색해 줘: whatever stands beside the word is what to search for."""
    found = slots.beside(sentence, "search", (*SILENT, "news"))
    return None if found is None else Wanted("search", found[:MOST_SEARCHED])


def timezone(sentence: Sentence, _: Directory) -> Meaning | None:
    """Change the time zone to Tokyo: the place is whatever else is said."""
    if sentence.intents != ("timezone",) or sentence.has("doubt"):
        return None
    return Wanted("timezone", slots.beside(sentence, "timezone", (*SILENT, "change")) or "")


def clocks(sentence: Sentence, _: Directory) -> Meaning | None:
    """Use New York time: a place by whose clocks somebody lives."""
    asked = sentence.intents == ("language",) or (not sentence.intents and sentence.has("change"))
    if not asked or sentence.has("doubt", "language", "time", "number", "when", "clock"):
        return None
    place = slots.told(sentence, (*SILENT, "change", "intent"))
    return Wanted("timezone", place) if zones.is_named(place) else None


def follow(sentence: Sentence, _: Directory) -> Meaning | None:
    """Follow Nvidia, also where nobody has that name: the command says who has a similar one."""
    if sentence.intents not in (("follow",), ("unfollow",)) or sentence.has("doubt", "when", "language", "clock"):
        return None
    named = len(sentence.organisations) + len(sentence.topics) + (1 if sentence.has("", "weak", "term") else 0)
    return (
        Wanted(sentence.intents[0], slots.rest(sentence, "", "name", "weak", "topic", "term")) if named <= 1 else None
    )


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
    if sentence.intents not in ((), ("language",)) or sentence.has(
        "", "doubt", "weak", "name", "topic", "term", "time", "news"
    ):
        return None
    named = sentence.values("language")
    if sentence.intents or named:
        one = named[0] if len(named) == 1 else "both" if set(named) > {"ko"} else ""
        return Wanted("language", one)
    return None


def bare(sentence: Sentence, _: Directory) -> Meaning | None:
    """Commands with nothing after them."""
    if (
        len(sentence.intents) != 1
        or sentence.intents[0] not in BARE
        or sentence.has("", "doubt", "weak", "name", "topic", "term")
    ):
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
    if not sentence.certain or sentence.has("name", "term", "when", "clock") or len(sentence.topics) > 1:
        return None
    if sentence.intents not in ((), ("brief",)) or len(sentence.of("time", "number")) > 1:
        return None
    topic = next(iter(sentence.topics), None)
    if not topic and not sentence.intents and not sentence.has("time", "news"):
        return None
    if sentence.has("doing") and not sentence.has("topic", "news", "time"):
        return None
    words = [*([topic] if topic else []), *sentence.values("time"), *sentence.values("number")]
    return Wanted("brief", " ".join(words), sentence.lang, topic=topic)


def almost_named(sentence: Sentence, directory: Directory) -> Meaning | None:
    """A single name that nobody has, but much like one that somebody has: the command asks who is meant."""
    if (
        sentence.intents
        or not sentence.has("")
        or sentence.has("doubt", "name", "weak", "topic", "term", "when", "clock")
    ):
        return None
    name = slots.rest(sentence, "")
    return Wanted("company", name, sentence.lang) if slots.like_a_name(name, directory) else None


def unsure(sentence: Sentence) -> Unsure:
    """What a sentence could be that nothing above understands."""
    choices = [*_commands(sentence), *_named(sentence)]
    words = slots.rest(sentence, "", "name", "weak", "topic", "term")
    return Unsure(tuple(dict.fromkeys(choices))[:MOST_CHOICES], words if len(words) <= MOST_SEARCHED else "")


def _commands(sentence: Sentence) -> list[Wanted]:
    """The commands that are asked for, each with the one company or topic that is named."""
    wanted = [one for intent in _asked(sentence) for one in (*_with_names(sentence, intent), *_alone(sentence, intent))]
    if len(found := sentence.organisations) == 2:
        wanted.append(Wanted("compare", slots.pair(*map(sentence.named, found)), organisations=found))
    return wanted


def _asked(sentence: Sentence) -> list[str]:
    """What is asked for; first the opposite where the sentence says no."""
    asked = sentence.intents or (("subscribe",) if sentence.has("when", "clock") else ())
    opposite = [_OPPOSITE.get(one, one) for one in sentence.intents] if NOT in sentence.values("doubt") else []
    return [*opposite, *asked]


def _with_names(sentence: Sentence, intent: str) -> list[Wanted]:
    """That command for each company and topic; who wants news of one regularly can follow it."""
    command = _FOLLOWS.get(intent, intent)
    topics = sentence.topics if command in _FOLLOWS.values() else ()
    firms = sentence.organisations if topics or command in (*_FOLLOWS.values(), "timeline", "chart") else ()
    return [
        *(Wanted(command, sentence.named(one), organisations=(one,)) for one in firms),
        *(Wanted(command, topic, topic=topic) for topic in topics),
    ]


def _alone(sentence: Sentence, intent: str) -> list[Wanted]:
    if intent in _NEEDY or (intent in _GENERAL and (sentence.organisations or sentence.topics)):
        return []
    return [Wanted("follow" if intent == "following" else intent)]


def _named(sentence: Sentence) -> list[Wanted]:
    """The cards and briefings of what is named."""
    found = (*sentence.values("name"), *sentence.values("weak"))
    cards = [Wanted("company", sentence.named(one), organisations=(one,)) for one in found]
    briefs = [Wanted("brief", topic, topic=topic) for topic in sentence.topics]
    latest = [Wanted("brief")] if sentence.has("news", "time") or "brief" in sentence.intents else []
    return [*cards, *briefs, *([] if briefs or cards else latest)]


RULES: tuple[Rule, ...] = (
    courtesy, search, timezone, clocks, follow, subscribe, language, bare, about_companies, subject, briefing,
    almost_named,
)  # fmt: skip
