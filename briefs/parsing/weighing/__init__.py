"""Which kinds of fact a clause tells: what its wording proposes, weighed by the judge."""
