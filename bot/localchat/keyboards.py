"""Reply markup as Telegram takes it."""

from __future__ import annotations

from typing import Any

from bot.localchat.entities import web_address
from bot.localchat.errors import bad

DATA_BYTES = 64
BUTTONS = 100
KINDS = ("url", "callback_data", "web_app", "login_url", "switch_inline_query", "switch_inline_query_current_chat",
         "switch_inline_query_chosen_chat", "copy_text", "pay")  # fmt: skip
Markup = dict[str, Any]


def reply_markup(value: Any) -> Markup | None:
    """The inline keyboard, reply keyboard, its removal or a forced reply; None for nothing. Raises ApiError."""
    if value is None:
        return None
    if not isinstance(value, dict):
        raise bad("object expected as reply markup")
    if isinstance(rows := value.get("inline_keyboard"), list):
        return _inline(rows)
    if isinstance(rows := value.get("keyboard"), list):
        return value | {"keyboard": [[_plain(button) for button in _row(row, "keyboard")] for row in rows]}
    return value if value.get("remove_keyboard") or value.get("force_reply") else None


def inline_markup(value: object) -> Markup | None:
    """The inline keyboard of an edited message, None where it has none. Raises ApiError."""
    markup = reply_markup(value)
    if markup and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    return markup


def _row(row: object, field: str) -> list[Any]:
    if not isinstance(row, list):
        raise bad(f'field "{field}" must be an Array of Arrays')
    return row


def _inline(rows: list[Any]) -> Markup | None:
    kept = [[_button(button) for button in _row(row, "inline_keyboard")] for row in rows if row]
    if sum(map(len, kept)) > BUTTONS:
        raise bad("reply markup is too long")
    return {"inline_keyboard": kept} if kept else None


def _button(button: object) -> Markup:
    before = "can't parse inline keyboard button"
    if not isinstance(button, dict):
        raise bad(f"{before}: InlineKeyboardButton must be an Object")
    if not button.get("text"):
        raise bad(f'{before}: Can\'t find field "text"')
    kinds = [kind for kind in KINDS if button.get(kind) not in (None, "")]
    if not kinds:
        raise bad(f"{before}: Text buttons are unallowed in the inline keyboard")
    if len(str(button.get("callback_data") or "").encode()) > DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    if "url" in kinds and not web_address(button["url"]):
        raise bad(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    return dict(button)


def _plain(button: Any) -> Markup:
    full = {"text": button} if isinstance(button, str) else button
    if not isinstance(full, dict) or not full.get("text"):
        raise bad("can't parse keyboard button: KeyboardButton must be a String or an Object")
    return full
