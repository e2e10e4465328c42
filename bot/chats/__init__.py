"""What a chat has chosen: its settings, what it follows, and when it is due."""
