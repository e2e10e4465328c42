"""Korean dates, absolute and relative."""

from __future__ import annotations

import re
from datetime import timedelta

from briefs.lexicon.conjugate import NIEUN, SSANG_SIOT, syllables
from briefs.lexicon.wording import any_of, pattern, words
from briefs.parsing.dates.openings import Rule, Rules
from briefs.parsing.dates.scene import Scene

_YEARS = {
    "올해": 0, "올": 0, "금년": 0, "연내": 0, "연말": 0, "연초": 0,
    "내년": 1, "내후년": 2, "지난해": -1, "작년": -1, "재작년": -2,
}  # fmt: skip
_MONTHS = {
    "이달": 0,
    "이번 달": 0,
    "이번달": 0,
    "지난달": -1,
    "지난 달": -1,
    "전달": -1,
    "다음 달": 1,
    "다음달": 1,
    "내달": 1,
}
_DAYS = {"하루": 1, "이틀": 2, "사흘": 3, "나흘": 4, "닷새": 5, "엿새": 6, "일주일": 7, "열흘": 10}
_NEAR_DAYS = {"이날": 0, "당일": 0, "같은 날": 0, "그날": 0, "전날": -1, "다음 날": 1, "이튿날": 1}
_TODAY = {"오늘": 0, "금일": 0, "어제": -1, "내일": 1}
# Syllables that end in ㅆ carry the past tense, those in ㄴ before 다 the present.
_PAST_FINALS, _PRESENT_FINALS = syllables(SSANG_SIOT, but="있겠"), syllables(NIEUN)
# A plan that is put out is no verb that looks ahead: 계획(2026∼2028년)을 발표했다.
_NAMED = (
    r"(?![’'”\"]?(?:\([^)]{0,24}\))?[’'”\"]?을\s(?:발표|공개|내놓|내놨|확정|의결|승인|공고|배포"
    r"|거둬|거두|접|철회|백지화|포기|취소)|도\s(?:더했|밝혔|내놨|내놓|공개했|발표했|알렸))"
)
# What somebody filed for, whatever it aims at: 5억달러 조달을 목표로 신청서를 냈다.
_FILED = r"(?!로\s(?:[^\s,.]{1,12}\s){0,3}?(?:신청|제출|접수|냈|공모를 시작))"
# 넓히기로, but no 분기로 and no 경기로.
_DECIDES = r"(?:하|치|히|리|이|추|우|꾸|가|내|주|두|들|열|짓|맺|받|넣|쓰|싣|팔|[맡옮넘남]기)기로(?=[\s,])"
_TURN = re.compile(
    rf"(?P<past>[{_PAST_FINALS}](?!을|기로|으면)|(?:{any_of(words('periods', 'in_passing', 'ko'))}|열린) )|"
    rf"(?P<future>(?<![가-힣])계획{_NAMED}|예정|방침|{_DECIDES}|전망|목표{_FILED}|예상|할 것|될 것|"
    rf"겠다(?!는 계획)|"
    rf"[{_PRESENT_FINALS}]다(?=[.\s]|$)|출시할|나올|선보일|열릴)"
)
# Agreed and decided on a day is done on that day: 10일 …를 인수하기로 합의했다.
_DECIDED = re.compile(r"기로 (?:[^,.]{1,8} )?(?:했|합의했|결정했|의결했|약속했|뜻을 모았|손을 잡았|손잡았|계약했)")
_BOUNDARY = re.compile(r"(?:부터|까지|에는|에 )")
_SAID = re.compile(r"(?:이다|이라|라)?고|다고")
_SENTENCE = re.compile(r"[.!?](?:\s|$)|\n")
_AGAINST = pattern("dates-ko", "against")
_PART = r"(?:상반기|하반기|[1-4](?:[~∼·-][1-4])?분기|말|초|중|안|내|하순|중순)"
_REPEAT = r"(?:\d{1,2}[~∼-]\d{1,2}월)"


