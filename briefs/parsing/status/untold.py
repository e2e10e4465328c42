"""Which clauses tell no fact whatever their words: those that deny, ask or judge, or speak of a whole people."""

from __future__ import annotations

import re

from briefs.lexicon.wording import words
from briefs.model import Unit
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.general import RECKONED as RECKONS
from briefs.parsing.status.status import void
from briefs.parsing.text.pointers import points_back

# What somebody says of himself in the first person: "Our aim is …", "we are writing the next chapter".
OF_OURSELVES = re.compile(r"[\"“][^\"”]*\b(?:we|our|us)\b", re.IGNORECASE)
# What is told of all people of a country is told of nobody in it.
OF_A_PEOPLE = re.compile(
    r"\W*(?:[^,]{1,40}, )?(?:[^,]{1,50}? )?(?:the (?:[a-z]+ )?population of (?:China|the (?:country|nation))|"
    r"(?:China|the country|the nation|the world)['’]s (?:[a-z]+ )?population|"
    r"(?:youth |urban |graduate )?unemployment|life expectancy|the birth ?rate)\b",
    re.IGNORECASE,
)
# What somebody did once and no longer does, and what all sorts of people or places do.
OF_OLD = re.compile(
    r"\W*(?:(?:It|They|He|She|[Tt]he [a-z]+) used to [a-z]+\b|"
    r"[^,;:]{1,50}? used to (?:be an?|work (?:at|for|as)|head) )"
)
OF_ALL_SORTS = re.compile(
    r"\W*(?:(?:Many|Most|Few|A few|Countless) (?:[a-z]+ )?(?:companies|firms|start-ups|factories|hospitals|schools|"
    r"parents|drivers|workers|developers|shops|data cent(?:re|er)s|makers|banks|cities|people)|"
    r"(?!.*\b(?:its?|them|these|those|such)\b)(?:(?:About |Some |Nearly |Almost |More than |Over )?"
    r"(?:[Tt]wo-thirds|[Aa] third|[Hh]alf|[Aa] quarter|[Tt]hree-quarters|[Oo]ne in [a-z]+|[A-Za-z]+ out of [a-z]+)"
    r"(?: of (?:all |the (?=[^,;]{4,40} in (?:China|the country|the world)\b))?)?|Foreign|Chinese|Small|Larger?) ?"
    r"(?:[a-z]+ )?(?:brands|models|banks|cars|vehicles|phones|robots|households|adults|pupils|hospitals) "
    r"(?:(?:(?:bought|sold|made|registered) )?in (?:China|the country|the world) )?"
    r"(?:(?:this|last|next) year )?(?:now )?(?:are|is|has|have|had|could|may|will|employ|sold|sell|use|visit|lack|run)|"
    r"An? [a-z]+ takes (?:\d+|[a-z]+) (?:years|months|weeks)\b[^.;]{0,50}? to (?:make|build|train|develop|design))\b"
)
# Where something is names nobody.
IN = (" in ", " in the ")
# What a writer tells of himself, what is denied of all of a kind, and what a nameless man of the trade says.
OF_A_WRITER = re.compile(
    r"^\W*(?:My [a-z]|I (?!hear)[a-z])|\btell me\b|\bmy own\b|\b(?:found|sold|gave|cost|asked|showed|offered) me\b"
)
# What would have been, had something else not been, and what was said and then taken back.
WOULD_HAVE = re.compile(
    r"\bwould (?:not )?have (?:been|[a-z]+ed|made|lost|had|come|given|taken|brought|put|become)\b|"
    r"\b(?:took|taken|takes) (?:it|them|that|this|the (?:sentence|statement|remark|promise|claim)s?) back\b"
)
OF_NONE = re.compile(r"^\W*No (?!more\b|less\b|fewer\b|later\b|longer\b)[a-z]+ (?:ha[sd]|have|was|were|is|are) ")
# How many of a thing there are in a whole country.
A_COUNTRY_HAS = re.compile(
    r"^\W*(?:China|Japan|South Korea|America|The (?:country|nation|world)) (?:already |now |still )?"
    r"(?:has|had|will have) (?:(?![a-z]+ed )[a-z]+ ){0,5}?\d"
)
BY_SOMEBODY = re.compile(
    r"(?:^|,|”|\") ?(?:[Aa]n?|[Oo]ne|the) (?:[a-z-]+ )?(?:recruiter|headhunter|distributor|dealer|trader|investor|"
    r"engineer|salesman|shopkeeper|teacher|driver|nurse|farmer|executive|lawyer|owner|customer|trade body|broker|"
    r"bank|consultancy|research firm|think tank|consultant|analyst)"
    r"(?: (?:in|at|from|of) [^,;.]{2,40}?)? "
    r"(?:says|said|told|remarked|admits|admitted|complained|claims|claimed|reckons|expects|estimates|believes)\b"
)
# What goods, work and power cost anywhere, and how all who do a work are paid or all places of a sort fare.
AT_LARGE = re.compile(
    r"^\W*(?:(?:(?:[Tt]he |[A-Z][a-z]+ )?[Pp]rices? (?:of|for)|(?:[Ss]ales|[Ss]hipments|[Ee]xports|[Ii]mports) of such)"
    r" (?![^,;]{0,30}\b(?:its|their|company|firm|group|maker)\b)[^,;]{2,50}? "
    r"(?:rose|fell|jumped|dropped|climbed|soared|went|will|have|has|had|are|is)|"
    r"Prices (?:should|will|could|may) (?:rise|fall|climb|drop|go)|"
    r"(?:Graduates|Annotators|Data annotators|Programmers|Engineers|Nannies|Drivers|Couriers|Welders)\b[^,;]{0,50}? "
    r"(?:earn|earned|are paid|are offered|can ask for|can earn)|"
    r"An? (?:kilowatt-hour|hour|engineer|graduate|megawatt|tonne|worker|welder)\b[^;]{0,60}? costs?"
    r"(?![^;]*\b(?:with|on|from|by) (?:it|its|this)\b)|"
    r"(?:Data cent(?:re|er)s|Factories|Hospitals|Schools|Banks|Firms|Companies|Buses|Trucks|Vans) "
    r"(?:in|on|with|without) "
    r"(?!.*\b(?:must|ha(?:ve|d) to|should|may)\b)|"
    r"(?:E-commerce|Electricity|Labour|Software|Advertising) accounts? for)\b"
)


