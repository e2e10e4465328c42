"""Facts → Briefing → Messages: the lines that readers see, in Korean and English from the same record."""

from briefs.writing.briefing import brief
from briefs.writing.choose import company_card
from briefs.writing.hits import items
from briefs.writing.lines import line, subject_name
from briefs.writing.messages import brief_messages, card_messages, quote, source_messages, topic_name
from briefs.writing.plain import plain_brief, plain_card
from briefs.writing.timeline import Timeline, entries, timeline, timeline_messages

__all__ = [
    "Timeline",
    "brief",
    "brief_messages",
    "card_messages",
    "company_card",
    "entries",
    "items",
    "line",
    "plain_brief",
    "plain_card",
    "quote",
    "source_messages",
    "subject_name",
    "timeline",
    "timeline_messages",
    "topic_name",
]
