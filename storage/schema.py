"""The tables. A fact's row holds the whole record; what else begins with `fact_` is there to find it by."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    literal_column,
)

from storage.engine import UtcDateTime


def _of_chat() -> ForeignKey:
    return ForeignKey("chats.chat_id", ondelete="CASCADE", onupdate="CASCADE")


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

articles = Table(
    "articles",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("lang", String(2), nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("published", Date),
    Column("publisher", Text),
    Column("author", Text),
    Column("url", Text, unique=True),
    Column("digest", String(64), nullable=False, unique=True),  # SHA-256 of the normalised text
    Column("headings", JSON, nullable=False),
    Column("state", String(16), nullable=False),
    Column("loaded_at", UtcDateTime, nullable=False),
    Column("loaded_by", BigInteger),
    sqlite_autoincrement=True,  # an id that was shown to someone never comes to mean another article
)

organisations = Table(
    "organisations",
    metadata,
    Column("id", Text, primary_key=True),
    Column("names", JSON, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("is_a", Text),
    Column("parent", Text),
    Column("place", Text),
    Column("state", String(16), nullable=False, server_default="learned"),  # or accepted by an editor
)

facts = Table(
    "facts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("articles.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(32), nullable=False),
    Column("action", Text, nullable=False),
    Column("status", String(16), nullable=False),
    Column("event_date", String(10)),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("sentence", Text, nullable=False),
    Column("subject", JSON, nullable=False),
    Column("others", JSON, nullable=False),
    Column("what", JSON, nullable=False),
    Column("quantities", JSON, nullable=False),
    Column("terms", JSON, nullable=False),
    Column("topics", JSON, nullable=False),
    Column("confidence", Double, nullable=False),
    Column("core", Boolean, nullable=False),
    Column("importance", Double, nullable=False),
    Column("day", Date, nullable=False),  # the article's day: published, or loaded where that is unknown
    Column("state", String(16), nullable=False),
    Column("event_id", Integer),  # the least id of the facts that tell the same event
    sqlite_autoincrement=True,
)
# No index begins with the state: without statistics, SQLite would take it for the one that finds least.
Index("ix_facts_news", facts.c.day.desc(), facts.c.importance.desc(), facts.c.state, facts.c.id)
# The few that are no longer told; found only where a query names the state as a literal.
_taken_back = facts.c.state != literal_column("'published'")
Index("ix_facts_taken_back", facts.c.id, sqlite_where=_taken_back, postgresql_where=_taken_back)
Index("ix_facts_event", facts.c.event_id, facts.c.day.desc(), facts.c.id.desc(), facts.c.state)

fact_organisations = Table(
    "fact_organisations",
    metadata,
    Column("fact_id", ForeignKey("facts.id", ondelete="CASCADE"), primary_key=True),
    Column("organisation_id", Text, primary_key=True),
    Column("side", String(16), nullable=False),
    Column("day", Date, nullable=False),
    Column("moment", Date),  # the day on which the fact stands in a timeline, see briefs.moments
)
Index(
    "ix_fact_organisations_day",
    fact_organisations.c.organisation_id,
    fact_organisations.c.day.desc(),
    fact_organisations.c.fact_id,
)

Index(
    "ix_fact_organisations_moment",
    fact_organisations.c.organisation_id,
    fact_organisations.c.moment.desc(),
    fact_organisations.c.fact_id,
)

# Figures that make series, see briefs.series.
fact_levels = Table(
    "fact_levels",
    metadata,
    Column("fact_id", ForeignKey("facts.id", ondelete="CASCADE"), primary_key=True),
    Column("series", Text, primary_key=True),
    Column("organisation_id", Text, nullable=False),
    Column("moment", Date, nullable=False),  # the last day of the figure's time
    Column("value", Double, nullable=False, server_default="0"),  # in the unit of the series
    Column("state", String(16), nullable=False, server_default="published"),  # the fact's
)
_l = fact_levels.c
Index("ix_fact_levels_own", _l.organisation_id, _l.series, _l.moment.desc(), _l.fact_id, _l.state)
_standing = (_l.organisation_id, _l.value, _l.state)
Index("ix_fact_levels_standings", _l.series, _l.moment.desc(), _l.fact_id, *_standing)

fact_topics = Table(
    "fact_topics",
    metadata,
    Column("fact_id", ForeignKey("facts.id", ondelete="CASCADE"), primary_key=True),
    Column("topic", String(32), primary_key=True),
    Column("day", Date, nullable=False),
    Column("importance", Double, nullable=False, server_default="0"),  # the fact's
    Column("state", String(16), nullable=False, server_default="published"),  # the fact's
)
_t = fact_topics.c
Index("ix_fact_topics_news", _t.topic, _t.state, _t.day.desc(), _t.importance.desc(), _t.fact_id)

# What a chat has chosen; the defaults are for chats of before there was a choice.
chats = Table(
    "chats",
    metadata,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String(4), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
    Column("kind", String(16), nullable=False, server_default="private"),
    Column("timezone", Text, nullable=False, server_default="Asia/Seoul"),
    Column("digest_time", String(5), nullable=False, server_default="08:00"),  # local
    Column("days", String(16), nullable=False, server_default="daily"),
    Column("weekday", SmallInteger, nullable=False, server_default="0"),  # Monday is 0
    Column("quiet_start", String(5)),  # local
    Column("quiet_end", String(5)),
    Column("silent", Boolean, nullable=False, server_default=false()),
    Column("length", String(8), nullable=False, server_default="full"),
    Column("own_language", String(2)),  # its person's; none where nobody has been heard since it is kept
    Column("scope", String(8), nullable=False, server_default="first"),
    Column("note_empty", Boolean, nullable=False, server_default=false()),
    Column("left_at", UtcDateTime),  # since when it is gone or has shut the bot out
)
_left = chats.c.left_at.is_not(None)
Index("ix_chats_left_at", chats.c.left_at, sqlite_where=_left, postgresql_where=_left)

# Topics and companies that a chat follows; with its chat's row they move to another id and go.
follows = Table(
    "follows",
    metadata,
    Column("chat_id", _of_chat(), primary_key=True),
    Column("sort", String(8), primary_key=True),  # topic or company
    Column("key", Text, primary_key=True),
)

# The table of due times.
subscriptions = Table(
    "subscriptions",
    metadata,
    Column("chat_id", _of_chat(), primary_key=True),
    Column("state", String(8), nullable=False),
    Column("due_at", UtcDateTime),  # none where nothing is to be sent
    Column("thread_id", BigInteger),  # the forum's topic in which the chat subscribed
    Column("told_upto", Integer, nullable=False),  # the last fact that the chat was surely told, or need not be
    Column("paused_why", String(16)),  # a PauseReason
    Column("paused_at", UtcDateTime),
)
Index("ix_subscriptions_due_at", subscriptions.c.due_at)

# Digests on their way and gone out, one for each chat, local day and slot.
deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("chat_id", _of_chat(), nullable=False),
    Column("day", Date, nullable=False),
    Column("slot", String(5), nullable=False),
    Column("state", String(16), nullable=False),
    Column("claimed_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),
    Column("upto", Integer),  # the last fact that it tells of
    Column("message_ids", JSON, nullable=False),  # of the parts that arrived, in their order
    Column("fingerprint", String(16)),  # of what its parts say
    Column("not_before", UtcDateTime),  # until then Telegram refuses it
    Column("edition_id", Integer),  # what it told, see storage.editions; none where nothing went out
    UniqueConstraint("chat_id", "day", "slot", name="uq_deliveries_chat_id_day_slot"),
    sqlite_autoincrement=True,
)
Index("ix_deliveries_state_claimed_at", deliveries.c.state, deliveries.c.claimed_at)
Index("ix_deliveries_edition_id", deliveries.c.edition_id)
