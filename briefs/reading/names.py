"""Tells the names of people, outlets, places and desks apart, by their shape and by the conventions' words."""

from __future__ import annotations

import re

from briefs.reading import conventions as known

KOREAN_NAME = r"[가-힣]{2,4}"
KOREAN_NAMES = rf"{KOREAN_NAME}(?:\s?[·ㆍ,/&]\s?{KOREAN_NAME}(?!\s?[가-힣]*(?:부|팀)\b))*"
_WORD_EN = r"(?:(?:[a-z]['’])?[A-Z][A-Za-zÀ-ɏ'’.-]*)"
_PARTICLE_EN = "|".join(sorted(known.PARTICLES_EN))
ENGLISH_NAME = rf"{_WORD_EN}(?:\s(?:{_WORD_EN}|{_PARTICLE_EN})){{1,3}}"
ENGLISH_NAMES = rf"{ENGLISH_NAME}(?:(?:,\s|,?\s(?:and|AND|&)\s){ENGLISH_NAME})*"

# What stands under a name: Head of Research, Alder Capital.
OFFICE = re.compile(rf"(?:[A-Z][A-Za-z&]*\s){{0,3}}(?i:{known.JOBS_EN})\b[^.!?]{{0,60}}")
_ENGLISH_NAME = re.compile(ENGLISH_NAME)
_KOREAN_NAME = re.compile(KOREAN_NAME)
_DESK_KO = re.compile(rf"[가-힣A-Za-z·]{{2,}}(?:{known.DESKS_KO})|(?:{known.DESKS_ALONE_KO})")
_MINISTRY = re.compile(r"(?!.*(?:뉴스|취재|편집|콘텐츠|디지털|국제|데이터|제작|온라인|기획|영상|미디어))[가-힣]{6,}부")
_HANGUL = re.compile("[가-힣]")
_COMPANY_FORM = re.compile(
    r"\s*(?:\(주\)|㈜|주식회사|,?\s*(?<![A-Za-z])(?:Inc|Ltd|LLC|Co|Corp|Pty|Pte|GmbH|Limited|(?-i:PLC|AS|AB|AG|SAS|SpA|BV|NV))\.?"
    r"(?=\s|,|$))\s*",
    re.IGNORECASE,
)
_ISSUE = re.compile(
    r"\s*[,·|—–-]?\s*\(?(?:(?:(?:19|20)\d\d(?:년\s*|\.\s?))?"
    r"(?:\d{1,2}(?:[·,/~-]\d{1,2})?월|[봄여름가을겨울]{1,2}(?:[·/][봄여름가을겨울]{1,2})?|창간|신년|송년)\s?호"
    r"|(?:통권\s*)?제?\s?\d{1,4}호(?:입니다)?(?![가-힣])|\d{1,3}(?:\s?[~–-]\s?\d{1,3})?[면쪽]|(?<![A-Za-z])(?:vol|no|issue|number|edition|episode|ep)\b\.?\s*#?\d+|#\d+)\)?\s*",
    re.IGNORECASE,
)
_SEASON = (
    rf"(?:(?:Early|Late|Mid)[ -])?(?:Spring|Summer|Autumn|Fall|Winter|{'|'.join(m.title() for m in known.MONTHS)})"
)
# The season or month of an issue: The Silicon Quarterly, Winter 2025.
_SEASONED = re.compile(
    rf"(?:\s*[,·|—–-]\s*|\s+|\s*\()(?:{_SEASON}[/–-])?{_SEASON}\s(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?(?:\s[Ii]ssue)?\)?$"
)
_ASIDE = re.compile(
    rf"(?<=[가-힣])\s+(?:뉴스레터|대본|지면|온라인판|미리보기|보도자료|전문|제공|배포|[가-힣]{{2,4}}면|{known.REPORTERS_KO})$"
    r"|\s*[(\[][^()\[\]]*[)\]]?$"
)
_PERIODICAL = re.compile("(?:주간|월간|계간|격월간)[가-힣]{2,6}")
_MONTHLY = re.compile(
    r"(?P<outlet>(?!(?:19|20)\d\d).{2,30}?)\s(?:(?:19|20)\d\d년?\s)?(?:\d{1,2}(?:[·~-]\d{1,2})?월|[봄여름가을겨울·]{1,5})\s?호(?:\s?\(.{2,14}\))?"
)
_SIGNED = re.compile(r"^[\[(<]?(?:Copyrights?\s*)?(?:[ⓒ©]|\(c\))\s*(?:(?:19|20)\d\d\s)?", re.IGNORECASE)
_EMOJI = re.compile("^[\u2600-\u27bf\U0001f000-\U0001faff\ufe0f ]+")
_SPACED = re.compile(r"\S(?: \S){2,}")  # 보 도 자 료
# A heading's mark, or a word that goes on: ◆맏형들의 성적표.
_IN_SENTENCE = re.compile(r"^[■□◆◇●○▶▷▲△#*-]|[가-힣](?:의|을|를|은|는|에서|으로|하는|하고|와|과|에)$")
_PLACED = re.compile(r"^[가-힣]{2,7}(?:[·/][가-힣]{2,7})*\s?=\s?(?=\S)")
_ARTICLES = ("The ", "A ", "An ")
_EDGES = " \t|·•–—-=:,/<>[](){}\"'ⓒ©*_〈〉《》「」『』≪≫"


