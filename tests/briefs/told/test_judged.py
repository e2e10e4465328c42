"""Lines of whole articles that people read against their sentences: what was found false is told no more."""

from __future__ import annotations

from tests.briefs.told.judged import VERDICTS, judged, verdicts

# Of dev's lines: at most so many that were found false, at least so many that were found right.
MOST_FALSE, LEAST_RIGHT = 9, 285


def test_every_verdict_is_one_that_is_known() -> None:
    assert {verdict for lines in judged().values() for verdict in lines.values()} == set(VERDICTS)


def test_lines_of_dev_are_told_as_truly_as_they_were() -> None:
    found = verdicts("dev")
    assert found["false"] <= MOST_FALSE
    assert found["right"] >= LEAST_RIGHT
