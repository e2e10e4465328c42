"""Who does it and whom it is done to, in one language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from briefs.writing import names
from briefs.writing.voices.when import When


@dataclass(frozen=True, slots=True)
class Sides(When):
    """The organisations of a plan. Names that have no form in the language raise UnsaidError."""

    @property
    def many(self) -> bool:
        """Whether the subject is plural."""
        return len(self.plan.subject) > 1

    @property
    def lead(self) -> Markup:
        """The subject in bold."""
        return self._bold(self.plan.subject)

    @property
    def seat(self) -> str:
        """The country whose government the subject is: 중국, China."""
        return names.organisation(self.plan.subject[0].removesuffix("-gov"), self.lang, self.lexicon)

    @property
    def others(self) -> Markup:
        """The other side in bold, for lines that begin with it."""
        return self._bold(self.plan.others)

    @property
    def partners(self) -> str:
        """The other side."""
        shown = [names.organisation(key, self.lang, self.lexicon) for key in self.plan.others]
        return names.listed(shown, self.lang)

    @property
    def several_others(self) -> bool:
        """Whether the other side is plural."""
        return len(self.plan.others) > 1

    def _bold(self, keys: Iterable[str]) -> Markup:
        shown = [names.bold(names.organisation(key, self.lang, self.lexicon)) for key in keys]
        return Markup(names.listed(shown, self.lang))  # noqa: S704 (each name is escaped above)

    @property
    def whose(self) -> Markup:
        """The subject as an English owner: Cambricon's."""
        return possessive(self.lead)

    def possessive(self, text: Markup) -> Markup:
        """Any owner in English."""
        return possessive(Markup.escape(text))

    def _hit(self) -> list[tuple[str, bool]]:
        known = self.lexicon.organisations
        return [
            (names.organisation(key, self.lang, self.lexicon), key in known and known[key].kind == "place")
            for key in self.plan.others
        ]

    @property
    def bound_for(self) -> str:
        """The country that a curb on exports keeps things from: 중국, China."""
        return names.listed([name for name, place in self._hit() if place], self.lang)

    @property
    def exports(self) -> bool:
        """Whether a curb is one on exports."""
        return (self.plan.measure or "").startswith("export")


def possessive(text: Markup) -> Markup:
    """The owner's 's inside its bold, as Cambricon's; a name that has one takes no other: China's government."""
    if "'s " in text.striptags():
        return text
    mark = "'" if text.striptags().endswith("s") else "'s"
    if text.endswith("</b>"):
        return text[: -len("</b>")] + Markup(mark) + Markup("</b>")  # noqa: S704 (a constant)
    return text + Markup(mark)  # noqa: S704 (a constant)
