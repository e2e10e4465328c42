"""Messages that the chat page does not send and Telegram's apps do: stickers, voices, forwards, edits."""

from __future__ import annotations

from typing import Any

from bot.localchat.world import BOT

_FILE = {"file_id": "f", "file_unique_id": "u"}
_USER = {"id": 7, "is_bot": False, "first_name": "Mina"}
_PHOTO = [{**_FILE, "width": 10, "height": 10}]
_OPTION = {"text": "1", "voter_count": 0, "persistent_id": "1"}
_POLL = {
    "id": "1",
    "question": "?",
    "options": [_OPTION, _OPTION],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": False,
    "members_only": False,
}

# What each kind of message holds beside its number, sender, chat and date.
ODDITIES: dict[str, dict[str, Any]] = {
    "sticker": {
        "sticker": {**_FILE, "type": "regular", "width": 9, "height": 9, "is_animated": False, "is_video": False}
    },
    "photo": {"photo": _PHOTO, "caption": "바이두 소식"},
    "voice": {"voice": {**_FILE, "duration": 1}},
    "video": {"video": {**_FILE, "width": 9, "height": 9, "duration": 1}},
    "location": {"location": {"latitude": 1.0, "longitude": 2.0}},
    "contact": {"contact": {"phone_number": "1", "first_name": "x"}},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "poll": {"poll": _POLL},
    "forward": {"text": "바이두 소식", "forward_origin": {"type": "user", "date": 1, "sender_user": _USER}},
    "via_bot": {"text": "Baidu", "via_bot": BOT},
    "edit": {"text": "바이두 소식", "edit_date": 2},
    "joined": {"new_chat_members": [_USER]},
    "pinned": {"group_chat_created": True},
    "empty": {},
}
