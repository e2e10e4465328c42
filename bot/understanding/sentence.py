"""A message taken apart: what its phrases say, sort by sort."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from bot.understanding.letters import Letters
from bot.understanding.pieces import Piece
from briefs.model import LANGS, Lang, Topic

# Which sort of thing a phrase says where it can say several.
ORDER = (
    "intent", "topic", "time", "clock", "when", "language", "doubt", "send", "change", "news", "doing", "name", "weak",
    "term", "number", "filler", "courtesy", "particle",
)  # fmt: skip
SILENT = frozenset({"filler", "courtesy", "particle"})


@dataclass(frozen=True)
class Sentence:
    """The pieces of a message, each under the sort that it most likely says."""

    letters: Letters
    pieces: tuple[Piece, ...]

    @cached_property
    def sorts(self) -> tuple[str, ...]:
        """The sort of each piece; empty where it is unknown."""
        return tuple(next((role for role in ORDER if piece.reads(role)), "") for piece in self.pieces)

    def of(self, *sorts: str) -> list[Piece]:
        """The pieces of those sorts, in order."""
        return [piece for piece, sort in zip(self.pieces, self.sorts, strict=True) if sort in sorts]

    def has(self, *sorts: str) -> bool:
        """Whether a piece is of one of those sorts."""
        return bool(self.of(*sorts))

    def values(self, sort: str) -> tuple[str, ...]:
        """What the pieces of that sort say, each once."""
        return tuple(dict.fromkeys(piece.value(sort) for piece in self.of(sort)))

    @property
    def intents(self) -> tuple[str, ...]:
        """The commands that it asks for."""
        return self.values("intent")

    @property
    def organisations(self) -> tuple[str, ...]:
        """Who is named."""
        return self.values("name")

    @property
    def topics(self) -> tuple[Topic, ...]:
        """What is named."""
        return tuple(Topic(value) for value in self.values("topic"))

    @property
    def certain(self) -> bool:
        """Whether every word is understood and none says that the opposite may be meant."""
        return not self.has("", "doubt", "weak", "change")

    @property
    def lang(self) -> Lang | None:
        """The one language that is named."""
        found = self.values("language")
        return next((lang for lang in LANGS if found == (lang,)), None)

    def surface(self, piece: Piece) -> str:
        """The piece as it was written."""
        return self.letters.surface(piece.start, piece.end)

    def named(self, organisation: str) -> str:
        """How the organisation was first written."""
        return next(
            self.surface(piece)
            for piece in self.of("name", "weak")
            if organisation in {r.value for r in piece.readings}
        )
