"""What stands before a fetched page's article: a door for those with an account, or the rest for subscribers alone."""

from __future__ import annotations

import re

from briefs.model import Lang
from briefs.reading.errors import Reason

# Body characters above which a page is taken for whole, whatever it says of subscribers: about 150 words.
_WHOLE: dict[Lang, int] = {"ko": 450, "en": 900}
_PASSWORD = re.compile(r"""<input[^<>]{0,300}?\btype\s*=\s*["']?password""", re.IGNORECASE)
_LOCKED = re.compile(
    r"""["']isAccessibleForFree["']\s*:\s*["']?false"""
    r"""|content_tier["'][^<>]{0,40}content\s*=\s*["']locked""",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"(?:subscribe|log ?in|sign ?in|register|become a member|upgrade)(?: now| today)? (?:to|and) "
    r"(?:keep|continue|finish|read|unlock|view|access|get (?:full )?access)"
    r"|this (?:article|story|post|content) is (?:for|only available to|available to|exclusive to|reserved for) "
    r".{0,30}(?:subscriber|member)"
    r"|(?:already|not yet) a (?:subscriber|member)\?"
    r"|(?:이|본) (?:기사|콘텐츠)는 .{0,20}(?:유료|프리미엄|구독|회원)"
    r"|(?:유료|구독) ?(?:회원|독자|구독자).{0,10}(?:전용|만|에게)"
    r"|(?:남은|나머지|전체|전문) ?(?:내용|기사|글)?[을를은는]? .{0,20}(?:구독|로그인|가입|결제)",
    re.IGNORECASE,
)

_ASKS = re.compile(r"log ?in|sign ?in|register|로그인|가입", re.IGNORECASE)


def door(content: str) -> Reason | None:
    """Where the page `content`, which has no article, asks who is there: LOGIN, or PAYWALL where only for payment."""
    wall = _WALL.search(content)
    if _PASSWORD.search(content) or (wall and _ASKS.search(wall[0])):
        return Reason.LOGIN
    return Reason.PAYWALL if wall else None


def stub(content: str, body: str, lang: Lang) -> Reason | None:
    """PAYWALL where `body` is so short that, by what the page `content` says, it is only the article's beginning."""
    if len(body) >= _WHOLE[lang]:
        return None
    return Reason.PAYWALL if _LOCKED.search(content) or _WALL.search(content) else None
