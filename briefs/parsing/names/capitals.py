"""English names that no lexicon knows: runs of capitalised words, with every place where each stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache

from briefs.lexicon.load import DATA, table
from briefs.lexicon.wording import any_of
from briefs.model import Span
from briefs.parsing.figures.units import SIGN
from briefs.parsing.names.mandarin import is_pinyin
from briefs.parsing.names.namecues import cue_set, cues
from briefs.parsing.names.spellings import Spellings, flat

# A word with a capital, also behind one or two small letters (iFlytek), and more of it or a version behind a hyphen; a
# currency before its figure is none: RMB2,478mn.
_MONEY = any_of(sign for sign in SIGN if sign[0].isalpha())
_WORD = (
    rf"(?!(?:{_MONEY}) ?\d)(?:[a-z]{{1,2}})?[A-Z][\w&]{{0,40}}"
    r"(?:[.-](?:[A-Za-z]\w{0,20}|\d{1,3}[A-Za-z]{0,3}\b(?!%)))*"
)
# A number that belongs to the name before it: neither a year nor a figure.
_NUMBER = (
    r"(?!(?:19|20)\d\d\b)v?\d{1,4}(?:\.\d{1,2})?[A-Za-z]{0,3}(?![\w%])(?![.,]\d)"
    r"(?! (?:million|billion|trillion|thousand|bn|mn|per|percent|[a-z]+s\b|times))"
)
# A part that is named by whose it is: Peking University's School of Integrated Circuits.
_PART = re.compile(r"(?<=s[’'] |[’']s )(?:School|College|Department|Faculty|Institute|Centre|Center) of ")
_PERIOD = re.compile(r"(?:FY|CY|[QH])\d{1,4}")
# What has its name from its field or its town: Institute of Automation.
_OF = rf"(?:University|Institute|Academy|College|School|Bank|Bureau|Hospital|Centre|Center|Department) of {_WORD}"
_NAME = re.compile(rf"(?<![\w@/.&’'-])(?:{_OF}|{_WORD})(?: (?:&|{_OF}|{_WORD}|{_NUMBER})){{0,4}}")
_PLAIN = re.compile(r"[a-z](?<![\w-].)[\w-]*")
_HEAD = re.compile(r"(?:^|[.!?:;—–\n\"“”‘•*-]\s*|\d\.\s)$")
# Where an article opens with its place: YIMIN, Inner Mongolia —.
_DATELINE = re.compile(
    r"\W{0,3}(?P<place>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,3})(?:, [A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3})?"
    r"(?:, (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?)? ?(?:--|[—–]) "
)
# Who holds an office, and by its name: Premier Li Qiang, Industry Minister Mélanie Joly.
_OFFICE = re.compile(
    r"(?:Premier|President|Governor|Chancellor|Senator|Congress(?:wo)?man|Mayor|Professor|Ambassador|Sheikh|"
    r"(?:\w+ ){0,2}Minister) [A-Z]"
)
# Whoever used to work somewhere, before the name: a former manager of Bosch, Anja Reinders.
_WORKED = re.compile(
    r"\b(?:manager|executive|engineer|researcher|scientist|officer|director|designer|lawyer|banker|veteran|professor|"
    r"head of [\w ]{2,30}) (?:of|at|from) (?:the )?[A-Z][\w&'’.-]*(?: [A-Z][\w&'’.-]*){0,3}, $"
)
_FAR = 90
# How far back a sentence's head may lie, in characters.
_NEAR = 3
SHORTEST = 2
# What makes a place of a name's first word: Hangzhou-based DeepPark.
BASED = "-based"


def begins_sentence(text: str, start: int) -> bool:
    """Whether a sentence, a heading, a list's item or a quotation begins at `start`."""
    return _HEAD.search(text, max(0, start - _NEAR), start) is not None


def plain_words(text: str) -> frozenset[str]:
    """The words of `text` that stand in small letters."""
    return frozenset(_PLAIN.findall(text))


def unknown(text: str, plain: Collection[str], known: Spellings) -> Mapping[str, list[Span]]:
    """Names in `text` that are not known, nor begin or end with one that is, each with its places; no places' names.

    `plain` are the text's words in small letters.
    """
    found: dict[str, list[Span]] = {}
    dateline = _DATELINE.match(text)
    place = dateline["place"].lower() if dateline else ""
    for match in _NAME.finditer(text):
        start, words = _named(text, match, plain)
        name = " ".join(words)
        if (
            len(name) >= SHORTEST
            and name.lower() != place
            and not _PART.match(text, start)
            and not _is_known(words, known)
            and not _is_common(words, name)
            and not (len(words) > 1 and _WORKED.search(text, max(0, start - _FAR), start))
        ):
            found.setdefault(name, []).append(Span(start, start + len(name)))
    return found


