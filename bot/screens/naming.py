"""Names that articles taught: the list, one of them, what is asked of it, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from bot.actions.desk import ShowDraft
from bot.actions.naming import (
    KINDS,
    AcceptName,
    DropParent,
    ListAccepted,
    ListNames,
    NameField,
    PickName,
    RefuseName,
    SetNameKind,
    ShowName,
)
from bot.asked.keys import pair_key
from bot.desk.naming import Named, ProblemError
from bot.screens.base import Button, Keyboard, Screen, echo, label, macro, paging, rows, text
from bot.screens.companies import name as known_name
from bot.screens.desk import cut
from briefs.lexicon import Lexicon
from briefs.model import Lang, Organisation

ON_A_PAGE = 10


def listed(found: Sequence[Organisation], page: ListNames, lang: Lang, *, more: bool, accepted: int = 0) -> Screen:
    """A page of the names that wait; below, the way to those that were accepted, where there are any."""
    buttons = [Button(_name(one), ShowName(page.draft, pair_key(one.id))) for one in found]
    turned = paging(page.offset, partial(ListNames, page.draft), lang, size=ON_A_PAGE, more=more)
    draft = (Button(label(lang, "to_article"), ShowDraft(page.draft)),) if page.draft else ()
    words = macro(lang, "desk_words", "accepted")
    settled = (Button(words(accepted), ListAccepted()),) if accepted and not page.draft else ()
    keyboard = (*rows(buttons, 2), *(row for row in (turned, draft, settled) if row))
    return Screen((text(lang, "names", count=len(found)),), keyboard)


def one(found: Named, lang: Lang, lexicon: Lexicon, problem: ProblemError | None = None) -> Screen:
    """A name, and what can be put right; first the problem that stands in the way."""
    it, draft = found.organisation, found.draft
    key = pair_key(it.id)
    sentence = cut(found.sentence) if found.sentence else None
    said = text(lang, "name", title=_name(it), sentence=sentence, **details(it, lang, lexicon, problem))
    words = macro(lang, "desk_words", "name_field")
    fields = [Button(words(one), PickName(draft, key, one)) for one in NameField if one is not NameField.KNOWN]
    known = Button(label(lang, "known_name"), PickName(draft, key, NameField.KNOWN))
    refuse = (Button(label(lang, "refuse_name"), RefuseName(draft, key)),) if draft else ()
    decide = (Button(label(lang, "accept_name"), AcceptName(draft, key)), known)
    back = Button(label(lang, "names"), ListNames(draft))
    return Screen((said,), (*rows(fields, 3), decide, (*refuse, back)))


def details(it: Organisation, lang: Lang, lexicon: Lexicon, problem: ProblemError | None) -> dict[str, object]:
    """What the template of a name shows but its title: spellings, kind and parent, and what stands in the way."""
    parent = lexicon.organisations.get(it.parent or "")
    return {
        "problem": problem.problem if problem else None,
        "of": problem.of if problem else "",
        "id": echo(it.id),
        "ko": [echo(one) for one in it.names.ko],
        "en": [echo(one) for one in it.names.en],
        "zh": [echo(one) for one in it.names.zh],
        "kind": macro(lang, "desk_words", "organisation")(it.kind),
        "parent": known_name(parent, lang) if parent else None,
    }


def ask(pick: PickName, lang: Lang) -> Screen:
    """What to choose among, or to type."""
    at = pick.draft, pick.key
    cancel = (Button(label(lang, "cancel"), ShowName(*at)),)
    choices: Sequence[Button] = ()
    if pick.field is NameField.KIND:
        words = macro(lang, "desk_words", "organisation")
        choices = [Button(words(kind), SetNameKind(*at, kind)) for kind in KINDS]
    elif pick.field is NameField.PARENT:
        choices = [Button(label(lang, "no_parent"), DropParent(*at))]
    return Screen((text(lang, "name_ask", field=pick.field),), (*rows(choices, 2), cancel))


def done(name: str, draft: int, lang: Lang, *, accepted: bool, count: int = 0) -> Screen:
    """What became of a name, and the ways on."""
    said = text(lang, "name_done", name=name, accepted=accepted, count=count, known=None)
    return Screen((said,), _ways(draft, lang))


def known_as(name: str, known: Organisation, draft: int, lang: Lang) -> Screen:
    """That the name is another spelling of somebody whom the lexicon knows."""
    said = text(lang, "name_done", name=name, accepted=True, count=0, known=known_name(known, lang))
    return Screen((said,), _ways(draft, lang))


def _ways(draft: int, lang: Lang) -> Keyboard:
    ways = [Button(label(lang, "names"), ListNames(draft))]
    if draft:
        ways.append(Button(label(lang, "to_article"), ShowDraft(draft)))
    return (tuple(ways),)


def _name(organisation: Organisation) -> str:
    return echo(next(iter(organisation.names.every()), organisation.id))
