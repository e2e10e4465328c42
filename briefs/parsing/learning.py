"""Organisations that an article names and the lexicon doesn't know, as one may keep them."""

from __future__ import annotations

import re
from dataclasses import replace

from briefs.lexicon.load import Lexicon
from briefs.lexicon.wording import any_of
from briefs.model import Names, Organisation
from briefs.parsing import formal_ko, offices_ko, schools_ko, strangers
from briefs.parsing.namecues import cues
from briefs.parsing.placed import placed
from briefs.parsing.romanise import romanised
from briefs.parsing.spellings import flat, spellings

_LEGAL = re.compile(rf"(?:,? (?:{any_of(cues('introduced', 'en_legal'))})\.?){{1,3}}$")
_HANGUL = re.compile("[가-힣]")
_SLUG = re.compile(r"[^a-z0-9]+")


def learn(text: str, lexicon: Lexicon) -> tuple[Organisation, ...]:
    """Organisations that `text` names and `lexicon` doesn't know, by the order in which they are first named."""
    learned: dict[str, Organisation] = {}
    for names in strangers.find(text, lexicon).organisations:
        name = names.en[0]
        organisation = Organisation(slug(name), replace(names, en=tuple(dict.fromkeys((_LEGAL.sub("", name), name)))))
        if organisation.id not in lexicon.organisations and not placed(name, lexicon):
            learned.setdefault(organisation.id, organisation)
    if _HANGUL.search(text):
        theirs, known = {flat(name) for o in learned.values() for name in o.names.ko}, spellings(lexicon)
        for school in schools_ko.find(text, lexicon, lambda name: name in known.every or name in theirs):
            if school.id not in lexicon.organisations:
                learned.setdefault(school.id, school)
        theirs |= {flat(name) for o in learned.values() for name in o.names.ko}
        for formal in formal_ko.names(text, lambda name: name in known.every or name in theirs, known.organisations):
            organisation = _by_form(formal)
            if organisation.id not in lexicon.organisations:
                learned.setdefault(organisation.id, organisation)
        for office in offices_ko.find(text, lexicon, lambda name: name in known.every):
            learned.setdefault(office.id, office)
    return tuple(learned.values())


def _by_form(formal: formal_ko.Formal) -> Organisation:
    kind = "university" if formal.school else "company"
    return Organisation(slug(romanised(formal.name)), Names(ko=(formal.name,)), kind, kind if formal.school else None)


def slug(name: str) -> str:
    """The id of an organisation by its English name, without legal forms."""
    return _SLUG.sub("-", _LEGAL.sub("", name).lower().replace("'", "").replace("’", "")).strip("-")
