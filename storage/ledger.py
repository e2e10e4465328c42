"""What is written of digests on their way, in statements that are made once for each kind of database.

Each takes any number of digests that have the rest in common, since a database, and whoever speaks to it, takes longer
over many statements than over many rows.
"""

from __future__ import annotations

from functools import cache

from sqlalchemy import ColumnElement, Insert, Select, Update, bindparam, exists, or_, select, update

from storage.dialects import inserting, plain, values_in, within
from storage.schema import deliveries, subscriptions
from storage.values import DeliveryState, Subscription

OPEN = (DeliveryState.CLAIMED, DeliveryState.SENDING)
_d, _s = deliveries.c, subscriptions.c
_CLAIM = ("day", "slot", "state", "claimed_at", "message_ids")


class Ledger:
    """The statements for one kind of database; what they take is told of each."""

    def __init__(self, dialect: str) -> None:
        """`dialect` is SQLAlchemy's name of it."""
        self._dialect = dialect
        self.move_on = self._move_on()
        """Takes `chats` that are due at `due`, to be due at `following`; gives those of which that is still so."""
        self.skip = self._skip()
        """Takes `chats`: what is claimed for them is skipped, closed at `closed`."""
        self.claim = self._claim()
        """Takes `chats` and the new rows' `day` and so on; gives the new rows' ids and chats."""
        self.begin = self._begin()
        """Takes `ids`, claimed at `stamp`, and what they tell; gives the ids and chats of those that may go out."""
        self.step = self._step()
        """Takes `given`, ids with their messages, claimed at `stamp`, and what became of all."""
        self.tell = self._tell()
        """Takes `ids`, claimed at `stamp`: their chats were told all up to `last`."""

    def _move_on(self) -> Update:
        still = self._theirs(), _s.state == Subscription.ON, plain(_s.due_at) == bindparam("due")
        moved = update(subscriptions).where(*still).values(due_at=bindparam("following"))
        return moved.returning(_s.chat_id)

    def _skip(self) -> Update:
        older = within(self._dialect, _d.chat_id, "chats"), plain(_d.state) == DeliveryState.CLAIMED
        closed = {"state": DeliveryState.SKIPPED, "closed_at": bindparam("closed")}
        return update(deliveries).where(*older).values(closed)

    def _claim(self) -> Insert:
        values = (bindparam(f"new_{name}", type_=_d[name].type) for name in _CLAIM)
        rows: Select[tuple[object, ...]] = select(_s.chat_id, *values).where(self._theirs())
        made = inserting(self._dialect, deliveries).from_select(["chat_id", *_CLAIM], rows)
        return made.on_conflict_do_nothing().returning(_d.id, _d.chat_id)

    def _begin(self) -> Update:
        wanted = exists().where(_s.chat_id == _d.chat_id, _s.state == Subscription.ON)
        ours = *self._ours(), plain(_d.state) == DeliveryState.CLAIMED, wanted
        what: dict[str, object] = {name: bindparam(f"new_{name}") for name in ("upto", "fingerprint", "edition_id")}
        begun = update(deliveries).where(*ours).values(what | {"state": DeliveryState.SENDING})
        return begun.returning(_d.id, _d.chat_id)

    def _step(self) -> Update:
        given, is_open = values_in(self._dialect, "given"), (plain(_d.state) == state for state in OPEN)
        ours = _d.id == given.key, _d.claimed_at == bindparam("stamp"), or_(*is_open)
        became: dict[str, object] = {name: bindparam(f"new_{name}") for name in ("state", "not_before", "closed_at")}
        return update(deliveries).where(*ours).values(became | {"message_ids": given.value})

    def _tell(self) -> Update:
        theirs = _s.chat_id.in_(select(_d.chat_id).where(*self._ours()))
        last = bindparam("last", type_=_s.told_upto.type)
        return update(subscriptions).where(theirs, _s.told_upto < last).values(told_upto=last)

    def _theirs(self) -> ColumnElement[bool]:
        return within(self._dialect, _s.chat_id, "chats")

    def _ours(self) -> tuple[ColumnElement[bool], ...]:
        """That nobody else has taken these of one moment meanwhile."""
        return within(self._dialect, _d.id, "ids"), _d.claimed_at == bindparam("stamp")


@cache
def ledger(dialect: str) -> Ledger:
    """That kind of database's."""
    return Ledger(dialect)
