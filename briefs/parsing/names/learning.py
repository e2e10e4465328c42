"""Organisations that an article names and the lexicon doesn't know, as one may keep them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache

from briefs.lexicon.load import Lexicon
from briefs.lexicon.wording import any_of
from briefs.model import Article, Names, Organisation
from briefs.parsing.figures.units import WORD
from briefs.parsing.names import formal_ko, offices_ko, schools_ko, strangers
from briefs.parsing.names.capitals import common, is_place
from briefs.parsing.names.clipped import clipped, clipped_ko
from briefs.parsing.names.namecues import cues
from briefs.parsing.names.placed import placed
from briefs.parsing.names.romanise import romanised
from briefs.parsing.names.spellings import flat, spellings

_LEGAL = re.compile(rf"(?:,? (?:{any_of(cues('introduced', 'en_legal'))})\.?){{1,3}}$")
_HANGUL = re.compile("[가-힣]")
_SLUG, _SPACE = re.compile(r"[^a-z0-9]+"), re.compile(" ")


def taught(article: Article, lexicon: Lexicon) -> tuple[Organisation, ...]:
    """Organisations that `article` names and `lexicon` doesn't know, none of them its outlet or who wrote it."""
    own = {flat(name) for name in (article.publisher, article.author) if name}
    return tuple(one for one in learn(article.text, lexicon) if not own.intersection(map(flat, one.names.en)))


def learn(text: str, lexicon: Lexicon) -> tuple[Organisation, ...]:
    """Organisations that `text` names and `lexicon` doesn't know, by the order in which they are first named."""
    learned = _judged(text, lexicon)
    if _HANGUL.search(text):
        theirs, known = {flat(name) for o in learned.values() for name in o.names.ko}, spellings(lexicon)
        for names in schools_ko.find(text, lexicon, lambda name: name in known.every or name in theirs):
            school = Organisation(slug(names.en[0]), names, "university", "university", None, schools_ko.HOME)
            if school.id not in lexicon.organisations:
                learned.setdefault(school.id, school)
        theirs |= {flat(name) for o in learned.values() for name in o.names.ko}
        for formal in formal_ko.names(text, lambda name: name in known.every or name in theirs, known.organisations):
            organisation = _by_form(formal)
            if organisation.id not in lexicon.organisations:
                learned.setdefault(organisation.id, organisation)
        learned = dict(_with_stems(learned, text, known.every))
        for office in offices_ko.find(text, lexicon, lambda name: name in known.every):
            learned.setdefault(office.id, office)
    return tuple(learned.values())


def _with_stems(
    learned: Mapping[str, Organisation], text: str, known: Collection[str]
) -> Iterator[tuple[str, Organisation]]:
    """`learned`, each also by how its Korean name begins where `text` goes on with that: 쑹허, of 쑹허냉각."""
    stems = clipped_ko([name for one in learned.values() for name in one.names.ko], text, known)
    for key, one in learned.items():
        short = [stems[name] for name in one.names.ko if name in stems]
        yield key, replace(one, names=replace(one.names, ko=(*one.names.ko, *short))) if short else one


def _judged(text: str, lexicon: Lexicon) -> dict[str, Organisation]:
    """What the judge takes for organisations, each by its fullest name."""
    learned: dict[str, Organisation] = {}
    found = strangers.find(text, lexicon)
    short = dict(clipped(found.every, text, lexicon))
    longer = _longer(found.every, frozenset(names.en[0] for names in found.organisations if names.en))
    for names in found.organisations:
        if names.en[0] in short or names.en[0] in WORD:
            continue
        name = longer.get(names.en[0], names.en[0])
        every = dict.fromkeys((_LEGAL.sub("", name), name, names.en[0]))
        organisation = Organisation(slug(name), replace(names, en=tuple(every)))
        if organisation.id not in lexicon.organisations and not placed(name, lexicon):
            others = learned.setdefault(organisation.id, organisation).names
            both = replace(others, en=tuple(dict.fromkeys((*others.en, *every))))
            learned[organisation.id] = replace(organisation, names=both)
    for less, name in longer.items():
        if (known := learned.get(slug(name))) and not (less.lower() in common() or is_place(less)):
            spelled = tuple(dict.fromkeys((*known.names.en, less)))
            learned[known.id] = replace(known, names=replace(known.names, en=spelled))
    return learned


def _longer(names: Iterable[str], organisations: Collection[str]) -> Mapping[str, str]:
    """The one of `names` that has more of an organisation's name, by what it has less: Linden Culture, by Linden."""
    found: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for space in _SPACE.finditer(name):
            less, ending = name[: space.start()], name[space.end() :]
            if ending in _endings() or (name in organisations and less in organisations):
                found[less].append(name)
    return {less: more[0] for less, more in found.items() if len(more) == 1}


@cache
def _endings() -> frozenset[str]:
    return frozenset((*cues("introduced", "en_suffix"), *cues("stranger", "endings"))) - {
        *cues("introduced", "en_legal")
    }


def _by_form(formal: formal_ko.Formal) -> Organisation:
    kind = "university" if formal.school else "company"
    return Organisation(slug(romanised(formal.name)), Names(ko=(formal.name,)), kind, kind if formal.school else None)


def slug(name: str) -> str:
    """The id of an organisation by its English name, without legal forms."""
    return _SLUG.sub("-", _LEGAL.sub("", name).lower().replace("'", "").replace("’", "")).strip("-")
