"""The labelled stories can be read: labels name kinds and organisations, and facts stand where sentences begin."""

from __future__ import annotations

import re

import pytest

from briefs.model import LANGS, Lang
from tests.briefs.corpus.stories import stories

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@pytest.mark.parametrize("lang", LANGS)
def test_every_label_tells_of_a_sentence_and_names_organisations_by_their_ids(lang: Lang) -> None:
    found = list(stories(lang))
    assert found
    for article, facts, _ in found:
        assert article.title
        assert article.text
        for fact in facts:
            assert fact["at"] == 0 or article.text[fact["at"] - 1].isspace()
            assert all(ID.fullmatch(subject) for subject in fact["subject"])
