"""Planners: from a fact's slots, by its kind, what its line says, or none."""
