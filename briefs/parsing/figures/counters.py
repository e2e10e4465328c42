"""Tells what a Korean counter counts: devices, people, users, parameters or anything else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefs.lexicon.wording import any_of
from briefs.model import Quantity, Span, Unit
from briefs.parsing.figures.around import Names, after_in_clause, before_in_clause
from briefs.parsing.figures.numerals import Figure
from briefs.parsing.figures.units import NOUNS

_DEVICES_KO = re.compile(any_of(NOUNS["units"]["ko"]))
_USERS_KO = re.compile(any_of(NOUNS["users"]["ko"]))
_USERS_NEXT = re.compile(
    rf"(?:이던|의|인|이상의|이 넘는)?\s?(?:월간|일간|주간|개인|유료|무료|등록|해외)?\s?"
    rf"(?:{any_of(NOUNS['users']['ko'])})"
)
_JOINED_KO = re.compile(r"(?:이|의|\s?넘게|\s?이상이|가량이)?\s?(?:가입|내려받|다운로드|구독)")
_IN_USE_KO = re.compile(
    r"(?:이|가| 넘는 사람이| 이상이)\s[^,.]{0,20}"
    r"(?:쓰고 있|말을 건다|말을 거는|쓴다|썼|[사이]용(?:하|한다|했)|[사이]용 중|드나든|드나들|접속하|접속했)"
)
# Who is only drawn or played by a program is nobody.
_FEIGNED_KO = re.compile(
    r"(?:NPC|등장인물|디지털 (?:휴먼|직원)|아바타)(?:\s진행자)?[은는이가을를]?\s(?:[^\s,.]{1,4}\s)?$"
)
# By the hundred thousand, developers who signed up for something are its users.
_SIGNED_UP_KO = re.compile(r"[이가]?\s?(?:가입|등록|이용|사용|쓰고|쓴다|서비스|플랫폼)")
_SIGNED_FROM = 10**5
_PARAMETERS_KO = re.compile(any_of(NOUNS["parameters"]["ko"]))
_NEXT_KO = re.compile(r"(?:이?[가를]? 넘는 | ?이상의 | ?가까운 |의\s?|짜리\s|\s)(?:['‘\"“])?(?P<noun>[가-힣A-Za-z]+)")
# Pictures and papers are counted by the same word as cards.
_PICTURES_KO = re.compile(r"(?:사진|이미지|그림|문서|서류|포스터)[은는이가을를]?\s(?:최대\s|약\s)?$")
# What is told of tokens: how many are worked through.
_TOKENS_KO = re.compile(
    r"토큰\s?(?:처리량|사용량|호출량|소비량|생성량|소모량|이용량|수)[은는이가도]?\s(?:[가-힣]{1,4}\s)?$"
)
# Very many of what a sentence about tokens counts are tokens, wherever the word stands, but not what each sets to work.
_TOKENS_FAR_KO = re.compile(r"토큰(?!마다|당)(?!.*(?:매개변수|파라미터|이용자|가입자))")
# So much that is done in a second is computing.
_A_SECOND_KO = re.compile(r"초당\s(?:최대\s|약\s)?$")
_COMPUTED = 10**9
# Programs are no devices, even where they are given out.
_PROGRAM_KO = re.compile(
    r"(?:에이전트|모델|앱|서비스|데이터|사례|프로그램|플랫폼|솔루션|소프트웨어|기능|규칙|알고리즘|표준|"
    r"일자리|캐릭터|인물|문제|문항|질문|영상|이미지|작품|계정|동작|장면|기사|강의)$"
)
_LAST_KO = re.compile(
    r"(?P<noun>[가-힣A-Za-z0-9()-](?<![가-힣A-Za-z0-9()-].)[가-힣A-Za-z0-9()-]*?)"
    r"(?P<particle>은|는|이|가|을|를|로|으로|도)?['’\"”)]?\s*(?:최대|약|최소|총|각각|모두)?\s?$"
)
_MODEL = re.compile(r"[A-Za-z]+-?\d|\d+[A-Z]")
# What is made or sold by the thousand is things.
_MADE_KO = re.compile(r"(?:출하|생산|판매|양산|납품|인도|공급|수주|주문|설치|보급)")
_MADE_AFTER_KO = re.compile(
    r"(?:를|을|이|가|까지)?\s?(?:이상|넘게|가량|가까이|정도)?(?:을|를|이|가)?\s?(?:순식간에\s)?"
    r"(?:출하|생산|판매|팔|나갔|나간|나온다|내보|보낼|찍|만[들든드]|꿰[매맨]|매진|동[나났]|조립|양산|납품|인도|공급|수주|주문|설치|보급)"
)
_MANY = 1000
_TASKS_KO = re.compile(r"\s?(?:핵심|영역|분야|과제|기업|은행|프로젝트|산업|도시|원칙|전략|중점|주요|조치|통신)")

_OFFICES_KO = re.compile(
    r"(?:가 넘는|를 넘는| 이상의|가량의)?(?:의\s?|\s)(?:[가-힣A-Za-z]*(?<![을를이가은는에의])\s)?"
    r"(?:도시|언어|국가|나라|기업|업체|지역|매장|시장|병원|학교|기관|프로젝트|분야|산업|모델|대학|과제|기지|"
    r"항목|품목|종목|조항|앱|서비스|계정|점포|거점|센터|성|시|현|가맹점|지점|은행|고객사|공장|팀)"
)
# What a clause is about is what it counts: 모듈은 올해 상반기에만 1억2300만개.
_TOPIC_KO = re.compile(rf"(?:{any_of(NOUNS['units']['ko'])})용?[은는]\s[^,.]{{0,20}}$")
_RATIO_KO = re.compile(r"\s?1(?![\d,.])")

# What a model brings to bear at once is parameters: 토큰마다 120억 개 활성화.
_ACTIVE_KO = re.compile(r"(?:[가를이만]|\s?정도[가를만]?)?\s?(?:씩\s?)?(?:만\s)?활성화")
_ACTIVE = 10**6
# So many are no less than parameters where those are spoken of.
_HUGE = 10**8
_SIZE_KO = re.compile(r"(?:급|짜리)?\s(?:[가-힣]{1,4}\s)?모델")
_AND = frozenset({"와", "과", "·", ",", "에서"})
_SIZES = frozenset({Unit.PARAMETERS, Unit.TOKENS})
_PIECES = frozenset({Unit.UNITS, Unit.COUNT})
_COUNTED_ON = frozenset({Unit.UNITS, Unit.TOKENS})
# A number of pieces that names nothing: 지난해 로봇 손 2000개를 팔았고 올해는 1만개로 늘린다.
_ON_KO = re.compile(
    r"[^.,\n]{1,30}(?:[고며]|지만|는데|,) "
    r"(?:[^.,\n]{0,8}(?:해|년|월|달|분기|반기|말)(?:[는은에]|에는|까지)? )?(?:약 |최대 )?"
)
_OF_NOTHING_KO = re.compile(r"(?:[가로를]|까지|으로) (?!넘는|넘은|가까운|이상)")


def korean(text: str, figure: Figure, word: re.Match[str], unit: Unit, names: Names) -> Unit:
    """The unit behind a Korean counter, from the words around it."""
    if word[0] == "장" and _PICTURES_KO.search(text, max(0, figure.start - 16), figure.start):
        return Unit.COUNT
    if word[0] in ("회", "번") and figure.value >= _COMPUTED and _A_SECOND_KO.search(text, 0, figure.start):
        return Unit.FLOPS
    if word[0] not in ("명", "대", "개"):
        return unit
    before, after = before_in_clause(text, figure.start, 60), after_in_clause(text, word.end(), 40)
    if word[0] == "명" and _FEIGNED_KO.search(before):
        return Unit.COUNT
    if word[0] == "명":
        return Unit.USERS if _uses(text, figure, before, after) else unit
    if word[0] == "대" and _RATIO_KO.match(after):
        return Unit.TIMES
    if word[0] == "대":
        return Unit.COUNT if _TASKS_KO.match(after) and figure.value <= 30 and figure.scale == 1 else unit
    return _pieces(before, after, figure, word, names)


def size(text: str, figure: Figure) -> Quantity | None:
    """A Korean number without a unit that tells how large a model is: 70억 모델을 돌렸다."""
    if figure.value < _HUGE or not _SIZE_KO.match(text, figure.end):
        return None
    return Quantity(figure.value, Unit.PARAMETERS, Span(figure.start, figure.end))


def _uses(text: str, figure: Figure, before: str, after: str) -> bool:
    """Whether the people counted are users."""
    alone = _LAST_KO.search(before)
    if alone and alone["noun"].endswith(NOUNS["people"]["ko"]):
        signed_up = figure.value >= _SIGNED_FROM and alone["noun"].endswith("개발자")
        return signed_up and bool(_SIGNED_UP_KO.search(before[-40:]) or _SIGNED_UP_KO.match(after))
    if _USERS_KO.search(before) or _JOINED_KO.match(after) or _USERS_NEXT.match(after) or _IN_USE_KO.match(after):
        return True
    return figure.value >= 10**6 and bool(
        "앱" in before or _USERS_KO.search(text, max(0, figure.start - 200), figure.start)
    )


def _pieces(before: str, after: str, figure: Figure, word: re.Match[str], names: Names) -> Unit:
    """What 개 counts: parameters, devices, or anything else."""
    if sized := _sized(before, after, figure):
        return sized
    if _OFFICES_KO.match(after):
        return Unit.COUNT
    following = _NEXT_KO.match(after)
    last = _LAST_KO.search(before)
    devices = (
        (following and _DEVICES_KO.match(following["noun"]))
        or names.after(word.end(), 3)
        or (not following and names.before(figure.start, 6))
        or (last and (_DEVICES_KO.search(last["noun"]) or _MODEL.search(last["noun"])))
        or (not following and _TOPIC_KO.search(before))
        or (figure.value >= _MANY and _made(before, after, last))
    )
    if devices:
        return Unit.UNITS
    if figure.value >= _HUGE and _PARAMETERS_KO.search(before) and "토큰" not in before:
        return Unit.PARAMETERS
    if (last and (last["particle"] or not following)) or (following and not last):
        return Unit.COUNT
    return _rest(before, after, figure, word, following=following is not None)


def _sized(before: str, after: str, figure: Figure) -> Unit | None:
    """Parameters or tokens, where 개 counts those."""
    following, last = _NEXT_KO.match(after), _LAST_KO.search(before)
    if figure.value < _ACTIVE and _OFFICES_KO.match(after):
        return None
    spoken_of = figure.value >= _ACTIVE and _PARAMETERS_KO.search(before[-20:])
    if (
        spoken_of
        or (last and _PARAMETERS_KO.search(last["noun"]))
        or (following and _PARAMETERS_KO.match(following["noun"]))
    ):
        return Unit.PARAMETERS
    if (following and following["noun"].startswith("토큰")) or _TOKENS_KO.search(before):
        return Unit.TOKENS
    if last and last["noun"] == "토큰" and (last["particle"] or not following):
        return Unit.TOKENS
    if figure.value >= _HUGE and not following and not (last and last["particle"]) and _TOKENS_FAR_KO.search(before):
        return Unit.TOKENS
    active = figure.value >= _ACTIVE and _ACTIVE_KO.match(after)
    return Unit.PARAMETERS if active or (figure.value >= _HUGE and after.startswith("짜리")) else None


def _made(before: str, after: str, last: re.Match[str] | None) -> bool:
    """Whether what is counted is made or sold, and no program."""
    if last and _PROGRAM_KO.search(last["noun"]):
        return False
    return bool(_MADE_KO.search(before) or _MADE_AFTER_KO.match(after))


def _rest(before: str, after: str, figure: Figure, word: re.Match[str], *, following: bool) -> Unit:
    """What 개 counts where no name of a device stands right beside it."""
    near = bool(_DEVICES_KO.search(before[-30:]))
    return (
        Unit.UNITS
        if near and not (following and after[:1] == " " and word.string[word.end() - 1] == "개" and figure.scale == 1)
        else Unit.COUNT
    )


def level(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Gives both ends of a Korean range the same unit: 100만 개에서 160만 개로; and so what is counted on."""
    kept = list(quantities)
    for at in range(1, len(kept)):
        last, quantity = kept[at - 1], kept[at]
        mixed = quantity.unit in _PIECES and last.unit in _PIECES and last.unit is not quantity.unit
        mixed = mixed and text[last.span.end - 1] == text[quantity.span.end - 1]
        between = text[last.span.end : quantity.span.start].strip()
        ranged = mixed and between in {"에서", "~", "∼"}
        if ranged or (quantity.unit is Unit.COUNT and _counted_on(text, last, quantity)):
            kept[at] = replace(quantity, unit=last.unit)
        elif quantity.unit in _SIZES and last.unit is Unit.COUNT and between in _AND and last.value >= _HUGE:
            kept[at - 1] = replace(last, unit=quantity.unit)
    return kept


def _counted_on(text: str, last: Quantity, quantity: Quantity) -> bool:
    """Whether two numbers of pieces in a sentence are of the same things, named before the first alone."""
    start, end = quantity.span.start, quantity.span.end
    pieces = text.startswith("개", end - 1) and "개" in text[last.span.start : last.span.end + 3]
    if last.unit not in _COUNTED_ON or not pieces:
        return False
    return bool(_ON_KO.fullmatch(text, last.span.end, start) and _OF_NOTHING_KO.match(text, end))
