"""Search without a database: what is kept of a fact to find it by, what a typed query means, what to mark in a hit."""

from briefs.finding.keys import Naming, document
from briefs.finding.marks import marked, snippet
from briefs.finding.query import Phrase, Query, QueryError, Unit, read, without_particles
from briefs.finding.ranking import Candidate, ranked

__all__ = [
    "Candidate",
    "Naming",
    "Phrase",
    "Query",
    "QueryError",
    "Unit",
    "document",
    "marked",
    "ranked",
    "read",
    "snippet",
    "without_particles",
]
