"""A plan in the words of one language: what templates see."""
