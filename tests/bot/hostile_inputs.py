"""Files that nobody means well with, made from a seed: broken, cut, swollen or mixed up from real ones.

`python -m tests.bot.hostile_inputs [COUNT]` sends that many to the bot, in at most MINUTES.
"""

from __future__ import annotations

import asyncio
import random
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import typer
from sqlalchemy import text

from bot.desk.editing import Drafted, LoadOutcome, Refused, take_in
from bot.desk.opening import unpacked
from bot.services import Services
from storage import drafts, migrate
from tests.benchmarks.hostile import SHAPES, grown
from tests.bot.harness import Chatroom
from tests.bot.test_loading import ARTICLE
from tests.briefs.reading import documents

MINUTES = 20
LONG = 60_000  # bytes of a swollen text
PAGE = f"""<!doctype html><html lang="ko"><head><meta charset="utf-8"><title>바이두</title></head><body><article>
<h1>바이두, 새 추론 모델 공개</h1><p>{ARTICLE}</p><ul><li>하나</li></ul><table><tr><td>7</td></tr></table></article>
</body></html>"""
LINES = [line for line in ARTICLE.split("\n") if line]


def mail() -> bytes:
    """A mail with the article as text and as a page."""
    message = EmailMessage()
    message["Subject"], message["From"], message["Date"] = LINES[0], "a@b.example", "Fri, 28 Mar 2025 09:10:00 +0900"
    message.set_content(ARTICLE)
    message.add_alternative(PAGE, subtype="html")
    return message.as_bytes()


REAL: dict[str, bytes] = {
    "a.txt": ARTICLE.encode(),
    "b.txt": ARTICLE.encode("cp949"),
    "c.txt": ARTICLE.encode("utf-16"),
    "a.html": PAGE.encode(),
    "a.pdf": documents.pdf([documents.page(LINES, title="바이두")]),
    "b.pdf": documents.pdf([documents.page(LINES, title="바이두")], packed=True),
    "a.docx": documents.word([("Title", "바이두"), *(("", line) for line in LINES)]),
    "a.eml": mail(),
    "a.zip": documents.archive({"a.txt": ARTICLE, "b.html": PAGE, "c/d.txt": "x" * 500}),
}
Damage = Callable[[random.Random, bytes], bytes]


def cut(dice: random.Random, data: bytes) -> bytes:
    """The beginning, or the end."""
    at = dice.randrange(len(data) + 1)
    return data[:at] if dice.random() < 0.8 else data[at:]


def flipped(dice: random.Random, data: bytes) -> bytes:
    """Some bytes are others."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 3, 20, 200))):
        if changed:
            changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def doubled(dice: random.Random, data: bytes) -> bytes:
    """A piece stands there many times."""
    start = dice.randrange(len(data) + 1)
    piece = data[start : start + dice.choice((1, 7, 60, 500))]
    return data[:start] + piece * dice.choice((2, 50, 400)) + data[start:]


def mixed(dice: random.Random, data: bytes) -> bytes:
    """It goes on as another file."""
    return data[: dice.randrange(len(data) + 1)] + dice.choice(list(REAL.values()))


def drowned(dice: random.Random, data: bytes) -> bytes:
    """A shape that no newsroom writes stands in the middle, on one line."""
    at = dice.randrange(len(data) + 1)
    return data[:at] + grown(dice.choice(list(SHAPES.values())), dice.choice((500, 5_000, LONG))).encode() + data[at:]


def noise(dice: random.Random, _: bytes) -> bytes:
    """Bytes at random."""
    return dice.randbytes(dice.choice((1, 10, 1_000, 20_000)))


def tags(dice: random.Random, _: bytes) -> bytes:
    """Tags at random, none closed."""
    names = ("p", "div", "table", "td", "script", "article", "b", "a href=x", "!--", "![CDATA[", "svg", "li", "style")
    return "".join(f"<{dice.choice(names)}>바이두 " for _ in range(dice.choice((10, 300, 3_000)))).encode()


DAMAGES: tuple[Damage, ...] = (cut, flipped, doubled, mixed, drowned, noise, tags)


def inputs(count: int, seed: int = 1) -> Iterator[tuple[str, bytes]]:
    """`count` files with their names; the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311
    for number in range(count):
        name = dice.choice(list(REAL))
        data = dice.choice(DAMAGES)(dice, REAL[name])
        if dice.random() < 0.3:
            data = dice.choice(DAMAGES)(dice, data)
        yield f"{number}-{name}", data


async def taken_in(services: Services, name: str, data: bytes) -> list[LoadOutcome]:
    """What becomes of each article in a file, as when an editor sends it."""
    found = await unpacked(data, name)
    return [
        one if isinstance(one, Refused) else await take_in(services, one, by=1, now=services.clock()) for one in found
    ]


async def half_stored(services: Services, known: int) -> list[str]:
    """What is wrong with what is kept: facts without their evidence, or parts of articles that were not to be kept."""
    wrong = []
    summaries = await drafts.latest(services.database, 10**6)
    for one in summaries:
        draft = await drafts.get(services.database, one.id)
        if draft is None or not draft.article.text:
            wrong.append(f"draft {one.id} holds no article")
            continue
        spans = [fact.fact.span for fact in draft.facts]
        if not all(0 <= span.start < span.end <= len(draft.article.text) for span in spans):
            wrong.append(f"draft {one.id} has facts without evidence")
    if len(summaries) != known:
        wrong.append(f"{known} drafts were told of, {len(summaries)} are kept")
    for table in ("articles", "facts", "organisations"):
        [(number,)] = await services.database.rows(text(f"SELECT count(*) FROM {table}"))  # noqa: S608
        if number:
            wrong.append(f"{number} {table} are kept though nothing was published")
    return wrong


async def _main(count: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'hostile.sqlite'}"
        migrate.upgrade(url)
        async with Chatroom.opened(url) as room:
            return await _run(room.services, count)


async def _run(services: Services, count: int) -> int:
    begun, ended = time.monotonic(), Counter[str]()
    slowest, told = (0.0, ""), set[int]()
    for done, (name, data) in enumerate(inputs(count)):
        if time.monotonic() - begun > 60 * MINUTES:
            typer.echo(f"stopped after {MINUTES} minutes and {done} files")
            break
        start = time.monotonic()
        try:
            outcomes = await taken_in(services, name, data)
        except Exception:
            typer.echo(f"{name}\n{traceback.format_exc()}")
            ended["traceback"] += 1
            continue
        for outcome in outcomes:
            ended[outcome.reason if isinstance(outcome, Refused) else type(outcome).__name__] += 1
            told |= {outcome.draft_id} if isinstance(outcome, Drafted) else set()
        slowest = max(slowest, (time.monotonic() - start, name))
    wrong = await half_stored(services, len(told))
    typer.echo(f"{time.monotonic() - begun:.0f} s; the slowest took {slowest[0]:.2f} s: {slowest[1]}")
    typer.echo("\n".join([*(f"{number:6} {what}" for what, number in ended.most_common()), *wrong]))
    return 1 if wrong or ended["traceback"] else 0


if __name__ == "__main__":
    sys.exit(asyncio.run(_main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)))