def future(match: re.Match[str]) -> bool:
    """Whether the first predicate behind a date looks ahead."""
    text = match.string
    if text[max(0, match.start() - 4) : match.start()].strip() in {"오는", "이르면"}:
        return True
    rest = _SENTENCE.split(text[match.end() : match.end() + 150])[0]
    turn = _TURN.search(rest)
    if not turn or not turn["future"] or rest.startswith("(현지"):
        return False
    # '18일 …하겠다고 밝혔다' dates the saying, '18일부터 …하겠다고 밝혔다' what is said.
    return bool(_BOUNDARY.match(rest)) or not _SAID.match(rest, turn.end())


def compared(match: re.Match[str]) -> bool:
    """Whether something is only measured against what was on a date: 작년 같은 기간보다."""
    return _AGAINST.match(match.string, match.end()) is not None


def _year_month(match: re.Match[str], scene: Scene) -> str | None:
    year = int(match["year"])
    if match["day"]:
        return scene.full(year, int(match["month"]), int(match["day"]))
    return scene.of_month(year, int(match["month"])) if match["month"] else f"{year:04}"


def _relative_year(match: re.Match[str], scene: Scene) -> str | None:
    year = scene.of_year(_YEARS[match["word"]])
    return _in_year(match, scene, int(year)) if year else None


def _in_year(match: re.Match[str], scene: Scene, year: int) -> str | None:
    if match["month"] and match["day"]:
        return scene.full(year, int(match["month"]), int(match["day"]))
    return scene.of_month(year, int(match["month"])) if match["month"] else f"{year:04}"


def _same_year(match: re.Match[str], scene: Scene) -> str | None:
    if scene.year is None:
        return None
    return _in_year(match, scene, scene.year + (match["word"] == "이듬해"))


def _same_time(match: re.Match[str], scene: Scene) -> str | None:
    return f"{scene.year:04}" if scene.year else None


def _relative_month(match: re.Match[str], scene: Scene) -> str | None:
    return scene.shifted_month(_MONTHS[match["word"]], int(match["day"]) if match["day"] else None)


def _same_month(match: re.Match[str], scene: Scene) -> str | None:
    if scene.year is None or scene.month is None:
        return None
    return (
        scene.full(scene.year, scene.month, int(match["day"]))
        if match["day"]
        else scene.of_month(scene.year, scene.month)
    )


def _bare_month(match: re.Match[str], scene: Scene) -> str | None:
    day = int(match["day"]) if match["day"] else None
    word = (match["word"] or "").strip()
    ahead = word == "오는" or (not word and future(match))
    passed = scene.published is not None and int(match["month"]) <= scene.published.month
    ahead = ahead and not (passed and not word and _decided(match))  # 3월 …하기로 했다, told in October
    return scene.near_month(int(match["month"]), day, future=ahead)


def _bare_day(match: re.Match[str], scene: Scene) -> str | None:
    word, day = (match["word"] or "").strip(), int(match["day"])
    linked = scene.day and match.start() - scene.end <= 4 and scene.end > 0 and not word
    if linked and scene.day:
        return scene.full(scene.day.year, scene.day.month, day)
    return scene.near_day(day, future=word == "오는" or (not word and future(match) and not _decided(match)))


def _decided(match: re.Match[str]) -> bool:
    """Whether the sentence decides something on a bare date: 하기로 했다; one from or until which it holds is none."""
    rest = _SENTENCE.split(match.string[match.end() : match.end() + 150])[0]
    return not _BOUNDARY.match(rest) and _DECIDED.search(rest) is not None


def _near_day(match: re.Match[str], scene: Scene) -> str | None:
    today = scene.today()
    return (today + timedelta(days=_NEAR_DAYS[match["word"]])).isoformat() if today and scene.published else None


def _days_before(match: re.Match[str], scene: Scene) -> str | None:
    today = scene.today()
    return (today - timedelta(days=_DAYS[match["word"]])).isoformat() if today and scene.published else None


def _today(match: re.Match[str], scene: Scene) -> str | None:
    return (scene.published + timedelta(days=_TODAY[match["word"]])).isoformat() if scene.published else None


