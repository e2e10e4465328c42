"""PDF files and Word documents: what they give, and why some are refused. Damaged ones, too."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from briefs import reading
from briefs.reading import ReadingError, Reason
from tests.briefs.reading.documents import LETTER, archive, mail, page, pdf, refused, word

KOREAN = ["가람뉴스 김도윤 기자", "2026.01.19 10:00", ""]
ENGLISH = ["By Joan Park", "19 January 2026", ""]

FIRST = (
    "DeepSeek released its R3 model on Monday, saying that it has 700 billion parameters and runs on domestic "
    "chips. The company opened up the code, too, and asked for help."
)
SECOND = (
    "Prices start at 2 yuan per million tokens. Three clouds offer the model from today, among them one in Singapore."
)


def english_pdf(*, packed: bool = False) -> bytes:
    one = [
        *ENGLISH,
        "DeepSeek released its R3 model on Monday, saying that it has 700 billion para-",
        "meters and runs on domestic chips. The company opened up the code, too, and",
        "asked for help.",
        "",
        "Prices start at 2 yuan per million tokens. Three clouds offer the model from",
    ]
    two = [
        "today, among them one in Singapore.",
        "",
        "Moonshot AI said that it would follow in March with a model of its own.",
    ]
    pages = [
        page(one, head="The Compute Courier  19 January 2026", foot="1", title="DeepSeek opens up R3"),
        page(two, head="The Compute Courier  19 January 2026", foot="2"),
    ]
    return pdf(pages, packed=packed)


@pytest.mark.parametrize("packed", [False, True])
def test_a_pdf_s_lines_are_joined_across_hyphens_and_pages(packed: bool) -> None:
    article = reading.read(english_pdf(packed=packed), "paper.txt")
    assert (article.title, article.author) == ("DeepSeek opens up R3", "Joan Park")
    assert str(article.published) == "2026-01-19"
    assert article.text.split("\n\n") == [
        FIRST,
        SECOND,
        "Moonshot AI said that it would follow in March with a model of its own.",
    ]


def test_a_korean_pdf_is_read_with_its_title_date_outlet_and_author() -> None:
    lines = [
        *KOREAN,
        "중국 딥시크가 추론 모델 R3를 공개했다고 19일 밝혔다. 매개변수는 7000억 개이며",
        "코드는 오픈소스로 풀렸다.",
        "",
        "이용료는 토큰 100만 개에 2위안이다. 클라우드 세 곳이 이날부터 모델을 제공한다.",
        "",
        "- 1 -",
    ]
    article = reading.read(pdf([page(lines, title="딥시크, 추론 모델 R3 공개")]))
    assert (article.title, article.publisher, article.author) == ("딥시크, 추론 모델 R3 공개", "가람뉴스", "김도윤")
    assert "매개변수는 7000억 개이며 코드는 오픈소스로 풀렸다." in article.text
    assert article.text.endswith("클라우드 세 곳이 이날부터 모델을 제공한다.")


def test_a_line_of_a_korean_pdf_cut_within_a_word_is_joined_without_a_space() -> None:
    lines = [*KOREAN, "중국 딥시크가 추론 모델 R3를 공개했다고 19일 밝혔다. 매개변수는 7000억 개인 것으로 알 ".rstrip()]
    lines += ["려졌으며 코드는 오픈소스로 풀렸다. 이용료는 토큰 100만 개에 2위안이며 회사는 ", "값을 더 내릴 계획이다."]
    article = reading.read(pdf([page(lines, title="딥시크, 추론 모델 R3 공개")]))
    assert "7000억 개인 것으로 알려졌으며 코드는" in article.text
    assert "회사는 값을 더 내릴 계획이다." in article.text


def locked(password: str, owner: str) -> bytes:
    from io import BytesIO

    writer = PdfWriter(clone_from=PdfReader(BytesIO(english_pdf())))
    writer.encrypt(password, owner, algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_pdf_that_anybody_may_open_is_read_though_it_is_encrypted() -> None:
    assert reading.read(locked("", "owner")).title == "DeepSeek opens up R3"


def test_a_pdf_with_a_password_says_so() -> None:
    assert "password" in refused(locked("secret", "owner"))[1]


def test_a_pdf_without_a_text_layer_says_so() -> None:
    assert "text layer" in refused(pdf([[]]))[1]


def test_a_damaged_pdf_says_so() -> None:
    assert "damaged" in refused(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj")[1]


@pytest.mark.parametrize(
    "pages",
    [
        [[]] * 61,
        [[(60, 700, 11, "a")] * 120_000],
        [[(60, 700, 11, "a " * 100)] * 20_000],
    ],
)
def test_a_pdf_that_unpacks_to_far_more_than_an_article_is_refused(
    pages: list[list[tuple[float, float, float, str]]],
) -> None:
    assert refused(pdf(pages, packed=True))[0] is Reason.TOO_LARGE


DOCUMENT = [
    ("Title", "딥시크, 추론 모델 R3 공개"),
    ("", "가람뉴스 김도윤 기자"),
    ("", "2026.01.19 10:00"),
    ("", "중국 딥시크가 추론 모델 R3를 공개했다고 19일 밝혔다. 매개변수는 7000억 개이며 코드는 오픈소스로 풀렸다."),
    ("Heading1", "값은 내려간다"),
    ("", "이용료는 토큰 100만 개에 2위안이다. 클라우드 세 곳이 이날부터 모델을 제공한다."),
]


def test_a_word_document_gives_its_title_headings_and_paragraphs() -> None:
    article = reading.read(word(DOCUMENT), "a.txt")
    assert (article.title, article.publisher, article.author) == ("딥시크, 추론 모델 R3 공개", "가람뉴스", "김도윤")
    assert [article.quote(span) for span in article.headings] == ["값은 내려간다"]
    assert article.text.endswith("클라우드 세 곳이 이날부터 모델을 제공한다.")


def test_a_word_document_s_tables_of_data_are_left_out() -> None:
    table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>R3 | 7000</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    assert "7000 |" not in reading.read(word(DOCUMENT, table)).text


def test_a_word_document_that_unpacks_to_far_more_than_an_article_is_refused() -> None:
    assert refused(word([("", "a" * 25_000_000)]))[0] is Reason.TOO_LARGE


def test_a_damaged_word_document_says_so() -> None:
    assert "damaged" in refused(word(DOCUMENT)[:400] + b"word/document.xml")[1]
    assert "damaged" in refused(archive({"word/document.xml": "<w:document"}))[1]


def test_an_archive_is_no_article() -> None:
    assert refused(archive({"a.txt": "words"}))[0] is Reason.UNSUPPORTED


WHOLE = (english_pdf(), word(DOCUMENT), mail("See the page.", LETTER, From="a@b.example", Subject="Cheap tokens"))


@given(st.sampled_from(WHOLE), st.lists(st.tuples(st.integers(0, 6000), st.binary(max_size=12)), max_size=6))
def test_a_damaged_file_gives_an_article_or_a_reading_error(data: bytes, damages: list[tuple[int, bytes]]) -> None:
    for place, piece in damages:
        data = data[: place % len(data)] + piece + data[place % len(data) + len(piece) :]
    try:
        article = reading.read(data)
    except ReadingError:
        return
    assert article.text == article.text.strip()
    assert all(0 <= span.start < span.end <= len(article.text) for span in article.headings)


def test_a_damaged_pdf_says_what_is_wrong_once(caplog: pytest.LogCaptureFixture) -> None:
    whole = english_pdf()
    for at in range(len(whole) // 3, len(whole), len(whole) // 20):
        with contextlib.suppress(ReadingError):
            reading.read(whole[:at] + b"A" * 50 + whole[at + 50 :], "")
    assert caplog.records == []


def test_a_mail_whose_subject_cannot_be_unpacked_is_read_all_the_same() -> None:
    head = "Message-ID: <1@a.example>\nFrom: a@b.example\nSubject: =?utf-8?B?abcde?=\n\n"
    assert reading.read(f"{head}{FIRST}\n\n{SECOND}".encode(), "").text.startswith(FIRST)
