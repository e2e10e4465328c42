"""What costs time and memory to load is loaded when it is first needed, and names are folded fast and alike."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bot.asked.names import folded
from bot.understanding.letters import fold, letters
from briefs.finding.tokens import squeezed
from briefs.lexicon import load

# With them come seconds and tens of megabytes; a bot that reads no article and draws no picture has no use for them.
HEAVY = (
    *("PIL", "alembic", "feedparser", "lxml", "matplotlib", "numpy", "pypdf", "rich", "sklearn", "trafilatura"),
    *("aiohttp.web", "bot.localchat", "briefs.parsing", "briefs.reading.article"),
)


def test_a_process_that_only_answers_loads_nothing_heavy() -> None:
    listed = "import sys, bot.__main__, bot.process.running; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", listed], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & set(HEAVY) == set()


def test_names_are_folded_as_messages_are() -> None:
    borne = [one.names for one in load().organisations.values()] + [one.names for one in load().products.values()]
    names = [name for one in borne for name in (*one.every(), *one.weak)]
    assert [name for name in names[::7] if letters(name) != fold(name).text] == []
    assert [name for name in names if squeezed(name) != squeezed(f"{name} ")] == []
    assert [name for name in names if folded(name) != folded(f"{name} ")] == []


@pytest.mark.parametrize(
    "words", ["", "08:00", "a:b", "Straße 4½", "ＢＡＩＤＵ", "바이두 (百度)", "가\u0301", "İx", "Ⅷ", "ǅ"]
)
def test_whatever_is_typed_is_folded_alike(words: str) -> None:
    assert letters(words) == fold(words).text
