"""The verbs that lines are told with."""

from __future__ import annotations

import pytest

from briefs.lexicon import cue_table, load
from briefs.model import LANGS, Kind, Lang, Status
from briefs.writing.voices import verbs


@pytest.mark.parametrize("lang", LANGS)
def test_every_action_that_the_cues_tell_has_verbs_of_its_kind(lang: Lang) -> None:
    actions = load().actions
    missing = [
        (group, name)
        for group, names in cue_table(lang).items()
        for name in names
        if group in set(Kind) and (name not in actions or Kind(group) not in actions[name].kinds)
    ]
    assert missing == []


@pytest.mark.parametrize(
    ("status", "past", "ko", "en"),
    [
        (Status.DONE, False, "공개했습니다", "unveiled"),
        (Status.PLANNED, False, "공개할 계획입니다", "plans to unveil"),
        (Status.FORECAST, False, "공개할 것으로 예상됩니다", "is expected to unveil"),
        (Status.UNCONFIRMED, False, "공개하는 것으로 알려졌습니다", "is reportedly unveiling"),
        (Status.UNCONFIRMED, True, "공개한 것으로 알려졌습니다", "reportedly unveiled"),
    ],
)
def test_a_verb_tells_the_status(status: Status, past: bool, ko: str, en: str) -> None:
    action = load().actions["unveil"]
    assert verbs.korean(action, status, past=past) == ko
    assert verbs.english(action, status, past=past, many=False) == en


def test_what_goes_on_is_told_as_going_on() -> None:
    action = load().actions["focus"]
    assert verbs.korean(action, Status.DONE, past=False) == "집중하고 있습니다"
    assert verbs.english(action, Status.DONE, past=False, many=True) == "are focusing"
    assert verbs.english(action, Status.DONE, past=True, many=True) == "focused"