def words(text: str) -> list[str]:
    """The lower-case words of `text`, without punctuation at their edges."""
    return [word.strip(".,;:()'’\"").casefold() for word in text.split()]


def is_place(text: str) -> bool:
    """Whether `text` is a city, alone or with its country or province."""
    first = re.split(r"[/,]| and ", text)[0].strip(" .").casefold()
    return first in known.PLACES_EN or re.split(r"[·/]", text.strip())[0] in known.PLACES_KO


def is_section(text: str) -> bool:
    """Whether `text` is the name of a section or a column: 'TECHNOLOGY', 'LIFE > GADGETS', '국제'."""
    text = re.sub(r"(?<=\S) ", "", text) if _SPACED.fullmatch(text) else text
    parts = [part.strip().casefold() for part in re.split(r"[>/|»›]", text) if part.strip()]
    named = any(name in known.SECTIONS for part in parts for name in (part, part.removeprefix("the ")))
    return named and all(len(part) <= 24 for part in parts)


def issue(line: str) -> str | None:
    """The outlet's name in a line that says which issue this is: 주간 대륙테크 제88호; None where it says none."""
    match = _ISSUE.search(line) or next((m for m in [_SEASONED.search(line)] if m and m.group()[0] in ",·|—–("), None)
    name = outlet(line[: match.start()]) if match and match.start() else None
    return name if name and len(name) <= 40 and not re.search(r"[.!?…]", name) else None


def issue_of(piece: str) -> str | None:
    """The outlet where `piece` is its name with a month or season alone: 월간 인공지능 2025년 12월호."""
    if match := _MONTHLY.fullmatch(piece):
        return outlet(match["outlet"])
    seasoned = _SEASONED.search(piece)
    name = piece[: seasoned.start()] if seasoned and seasoned.group()[0] in ",·|—–(" else ""
    return name if is_outlet(name) else None


def is_desk(text: str) -> bool:
    """Whether `text` names a desk or a job instead of a person or an outlet."""
    if _HANGUL.search(text):
        parts = text.split()
        return all(
            _DESK_KO.fullmatch(part) and not part.endswith(known.OUTLET_ENDINGS_KO) and not _is_ministry(part)
            for part in parts
        )
    if len(text.split()) > 1 and text.endswith(" Newsroom"):
        return False  # a company's own
    told = words(text)
    if told and told[-1] in known.OUTLET_WORDS_EN - known.DESK_WORDS_EN:
        return False  # China Desk Notes
    return bool(known.DESK_WORDS_EN.intersection(told))


def _is_ministry(text: str) -> bool:
    return text in known.MINISTRIES_KO or bool(_MINISTRY.fullmatch(text))


def is_job(text: str) -> bool:
    """Whether `text` is a job title such as 'Asia Technology Correspondent'."""
    return bool(words(text)) and words(text)[-1] in known.DESK_WORDS_EN and text[:1].isupper()


def is_outlet(text: str) -> bool:
    """Whether `text` has the form of an outlet's name; false negatives are common."""
    text = text.strip()
    if not text or len(text) > 40 or re.search(r"[?!:…]|\d{3,}", text):
        return False
    if _HANGUL.search(text):
        return len(text.split()) <= 3 and (text.endswith(known.OUTLET_ENDINGS_KO) or bool(_PERIODICAL.fullmatch(text)))
    parts = words(text)
    if len(parts) > 5 or not all(part[:1].isupper() or part in {"the", "of", "and", "&"} for part in text.split()):
        return False
    told = parts[1:] if parts[0] in known.FIRST_EN else parts  # Sun Yi
    return bool(known.OUTLET_WORDS_EN.intersection(told)) or (
        text.isupper() and len(parts) <= 4 and not is_surely_person(text)
    )


