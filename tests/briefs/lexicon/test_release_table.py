"""The table of wordings that tell what was done with a product."""

from __future__ import annotations

import pytest

from briefs.lexicon import load
from briefs.lexicon.releases import releases
from briefs.model import LANGS, Kind, Lang


@pytest.mark.parametrize("lang", LANGS)
def test_every_action_is_one_of_releases(lang: Lang) -> None:
    told = {entry.action for entry in releases(lang)} - {""}
    assert told <= {name for name, action in load().actions.items() if Kind.RELEASE in action.kinds}


@pytest.mark.parametrize("lang", LANGS)
def test_every_part_of_a_wording_is_spelled_out(lang: Lang) -> None:
    assert not [t.wording.pattern for t in releases(lang) if "<" in t.wording.pattern.replace("(?<", "")]
