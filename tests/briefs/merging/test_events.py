"""Events come together whatever the order, stay together, and are told by their best fact."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.lexicon import load
from briefs.merging import Verdict, group, judge, profile, telling
from briefs.model import SourcedFact
from tests.briefs.merging.records import told

PLAN = {
    "kind": "investment", "subject": ["alibaba"], "action": "invest", "status": "planned", "day": "2025-02-24",
    "figures": ["380e9 CNY", "duration 3 years"], "terms": ["cloud", "ai-infrastructure"],
}  # fmt: skip
KINDS = ["investment", "funding", "market", "release", "restriction", "policy", "adoption", "capability", "strategy"]
FIGURES = ["380e9 CNY", "381e9 CNY", "about 400e9 CNY", "480e9 CNY", "change 10 percent revenue", "2.88e9 CNY revenue",
           "2881000000 CNY revenue", "from 380e9 CNY", "duration 3 years", "3 nm", "50 count of:standard"]  # fmt: skip
RECORDS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(KINDS),
        "subject": st.sampled_from([["alibaba"], ["alibaba-cloud"], ["alibaba", "manus"], ["miit"]]),
        "action": st.sampled_from(["", "invest", "earn"]),
        "what": st.sampled_from([[], ["Qwen"], ["Qwen3-Max"]]),
        "with": st.sampled_from([[], ["nvidia"], ["manus"]]),
        "figures": st.lists(st.sampled_from(FIGURES), max_size=3, unique=True),
        "terms": st.sampled_from([[], ["cloud"], ["cloud", "games"], ["third-quarter"]]),
        "status": st.sampled_from(["done", "planned", "unconfirmed"]),
        "date": st.sampled_from(["", "2025", "2025-02-24", "2027"]),
        "day": st.sampled_from(["2025-02-24", "2025-02-25", "2025-03-05", "2025-06-30", "2025-12-01", ""]),
        "article": st.integers(1, 6),
    }
)
FACTS = st.lists(RECORDS, max_size=8).map(lambda records: [told(record, at) for at, record in enumerate(records, 1)])


def together(facts: list[SourcedFact]) -> set[frozenset[int]]:
    return {frozenset(fact.id for fact in event) for event in group(facts, load())}


@settings(max_examples=150)
@given(FACTS, st.randoms(use_true_random=False))
def test_the_order_of_the_facts_never_matters(facts: list[SourcedFact], random: object) -> None:
    shuffled = list(facts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert together(shuffled) == together(facts)


@settings(max_examples=100)
@given(FACTS)
def test_grouping_the_events_again_changes_nothing(facts: list[SourcedFact]) -> None:
    for event in group(facts, load()):
        assert group(event, load()) == (event,)


@settings(max_examples=150)
@given(RECORDS, RECORDS)
def test_a_verdict_is_the_same_from_either_side(one: dict[str, object], two: dict[str, object]) -> None:
    ours, theirs = profile(told(one, 1), load()), profile(told(two, 2), load())
    assert judge(ours, theirs) is judge(theirs, ours)


@settings(max_examples=100)
@given(FACTS, st.randoms(use_true_random=False))
def test_an_event_is_told_the_same_whatever_the_order(facts: list[SourcedFact], random: object) -> None:
    shuffled = list(facts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    ours, theirs = ({telling(e, load()) for e in group(f, load())} for f in (facts, shuffled))
    assert ours == theirs


def test_the_same_fact_in_two_articles_is_one_event() -> None:
    one = told(PLAN, 1)
    assert judge(profile(one, load()), profile(told(PLAN, 2), load())) is Verdict.SAME


def test_the_fuller_report_is_told_and_the_other_stands_beside_it() -> None:
    short = told(PLAN | {"figures": ["380e9 CNY"]}, 1)
    full = told(PLAN | {"figures": ["380e9 CNY", "duration 3 years", "converted 53e9 USD"]}, 2)
    found = telling([short, full], load())
    assert found is not None
    assert (found.told, found.others, found.conflicts, found.updates) == (full, (short,), (), None)


def test_of_two_against_one_the_two_are_told_with_the_conflict() -> None:
    agreed = [told(PLAN, 1), told(PLAN, 2)]
    lone = told(PLAN | {"figures": ["381e9 CNY", "duration 3 years"]}, 3)
    found = telling([lone, *agreed], load())
    assert found is not None
    assert found.told in agreed
    [conflict] = found.conflicts
    assert conflict.fact == lone
    assert [(int(a.value), int(b.value)) for a, b in conflict.figures] == [(380 * 10**9, 381 * 10**9)]


def test_a_later_report_overtakes_the_earlier_one() -> None:
    plan = told(PLAN, 1)
    raised = told(PLAN | {"day": "2025-09-24", "figures": ["from 380e9 CNY", "to 480e9 CNY"]}, 2)
    found = telling([raised, plan], load())
    assert found is not None
    assert (found.told, found.updates) == (raised, plan)


def test_what_cannot_be_told_stands_beside_what_can() -> None:
    mute, loud = told(PLAN, 1), told(PLAN, 2)
    found = telling([mute, loud], load(), fit=lambda fact: fact is loud)
    assert found is not None
    assert (found.told, found.others) == (loud, (mute,))


def test_unsure_facts_alone_are_not_told() -> None:
    assert telling([told(PLAN | {"confidence": 0.4}, 1)], load()) is None


def test_a_thousand_unlike_facts_stay_apart() -> None:
    facts = [told(PLAN | {"figures": [f"{at}17e7 CNY"], "terms": [], "day": "2025-01-01"}, at) for at in range(1, 1001)]
    subjects = [replace(fact, fact=replace(fact.fact, subject=(f"company-{at}",))) for at, fact in enumerate(facts)]
    assert len(group(subjects, load())) == 1000
