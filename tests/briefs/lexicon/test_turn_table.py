"""The table of wordings that tell one kind of fact whatever else their clause says."""

from __future__ import annotations

import pytest

from briefs.lexicon.turns import turns
from briefs.model import LANGS, Lang


@pytest.mark.parametrize("lang", LANGS)
def test_no_wording_turns_a_kind_into_itself(lang: Lang) -> None:
    assert not [turn for turn in turns(lang) if turn.told in turn.taken or not turn.taken]


@pytest.mark.parametrize("lang", LANGS)
def test_every_part_of_a_wording_is_spelled_out(lang: Lang) -> None:
    assert not [turn.wording.pattern for turn in turns(lang) if "<" in turn.wording.pattern.replace("?<", "")]


@pytest.mark.parametrize("lang", LANGS)
def test_what_a_clause_must_hold_is_something_that_clauses_hold(lang: Lang) -> None:
    assert {turn.holds for turn in turns(lang)} <= {"", "figure", "price"}
