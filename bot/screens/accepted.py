"""Names that editors accepted: the list, and one of them."""

from __future__ import annotations

from collections.abc import Sequence

from bot.actions.naming import AcceptAgain, ListAccepted, ListNames, ShowAccepted, ShowName, TakeNameBack
from bot.asked.keys import pair_key
from bot.desk.naming import ProblemError
from bot.screens.base import Button, Screen, echo, label, macro, paging, rows, text
from bot.screens.companies import name as known_name
from bot.screens.naming import details
from briefs.lexicon import Lexicon, load
from briefs.model import Lang, Organisation
from storage.names import Settled

ON_A_PAGE = 10


def listed(found: Sequence[Settled], page: ListAccepted, lang: Lang, lexicon: Lexicon, *, more: bool) -> Screen:
    """A page of them, those that were taken back last."""
    gone = macro(lang, "desk_words", "taken_back")
    buttons = [
        Button(
            _title(one.organisation, lang, lexicon) if one.accepted else gone(_title(one.organisation, lang, lexicon)),
            ShowAccepted(pair_key(one.organisation.id)),
        )
        for one in found
    ]
    turned = paging(page.offset, ListAccepted, lang, size=ON_A_PAGE, more=more)
    waiting = (Button(label(lang, "names"), ListNames(0)),)
    keyboard = (*rows(buttons, 2), *((turned,) if turned else ()), waiting)
    return Screen((text(lang, "accepted", count=len(found)),), keyboard)


def one(found: Settled, lang: Lang, lexicon: Lexicon, problem: ProblemError | None = None) -> Screen:
    """A name, what it is to readers of articles to come, and the way back; first the problem that stands in the way."""
    it = found.organisation
    key, known = pair_key(it.id), is_known(it)
    said = text(
        lang,
        "accepted_name",
        title=_title(it, lang, lexicon),
        sentence=None,
        known=known,
        accepted=found.accepted,
        **details(it, lang, lexicon, problem),
    )
    again = (Button(label(lang, "accept_again"), AcceptAgain(key)),)
    right = () if known else (Button(label(lang, "put_right"), ShowName(0, key)),)
    turn = (Button(label(lang, "take_name_back"), TakeNameBack(key)),) if found.accepted else (*again, *right)
    return Screen((said,), (turn, (Button(label(lang, "accepted"), ListAccepted()),)))


def is_known(organisation: Organisation) -> bool:
    """Whether the shipped lexicon has the organisation, so that further spellings of it are all that was accepted."""
    return organisation.id in load().organisations


def _title(organisation: Organisation, lang: Lang, lexicon: Lexicon) -> str:
    """Its own first name, or that of whom it spells otherwise."""
    known = lexicon.organisations.get(organisation.id)
    if known and is_known(organisation):
        return echo(known_name(known, lang))
    return echo(next(iter(organisation.names.every()), organisation.id))
