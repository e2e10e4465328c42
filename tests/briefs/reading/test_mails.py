"""Mails and newsletters: what they give, and why some are refused."""

from email.message import EmailMessage

import pytest

from briefs import reading
from briefs.reading import Reason
from tests.briefs.reading.documents import LETTER, mail, refused


def test_a_newsletter_s_subject_is_the_title_and_its_sender_the_outlet() -> None:
    headers = {"From": '"Silk Stack" <hello@silk.example>', "Subject": "Fwd: Cheap tokens, dear chips"}
    article = reading.read(mail("See the page.", LETTER, **headers), "letter")
    assert (article.title, article.publisher) == ("Cheap tokens, dear chips", "Silk Stack")
    assert str(article.published) == "2026-02-27"
    assert [article.quote(span) for span in article.headings] == [
        "1. Baichuan cuts its prices",
        "2. SMIC seeks new tools",
    ]
    assert "signed up" not in article.text


@pytest.mark.parametrize("charset", ["utf-8", "euc-kr"])
def test_a_korean_mail_is_read_in_its_charset(charset: str) -> None:
    body = "중국 딥시크가 추론 모델 R3를 공개했다고 19일 밝혔다. 매개변수는 7000억 개이며 코드는 오픈소스로 풀렸다."
    data = mail(body, charset=charset, From="차이나AI레터 <a@b.example>", Subject="딥시크, R3 공개")
    article = reading.read(data)
    assert (article.title, article.publisher, article.text) == ("딥시크, R3 공개", "차이나AI레터", body)


def test_a_writer_at_an_outlet_is_the_author() -> None:
    data = mail("", LETTER, From="Noor Haddad from Silk Stack <n@silk.example>", Subject="Cheap tokens")
    article = reading.read(data)
    assert (article.author, article.publisher) == ("Noor Haddad", "Silk Stack")


def test_a_mail_without_text_says_that_it_holds_none() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.example", "Empty"
    message.add_attachment(b"\x00\x01", maintype="image", subtype="png")
    assert refused(bytes(message))[0] is Reason.NO_BODY


def test_a_text_that_begins_with_a_label_is_no_mail() -> None:
    text = "From: the newsroom\nSubject: chips\n\nSMIC will spend $700 million on the tools that it needs this year.\n"
    assert reading.read(text.encode()).text.startswith("SMIC will spend")
