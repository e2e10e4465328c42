"""Kills real processes at random moments while they send digests, and compares the ledger with what arrived."""
