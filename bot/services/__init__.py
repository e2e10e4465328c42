"""What every workflow has at hand: the database, the lexicon, the clock, and what this process keeps and counts."""

from bot.services.services import MOST_PAGES, Clock, Services, utc_now

__all__ = ["MOST_PAGES", "Clock", "Services", "utc_now"]
