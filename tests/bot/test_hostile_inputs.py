"""Whatever an editor sends, the answer is a sentence, and nothing is half-stored; `make hostile` sends ten thousand."""

from __future__ import annotations

from bot.desk.editing import Drafted, Duplicate, Refused
from storage import uploads
from tests.bot.harness import EDITORS, Chatroom
from tests.bot.hostile_inputs import half_stored, inputs, taken_in
from tests.bot.news import NOW

JIEUN = EDITORS["ko"]
THROUGH_THE_CHAT = 60
BESIDE_IT = 240


async def test_hostile_files_are_answered_in_the_chat(empty_room: Chatroom) -> None:
    for name, data in inputs(THROUGH_THE_CHAT, seed=7):
        if not data:
            continue
        said = await empty_room.send_file(JIEUN, name, data)
        assert said[0].text.startswith("읽는 중…")
        assert len({one.id for one in said}) == 1
        assert said[-1].edited
        assert "문제가 생겨" not in said[-1].text
    assert await uploads.waiting(empty_room.services.database, NOW + 2 * uploads.STALE) == ()


async def test_hostile_files_are_taken_in_whole_or_not_at_all(empty_room: Chatroom) -> None:
    told: set[int] = set()
    for name, data in inputs(BESIDE_IT):
        for outcome in await taken_in(empty_room.services, name, data):
            assert isinstance(outcome, Drafted | Duplicate | Refused)
            told |= {outcome.draft_id} if isinstance(outcome, Drafted) else set()
    assert told
    assert await half_stored(empty_room.services, len(told)) == []
