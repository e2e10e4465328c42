"""What the screens of the editors' desk have in common: who looks, moments, people, and a fact of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from markupsafe import Markup

from bot.actions.correcting import Field, PickField, ShowHistory, Vouch
from bot.actions.desk import DropFact, RetractFact, ShowArticle, ShowDraft
from bot.desk.drafting import Doubt, Look
from bot.desk.facts import Seen
from bot.screens.base import Button, Keyboard, Screen, echo, label, macro, say, text
from briefs import writing
from briefs.lexicon import Lexicon
from briefs.model import LANGS, Fact, Lang, Quantity, SourcedFact
from briefs.writing import names
from briefs.writing.dates import day, moment
from briefs.writing.figures import figure
from briefs.writing.gather import Figure
from briefs.writing.packing import Part, pack
from storage.values import State

MOST_BESIDE = 2  # other reports shown of a fact
LONGEST_QUOTE = 500


@dataclass(frozen=True, slots=True)
class Eye:
    """Who looks: in which language, by whose clocks, and which editor."""

    lang: Lang
    zone: ZoneInfo
    user_id: int

    def stamp(self, at: datetime, now: date) -> str:
        """A moment by the editor's clocks."""
        local = at.astimezone(self.zone)
        return f"{day(local.date(), self.lang, now)} {local:%H:%M}"

    def who(self, user_id: int | None) -> str:
        """An editor, or whoever is none."""
        own = user_id is not None and user_id == self.user_id
        return macro(self.lang, "desk_words", "who")(user_id, own)


def fact(shown: Seen, offset: int, lang: Lang) -> Screen:
    """A single fact, and what can be done about it; `offset` is the page of the draft to go back to."""
    draft, look = shown.draft, shown.look
    pick = {one: Button(macro(lang, "desk_words", "field")(one), PickField(draft, look.number, one)) for one in Field}
    fields = (
        (pick[Field.KIND], pick[Field.STATUS], pick[Field.COMPANY]),
        (pick[Field.PARTNER], pick[Field.PRODUCT]),
        (pick[Field.FIGURE], pick[Field.DATE]),
    )
    sure = not {Doubt.UNSURE, Doubt.UNLIKELY} & set(look.doubts)
    vouch = () if sure else ((Button(label(lang, "vouch"), Vouch(draft, look.number)),),)
    body = lines(look, shown.lexicon, shown.now, lang, kept=not draft)
    return Screen(
        pack([Part(body)]), (*fields, *vouch, *(_ends(shown, lang) if shown.kept else _draft_ends(shown, offset, lang)))
    )


def _draft_ends(shown: Seen, offset: int, lang: Lang) -> Keyboard:
    look = shown.look
    words = label(lang, "keep_fact" if look.dropped else "drop_fact")
    turned = Button(words, DropFact(shown.draft, look.number, on=not look.dropped, offset=offset))
    return (turned,), (Button(label(lang, "back"), ShowDraft(shown.draft, offset)),)


def _ends(shown: Seen, lang: Lang) -> Keyboard:
    kept = shown.kept
    assert kept is not None  # noqa: S101 (it is published)
    number = shown.look.number
    back = kept.state is State.RETRACTED
    turn = Button(label(lang, "restore_fact" if back else "retract_fact"), RetractFact(number, back=back))
    history = (Button(label(lang, "history"), ShowHistory(number)),) if kept.versions else ()
    return (turn,), (*history, Button(label(lang, "to_article"), ShowArticle(kept.told.source.article_id)))


def lines(look: Look, lexicon: Lexicon, now: date, lang: Lang, *, kept: bool) -> Markup:
    """A fact in both languages as readers would see it, with its sentence and what speaks against it.

    `kept` where its number is its id.
    """
    told = look.told
    words = {part: macro(lang, "desk_words", part) for part in ("kind", "status", "doubt", "language")}
    return html(
        lang,
        "draft_fact",
        number=look.number,
        kept=kept,
        dropped=look.dropped,
        corrected=look.corrected,
        doubts=[words["doubt"](doubt) for doubt in look.doubts],
        lines=[(words["language"](one), line(told, lexicon, one, now)) for one in LANGS],
        sentence=cut(told.sentence),
        kind=words["kind"](told.fact.kind),
        status=words["status"](told.fact.status),
        date=moment(told.fact.date, lang, now) if told.fact.date else None,
        **details(told.fact, lang, lexicon),
        percent=round(told.fact.confidence * 100),
        conflicts=_beside(look.conflicts, lexicon, lang, now),
        repeats=_beside(look.repeats, lexicon, lang, now),
    )


def details(fact: Fact, lang: Lang, lexicon: Lexicon) -> dict[str, list[str]]:
    """Its products, its other side and its figures, which its line may not all tell."""
    return {
        "products": [product_of(one, lang, lexicon) for one in fact.what],
        "others": [_organisation(one, lang, lexicon) for one in fact.others],
        "figures": [figure_of(one, lang, lexicon) for one in fact.quantities],
    }


def line(told: SourcedFact, lexicon: Lexicon, lang: Lang, now: date) -> Markup | None:
    """The line that readers see."""
    return writing.line(told, lexicon=lexicon, lang=lang, now=now)


def figure_of(quantity: Quantity, lang: Lang, lexicon: Lexicon) -> str:
    """A figure of a fact as readers write it."""
    return figure(Figure(quantity), lang, lexicon)


def product_of(key: str, lang: Lang, lexicon: Lexicon) -> str:
    """A product as readers know it, by its English name where the language has none."""
    try:
        return names.product(key, lang, lexicon)
    except names.UnsaidError:
        return echo(key)


def _organisation(key: str, lang: Lang, lexicon: Lexicon) -> str:
    known = lexicon.organisations.get(key)
    return echo((known and (known.names.show(lang) or next(iter(known.names.every()), ""))) or key)


def gone(lang: Lang) -> Screen:
    """That what the button was about is no longer there."""
    return say(lang, "desk_gone")


def cut(sentence: str) -> str:
    """A sentence of the source on one line, its end cut off where it is very long."""
    plain = " ".join(sentence.split())
    return plain if len(plain) <= LONGEST_QUOTE else plain[: LONGEST_QUOTE - 1].rstrip() + "…"


def html(lang: Lang, name: str, **values: object) -> Markup:
    """What a template makes of `values`, to be put together with others."""
    return Markup(text(lang, name, **values).html)  # noqa: S704 (rendered with autoescape)


def _beside(reports: tuple[SourcedFact, ...], lexicon: Lexicon, lang: Lang, now: date) -> list[tuple[Markup, str]]:
    """Other reports that have a line, each with its outlet."""
    told = ((line(one, lexicon, lang, now), one.source.publisher or one.source.title) for one in reports)
    return [(words, echo(outlet)) for words, outlet in told if words][:MOST_BESIDE]
