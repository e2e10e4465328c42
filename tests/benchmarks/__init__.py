"""Benchmarks: scripts that `make bench` runs, one per part of the program; pytest doesn't collect them."""
