"""Keeps articles, facts and chat settings in SQLite or PostgreSQL; knows nothing of Telegram or templates."""
