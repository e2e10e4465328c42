"""Dates of a text, resolved against the day of publication."""
