"""Names, things and terms as readers of each language know them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from markupsafe import Markup, escape

from briefs.lexicon import Lexicon
from briefs.lexicon.measures import measures
from briefs.lexicon.wording import words
from briefs.model import Lang
from briefs.writing import korean
from briefs.writing.figures import plural
from briefs.writing.products import found, is_a

LONGEST_NAME = 60
PUBLIC = frozenset({"government", "body", "fund", "lab"})
_OFFICE = re.compile(
    r"\b(?:Academy|Administration|Agency|Alliance|Association|Authority|Board|Bureau|Commission|Commissioner|Committee|"
    r"Congress|Council|Court|Department|Federation|Foundation|Fund|Government|Institute|Ministry|Office|Treasury|Union)\b",
    re.IGNORECASE,
)
_NO_ARTICLE = re.compile(r"^the\b|^\w+(?: \w+)?['’]s? ", re.IGNORECASE)
_BARE = frozenset((*words("name_cues", "bare", "en"), *words("name_cues", "bare", "ko")))
_HANGUL = re.compile(r"[가-힣]")
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class UnsaidError(LookupError):
    """A name or a term has no certain form in the line's language."""


_SETS = frozenset({"Guidelines", "Measures", "Opinions", "Provisions", "Regulations", "Rules"})
_RULES = frozenset({"Act", "Bill", "Guidelines", "Initiative", "Law", "List", "Plan", "Program", "Regulation", "Rule"})


def tidy(text: str, longest: int = LONGEST_NAME) -> str:
    """Foreign text on one line without control and direction marks, cut to `longest` characters."""
    kept = "".join(c for c in text[: longest * 4] if c not in _BIDI and unicodedata.category(c) not in ("Cc", "Cs"))
    line = " ".join(kept.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def organisation(key: str, lang: Lang, lexicon: Lexicon) -> str:
    """An organisation's name. Raises UnsaidError where `lang` has none."""
    known = lexicon.organisations.get(key)
    name = known.names.show(lang) if known else None
    if not name or not tidy(name) or (lang == "en" and _HANGUL.search(name)):
        raise UnsaidError(key)
    return _with_article(tidy(name)) if lang == "en" and known and known.kind in PUBLIC else tidy(name)


def _with_article(name: str) -> str:
    """English names of offices take the article: the US Commerce Department."""
    return f"the {name}" if _OFFICE.search(name) and not _NO_ARTICLE.search(name) else name


def product(name: str, lang: Lang, lexicon: Lexicon) -> str:
    """A product's name; a version that the lexicon doesn't know is named after its line. Raises UnsaidError."""
    known, rest = found(name, lexicon)
    shown = (known.names.show(lang) or name) if known else name
    shown = tidy(shown + rest if known and shown != name else name)
    if not shown or (lang == "en" and _HANGUL.search(shown)):
        raise UnsaidError(name)
    return shown


def definite(shown: str, key: str, lang: Lang, lexicon: Lexicon) -> str:
    """A product's name with the article that English gives to plans and laws: the 15th Five-Year Plan."""
    parts = shown.split(" ")
    ruled = lang == "en" and is_a(key, lexicon) == "policy-programme" and (parts[-1] in _RULES or parts[0] in _SETS)
    return f"the {shown}" if ruled else shown


def without(name: str, maker: str) -> str:
    """A product's name without its maker's: DeepSeek-R1 → R1; whole where no name would remain: Rokid Glasses."""
    rest = name.removeprefix(maker)
    bare = rest.lstrip(" -")
    return bare if rest != name and rest[:1] in (" ", "-") and bare and bare.lower() not in _BARE else name


def described(
    products: Sequence[tuple[str, str]], lang: Lang, lexicon: Lexicon, called: Mapping[str, str] = MappingProxyType({})
) -> list[str]:
    """Products, as (key, shown), with what they are unless readers know: AI 칩 어센드 920, the Ascend 920 AI chip.

    Two of one sort are described together. Those that need no description come first, so that none reads as if the
    other's were its own: 어니 4.5와 추론 모델 어니 X1. What some of them are `called` goes before what the lexicon
    calls them.
    """
    sorts = [_sort(called.get(key, is_a(key, lexicon)), shown, lang, lexicon) for key, shown in products]
    names = [shown for _, shown in products]
    if len(products) == 2 and sorts[0] and sorts[0] == sorts[1]:
        return [_with_sort(listed(names, lang), sorts[0], lang, lexicon, several=True)]
    pairs = [
        (name, _with_sort(name, sort, lang, lexicon) if sort else name) for name, sort in zip(names, sorts, strict=True)
    ]
    pairs.sort(key=lambda pair: pair[0] != pair[1])
    return [text for _, text in pairs]


def _sort(sort: str | None, shown: str, lang: Lang, lexicon: Lexicon) -> str | None:
    """What a product is, where its name doesn't say it and readers don't know."""
    if sort is None or sort in measures().terms["plain"] or sort not in lexicon.terms:
        return None
    said, name = lexicon.terms[sort].show(lang).lower(), shown.lower()
    kind, last = said.split()[-1], name.split()[-1]
    return None if said in name or (lang == "en" and last in (kind, plural(kind, None))) else sort


def _with_sort(name: str, sort: str, lang: Lang, lexicon: Lexicon, *, several: bool = False) -> str:
    known = lexicon.terms[sort]
    if lang == "ko":
        return f"{known.ko[0]} {name}"
    return f"the {name} {plural(known.en[0], known.plural) if several else known.en[0]}"


def one(term: str, lang: Lang, lexicon: Lexicon) -> str:
    """A term for one thing: AI 칩, an AI chip; uncountable ones and plurals as they are."""
    known = lexicon.terms[term]
    if lang == "ko" or known.type != "object" or known.plural == known.en[0]:
        return known.show(lang)
    return indefinite(known.en[0])


def indefinite(word: str) -> str:
    """An English word with its article."""
    return f"{'an' if _vowel(word) else 'a'} {word}"


def many(term: str, lang: Lang, lexicon: Lexicon) -> str:
    """A term for things of a sort: AI 칩, AI chips."""
    known = lexicon.terms[term]
    return (
        known.show(lang) if lang == "ko" or known.type not in ("object", "role") else plural(known.en[0], known.plural)
    )


def _vowel(word: str) -> bool:
    """Whether English reads the word's beginning with a vowel."""
    head = word.split(" ")[0].split("-")[0]
    if head.isupper() and len(head) <= 4:
        return head[0] in "AEFHILMNORSX"
    return head[0].lower() in "aeio" or head.lower().startswith(("un", "up", "ul"))


def listed(names: Sequence[str], lang: Lang) -> str:
    """A와 B; A, B and C. Markup stays Markup."""
    if lang == "ko":
        return korean.listed(names)
    if len(names) < 2:
        return names[0] if names else ""
    safe = any(isinstance(name, Markup) for name in names)
    comma, last = (Markup(", "), Markup(" and ")) if safe else (", ", " and ")
    return comma.join(names[:-1]) + last + names[-1]


def bold(name: str) -> Markup:
    """A company's name as the eye should find it."""
    return Markup("<b>{}</b>").format(escape(name))