# Papers that came out, results and reports that are shown without a word of what they say, and firms that are counted
# and not named: 시험 결과도 내놨다, 한편 중국 기업 3곳이 공모에 들어갔다.
PUBLISHED = re.compile(r"논문[은이]?\s(?:\S+\s){0,5}?(?:실렸|게재됐|게재되)")
REPORTED = re.compile(
    r"(?:(?:시험|실험) 결과|보고서|성적표)[을를도]\s(?:\S+\s)?(?:내놨|내놓았|공개했|발표했|공시했|꺼내)"
)
UNNAMED = re.compile(r"(?:기업|업체|(?<![가-힣])회사)\s\d[\d,천만]*여?\s?(?:곳|개사)[이가은는]\s")
# What only goes round, is false or was taken back, what somebody names as his reason, and what
# one asks another to take back or to leave off.
GOES_ROUND = re.compile(
    r"다는\s(?:말|글|이야기|얘기|주장|영상|소식|기대)[이가도은는]\s(?:[^,.]{1,16}\s)?(?:나왔|나오|돌|돈다|떠|퍼|나돌|번)|"
    r"다는\s(?:추산|설문|소리|경고|속설)[이가도은는]\s(?:[^,.]{1,16}\s)?(?:있|나왔|나온|나오|들리|들린|뒤따[르른랐])|"
    r"설[은이을]\s(?:[^,.]{1,12}\s)?부(?:인|정)|"
    r"다는\s(?:[^,.]{1,10}\s)?(?:글|발표|주장|보도|불만|의혹|지적|말|계획)[이가은는에을를]\s(?:[^,.]{1,12}\s)?(?:허위|거짓|오해|철회|취소|번복|과장)"
)
REASON = re.compile(
    r"(?:이유에서다|이유를 (?:달았|들었|댔)[가-힣]*|(?<!관세)(?<!혐의)[을를] 이유로 (?:들었|내세웠|꼽았|댔)[가-힣]*|"
    r"(?:경고|요청|권고|우려)에 (?:따른|따라 내려진) (?:것|결정|조치)(?:이다|입니다|이라고 [가-힣]+)|"
    r"결론을 얻었다고 [가-힣]+|(?:철회|시정|사과)를 요구했다|압박을 받고 있다|"
    r"(?:지 말라|멈추라|그만두라|거두라)고 (?:[^,.]{1,12} )?(?:촉구|호소|목소리를 높)[가-힣]*)\W*$"
)
# How many firms of a kind there are in a place, and what somebody reckons of a whole market or country.
COUNTED = re.compile(
    r"(?:기업|업체|공장)[은이]\s(?:[^,.]{0,16}\s)?\d[\d,천만]*여?\s?(?:곳|개사)"
    r"(?:이다|입니다|으로 (?:집계|세계)|을 (?:넘긴|넘겼|넘었다\.|넘어섰다\.)|에 (?:이른다|이릅니다|가깝|그친다|불과))|"
    r"(?:기업|업체|회사)[은는이가]\s(?:한|다섯|열) 손가락(?: 안)?에 |"
    r"곳[은이]\s(?:[^,.]{1,8}\s)?(?:드물다|드뭅니다|많지 않|손에 꼽)"
)
# What is told of all goods of a kind in a place, or of a whole trade by its own guess, and what a jobs site counts.
OF_A_TRADE = re.compile(
    r"(?:세계|중국|본토|미국|일본|유럽연합|유럽|영국|한국|국내)(?:에서|에|의)?\s(?:[^\s,.]+\s){0,6}?"
    r"(?:(?:가운데|중)\s(?:하나|절반|대부분|(?:\d[\d.]*|[한두세네]|다섯|여섯|일곱|여덟|아홉)(?:%|\s?[대명개]))|"
    r"들어온\s(?:[^\s,.]+\s){0,3}?[^\s,.]+)[은는이가]\s|"
    r"(?:세계에서?|(?:협회|센터)에 따르면)\s(?:[^\s,.]+\s){0,3}?(?:팔린|깔린)\s"
    r"(?:[^\s,.]+\s){0,3}?[^\s,.]+[은는이가]\s|"
    r"시장의\s(?:\d[\d.]*%|절반|대부분)(?:\s이상)?[은는]\s|"
    r"업계\s(?:말|얘기|셈)로는|업계의\s(?:눈대중|어림|짐작|셈법)|업계\s전체(?:로|에서)\s"
)
OF_JOBS = re.compile(
    r"(?:채용|구인|구직)\s(?:플랫폼|사이트|앱|업체)\s"
    r"[^\s,.]+?(?:[은는이가]|에 따르면|의 (?:집계|통계|조사)[가-힣]*|에 올라온)\s|"
    r"헤드헌[팅터]\s?(?:업체|업계|회사)?[가-힣]*[은는이가]\s"
)
RECRUITERS = frozenset(words("subjects", "recruiters", "ko"))
# How a firm that a paper was given a notice of presents itself.
PRESENTED = re.compile(
    r"고객에게\s(?:[^\s,.]+\s){1,4}?제공하는\s(?:기업|회사|업체)(?:이다|이며|입니다|으?로)|"
    r"전\s?세계\s고객에게\s(?:[^\s,.]+\s){1,4}?제공(?:합니다|하고\s있습니다)|최우선\s가치"
)
MARKET_SIZE = re.compile(r"(?:시장|산업|경제)의?\s(?:규모|크기)[가를는은이]\s")
OF_A_COUNTRY = re.compile(
    r"(?:^|\s)(?:중국|미국|일본|한국|홍콩|대만|유럽|인도|세계)(?:의\s(?:[^\s,.]+\s){0,2}?[^\s,.]+)?[이가]\s(?!(?:[^\s,.]+\s)?차지)"
)
RECKONED = re.compile(r"(?:전망|예상|예측|추산|추정|집계|어림)했다\W*$|내다봤다\W*$")
LENGTHS = frozenset({Unit.DAYS, Unit.MONTHS, Unit.YEARS})
COUNTRIES = frozenset({"china", "hong-kong", "united-states"})
PLACES = COUNTRIES | {"united-kingdom", "japan", "south-korea", "india", "eu"}
# Behind whose name a clause says that it is only the source.
SOURCED = ("에 따르면", "에 의하면")


