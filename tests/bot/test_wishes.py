"""The words after /brief are understood in either language and any order."""

from __future__ import annotations

import pytest

from bot.asked.wishes import UnknownTopicError, Wish, WrongDaysError, brief_wish
from briefs.model import LANGS, Topic
from briefs.writing import topic_name


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("", Wish()),
        ("7", Wish(None, 7)),
        ("7일", Wish(None, 7)),
        ("30 days".replace(" ", ""), Wish(None, 30)),
        ("７", Wish(None, 7)),
        ("today", Wish(None, 1, today=True)),
        ("오늘", Wish(None, 1, today=True)),
        ("chips", Wish(Topic.CHIPS, 7)),
        ("CHIPS 2", Wish(Topic.CHIPS, 2)),
        ("2 chips", Wish(Topic.CHIPS, 2)),
        ("export controls", Wish(Topic.EXPORT_CONTROLS, 7)),
        ("data-centers today", Wish(Topic.DATA_CENTERS, 1, today=True)),
    ],
)
def test_words_become_a_wish(words: str, wish: Wish) -> None:
    assert brief_wish(words) == wish


@pytest.mark.parametrize("topic", Topic)
def test_every_topic_is_found_by_both_its_names(topic: Topic) -> None:
    for lang in LANGS:
        assert brief_wish(topic_name(topic, lang)).topic == topic


@pytest.mark.parametrize("words", ["0", "31", "-1", "0일", "9" * 5000])
def test_days_beyond_a_month_are_refused(words: str) -> None:
    with pytest.raises(WrongDaysError):
        brief_wish(words)


@pytest.mark.parametrize("words", ["knitting", "<b>", "칩칩", "🙂", "--"])
def test_unknown_topics_are_refused(words: str) -> None:
    with pytest.raises(UnknownTopicError):
        brief_wish(words)
