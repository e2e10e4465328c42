"""Across articles: which facts tell one event, how they contradict or overtake each other, which copy."""

from briefs.merging.events import group
from briefs.merging.profile import Profile, profile
from briefs.merging.progress import FOLLOWED
from briefs.merging.telling import Telling, telling
from briefs.merging.verdicts import Verdict, judge

__all__ = ["FOLLOWED", "Profile", "Telling", "Verdict", "group", "judge", "profile", "telling"]
