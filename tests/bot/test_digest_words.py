"""A time and days are understood as people write them, and nothing is guessed."""

from __future__ import annotations

from datetime import time

import pytest

from bot.asked.rhythm import When, WrongWordsError, when
from storage.values import Days


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("", When()),
        ("08:00", When(time(8))),
        ("8:05", When(time(8, 5))),
        ("１８：３０", When(time(18, 30))),
        ("07:30 weekdays", When(time(7, 30), Days.WEEKDAYS)),
        ("weekly 9:00", When(time(9), Days.WEEKLY)),
        ("every day at 7 pm", When(time(19), Days.DAILY)),
        ("7am daily", When(time(7), Days.DAILY)),
        ("12 am", When(time(0))),
        ("12:15 p.m.", When(time(12, 15))),
        ("every Monday 9:00", When(time(9), Days.WEEKLY, 0)),
        ("weekly on fri", When(None, Days.WEEKLY, 4)),
        ("noon", When(time(12))),
        ("매일", When(None, Days.DAILY)),
        ("평일 오전 8시", When(time(8), Days.WEEKDAYS)),
        ("매일 아침 7시 반에", When(time(7, 30), Days.DAILY)),
        ("오후 6시 30분", When(time(18, 30))),
        ("오전8시", When(time(8))),
        ("매주 월요일 9시", When(time(9), Days.WEEKLY, 0)),
        ("일요일마다 오후 3시에", When(time(15), Days.WEEKLY, 6)),
        ("매주 토 10:00", When(time(10), Days.WEEKLY, 5)),
        ("21시", When(time(21))),
        ("밤 12시", When(time(0))),
        ("자정", When(time(0))),
        ("정오에", When(time(12))),
        ("24:00", When(time(0))),
        ("매일 08:30에", When(time(8, 30), Days.DAILY)),
        ("every morning at 8:00", When(time(8))),
        ("every morning", When()),
        ("at 7:00 in the evening", When(time(19))),
        ("저녁마다 7시", When(time(19))),
    ],
)
def test_what_people_write_is_understood(words: str, meant: When) -> None:
    assert when(words) == meant


@pytest.mark.parametrize(
    "words",
    [
        "25:00",
        "8:60",
        "8",
        "soon",
        "아무때나",
        "8:00 9:00",
        "monthly",
        "every evening",
        "<b>",
        "1e9",
        "오전 8시 그리고",
        "-8:00",
    ],
)
def test_what_is_not_understood_is_refused(words: str) -> None:
    with pytest.raises(WrongWordsError):
        when(words)
