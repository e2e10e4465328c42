"""A Bot API server of our own, in a process of its own: it refuses, loses and delays as Telegram may."""
