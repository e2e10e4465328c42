"""Feeds: added by their address or by a page's, read by the clock, their entries' pages taken in as drafts."""
