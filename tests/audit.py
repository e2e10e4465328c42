"""Whether a library of constraints.txt is known to be vulnerable; run: python -m tests.audit PIP_AUDIT.

Exits 1 where one is, and 0 where none is; where it cannot be found out, one sentence says so, and the exit is 0 as
well: a machine without the index shall still be able to check the rest. pip-audit itself would end well then, too.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PINNED = ROOT / "constraints.txt"
PATIENCE = 300  # seconds


def asked(tool: str) -> tuple[str, str]:
    """What pip-audit prints: its report, and what it complains of."""
    command = [tool, "--disable-pip", "--no-deps", "--progress-spinner", "off", "--format", "json", "-r", str(PINNED)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return "", f"{type(error).__name__}: {error}"
    return done.stdout, done.stderr


def verdict(report: str, complaint: str) -> tuple[int, list[str]]:
    """The exit status, and what there is to say."""
    try:
        libraries: list[dict[str, Any]] = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        why = complaint.strip().splitlines()[-1:] or ["no answer"]
        return 0, [f"audit: nothing is known of any library, since the index could not be asked ({why[0][:200]})"]
    unknown = [one["name"] for one in libraries if "skip_reason" in one]
    found = list(_holes(libraries))
    said = [f"audit: {len(libraries) - len(unknown)} libraries asked about, {len(found)} known holes", *found]
    if unknown:
        said.append(
            f"audit: of {len(unknown)} libraries nothing is known, since the index did not answer: {_few(unknown)}"
        )
    return int(bool(found)), said


def _holes(libraries: list[dict[str, Any]]) -> Iterator[str]:
    for one in libraries:
        for hole in one.get("vulns", ()):
            mended = ", ".join(hole.get("fix_versions", ())) or "no version yet"
            yield f"  {one['name']} {one.get('version', '')}: {hole['id']}, mended in {mended}"


def _few(names: list[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")


def main(tool: str) -> int:
    """Prints what is known; 1 where a library is vulnerable."""
    status, said = verdict(*asked(tool))
    sys.stdout.write("\n".join(said) + "\n")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
