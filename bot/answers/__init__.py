"""Workflows that answer a reader: facts from the database, chosen by briefs.writing, shown by a screen."""
