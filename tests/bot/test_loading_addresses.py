"""An address becomes an article, or a sentence that says what stands in the way; nothing is half-stored."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.localchat.people import Person
from storage import drafts
from tests.bot.harness import EDITORS, Chatroom
from tests.bot.site import Site
from tests.bot.test_loading import ARTICLE

JIEUN, OLIVER = EDITORS["ko"], EDITORS["en"]
BODY = "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n\n")[3:])
PAGE = f"""<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>바이두, 새 추론 모델 공개</title>
<meta property="article:published_time" content="2025-03-28T09:10:00+09:00"></head>
<body><article><h1>바이두, 새 추론 모델 공개</h1>{BODY}</article></body></html>"""
SHORT = """<p>바이두는 추론 모델 '어니 X1'을 공개했다. 회사는 이 모델을 오는 6월 오픈소스로 공개할 계획이라고
설명했다.</p>"""
LOGIN = "<html><body><h1>로그인</h1><form><input name=id><input type='password'></form></body></html>"
WALL = f"<html><body><article><h1>바이두</h1>{SHORT}<p>이 기사는 유료 회원 전용입니다.</p></article></body></html>"
LOCKED = """<html><head><script type="application/ld+json">{"@type":"NewsArticle","isAccessibleForFree": false}</script>
</head><body><article><h1>Baidu opens up</h1><p>Baidu has released ERNIE X1, a reasoning model that the company says is
cheaper to run than those of its rivals in China.</p></article></body></html>"""


@pytest_asyncio.fixture
async def site() -> AsyncIterator[Site]:
    """A news site on this machine."""
    async with Site.opened() as opened:
        yield opened


@pytest_asyncio.fixture
async def desk(database_url: str) -> AsyncIterator[Chatroom]:
    """The bot with nothing loaded, let into the private network."""
    async with Chatroom.opened(database_url, allow_private_urls=True) as room:
        yield room


async def told(desk: Chatroom, editor: Person, address: str) -> str:
    """What the editor is told in the end, in the one message that first says that it is being read."""
    said = await desk.say(editor, f"/load {address}")
    assert len({one.id for one in said}) == 1
    return said[-1].text


@pytest.mark.parametrize("editor", [JIEUN, OLIVER], ids=["ko", "en"])
async def test_an_address_is_read(desk: Chatroom, site: Site, editor: Person) -> None:
    answer = await told(desk, editor, site.put("/news/1", PAGE) + "?utm_source=kakao")
    assert "바이두, 새 추론 모델 공개" in answer
    draft = await drafts.get(desk.services.database, 1)
    assert draft is not None
    assert draft.article.url == f"{site.root}/news/1"


async def test_a_page_in_the_charset_that_only_its_header_names_is_read(desk: Chatroom, site: Site) -> None:
    page = PAGE.replace('<meta charset="utf-8">', "").encode("cp949")
    answer = await told(desk, JIEUN, site.put("/1", page, content_type="text/html; charset=EUC-KR"))
    assert "바이두, 새 추론 모델 공개" in answer


STATUSES = {
    404: ("이제 페이지가 없습니다", "no page at that address"),
    403: ("페이지를 보여 주지 않습니다", "doesn't let me see"),
    429: ("접속 한도", "come back later"),
    503: ("지금 문제가 있습니다", "has a fault"),
}
PAGES: dict[str, tuple[str | bytes, str, str]] = {
    "login": (LOGIN, "로그인해야", "requires a login"),
    "wall": (WALL, "앞부분만", "only the article's beginning"),
    "locked": (LOCKED, "앞부분만", "only the article's beginning"),
    "empty": ("", "본문을 찾지 못했습니다", "no article text at that address"),
    "other": (
        "新モデル発表\n\n" + "これは新しい記事です。投資額は百億円である。" * 5,
        "한국어와 영어",
        "Korean or English",
    ),
    "garbled": (
        PAGE.replace("는", "\ufffd").replace("다", "\ufffd"),
        "글자를 읽지 못했습니다",
        "can't read the characters",
    ),
    "binary": (b"\x00\x01\x02" * 200, "다른 종류의 파일", "another kind of file"),
}


@pytest.mark.parametrize("status", STATUSES)
async def test_an_answer_without_a_page_is_told(desk: Chatroom, site: Site, status: int) -> None:
    korean, english = STATUSES[status]
    address = site.refuse("/1", status)
    assert korean in await told(desk, JIEUN, address)
    assert english in await told(desk, OLIVER, address)
    assert await drafts.latest(desk.services.database) == ()


@pytest.mark.parametrize("name", PAGES)
async def test_a_page_without_a_whole_article_is_told(desk: Chatroom, site: Site, name: str) -> None:
    page, korean, english = PAGES[name]
    address = site.put("/1", page)
    assert korean in await told(desk, JIEUN, address)
    assert english in await told(desk, OLIVER, address)
    assert await drafts.latest(desk.services.database) == ()


async def test_a_short_article_on_a_site_with_a_login_is_read(desk: Chatroom, site: Site) -> None:
    page = PAGE.replace("<article>", "<form><input type=password></form><a>구독하기</a><article>")
    assert "바이두, 새 추론 모델 공개" in await told(desk, JIEUN, site.put("/1", page))


@pytest.mark.parametrize(
    "address", ["ftp://news.example/1", "file:///etc/passwd", "gopher://x/", "http://", "https://["]
)
async def test_an_address_out_of_the_web_is_told_to_be_one(desk: Chatroom, address: str) -> None:
    assert "http나 https로 시작하는 주소" in await told(desk, JIEUN, address)
    assert "addresses that start with http or https" in await told(desk, OLIVER, address)


async def test_a_page_that_says_that_it_is_for_those_who_pay_is_told_so_however_little_it_shows(
    desk: Chatroom, site: Site
) -> None:
    page = "<html><body><article><h1>바이두</h1><p>바이두는 어니 X1을 공개했다.</p><p>{}</p></article></body></html>"
    paid = site.put("/1", page.format("이 기사는 유료 회원 전용입니다."))
    asked = site.put("/2", page.format("전체 기사를 보려면 로그인하세요."))
    assert "앞부분만" in await told(desk, JIEUN, paid)
    assert "requires a login" in await told(desk, OLIVER, asked)
