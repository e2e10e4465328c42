"""The bot without Telegram: an in-process Bot API, the people who try it, and the page on which they chat.

`server.LocalChat` is the way in. Nothing here is used where BOT_TOKEN is set, and no handler knows of it.
"""
