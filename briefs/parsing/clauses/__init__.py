"""Clauses of a sentence: what stands in each, and how."""
