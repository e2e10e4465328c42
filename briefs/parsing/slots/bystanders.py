"""Those whom a clause about use names without calling them users: whose thing is used, with whom, by whom founded."""

from __future__ import annotations

import re

from briefs.lexicon.measures import measures
from briefs.lexicon.wording import words
from briefs.parsing.clauses.grammar import titled
from briefs.parsing.names.products import owner
from briefs.parsing.slots.frame import Frame
from briefs.parsing.text.marks import Mention

# 오픈AI 모델을, 메타엑스(沐曦·MetaX)의 GPU: whose thing it is that is used.
_WARE_KO = re.compile(
    r"(?:[(（][^()（）]{1,30}[)）])?의?\s?(?:['‘“][^'’”]{1,24}['’”]\s?)?(?:(?:거대|언어|대형|추론|음성|최신|새|AI)\s?)?"
    r"(?:모델|칩|GPU|그래픽처리장치|가속기|특허)(?:[을를로에의이은]|[가-힣]{0,2}에서|\(| )"
)
_WARE = r"(?:models?|chips?|GPUs?|cards?|processors?|accelerators?|LLMs?|patents?)\b"
_OWN_WARE = re.compile(rf"['’]s? (?:[\w-]+ ){{0,2}}?{_WARE}")
_WARE_OF = re.compile(rf"\b{_WARE} (?:of|from|by) (?:the )?(?:[A-Z][\w’'-]*,? (?:and )?){{0,3}}$")
# With whom something is done: 보쉬와는 11월 …을 내놓고, 화웨이와 손잡고.
_WITH_KO = re.compile(r"(?:[(（][^()（）]{1,30}[)）])?[와과](?:는|도\s|\s(?:함께|손을?\s?잡|공동|협력|힘을))")
# Whose people founded somebody, who leads it, owns what is used or supplies it: 칭화대 연구진이 세운, 퀄컴이 칩을 대고.
_FOUNDING_KO = re.compile(
    r"(?:의?\s?(?:연구진|교수|연구팀|졸업생|동문|출신)[가-힣]{0,3}\s(?:[^\s,]{1,10}\s){0,2}?(?:세운|창업한|차린)|"
    r"[이가]\s(?:이끄는|주도하는|창업한|차린|가진|보유한)|[이가]\s[^\s,]{1,12}[을를]\s(?:대[고며]|공급하[고며]))"
)
# On whose ranking or in whose shop it stands, through whom it is booked, and with whom it was made: Apple's ranking.
_SHOP_EN = re.compile(
    r"['’]s? (?:[\w-]+ ){0,4}?(?:rankings?|charts?|leaderboards?|list|app store|store|shop)\b", re.IGNORECASE
)
_WITH_EN = re.compile(
    r"\b(?:(?:built|made|developed|trained|created|designed|tuned)(?: jointly| together)? with|through|via|"
    r"along with(?: [\w’'-]+){0,3}(?: and)?|that|which) (?:the )?$"
)
# Whose unit somebody is by name, what is supported of whose, and with whom the maker itself tries its thing:
# Alibaba's semiconductor arm T-Head, supports the lines of YMTC, will try out the RT6 with Lyft.
_UNIT_EN = re.compile(
    r"['’]s? (?:[\w-]+ ){0,3}?(?:arm|unit|subsidiary|affiliate|division|offshoot|spin-off|business),? (?=[A-Z])"
)
_SUPPORTED = re.compile(r"\bsupports? (?:[\w’'-]+ ){1,6}?(?:of|from) (?:the )?$")
# From whom something was got: 민항국에서 면허를 받았다.
_GIVEN_KO = re.compile(r"[받얻]|따[냈낸내]|획득|취득")
# Where it is: in Wuhu and Hefei.
_IN_EN = re.compile(r"\b(?:in|across|around|throughout) (?:[A-Z][a-z]+,? )*(?:and )?$")
# Where software is put up for all.
_HOSTS = frozenset(words("subjects", "code_hosts", "en"))
# Somebody makes his own things, and cars and telephones carry those of others.
_CARS = frozenset({"carmaker", "ev-maker"})
_WHERE_KO = frozenset({"에", "에는", "에도", "에서", "에서는", "에서도"})
# What stands between an owner and what is owned.
_OWNING = re.compile(r"(?:[(（][^()（）]{1,30}[)）])?(?:의\s|['’]s?\s)(?:[\w-]+\s)?['‘“\"]?")
_LONGEST = 48


def stands_by(frame: Frame, mention: Mention) -> bool:
    """Whether an organisation of a clause about use is named without being one that uses something."""
    base, text = frame.clause.span.start, frame.clause.text
    start, end = mention.span.start - base, mention.span.end - base
    if _owns(frame, mention) or mention.id in _HOSTS or _is_place(frame, mention):
        return True
    known = frame.lexicon.organisations.get(mention.id)
    carmaker = known is not None and known.is_a in _CARS
    if frame.clause.lang == "ko":
        beside = _WITH_KO.match(text, end) or _FOUNDING_KO.match(text, end)
        return bool(beside or (not carmaker and _WARE_KO.match(text, end)))
    before = text[max(0, start - _LONGEST) : start]
    if _SHOP_EN.match(text, end) or _UNIT_EN.match(text, end) or _SUPPORTED.search(before) or _WITH_EN.search(before):
        return True
    return not carmaker and bool(_OWN_WARE.match(text, end) or _WARE_OF.search(before))


def _is_place(frame: Frame, mention: Mention) -> bool:
    """Whether a government is named only as the place where something is so: in Wuhu and Hefei, 중국 서부의 학교."""
    if frame.sort(mention.id) != "government":
        return False
    text, base = frame.clause.text, frame.clause.span.start
    if frame.clause.lang == "ko":
        at = mention.particle in ("", "의") or (mention.particle in _WHERE_KO and not _GIVEN_KO.search(text))
        return at and not titled(frame.clause, mention)
    return _IN_EN.search(text, max(0, mention.span.start - base - _LONGEST), mention.span.start - base) is not None


def _owns(frame: Frame, mention: Mention) -> bool:
    """Whether it stands as the owner of a product of its own, in which nothing of another's is said to be."""
    if mention.particle not in ("의", "'s"):
        return False
    base, text = frame.clause.span.start, frame.clause.text
    between = ((p, text[mention.span.end - base : p.span.start - base]) for p in frame.clause.products)
    behind = [p for p, gap in between if len(gap) <= _LONGEST and _OWNING.fullmatch(gap)]
    product = next((p for p in behind if owner(frame.lexicon, p.id) == mention.id), None)
    if product is None or product.particle in _WHERE_KO:
        return False
    known = frame.lexicon.products.get(product.id)
    return known is None or known.is_a not in measures().terms["hosts"]
