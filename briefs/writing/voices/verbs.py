"""Verbs by status: what is done, planned, expected or only reported."""

from __future__ import annotations

from briefs.lexicon import Action
from briefs.model import Lang, Status

PAST, PROSPECTIVE, PAST_ADNOMINAL, PROGRESSIVE, ADNOMINAL = range(5)
BASE, PAST_EN, PARTICIPLE, GERUND = range(4)


def korean(action: Action, status: Status, *, past: bool, future: bool = False) -> str:
    """공개했습니다, 공개할 계획입니다, 공개할 것으로 예상됩니다, 공개하는 것으로 알려졌습니다.

    What is reported of the `future` is 공개할 것으로 알려졌습니다.
    """
    match status:
        case Status.PLANNED:
            return f"{action.ko[PROSPECTIVE]} 계획입니다"
        case Status.FORECAST:
            return f"{action.ko[PROSPECTIVE]} 것으로 예상됩니다"
        case Status.UNCONFIRMED:
            form = PAST_ADNOMINAL if past else PROSPECTIVE if future else ADNOMINAL
            return f"{action.ko[form]} 것으로 알려졌습니다"
        case Status.DONE:
            return action.ko[PROGRESSIVE if action.ongoing and not past else PAST]


# How a stance is told, as a plan and as a rumour.
_KO = {
    "talked_about": ("{now} 방안을 논의하고 있습니다", "{now} 방안을 논의하는 것으로 알려졌습니다"),
    "considered": ("{now} 방안을 검토하고 있습니다", "{now} 방안을 검토하는 것으로 알려졌습니다"),
    "intended": ("", "{next} 계획인 것으로 알려졌습니다"),
}
_EN = {
    "talked_about": ("{be} in talks to {base}", "{be} reportedly in talks to {base}"),
    "considered": ("{be} considering {gerund}", "{be} reportedly considering {gerund}"),
    "intended": ("", "reportedly {plan} to {base}"),
}


def ahead(action: Action, status: Status, stance: str, lang: Lang, *, many: bool, past: bool) -> str:
    """What is only talked about, considered or, as a rumour, intended: 인수하는 방안을 검토하고 있습니다."""
    if not stance or past or status not in (Status.PLANNED, Status.UNCONFIRMED):
        return ""
    said = (_KO if lang == "ko" else _EN)[stance][status is Status.UNCONFIRMED]
    if lang == "ko":
        return said.format(now=action.ko[ADNOMINAL], next=action.ko[PROSPECTIVE])
    be, plan = ("are", "plan") if many else ("is", "plans")
    return said.format(be=be, plan=plan, base=action.en[BASE], gerund=action.en[GERUND])


def promised(action: Action) -> str:
    """투자하기로 했습니다."""
    return action.ko[ADNOMINAL].removesuffix("는") + "기로 했습니다"


def english(action: Action, status: Status, *, past: bool, many: bool, future: bool = False) -> str:
    """unveiled, plans to unveil, is expected to unveil, is reportedly unveiling.

    What is reported of the `future` is reportedly set to happen.
    """
    be = "are" if many else "is"
    match status:
        case Status.PLANNED:
            return f"{'plan' if many else 'plans'} to {action.en[BASE]}"
        case Status.FORECAST:
            return f"{be} expected to {action.en[BASE]}"
        case Status.UNCONFIRMED:
            if future:
                return f"{be} reportedly set to {action.en[BASE]}"
            return f"reportedly {action.en[PAST_EN]}" if past else f"{be} reportedly {action.en[GERUND]}"
        case Status.DONE:
            return f"{be} {action.en[GERUND]}" if action.ongoing and not past else action.en[PAST_EN]
