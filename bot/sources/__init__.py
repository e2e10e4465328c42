"""Fetches what stands behind an address: checked at every step, bounded in time and size, by the sites' own rules."""
