"""Korean particles: whether a name ends where it was found, and which particle it carries."""

from __future__ import annotations

import re

# Other spellings behind a name: 바이두(百度·Baidu).
BRACKET = r"(?:\s?[(（][^()（）]{1,40}[)）])?"
# The same with the quotation mark that ends the name on either side: '갤봇'(銀河通用), '갤봇(銀河通用)'.
CLOSED = rf"['’\"”]?{BRACKET}['’\"”]?"
_TOPIC = "은|는|도|만|의|까지|조차|마저|부터|뿐"
_CASES = (
    "께서|에서|에게서|에게|한테|으로부터|로부터|으로서|로서|으로써|로써|으로|로|까지|부터|보다|처럼|만큼|마다|조차|마저|"
    "이라는|라는|이라고|라고|이라며|라며|이라|라|이란|란|이나|나|이든|든|이며|이자|이고|이나마|인|이던|였던|"
    "은|는|이|가|을|를|의|와|과|에|도|만|뿐|및|하고|랑|이랑"
)
_COPULA = (
    "이다|다|입니다|였다|이었다|이었습니다|였습니다|이지만|지만|인데|인지|이어서|여서|"
    "이라서|라서|이면|면|이기|임|이라면|라면"
)
_GROUP = "측|들|발|표|향|용|급|제|그룹|사|사들"
_PARTICLE = re.compile(
    rf"(?P<particle>(?:(?:{_GROUP}))?(?:{_CASES})(?:{_TOPIC})?|(?:{_GROUP})|(?:{_COPULA})|(?:인|이)(?:데|지|만|"
    rf"라)[가-힣]?)(?![가-힣])"
)
_ALSO = re.compile(r" (?:역시|또한)(?=[ ,])")
# What closes a name before its particle: brackets with other spellings, quotes.
_CLOSING = re.compile(r"['’\"”」』》〉]?(?:\s?[(（][^()（）\n]{1,80}[)）])?['’\"”」』》〉]?")
# How what may stand between a name and its particle begins; most names have none of it.
_MORE = re.compile(r"['’\"”」』》〉(（]|\s[(（]| 역시| 또한")
# What can't begin any of it.
_NOTHING = frozenset(("", *",.-/:;!?·%0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
_COMPOUND = re.compile(
    r"(?:업체|기업|시장|사업|분야|용|형|급|산|기반|모델|개발|기술|서비스|생산|제조|수요|공급|판매|매출|가격|이용|활용|연구|투자|"
    r"산업|업계|부문|전문|관련|공장|장비|제품|회사|스타트업|플랫폼|시스템|인재|교육|정책|규제|제조사|개발사|업|칩|앱|식|율|률|량|"
    r"주|들|당|별|간|화|력|값|비|수|측|발|향|사|제)(?:[가-힣]{0,3})(?![가-힣])"
)


def is_hangul(letter: str) -> bool:
    """Whether `letter` is a Hangul syllable; false for the empty string."""
    return bool(letter) and "가" <= letter <= "힣"


def particle_at(text: str, at: int) -> str | None:
    """The particle of a name that ends at `at`, also behind its brackets and quotes.

    Empty where it has none; None where more of a word follows, so that no name ends here.
    """
    after = text[at : at + 1]
    if "가" <= after <= "힣":
        found = _PARTICLE.match(text, at)
        return found["particle"] if found else None
    if after in _NOTHING or not _MORE.match(text, at):
        return ""
    closing = _CLOSING.match(text, at)
    end = closing.end() if closing else at
    if end > at and is_hangul(text[end : end + 1]):
        found = _PARTICLE.match(text, end)
        return found["particle"] if found else ""
    also = _ALSO.match(text, end)
    return also[0][1:] if also else ""


def compounds_at(text: str, at: int) -> bool:
    """Whether a term that ends at `at` goes on as a compound: 반도체업체, 로봇용."""
    return _COMPOUND.match(text, at) is not None