def untold(clause: Clause) -> bool:
    """Whether the clause tells no fact of anybody."""
    if void(clause):
        return True
    return _unsaid(clause) if clause.lang == "ko" else _hails(clause) or _is_of_all(clause)


def _hails(clause: Clause) -> bool:
    """Whether a speaker says something of his own side that holds no figure, no date and no product."""
    if clause.quantities or clause.moments or clause.products:
        return False
    return OF_OURSELVES.search(clause.sentence.text) is not None


def _is_of_all(clause: Clause) -> bool:
    """Whether it speaks of a whole people, of the writer, of all sorts of firms and goods, or of what is over."""
    text = clause.text
    if OF_A_PEOPLE.match(text) or OF_OLD.match(text) or A_COUNTRY_HAS.match(text):
        return True
    if OF_A_WRITER.search(text) or OF_NONE.match(text) or WOULD_HAVE.search(clause.sentence.text):
        return True
    base = clause.span.start
    named = [m.span for m in clause.organisations if not RECKONS.match(text, m.span.end - base)]
    if any(not text.endswith(IN, 0, span.start - base) for span in named):
        return False
    found = OF_ALL_SORTS.match(text) or (not clause.products and AT_LARGE.match(text)) or BY_SOMEBODY.search(text)
    return found is not None


def _unsaid(clause: Clause) -> bool:
    """Whether a Korean clause only says that something was published, or tells of firms that it does not name."""
    if (UNNAMED.search(clause.text) or COUNTED.search(clause.text)) and not clause.products:
        return all(mention.id in COUNTRIES for mention in clause.organisations)
    if PUBLISHED.search(clause.text) or GOES_ROUND.search(clause.text) or PRESENTED.search(clause.text):
        return True
    if _of_a_trade(clause):
        return True
    of_all = MARKET_SIZE.search(clause.text) or (clause.quantities and OF_A_COUNTRY.search(clause.text))
    if of_all and RECKONED.search(clause.sentence.text):
        return True
    if not clause.quantities and REASON.search(clause.text):
        return True
    return bool(REPORTED.search(clause.text)) and all(q.unit in LENGTHS for q in clause.quantities)


def _of_a_trade(clause: Clause) -> bool:
    """Whether a Korean clause tells of a whole trade's goods or jobs, and names nobody but a place or who counts."""
    if clause.products or points_back(clause.low, "ko"):
        return False
    text, base = clause.text, clause.span.start
    named = {m.id for m in clause.organisations if not text.startswith(SOURCED, m.span.end - base)} - PLACES
    if OF_JOBS.search(text):
        return named <= RECRUITERS
    return not named and OF_A_TRADE.search(text) is not None
