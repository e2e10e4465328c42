"""Who is an editor, and what became of a wish to change it."""

from __future__ import annotations

from bot.actions.desk import RemoveEditor
from bot.desk.rights import Standing
from bot.screens.base import Button, Screen, rows, text
from briefs.model import Lang


def editors(shown: Standing, lang: Lang, *, owner: bool) -> Screen:
    """The list; who may change it, an `owner`, has a button for each who can be removed."""
    said = text(
        lang,
        "editors",
        outcome=shown.outcome,
        user_id=shown.user_id,
        owners=shown.owners,
        added=shown.added,
        owner=owner,
    )
    buttons = [Button(f"✕ {one}", RemoveEditor(one)) for one in shown.added] if owner else []
    return Screen((said,), rows(buttons, 2))
