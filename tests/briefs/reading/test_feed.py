"""Feeds of every form give their entries; what is none is refused, whatever it holds."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefs.reading import ReadingError, Reason, feed

URL = "https://news.example/feed.xml"
RSS = """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>한빛테크 &amp; AI</title>
<item><title>바이두 &lt;b&gt;어니&lt;/b&gt; 공개</title><link>/news/1</link><guid isPermaLink="false">n1</guid>
<pubDate>Fri, 28 Mar 2025 09:10:00 +0900</pubDate><description>&lt;p&gt;추론 모델&lt;/p&gt;</description></item>
<item><title>No link</title></item>
<item><title>Script</title><link>javascript:alert(1)</link></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>한빛테크 &amp; AI</title><entry><id>n1</id>
<title type="html">바이두 &lt;b&gt;어니&lt;/b&gt; 공개</title><link href="/news/1"/>
<updated>2025-03-28T00:10:00Z</updated>
<summary>추론 모델</summary></entry></feed>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "한빛테크 & AI",
        "items": [
            {
                "id": "n1",
                "url": "/news/1",
                "title": "바이두 <b>어니</b> 공개",
                "summary": "추론 모델",
                "date_published": "2025-03-28T09:10:00+09:00",
            },
            "nonsense",
            {"id": 5, "title": "no link"},
        ],
    }
)


@pytest.mark.parametrize("data", [RSS, ATOM, JSON], ids=["rss", "atom", "json"])
def test_every_form_gives_the_same(data: str) -> None:
    found = feed.read(data.encode(), URL)
    assert found.title == "한빛테크 & AI"
    [entry] = found.entries
    assert (entry.url, entry.title, entry.summary) == ("https://news.example/news/1", "바이두 어니 공개", "추론 모델")
    assert entry.published == date(2025, 3, 28)


def test_an_entry_keeps_its_key_when_its_words_change() -> None:
    [before] = feed.read(RSS.encode(), URL).entries
    [after] = feed.read(RSS.replace("공개", "발표").replace("/news/1", "/news/1?new").encode(), URL).entries
    assert before.key == after.key
    assert before.title != after.title


def test_an_entry_without_an_id_is_known_by_its_address() -> None:
    plain = RSS.replace('<guid isPermaLink="false">n1</guid>', "")
    [one] = feed.read(plain.encode(), URL).entries
    [other] = feed.read(plain.replace("/news/1", "/news/2").encode(), URL).entries
    assert one.key != other.key


def test_a_korean_feed_in_an_old_charset_is_read() -> None:
    data = RSS.replace("UTF-8", "EUC-KR").encode("cp949")
    assert feed.read(data, URL).title == "한빛테크 & AI"


def test_a_feed_in_the_charset_that_only_its_server_names_is_read() -> None:
    data = RSS.replace(' encoding="UTF-8"', "").encode("cp949")
    assert feed.read(data, URL, "euc-kr").title == "한빛테크 & AI"


def test_only_so_many_entries_are_read() -> None:
    items = "".join(f"<item><title>{n}</title><link>/{n}</link></item>" for n in range(5000))
    data = f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>'
    assert len(feed.read(data.encode(), URL).entries) == feed.MAX_ENTRIES


def test_a_feed_without_a_title_is_called_by_its_site() -> None:
    assert feed.read(b'<rss version="2.0"><channel></channel></rss>', URL).title == "news.example"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html><body>hi</body></html>",
        b"{}",
        b"{",
        b'{"version": "https://jsonfeed.org/version/1", "items": 7}'[:-9],
        b'{"version": 1, "items": []}',
        b"[" * 100_000,
        b'{"a":' * 100_000,
        b"\x00\xff" * 1000,
        b"%PDF-1.7",
    ],
)
def test_what_is_no_feed_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingError) as caught:
        feed.read(data, URL)
    assert caught.value.reason is Reason.NO_FEED


def test_entities_that_multiply_do_no_harm() -> None:
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    data = f'<!DOCTYPE rss [<!ENTITY a0 "ha">{bomb}]><rss version="2.0"><channel><title>&a9;</title></channel></rss>'
    outside = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss version="2.0"><channel><title>&a;'
    for told in (data, f"{outside}</title></channel></rss>"):
        try:
            title = feed.read(told.encode(), URL).title
        except ReadingError:
            continue
        assert len(title) <= 200
        assert "root" not in title


def test_a_feed_that_is_too_large_is_refused() -> None:
    with pytest.raises(ReadingError) as caught:
        feed.read(b"<rss>" + b" " * feed.MAX_BYTES, URL)
    assert caught.value.reason is Reason.TOO_LARGE


@settings(max_examples=150)
@given(st.data())
def test_a_damaged_feed_gives_entries_or_a_reading_error(data: st.DataObject) -> None:
    told = bytearray(data.draw(st.sampled_from([RSS, ATOM, JSON])).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        told[data.draw(st.integers(0, len(told) - 1))] = data.draw(st.integers(0, 255))
    try:
        found = feed.read(bytes(told[: data.draw(st.integers(0, len(told)))]), URL)
    except ReadingError:
        return
    assert all(one.url.startswith(("http://", "https://")) for one in found.entries)


def test_a_page_names_its_feeds_the_main_one_first() -> None:
    page = """<html><head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
    <link rel="alternate" type="application/atom+xml" href="atom.xml"><link rel="alternate" hreflang="ko" href="/ko">
    <link rel="stylesheet" type="application/rss+xml" href="/no"><link REL="ALTERNATE home" TYPE="application/feed+json"
    href="https://other.example/feed.json"><link rel="alternate" type="application/rss+xml" href="javascript:1">"""
    assert feed.named_in(page, "https://news.example/a/") == (
        "https://news.example/a/atom.xml",
        "https://other.example/feed.json",
        "https://news.example/comments/feed",
    )
    assert feed.named_in("", URL) == ()
