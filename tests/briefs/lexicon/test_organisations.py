"""What the data of organisations and products must keep to, so that a spelling names one thing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from briefs.lexicon.load import Lexicon, load, table
from briefs.model import Names, Organisation, Product

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
KINDS = {"company", "government", "place", "university", "lab", "fund", "body", "media"}
LEAST_ORGANISATIONS = 5000
LEAST_PRODUCTS = 3300
# Shared by the whole industry: tests and standards, fairs, and software kept by a community.
NOBODYS = {"benchmark", "dataset", "standard", "event", "framework", "ai-agent", "operating-system", "social-app"}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


def _all(names: Names) -> set[str]:
    return {*names.ko, *names.en, *names.zh}


def _things(lexicon: Lexicon) -> list[Organisation | Product]:
    return [*lexicon.organisations.values(), *lexicon.products.values()]


def _holders(lexicon: Lexicon) -> dict[str, list[Organisation]]:
    holders: dict[str, list[Organisation]] = defaultdict(list)
    for organisation in lexicon.organisations.values():
        for spelling in _all(organisation.names):
            holders[spelling].append(organisation)
    return holders


def _up(lexicon: Lexicon, start: str, link: str) -> Iterator[str]:
    at: str | None = start
    while at is not None:
        yield at
        at = getattr(lexicon.organisations[at], link)


def test_the_lexicon_does_not_shrink(lexicon: Lexicon) -> None:
    assert len(lexicon.organisations) >= LEAST_ORGANISATIONS
    assert len(lexicon.products) >= LEAST_PRODUCTS


def test_ids_are_lower_case_words_joined_by_hyphens(lexicon: Lexicon) -> None:
    assert [key for key in lexicon.organisations if not ID.fullmatch(key)] == []


def test_kinds_are_the_known_ones(lexicon: Lexicon) -> None:
    assert {organisation.kind for organisation in lexicon.organisations.values()} <= KINDS


def test_every_organisation_can_be_shown_in_both_languages(lexicon: Lexicon) -> None:
    nameless = [key for key, known in lexicon.organisations.items() if not known.names.show("ko")]
    assert nameless == []


def test_every_organisation_but_a_country_says_what_it_is(lexicon: Lexicon) -> None:
    assert [key for key, known in lexicon.organisations.items() if known.is_a is None] == []


def test_what_an_organisation_is_is_a_role(lexicon: Lexicon) -> None:
    roles = {lexicon.terms[known.is_a].type for known in lexicon.organisations.values() if known.is_a}
    assert roles == {"role"}


def test_what_a_product_is_is_an_object(lexicon: Lexicon) -> None:
    wrong = [made.name for made in lexicon.products.values() if made.is_a and lexicon.terms[made.is_a].type != "object"]
    assert wrong == []


@pytest.mark.parametrize("link", ["parent", "place"])
def test_following_parents_or_places_comes_to_an_end(lexicon: Lexicon, link: str) -> None:
    for key in lexicon.organisations:
        seen: set[str] = set()
        for at in _up(lexicon, key, link):
            assert at not in seen, f"{key} comes back to {at}"
            seen.add(at)


def test_places_are_places(lexicon: Lexicon) -> None:
    places = {known.place for known in lexicon.organisations.values() if known.place}
    assert [place for place in sorted(places) if lexicon.organisations[place].kind != "place"] == []


def test_weak_spellings_stand_in_a_scripts_list_too(lexicon: Lexicon) -> None:
    for thing in _things(lexicon):
        assert set(thing.names.weak) <= _all(thing.names), thing


def test_spellings_are_plain_text(lexicon: Lexicon) -> None:
    for thing in _things(lexicon):
        assert [name for name in _all(thing.names) if name != name.strip() or not name or set(name) & set("~|;")] == []


def test_no_spelling_is_written_twice_in_one_script(lexicon: Lexicon) -> None:
    for thing in _things(lexicon):
        for script in (thing.names.ko, thing.names.en, thing.names.zh):
            assert len(script) == len(set(script)), thing


def test_a_spelling_names_one_organisation_unless_weak_in_all_but_a_place(lexicon: Lexicon) -> None:
    shared = []
    for spelling, holders in _holders(lexicon).items():
        strong = [known for known in holders if spelling not in known.names.weak]
        if len(holders) > 1 and strong and (len(strong) > 1 or strong[0].kind != "place"):
            shared.append((spelling, [known.id for known in holders]))
    assert shared == []


def test_a_products_spelling_names_no_other_organisation_unless_weak(lexicon: Lexicon) -> None:
    holders = _holders(lexicon)
    shared = [
        (spelling, made.name, known.id)
        for made in lexicon.products.values()
        for spelling in _all(made.names) - set(made.names.weak)
        for known in holders.get(spelling, ())
        if known.id != made.owner and spelling not in known.names.weak
    ]
    assert shared == []


def test_a_spelling_names_one_product_unless_weak(lexicon: Lexicon) -> None:
    named: dict[str, set[str]] = defaultdict(set)
    for made in lexicon.products.values():
        for spelling in _all(made.names) - set(made.names.weak):
            named[spelling].add(made.name)
    assert {spelling: names for spelling, names in named.items() if len(names) > 1} == {}


def test_only_what_the_industry_shares_has_no_owner(lexicon: Lexicon) -> None:
    ownerless = [made for made in lexicon.products.values() if made.owner is None]
    assert [made.name for made in ownerless if made.is_a not in NOBODYS] == []


def test_a_family_is_no_member_of_its_own_line(lexicon: Lexicon) -> None:
    for made in lexicon.products.values():
        seen = {made.name}
        family = made.family
        while family is not None:
            assert family not in seen, made.name
            seen.add(family)
            family = lexicon.products[family].family


def test_people_speak_for_organisations_that_are_known(lexicon: Lexicon) -> None:
    assert {person["organisation"] for person in table("persons").values()} <= lexicon.organisations.keys()
