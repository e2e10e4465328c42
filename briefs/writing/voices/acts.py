"""What the subject of a line does, in one language."""

from __future__ import annotations

from dataclasses import dataclass

from briefs.lexicon import Action
from briefs.model import Status, Unit
from briefs.writing.support import documents, exchanges
from briefs.writing.voices import verbs
from briefs.writing.voices.sides import Sides

# What says itself how far it has come.
_NO_STANCE = frozenset(
    {
        "weigh-listing", "file", "seek-funds", "aim-at", "drop-listing", "drop-takeover", "delay", "plan", "lay-out",
        "probe", "value", "talk-back", "talk-acquire",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Acts(Sides):
    """The verbs of a plan by the fact's status."""

    @property
    def action(self) -> str:
        """The action's id."""
        return self.plan.action

    def act(self) -> Action:
        """The action's forms."""
        return self.lexicon.actions[self.plan.action]

    def act_of(self, action: str) -> Action:
        """Another action's forms."""
        return self.lexicon.actions[action]

    @property
    def verb(self) -> str:
        """The action by status."""
        return self.verb_of(self.plan.action)

    def verb_of(self, action: str, *, many: bool | None = None) -> str:
        """Another action by the fact's status."""
        forms = self.lexicon.actions[action]
        if self.lasting and action == self.plan.action:
            return self.spending(action)
        if action in self.plan.going_on and not (action == "probe" and self.plan.when):  # opened on a day
            return self._under_way(forms, self.many if many is None else many)
        several = self.many if many is None else many
        paid = action == "raise" and self.plan.others  # it is those who think about it
        stance = "" if action in _NO_STANCE or paid else self.plan.stance
        if said := verbs.ahead(forms, self.status, stance, self.lang, many=several, past=self.plan.past):
            return said
        future = self.plan.future and action != "weigh-listing"  # the date is that of what is thought about
        if self.lang == "ko":
            return verbs.korean(forms, self.status, past=self.plan.past, future=future)
        return verbs.english(forms, self.status, past=self.plan.past, many=several, future=future)

    def _under_way(self, forms: Action, several: bool) -> str:
        return forms.ko[verbs.PROGRESSIVE] if self.lang == "ko" else f"{'are' if several else 'is'} {forms.en[-1]}"

    def steady(self, action: str) -> str:
        """Another action that goes on, where it is done: 투자하고 있습니다, is investing."""
        forms = self.lexicon.actions[action]
        if self.status is not Status.DONE:
            return self.verb_of(action)
        return self._under_way(forms, self.many)

    def spending(self, action: str) -> str:
        """Another action, in English with has where it goes on since a date: has invested, has been investigating."""
        forms = self.lexicon.actions[action]
        if self.lang == "ko" and self.lasting:
            return forms.ko[verbs.PROGRESSIVE]
        if self.lang == "ko" or not (self.since and self.plan.when):
            return self.verb_of(action)
        done = f"been {forms.en[verbs.GERUND]}" if self.lasting else forms.en[verbs.PARTICIPLE]
        return f"{'have' if self.many else 'has'} {done}"

    def going(self, action: str) -> str:
        """Another action that goes on, whatever is to come of it: 짓고 있습니다, is building."""
        forms = self.lexicon.actions[action]
        return forms.ko[verbs.PROGRESSIVE] if self.lang == "ko" else f"{'are' if self.many else 'is'} {forms.en[-1]}"

    def exchange(self, form: str) -> str:
        """The stock market, as 홍콩 증시, in Hong Kong or Hong Kong; empty where it isn't known."""
        return exchanges.market(self.plan.exchange, form) if self.plan.exchange else ""

    @property
    def document(self) -> str:
        """The sort of document that is published or drawn up."""
        return documents.shown(self.plan.measure, self.lang) if self.plan.measure else ""

    @property
    def own_document(self) -> bool:
        """Whether what is named is the document itself: the Measures for …, … 조치."""
        return bool(self.plan.products) and documents.is_one(self.plan.products, self.lexicon)

    @property
    def pledged(self) -> bool:
        """Whether it can only have been promised: what is spent over years isn't spent on one day or in one month."""
        if self.plan.pledged:
            return True
        over, when = self.plan.duration, self.plan.when
        lasts = over is not None and over.unit is Unit.YEARS
        return self.status is Status.DONE and lasts and when is not None and len(when) > len("2025")

    def pledge_of(self, action: str) -> str:
        """Korean for a promise to do it: 투자하기로 했습니다."""
        return verbs.promised(self.lexicon.actions[action])

    def verb_present(self, action: str, *, many: bool) -> str:
        """English for a state that a done fact tells in the present: pays, pay."""
        if self.status is not Status.DONE:
            return self.verb_of(action, many=many)
        return self.lexicon.actions[action].en[0] + ("" if many else "s")
