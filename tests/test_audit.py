"""An audit that could not be made does not look like one that found nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping

from tests.audit import asked, verdict

HOLE = {"id": "PYSEC-2026-1", "fix_versions": ["2.0"], "aliases": [], "description": ""}


def report(*libraries: Mapping[str, object]) -> str:
    return json.dumps({"dependencies": libraries, "fixes": []})


def test_a_known_hole_fails_and_is_named_with_what_mends_it() -> None:
    whole = {"name": "sound", "version": "1", "vulns": []}
    status, said = verdict(report(whole, {"name": "leaky", "version": "1.0", "vulns": [HOLE]}), "")
    assert (status, said[0]) == (1, "audit: 2 libraries asked about, 1 known holes")
    assert "leaky 1.0: PYSEC-2026-1, mended in 2.0" in said[1]


def test_libraries_of_which_the_index_knows_nothing_are_told() -> None:
    status, said = verdict(report(*({"name": f"lib{n}", "skip_reason": "not found"} for n in range(7))), "")
    assert (status, said[0]) == (0, "audit: 0 libraries asked about, 0 known holes")
    assert "of 7 libraries nothing is known" in said[1]
    assert said[1].endswith("lib0, lib1, lib2, lib3, lib4 …")


def test_an_index_that_cannot_be_reached_is_one_sentence_and_no_traceback() -> None:
    status, said = verdict("", "Traceback (most recent call last):\n  …\nConnectionError: no route to host\n")
    assert (status, len(said)) == (0, 1)
    assert "could not be asked (ConnectionError: no route to host)" in said[0]


def test_an_auditor_that_could_not_be_installed_is_a_sentence_too() -> None:
    status, said = verdict(*asked("/nowhere/pip-audit"))
    assert (status, len(said)) == (0, 1)
    assert "FileNotFoundError" in said[0]