def is_korean_name(text: str) -> bool:
    """Whether `text` could be a Korean person's name: a surname and one or two syllables more."""
    return (
        bool(_KOREAN_NAME.fullmatch(text)) and text[0] in known.SURNAMES and not text.endswith(known.OUTLET_ENDINGS_KO)
    )


def is_english_name(text: str) -> bool:
    """Whether `text` could be a person's name in Latin letters."""
    if (
        not _ENGLISH_NAME.fullmatch(text)
        or text.startswith(_ARTICLES)
        or is_place(text)
        or is_section(text)
        or is_desk(text)
    ):
        return False
    return not (known.OUTLET_WORDS_EN | known.COMPANY_WORDS_EN).intersection(words(text))


def is_surely_person(text: str) -> bool:
    """Whether `text` begins as people's names in Latin letters do: with a title, a usual first name or an initial."""
    first = re.split(r"[\s-]", re.sub(rf"^(?:{known.BEFORE_EN})\s", "", text))[0]
    usual = first.casefold() in known.FIRST_EN or bool(re.fullmatch(r"(?:[A-Z]\.)+", first))
    return usual and are_english_names(text)


def are_english_names(text: str) -> bool:
    """Whether `text` could name one or more people in Latin letters."""
    return all(is_english_name(part) for part in re.split(r",?\s(?:and|AND|&)\s|,\s", text))


def signature(line: str) -> str | None:
    """The people whose names alone make up `line`, with their place at most: Ingrid Solheim, Shanghai."""
    match = re.fullmatch(r"(?P<names>.{4,60}?)(?:(?:,| in)\s(?P<place>[A-Z][A-Za-z ,'’.-]{2,30}))?", line)
    if not match or not are_english_names(match["names"]) or not is_place(match["place"] or "Seoul"):
        return None
    return match["names"]


def may_be_person(part: str) -> bool:
    """Whether one of the names after 'By' is a person's and no desk's, outlet's or place's."""
    outlet = is_outlet(part) and (not part.isupper() or known.OUTLET_WORDS_EN.intersection(words(part)))
    return not (is_desk(part) or outlet or is_place(part) or part.startswith(_ARTICLES))


def signed(text: str) -> tuple[str, str] | None:
    """Author and outlet where a person's name follows the outlet's: 상용차와사람 계도윤."""
    before, _, name = text.rpartition(" ")
    if len(name) != 3 or not is_korean_name(name) or is_desk(name) or len(before) < 3 or ":" in before:
        return None
    paper = outlet(before)
    if is_section(name) or (is_section(before) and paper == before) or in_sentence(before):
        return None
    fits = paper and before.startswith(paper) and (paper == before or is_section(before[len(paper) :]))
    return (name, paper) if paper and fits and len(before.split()) <= 2 and _HANGUL.search(before) else None


def in_sentence(text: str) -> bool:
    """Whether Korean `text` opens a heading or ends in a particle, so that a sentence goes on behind it."""
    return bool(_IN_SENTENCE.search(text))


def outlet_among(text: str) -> str | None:
    """The outlet that stands among the names of a byline: Clara Neumann, Eastgate Magazine."""
    parts = re.split(r",\s", text)
    if len(parts) == 2 and is_surely_person(parts[0]) and not is_surely_person(parts[1]) and not is_place(parts[1]):
        return None if re.search(r"\sand\s", parts[1]) or is_desk(parts[1]) else parts[1]
    return next((part for part in parts[1:] if is_outlet(part) or part.startswith(_ARTICLES)), None)


def outlet(text: str) -> str | None:
    """The outlet in `text`, without desks, places, legal forms and issue numbers; None where nothing is left."""
    text = _SIGNED.sub("", _EMOJI.sub("", text))
    text = _PLACED.sub("", _COMPANY_FORM.sub(" ", _ISSUE.sub(" ", _SEASONED.sub("", text))).strip(_EDGES))
    text = _ASIDE.sub("", text).strip(_EDGES)
    if _HANGUL.search(text):
        parts = [p for p in text.split() if not is_desk(p) and p not in known.PLACES_KO]
        if 1 < len(parts) < len(text.split()) and re.fullmatch(known.LABELS_KO, parts[0]):
            parts.pop(0)  # 작성 오픈브리프 편집팀
        while len(parts) > 1 and is_section(parts[-1]) and parts[0].endswith(known.OUTLET_ENDINGS_KO):
            parts.pop()
        text = " ".join(parts)
    return text.strip(_EDGES) or None
