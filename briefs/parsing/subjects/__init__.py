"""Whom a clause is about: what its grammar says, what the text spoke of before, and the judge."""
