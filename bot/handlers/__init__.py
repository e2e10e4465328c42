"""Updates in, screens out: a file per kind of work, every handler short."""
