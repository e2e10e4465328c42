"""Comparisons: a picture of two companies, and the words for when there is none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.actions.pictures import ComparisonSources, ShowComparison
from bot.actions.reading import ShowCompany
from bot.asked.keys import company_key, pair_key
from bot.screens.base import Button, Keyboard, Screen, label, other, rows, text
from bot.screens.companies import name, to_list
from briefs.model import Lang, Message, Organisation
from briefs.writing import comparing
from briefs.writing.comparing import Table

Pair = tuple[Organisation, Organisation]


def comparison(picture: bytes, caption: Message, page: ShowComparison, pair: Pair) -> Screen:
    """The picture."""
    lang = page.lang
    behind = Button(label(lang, "sources"), ComparisonSources(lang, page.first, page.second))
    translated = Button(label(lang, "other_language"), replace(page, lang=other(lang), fresh=False))
    return Screen((caption,), (*_cards(pair, lang), (behind, translated)), picture)


def comparison_sources(table: Table) -> Screen:
    """The sentences behind the picture."""
    return Screen(comparing.source_messages(table))


def nothing(pair: Pair, lang: Lang) -> Screen:
    """That nothing is known of either that could be compared."""
    first, second = (name(one, lang) for one in pair)
    return Screen((text(lang, "compare_nothing", first=first, second=second),), _cards(pair, lang))


def same(organisation: Organisation, lang: Lang) -> Screen:
    """That both names are one company's."""
    card = Button(label(lang, "card"), ShowCompany(lang, company_key(organisation.id), fresh=True))
    return Screen((text(lang, "compare_same", name=name(organisation, lang)),), ((card,),))


def ask_names(lang: Lang) -> Screen:
    """Which two?"""
    return Screen((text(lang, "compare_ask"),), to_list(lang))


def and_whom(organisation: Organisation, lang: Lang) -> Screen:
    """That a second name is missing."""
    return Screen((text(lang, "compare_one", name=name(organisation, lang)),), to_list(lang))


def too_many(typed: Sequence[str], lang: Lang) -> Screen:
    """That two at a time can be compared."""
    return Screen((text(lang, "compare_many", first=typed[0], second=typed[1]),))


def unknown_alone(typed: str, lang: Lang) -> Screen:
    """That nobody bears the only name."""
    return Screen((text(lang, "company_unknown", name=typed, near=False),), to_list(lang))


def both_unknown(first: str, second: str, lang: Lang) -> Screen:
    """That nobody bears either name."""
    return Screen((text(lang, "compare_unknown", first=first, second=second),), to_list(lang))


def unknown(
    typed: str, near: Sequence[Organisation], first: Organisation | None, second: Organisation | None, lang: Lang
) -> Screen:
    """That nobody bears one of the names, and the comparisons with those that have a similar one."""
    buttons = []
    for one in near:
        keys = (pair_key((first or one).id), pair_key((second or one).id))
        if keys[0] != keys[1]:
            buttons.append(Button(name(one, lang), ShowComparison(lang, *keys, fresh=True)))
    said = text(lang, "company_unknown", name=typed, near=bool(buttons))
    return Screen((said,), rows(buttons, 2) or to_list(lang))


def _cards(pair: Pair, lang: Lang) -> Keyboard:
    return (tuple(Button(name(one, lang), ShowCompany(lang, company_key(one.id), fresh=True)) for one in pair),)
