"""The Telegram side, and the way in."""

import sys

# httpx, which comes with python-telegram-bot, loads its own command line with rich and pygments where these are
# installed: 4 MB that nobody uses. Where that module cannot be loaded, it does without.
sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
