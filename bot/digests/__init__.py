"""What the bot sends on its own, and when."""
