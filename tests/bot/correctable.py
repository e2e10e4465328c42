"""An article on the desk, or published, whose figures an editor corrects."""

from __future__ import annotations

from bot.actions.buttons import encode
from bot.actions.desk import ShowDeskFact
from bot.localchat.people import Person
from storage import facts
from tests.bot.harness import Chatroom, Said
from tests.bot.test_drafts import preview

FIGURE = {"ko": "수치", "en": "Figure"}
OLD = {"ko": "3,800억 위안", "en": "CNY 380 billion"}


async def investment(room: Chatroom, editor: Person) -> Said:
    """Alibaba's plan on the desk, of a draft."""
    shown = await preview(room, editor)
    number = next(look for look in shown.text.split("\n\n") if "380" in look or "3,800" in look)[0]
    [one] = await room.press(editor, shown, number)
    return one


async def published(room: Chatroom, editor: Person) -> Said:
    """The same once it is published."""
    await room.press(editor, await preview(room, editor), {"ko": "3건", "en": "Publish"}[editor.lang])
    found = await facts.of_organisation(room.services.database, "alibaba")
    [one] = await room.forge(editor, encode(ShowDeskFact(0, found[0].id)))
    return one


def one_id(shown: Said) -> int:
    """The id of the published fact that is shown."""
    return int(shown.text.split()[0].removeprefix("F"))