def _named(text: str, match: re.Match[str], plain: Collection[str]) -> tuple[int, list[str]]:
    """Where a run's name begins, and its words: at a sentence's head without common words that it begins with."""
    start, words = match.start(), match[0].rstrip(".&-").split(" ")
    if begins_sentence(text, start):
        while words and (_opens(words[0], plain) or (len(words) == 1 and words[0].lower() in common())):
            start += len(words[0]) + 1
            words = words[1:]
    if words and words[0].endswith(BASED):
        start += len(words[0]) + 1
        words = words[1:]
    while words and words[-1] == "&":
        words = words[:-1]
    return start, words


def _opens(word: str, plain: Collection[str]) -> bool:
    """Whether a word at the head of a sentence is capitalised only for standing there."""
    low = word.lower()
    formed = low.endswith(("ly", "ing")) and (low in common() or not is_pinyin(low))
    if low in _openers() or formed or ("-" in low and low.rpartition("-")[2] in common()):
        return True
    return word[1:].islower() and low in plain


def _is_known(words: list[str], known: Spellings) -> bool:
    """Whether the words are known, or begin or end with a certain name."""
    low = [flat(word) for word in words]
    if "".join(low) not in known.every and _is_another(low, words[-1], known):
        return False
    ends = range(1, len(low) + 1)
    parts = any("".join(low[:end]) in known.certain or "".join(low[end - 1 :]) in known.certain for end in ends)
    return parts or "".join(low) in known.every


def _is_another(low: list[str], last: str, known: Spellings) -> bool:
    """Whether the word behind a known name makes it another's: SMIC Capital, Skylark Aviation."""
    if len(low) < 2 or last in cue_set("introduced", "en_legal"):
        return False
    begun = "".join(low[:-1])
    if last in cue_set("stranger", "financing"):
        return begun in known.organisations and begun in known.certain
    ends = last in cue_set("introduced", "en_suffix") or last in cue_set("stranger", "endings")
    return ends and last != "AI" and begun in known.products and begun not in known.organisations


def _is_common(words: list[str], name: str) -> bool:
    """Whether the whole name is a place's, a common word, or begins as a date or a heading's number does."""
    if name in cue_set("unlisted", "none") or _PERIOD.fullmatch(name) or is_place(name):
        return True
    low = name.lower()
    last = low.rpartition(" ")[2]
    if last in cue_set("stranger", "peoples") or last in cue_set("stranger", "sites") or _OFFICE.match(name):
        return True
    if len(words) > 1 and name.isupper() and all(_is_plain(word) for word in low.split(" ")):
        return True  # a heading: TOYS OR TOOLS?
    return (
        low in _openers() or low in cue_set("stranger", "alone") or words[0].lower() in cue_set("stranger", "numbered")
    )


def _is_plain(word: str) -> bool:
    """Whether a word of a heading in capitals is no name: a common one, its plural or verb, or a place."""
    return word in common() or word.removesuffix("s") in common() or word in _openers() or is_place(word)


@cache
def common() -> frozenset[str]:
    """English words that news texts often have in small letters."""
    return frozenset((DATA / "common-en.txt").read_text("utf-8").split())


@cache
def _openers() -> frozenset[str]:
    both = (*cues("not_organisation", "en_adjectives"), *cues("stranger", "openers"))
    return frozenset(word.lower() for word in both)


def is_place(name: str) -> bool:
    """Whether `name` is a country's, a city's or a region's."""
    return flat(name) in _places()


@cache
def _places() -> frozenset[str]:
    return frozenset(flat(place) for places in table("places").values() for place in places)


def words_of(text: str, start: int, end: int) -> Iterator[str]:
    """The words and signs from `start` to `end` in small letters.

    A number is `#`, a capitalised word `Xx`, the end of a line `¶`.
    """
    for match in _TOKEN.finditer(text, max(0, start), end):
        word = match[0]
        low = word.lower()
        if word[0].isdigit():
            yield "#"
        elif word == "\n":
            yield "¶"
        elif word[0].isupper() and low not in _SMALL and not (low in common() and begins_sentence(text, match.start())):
            yield "Xx's" if low.endswith(_OWNING) else "Xx"
        else:
            yield low


_TOKEN = re.compile(r"[A-Za-z][A-Za-z’'-]*|[,.;:()$%&“”\"\n]|\d+")
_OWNING = ("'s", "’s", "s'", "s’")
_SMALL = frozenset(("the", "a", "an", "it", "its", "in", "on", "at"))
