"""What reading refuses and why, how it decodes, and what holds for any bytes."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefs import reading
from briefs.reading import ReadingError, Reason

KOREAN = (
    "딥시크, 추론 모델 R3 공개\n\n가람뉴스 김도윤 기자\n2026.01.19 10:00\n\n"
    "중국 딥시크가 추론 모델 R3를 공개했다고 19일 밝혔다. 매개변수는 7000억 개이며 코드는 오픈소스로 풀렸다.\n"
)
ENGLISH = (
    "DeepSeek opens up R3\n\nBy Joan Park\n19 January 2026\n\n"
    "DeepSeek released its R3 model on Monday, saying that it has 700 billion parameters and runs on domestic chips.\n"
)
CHINESE = (
    "深度求索发布推理模型\n\n深度求索公司周一发布了推理模型,参数为七千亿,并且已经在国产芯片上运行。公司计划明年在数据中心投资一百亿元。\n"
    * 3
)
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x02\x00\x00\x00\x02\x00\x08\x06\x00\x00\x00" + bytes(range(256)) * 4
PAGE = "<!doctype html><html><head>{head}</head><body><h1>{title}</h1>{body}</body></html>"


def refused(data: bytes, name: str = "") -> Reason:
    with pytest.raises(ReadingError) as caught:
        reading.read(data, name)
    return caught.value.reason


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \r\n\t\n", Reason.EMPTY),
        (b"\xef\xbb\xbf\n", Reason.EMPTY),
        (PNG, Reason.BINARY),
        (b"\x00\x01\x02\x03" * 100, Reason.BINARY),
        (bytes(range(1, 32)) * 40, Reason.BINARY),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", Reason.DAMAGED),
        (b"PK\x03\x04 a word processor's file", Reason.UNSUPPORTED),
        (KOREAN.encode().decode("cp1252", "replace").encode(), Reason.ENCODING),
        (KOREAN.encode("cp949").decode("latin-1").encode(), Reason.ENCODING),
        (KOREAN.encode("ascii", "replace").replace(b"?", "\ufffd".encode()), Reason.ENCODING),
        (b"A title without a body\n", Reason.NO_BODY),
        (b"<html><head><title>Page</title></head><body><nav>Home</nav></body></html>", Reason.NO_BODY),
        (CHINESE.encode(), Reason.LANGUAGE),
        (CHINESE.encode("gb18030"), Reason.LANGUAGE),
        (
            ("Der Vorstand hat die neue Strategie beschlossen und wird sie morgen vorstellen. " * 4).encode(),
            Reason.LANGUAGE,
        ),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason(data: bytes, reason: Reason) -> None:
    assert refused(data) is reason


def test_a_refusal_names_the_file_and_says_why_in_english() -> None:
    with pytest.raises(ReadingError, match=r"^note\.txt: the file is empty$") as caught:
        reading.read(b"", "note.txt")
    assert caught.value.message == "the file is empty"


def test_fifty_megabytes_are_refused() -> None:
    data = KOREAN.encode() * (50_000_000 // len(KOREAN.encode()) + 1)
    assert refused(data) is Reason.TOO_LARGE


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp949", "euc-kr", "gb18030"]
)
def test_korean_is_read_in_any_encoding_declared_or_not(encoding: str) -> None:
    article = reading.read(KOREAN.encode(encoding))
    assert (article.title, article.publisher, article.author) == ("딥시크, 추론 모델 R3 공개", "가람뉴스", "김도윤")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "cp1252"])
def test_english_with_curly_quotes_is_read_in_any_encoding(encoding: str) -> None:
    text = ENGLISH.replace("R3 model", "“R3” model – its second")
    assert "“R3” model – its second" in reading.read(text.encode(encoding)).text


@pytest.mark.parametrize("label", ["euc-kr", "ks_c_5601-1987", "utf-8", "nonsense", "hex"])
def test_a_page_in_cp949_is_read_whatever_charset_it_declares(label: str) -> None:
    head, body = f'<meta charset="{label}"><title>딥시크 새 모델</title>', KOREAN.split("\n\n")[2]
    page = PAGE.format(head=head, title="딥시크 새 모델", body=f"<p>{body}</p>")
    assert reading.read(page.encode("cp949")).title == "딥시크 새 모델"


def test_decomposed_hangul_is_composed() -> None:
    import unicodedata

    assert reading.read(unicodedata.normalize("NFD", KOREAN).encode()).title == "딥시크, 추론 모델 R3 공개"


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("<b>DeepSeek</b> opens <script>alert(1)</script>up R3", "DeepSeek opens up R3"),
        ("DeepSeek \u202eopens\u202c up\u200b R3\x07", "DeepSeek opens up R3"),
        ("DeepSeek\u2028opens\u00a0up\tR3", "DeepSeek opens up R3"),
    ],
)
def test_a_hostile_title_is_one_plain_line(title: str, shown: str) -> None:
    head = f"<meta property='og:title' content='{title}'>".replace("<b>", "&lt;b&gt;").replace("</b>", "&lt;/b&gt;")
    head = head.replace("<script>", "&lt;script&gt;").replace("</script>", "&lt;/script&gt;")
    body = f"<p>{ENGLISH.split(chr(10) * 2)[2]}</p>"
    assert reading.read(PAGE.format(head=head, title="", body=body).encode()).title == shown


def test_a_title_of_ten_thousand_characters_is_cut() -> None:
    article = reading.read(ENGLISH.replace("DeepSeek opens up R3", "R3 " * 3300).encode())
    assert len(article.title) <= 300
    assert article.title.endswith("…")


def test_an_address_given_by_the_caller_wins_over_the_page_s_own() -> None:
    head = '<link rel="canonical" href="https://a.example/1">'
    page = PAGE.format(head=head, title="DeepSeek opens up R3", body=f"<p>{ENGLISH.split(chr(10) * 2)[2]}</p>").encode()
    assert reading.read(page).url == "https://a.example/1"
    assert reading.read(page, url="https://b.example/2").url == "https://b.example/2"


def test_a_script_address_is_no_address() -> None:
    head = '<link rel="canonical" href="javascript:alert(1)">'
    page = PAGE.format(head=head, title="DeepSeek opens up R3", body=f"<p>{ENGLISH.split(chr(10) * 2)[2]}</p>")
    assert reading.read(page.encode()).url is None


def sane(data: bytes, name: str) -> None:
    try:
        article = reading.read(data, name)
    except ReadingError:
        return
    assert article.title == " ".join(article.title.split())
    assert len(article.title) <= 300
    assert article.text == article.text.strip()
    ends = [end for span in article.headings for end in (span.start, span.end)]
    assert ends == sorted(ends)
    assert all(0 <= span.start < span.end <= len(article.text) for span in article.headings)


@given(st.binary(max_size=600), st.sampled_from(["", "a.txt", "a.html"]))
@example(b"<html><!DOCTYPE", "")
def test_any_bytes_give_an_article_or_a_reading_error(data: bytes, name: str) -> None:
    sane(data, name)


CASES = [path.read_text("utf-8") for path in sorted((Path(__file__).parent / "cases").glob("*.txt"))[:12]]
PIECES = st.sampled_from(
    [line for case in CASES for line in case.splitlines()] + ["<p>", "</div>", "<h2>", "\x00", "\u202e"]
)


@given(st.lists(PIECES, max_size=30), st.sampled_from(["\n", "\n\n"]), st.sampled_from(["", "a.html"]))
def test_shuffled_lines_of_articles_give_an_article_or_a_reading_error(lines: list[str], gap: str, name: str) -> None:
    sane(gap.join(lines).encode(), name)


def test_a_body_pasted_without_its_headline_is_titled_by_its_first_sentence() -> None:
    pasted = "DeepSeek released its R3 model on Monday. It has 700 billion parameters and runs on domestic chips only."
    article = reading.read(pasted.encode())
    assert (article.title, article.text) == ("DeepSeek released its R3 model on Monday.", pasted)


@pytest.mark.parametrize("unit", ["{} ", "{}\n\n", "<p>{}</p>"])
def test_text_far_longer_than_an_article_is_refused_before_work_begins(unit: str) -> None:
    sentence = "DeepSeek released its R3 model on Monday, and it runs on domestic chips."
    assert refused(("A title\n\n" + unit.format(sentence) * 12_000).encode()) is Reason.TOO_LARGE


TAGS = st.sampled_from(
    ["<div>", "</div>", '<p class="ad">', "<a href=x>", "<li>", "<table><td>", "<br>", "<h2>", "words. "]
)


@settings(max_examples=25)
@given(st.lists(st.tuples(TAGS, st.integers(1, 300)), max_size=6))
def test_pages_nested_in_any_depth_give_an_article_or_a_reading_error(parts: list[tuple[str, int]]) -> None:
    sane(PAGE.format(head="", title="DeepSeek", body="".join(tag * count for tag, count in parts)).encode(), "a.html")


@pytest.mark.parametrize(
    "tag", ["<div>" * 50_000, "<a " + "b='c' " * 100_000 + ">", "<p>a</p>" * 50_000, "<!--" * 90_000]
)
def test_a_page_of_nothing_but_markup_is_read_or_refused(tag: str) -> None:
    sane(PAGE.format(head="", title="DeepSeek opens up R3", body=tag).encode(), "a.html")


@pytest.mark.parametrize(
    "line", ["Tuesday 4th of March, 2025", "4-Mar-2025", "2025 March 4", "4.3.2025", "March 4-5, 2025", "2025/3/4"]
)
def test_a_date_is_read_however_it_is_written(line: str) -> None:
    article = reading.read(ENGLISH.replace("19 January 2026", line).encode())
    assert str(article.published) == "2025-03-04"


@pytest.mark.parametrize(
    "sentence",
    [
        "카카오톡에도 딥시크를 얹은 챗봇이 들어가며 구독자는 1억 명을 넘었다고 회사는 밝혔다.",
        "회사는 이미지·영상 생성 모델을 함께 공개하고 AI 학습에 쓸 데이터도 내놓았다고 밝혔다.",
        "이 보고서는 중국의 AI 칩 생산이 내년에 두 배로 늘어날 것으로 내다보고 있다고 한다.",
    ],
)
def test_a_sentence_that_only_sounds_like_boilerplate_stays(sentence: str) -> None:
    assert sentence in reading.read(f"{KOREAN}\n{sentence}\n".encode()).text


def test_a_headline_with_a_sea_of_blanks_in_it_is_read_at_once() -> None:
    """Patterns that begin with blanks would try each of them: sixty thousand took minutes."""
    body = "바이두는 추론 모델 '어니 X1'을 공개했다. 회사는 이 모델을 검색 서비스에 먼저 탑재했다고 설명했다."
    article = reading.read(f"바이두, 새{' ' * 60_000}모델{chr(9) * 60_000}공개\n\n{body}".encode())
    assert article.title == "바이두, 새 모델 공개"
    assert article.text == body


@pytest.mark.parametrize("mark", "▣◈❖■◆")
def test_a_marked_line_above_text_is_a_heading_whatever_its_mark(mark: str) -> None:
    section = f"{mark} 캠브리콘\n회사는 지난해 매출이 네 배로 늘었다고 지난 화요일에 밝혔다."
    article = reading.read(f"{KOREAN}\n\n{section}\n".encode())
    assert f"{mark} 캠브리콘" in [article.quote(span) for span in article.headings]
