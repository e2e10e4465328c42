"""Figures of a text in base units, with role, bound and what they count."""
