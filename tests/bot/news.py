"""A small stock of news: one article a day old with a page and a half of facts, one three days older."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.services import Services
from briefs.model import Article, Fact, Kind, Parsed, Span, Topic
from storage import articles

NOW = datetime(2025, 3, 28, 0, 30, tzinfo=UTC)  # 09:30 in Seoul
OUTLET = "한빛테크"
URL = "https://news.example/ai/1"
# Each: company, its name in the sentence, product, product's Korean name.
RELEASES = (
    ("baidu", "바이두", "ERNIE X1", "어니 X1"),
    ("alibaba", "알리바바", "Qwen", "큐원"),
    ("huawei", "화웨이", "Ascend 920", "어센드 920"),
    ("deepseek", "딥시크", "DeepSeek R1", "딥시크 R1"),
    ("huawei", "화웨이", "Ascend 910C", "어센드 910C"),
    ("baidu", "바이두", "Kunlun P800", "쿤룬 P800"),
    ("baidu", "바이두", "ERNIE 5.0", "어니 5.0"),
    ("baidu", "바이두", "PaddlePaddle", "패들패들"),
    ("baidu", "바이두", "Apollo Go", "아폴로 고"),
    ("baidu", "바이두", "ERNIE 4.5", "어니 4.5"),
    ("huawei", "화웨이", "Ascend 910B", "어센드 910B"),
    ("huawei", "화웨이", "Ascend 310", "어센드 310"),
)


def release(text: str, company: str, product: str, sentence: str, topic: Topic) -> Fact:
    """A fact whose evidence is `sentence` in `text`."""
    start = text.index(sentence)
    return Fact(
        Kind.RELEASE,
        (company,),
        Span(start, start + len(sentence)),
        action="unveil",
        what=(product,),
        topics=(topic,),
        core=True,
    )


def newest() -> Parsed:
    """The article of 27 March."""
    sentences = [f"{name}는 {korean} 신제품을 공개했다." for _, name, _, korean in RELEASES]
    text = " ".join(sentences)
    facts = tuple(
        release(text, company, product, sentence, Topic.MODELS)
        for (company, _, product, _), sentence in zip(RELEASES, sentences, strict=True)
    )
    article = Article("ko", "중국 AI <신제품> & 소식", text, date(2025, 3, 27), OUTLET, url=URL)
    return Parsed(article, facts, ("baidu",), (Topic.MODELS,))


def earlier() -> Parsed:
    """The older article, of 24 March."""
    text = "Cambricon unveiled the Siyuan 590."
    fact = release(text, "cambricon", "Siyuan 590", text, Topic.CHIPS)
    article = Article("en", "Chips", text, date(2025, 3, 24), "Harbor Wire")
    return Parsed(article, (fact,), ("cambricon",), (Topic.CHIPS,))


async def publish(services: Services) -> None:
    """Loads both."""
    for parsed in (earlier(), newest()):
        await articles.add(services.database, parsed, now=NOW)
