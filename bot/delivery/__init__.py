"""Everything that goes out to a chat."""
