"""Across articles: which facts tell one event, how they contradict or overtake each other, which copy."""

from briefs.merging.events import group
from briefs.merging.profile import profile
from briefs.merging.telling import Conflict, Telling, telling
from briefs.merging.verdicts import Verdict, judge

__all__ = ["Conflict", "Telling", "Verdict", "group", "judge", "profile", "telling"]
