"""Every action survives its button, and nothing else gets through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.actions import correcting, desk, naming
from bot.actions import feeds as fed
from bot.actions import reading as actions
from bot.actions import settings as chosen
from bot.actions.buttons import LONGEST, ButtonError, decode, encode
from bot.actions.pictures import ChartSources, ComparisonSources, ShowChart, ShowComparison
from bot.actions.reading import (
    Action,
    AskLanguage,
    BriefSources,
    CompanySources,
    ListCompanies,
    ListTopics,
    SearchSources,
    SetLanguage,
    ShowBrief,
    ShowCompany,
    ShowSearch,
    ShowTimeline,
    TimelineSources,
)
from bot.asked.keys import company_key
from bot.screens.base import Link, rows
from briefs.lexicon.load import load
from briefs.model import Kind, Status, Topic
from storage.values import Days, Length, Scope

ACTIONS: list[Action] = [
    ShowBrief("ko"),
    *(ShowBrief("en", topic, 30, 9999, fresh=True) for topic in Topic),
    BriefSources("ko", Topic.AUTONOMOUS_DRIVING, 30, 9999),
    ShowCompany("en", "a" * 40, 9999, fresh=True),
    CompanySources("ko", "a" * 40, 999, 10**9),
    ShowTimeline("en", "a" * 40, 9999, fresh=True, back=True),
    TimelineSources("ko", "baidu", 8),
    ShowSearch("en", 9999),
    SearchSources("ko", 5),
    ShowChart("en", "a" * 40, "0123abcd", across=True, fresh=True),
    ShowChart("ko", "baidu"),
    ShowComparison("en", "a" * 24, "_0123456789abcdef", fresh=True),
    ComparisonSources("ko", "baidu", "a" * 24),
    ChartSources("ko", "a" * 40, "0123abcd", across=True),
    ListCompanies("en", 9999, fresh=True),
    ListTopics("ko"),
    actions.ShowDigest("ko", 10**9, 10**9, 9999),
    actions.DigestSources("en", 10**9, 10**9, 9999, 10**9),
    AskLanguage("en"),
    SetLanguage("both"),
    *(chosen.ShowSettings(view, 9999, fresh=True) for view in chosen.View),
    chosen.PickLanguage("both"),
    chosen.Subscribe(on=True, fresh=True),
    chosen.SetTime(0),
    chosen.SetTime(23 * 60 + 59),
    *(chosen.SetDays(days, 6) for days in Days),
    chosen.SetZone("America/Argentina/ComodRivadavia", chosen.View.ANSWER),
    chosen.SetSilent(on=False),
    *(chosen.SetLength(length) for length in Length),
    chosen.SetQuiet(),
    *(chosen.SetScope(scope) for scope in Scope),
    chosen.SetNote(on=True),
    chosen.ShowPreview(),
    chosen.SetQuiet(0, 420),
    chosen.SwitchTopic(Topic.AUTONOMOUS_DRIVING, on=True, view=chosen.View.FOLLOWED),
    chosen.SwitchCompany("a" * 40, on=False, offset=9999),
    chosen.Forget(sure=True),
    chosen.Close(),
    desk.ShowDraft(10**9, 9999, fresh=True),
    desk.ShowDeskFact(10**9, 999, 9999),
    desk.DropFact(10**9, 999, on=True, offset=9999),
    desk.PublishDraft(10**9),
    desk.DiscardDraft(10**9, sure=True),
    *(correcting.PickField(10**9, 10**9, field) for field in correcting.Field),
    correcting.PickFigure(10**9, 10**9, 99),
    *(correcting.SetKind(10**9, 10**9, kind) for kind in Kind),
    *(correcting.SetStatus(0, 10**9, status) for status in Status),
    correcting.SetCompany(10**9, 10**9, "a" * 24),
    correcting.SetPartner(10**9, 10**9, "a" * 24),
    correcting.DropPartners(10**9, 10**9),
    correcting.SetProduct(10**9, 10**9, "_0123456789abcdef"),
    correcting.DropProducts(10**9, 10**9),
    correcting.DropFigure(10**9, 10**9, 99),
    correcting.DropDate(0, 10**9),
    correcting.Vouch(0, 10**9),
    desk.RetractFact(10**9, back=True),
    correcting.ShowHistory(10**9),
    correcting.TakeBack(10**9, 999),
    *(desk.ListArticles(shelf, 9999, fresh=True) for shelf in desk.Shelf),
    desk.ShowArticle(10**9, 999, fresh=True),
    desk.RetractArticle(10**9, back=True),
    desk.ShowAudit(9999, fresh=True),
    desk.RemoveEditor(10**15),
    fed.ListFeeds(9999, fresh=True),
    fed.ShowFeed(10**9, fresh=True),
    fed.SwitchFeed(10**9, on=True),
    fed.TrustFeed(1, on=False),
    fed.ReadFeed(1),
    fed.RemoveFeed(1, sure=True),
    naming.ListNames(10**9, 9999, fresh=True),
    naming.ShowName(10**9, "a" * 24),
    *(naming.PickName(10**9, "_0123456789abcdef", field) for field in naming.NameField),
    *(naming.SetNameKind(0, "a" * 24, kind) for kind in naming.KINDS),
    naming.DropParent(0, "a" * 24),
    naming.AcceptName(10**9, "a" * 24),
    naming.RefuseName(10**9, "a" * 24),
    naming.ListAccepted(9999),
    naming.ShowAccepted("a" * 24),
    naming.TakeNameBack("a" * 24),
    naming.AcceptAgain("_0123456789abcdef"),
    desk.ShowStats(),
]


@pytest.mark.parametrize("action", ACTIONS, ids=str)
def test_an_action_comes_back_as_it_was(action: Action) -> None:
    data = encode(action)
    assert decode(data) == action
    assert len(data.encode()) <= LONGEST


@given(st.text(max_size=64))
def test_any_text_is_an_action_or_refused(data: str) -> None:
    try:
        action = decode(data)
    except ButtonError:
        return
    assert encode(action) == data


@pytest.mark.parametrize(
    "data",
    [
        "",
        "1",
        "1:",
        "0:lt:ko",
        "2:lt:ko",
        "1:lt",
        "1:lt:ko:ko",
        "1:lt:zh",
        "1:b:ko:no-topic:1:0:0",
        "1:b:ko::-1:0:0",
        "1:b:ko::1:00:0",
        "1:b:ko::٣:0:0",
        "1:b:ko::1:0:2",
        "1:b:ko::0:0:0",
        "1:b:ko::31:0:0",
        "1:c:ko:<b>:0:0",
        "1:kt:1440",
        "1:kd:weekly:7",
        "1:kz:Moon/Crater:m",
        "1:kq:0:1440",
        "1:kw:chips:2:o",
        "1:hs:ko:baidu::0",
        "1:ch:ko:baidu:0123abcz:0:0",
        "1:s:ko:" + "9" * 5000,
    ],
)
def test_forged_and_old_data_is_refused(data: str) -> None:
    with pytest.raises(ButtonError):
        decode(data)


def test_no_two_actions_share_a_code() -> None:
    assert not actions.CODES.keys() & chosen.CODES.keys()


def test_every_organisation_fits_into_a_button() -> None:
    for organisation in load().organisations:
        action = ShowCompany("en", company_key(organisation), 9999, fresh=True)
        assert decode(encode(action)) == action


@given(st.text(min_size=1))
def test_any_id_makes_a_key_that_fits(organisation_id: str) -> None:
    action = ShowCompany("en", company_key(organisation_id), 9999, fresh=True)
    assert decode(encode(action)) == action


def test_a_label_too_wide_for_half_a_phone_stands_alone() -> None:
    labels = [
        "짧은 말",
        "베이징 휴머노이드 로봇 혁신센터 (3)",
        "Baidu (35)",
        "Ant Group (12)",
        "Quarterly revenue, change on year",
    ]
    made = rows([Link(one, "https://example.org") for one in labels], 2)
    assert [[button.label for button in row] for row in made] == [labels[:1], labels[1:2], labels[2:4], labels[4:]]
