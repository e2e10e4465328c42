"""What the bot says of itself: its commands by scope and language, its name and descriptions."""

from __future__ import annotations

import re

from bot.localchat.calls import Call
from bot.localchat.entities import utf16
from bot.localchat.errors import bad
from bot.localchat.people import Person
from bot.localchat.world import BOT, Json, World

LIMITS = {"name": 64, "description": 512, "short_description": 120}
_TOO_LONG = {
    "name": "BOT_TITLE_INVALID",
    "description": "BOT_DESCRIPTION_TOO_LONG",
    "short_description": "BOT_ABOUT_TOO_LONG",
}
_SCOPES = {"default", "all_private_chats", "all_group_chats", "all_chat_administrators"}


def commands_for(world: World, person: Person) -> list[Json]:
    """The commands that `person` sees: the narrowest scope first, and there the person's language first."""
    for scope in (f"chat {person.id}", "all_private_chats", "default"):
        for lang in (person.lang, ""):
            if commands := world.commands.get((scope, lang)):
                return commands
    return []


def described(world: World, field: str, lang: str) -> str:
    """A text of the profile in that language, else in the bot's default one."""
    return world.profile.get((field, lang)) or world.profile.get((field, "")) or ""


def set_commands(world: World, call: Call) -> bool:
    """setMyCommands."""
    commands = call.json("commands") or []
    if len(commands) > 100:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    world.commands[_scope(call), _lang(call)] = [_command(command) for command in commands]
    world.tell({"kind": "profile"})
    return True


def get_commands(world: World, call: Call) -> list[Json]:
    """getMyCommands."""
    return world.commands.get((_scope(call), _lang(call)), [])


def delete_commands(world: World, call: Call) -> bool:
    """deleteMyCommands."""
    world.commands.pop((_scope(call), _lang(call)), None)
    world.tell({"kind": "profile"})
    return True


def set_text(world: World, call: Call, field: str) -> bool:
    """setMyName, setMyDescription, setMyShortDescription."""
    if utf16(call.text(field)) > LIMITS[field]:
        raise bad(_TOO_LONG[field])
    world.profile[field, _lang(call)] = call.text(field)
    world.tell({"kind": "profile"})
    return True


def get_text(world: World, call: Call, field: str) -> Json:
    """getMyName, getMyDescription, getMyShortDescription."""
    default = BOT["first_name"] if field == "name" else ""
    return {field: described(world, field, _lang(call)) or default}


def _command(command: Json) -> Json:
    if not re.fullmatch(r"/?[a-z0-9_]{1,32}", command.get("command", "")):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= utf16(command.get("description", "").strip()) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command["command"].removeprefix("/"), "description": command["description"].strip()}


def _lang(call: Call) -> str:
    lang = call.text("language_code")
    if lang and not re.fullmatch("[a-z]{2}", lang):
        raise bad("invalid language code specified")
    return lang


def _scope(call: Call) -> str:
    match call.json("scope"):
        case None:
            return "default"
        case {"type": "chat", "chat_id": chat_id}:
            return f"chat {chat_id}"
        case {"type": str(kind)} if kind in _SCOPES:
            return kind
    raise bad("can't parse BotCommandScope: Unsupported type specified")