def _bare_part(match: re.Match[str], scene: Scene) -> str | None:
    if (
        scene.year
        and 0 <= match.start() - scene.end <= 30
        and scene.end > 0
        and not _SENTENCE.search(match.string, scene.end, match.start())
    ):
        return f"{scene.year:04}"
    first = 3 * int(match["quarter"]) - 2 if match["quarter"] else 1 if match["half"] == "상" else 7
    return scene.near_part(first, future=future(match))


def _years_on(match: re.Match[str], scene: Scene) -> str | None:
    return scene.of_year(int(match["count"]))


_MONTH_DAY = r"(?P<month>\d{1,2})월(?:\s?(?P<day>\d{1,2})일)?"
_RULES: tuple[Rule, ...] = (
    ("0", re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)\.\s?(?P<month>\d{1,2})\.\s?(?P<day>\d{1,2})(?!\d)"), _year_month),
    ("0", re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"), _year_month),
    ("0", re.compile(rf"(?<!\d)(?P<year>(?:19|20)\d\d)년(?![간대생형])(?:\s?{_REPEAT}|"
    rf"\s?(?P<month>\d{{1,2}})월(?:\s?(?P<day>\d{{1,2}})일)?|\s?{_PART})?"), _year_month),
    ("올 금 연 내 지 작 재", re.compile(rf"(?<![가-힣])(?P<word>{'|'.join(word for word in _YEARS if word != '올')}|"
    rf"올(?=\s(?:상|하|\d|연)))(?:\s?{_REPEAT}|\s?{_MONTH_DAY}|\s?{_PART})?"), _relative_year),
    ("같 그 이", re.compile(rf"(?<![가-힣])(?P<word>같은\s?해|그해|이듬해)(?:\s?{_MONTH_DAY}|\s?{_PART})?"),
     _same_year),
    ("같", re.compile(r"(?<![가-힣])(?<!작년 )(?<!지난해 )(?<!전년 )같은 (?:기간|분기)"), _same_time),
    ("이 지 다 내", re.compile(r"(?<![가-힣])(?P<word>이달|이번 ?달|지난 ?달|다음 ?달|내달)(?:\s?(?P<day>\d{1,2})일|"
    r"\s?(?:말|초|중순|하순))?"), _relative_month),
    ("같", re.compile(r"(?<![가-힣])같은\s?달(?:\s?(?P<day>\d{1,2})일)?"), _same_month),
    ("0 지 오", re.compile(rf"(?<![\d~∼.-])(?P<word>(?:지난|(?<![가-힣])오는)\s)?{_MONTH_DAY}(?!\d)"
    r"(?:\s?(?:말|초|중순|하순))?"), _bare_month),
    ("0 지 오", re.compile(r"(?<![\d~∼.,만천백])(?P<word>(?:지난|(?<![가-힣])오는)\s)?(?P<day>[1-9]|[12]\d|3[01])일"
    r"(?!간|치|째|본|차|\s?(?:동안|만에|밖에|안에|이내|연속|전에))"), _bare_day),
    ("이 당 같 그 전 다", re.compile(r"(?<![가-힣])(?P<word>이날|당일|같은 날|그날|전날|다음 날|이튿날)"), _near_day),
    ("하 이 사 나 닷 엿 일 열", re.compile(rf"(?<![가-힣])(?P<word>{'|'.join(_DAYS)}) 앞서"), _days_before),
    ("오 금 어 내", re.compile(r"(?<![가-힣])(?P<word>오늘|금일|어제|내일)(?=\s|\()"), _today),
    ("0 상 하", re.compile(r"(?<![\d가-힣~∼.-])(?:(?P<quarter>[1-4])분기|(?P<half>[상하])반기)"), _bare_part),
    ("0", re.compile(r"(?<![\d.~])(?P<count>\d{1,2})년\s?(?:뒤|후|안에|이내|내에)(?![가-힣])"), _years_on),
)  # fmt: skip
_LETTERS = "".join({letter for openings, _, _ in _RULES for letter in openings.split()})
# A word begins behind no other syllable, but 지난 and 오는 before a date count inside one too.
RULES = Rules(_RULES, rf"[\d{_LETTERS}](?<!\d\d)(?:(?<![가-힣][가-힣])|(?<=지)(?=난\s)|(?<=오)(?=는\s))")
