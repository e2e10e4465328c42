"""What the page is shown of a World."""

from __future__ import annotations

from bot.localchat.people import Person
from bot.localchat.profile import commands_for, described
from bot.localchat.world import BOT, Json, World


def state(world: World) -> Json:
    """All there is, for a page that has just been opened."""
    chats = {
        chat.person.id: {
            "messages": list(chat.messages.values()),
            "keyboard": chat.keyboard,
            "reactions": chat.reactions,
        }
        for chat in world.chats.values()
    }
    return {"kind": "state", "bot": BOT["id"], "chats": chats, "people": people(world)}


def people(world: World) -> list[Json]:
    """The people, each with the bot's name, description and commands as they see them."""
    return [_person(world, chat.person) for chat in world.chats.values()]


def _person(world: World, person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.name,
        "lang": person.lang,
        "editor": person.editor,
        "botName": described(world, "name", person.lang) or BOT["first_name"],
        "about": described(world, "description", person.lang),
        "commands": commands_for(world, person),
    }
