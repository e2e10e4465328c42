"""Whose things an English clause says that its subject uses: SMIC installs its etchers, BYD uses robots from Galbot."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter

from briefs.lexicon import Lexicon
from briefs.parsing.clauses.clause import Clause
from briefs.parsing.clauses.grammar import LINK, POSSESSIVE, together
from briefs.parsing.names.products import owner
from briefs.parsing.subjects.clientele import called
from briefs.parsing.text.marks import Mention, Target
from briefs.parsing.text.pointers import COMPANY_EN

_VERBS = (
    r"uses?|used|using|install(?:s|ed|ing)?|adopt(?:s|ed|ing)?|deploy(?:s|ed|ing)?|"
    r"(?:runs?|ran|running|trains?|trained)(?: (?:[\w’'-]+ ){0,6}?on)?|employ(?:s|ed|ing)?|"
    r"buil[dt]s?(?! into)|download(?:s|ed|ing)?|fetch(?:es|ed|ing)?|"
    r"(?:ma(?:de|kes?|king)|film(?:s|ed|ing)|shot|wr(?:ote|ites?)|dr(?:ew|aws?)|cuts?|bakes?|cooks?|sews?|treats?|"
    r"teach(?:es)?|taught|inspects?|inspected) (?:[\w’'-]+ ){1,5}?with|"
    r"(?:runs?|operates?|keeps?|rents?|leases?|leased|rented)(?= \d| it\b| [\w-]+ of (?:its|the|these|those)\b)|"
    r"(?:has|have|had)(?= \d[\d,.]* of (?:its|the|these|those) [\w-]+s\b| (?:it|them) (?:running|at work)\b)|"
    r"(?<!goes )(?<!come )(?<!comes )(?<!came )(?<!along )(?<!do )with(?= (?:it|them)\b)|"
    r"(?:with|on)(?= (?:\d[\d,.]*|two|three|four|five|six|some) of (?:its|his|her|their|these|those) [\w-]+s\b)|"
    r"(?:rel(?:y|ies|ied|ying)|draw(?:s|ing)?|drew|call(?:s|ed|ing)?|lean(?:s|ed|ing)?|depend(?:s|ed|ing)?) on|"
    r"wir(?:es?|ed|ing)|plug(?:s|ged|ging)?|offer(?:s|ed|ing)?|"
    r"(?:gave|gives|given|giving) (?:jobs|work) to|(?:is|are|was|were) (?:built|based) on|chose|chosen|"
    r"integrat(?:es?|ed|ing)|work(?:s|ed|ing)? with|ordered|bought|purchased|puts?|putting|fits?|fitted|fitting|"
    r"licen[cs]ed|tr(?:y|ies|ied|ying)(?: out)?|test(?:s|ed|ing)?|(?:trial|test)s? (?:of|with)|"
    r"(?:written|driven|powered|handled|generated|steered|controlled|answered|operated) by"
)
_USES = re.compile(rf"\b(?:{_VERBS})\b")
# What is used by its name alone, and what something is run or trained on: uses DeepSeek, trains its models on Ascend
# hardware.
_THINGS = re.compile(
    r"\b(?:(?:runs?|ran|running|trains?|trained|hosts?|hosted|built|based)"
    r"(?: (?!that\b|which\b|and\b)[\w’'.-]+){0,4}? on|"
    r"uses?|used|using|runs?|ran|running|hosts?|hosted|install(?:s|ed|ing)?|adopt(?:s|ed|ing)?|deploy(?:s|ed|ing)?|"
    r"chose|chosen|ordered|bought|purchased|rel(?:y|ies|ied|ying) on|wir(?:es?|ed|ing)|plug(?:s|ged|ging)?|"
    r"puts? (?:its|their) (?:faith|trust) in|(?:ha[sd]|have|keeps?|runs?|operates?) \d[\d,.]* of (?:its|the)) "
    r"(?:the |some |several |\d[\d,.]* (?:of )?)?(?:(?!on\b)[a-z-]+ )?"
)
_WARE = re.compile(
    r" (?:AI )?(?:chips?|processors?|cards?|GPUs?|servers?|hardware|accelerators?|clusters?|models?|cloud|machines)\b"
)
# Where something is done that is whose the text speaks of: trains its models there.
_THERE = re.compile(r"\b(?:trains?|trained|runs?|ran|hosts?|hosted|tests?|tested) (?:[\w’'-]+ ){1,5}?there(?=[.,;]|$)")
# Those named are some of many of whom it is told what they do.
_AMONG = re.compile(r"\b(?:is|are|was|were) among (?:those|the [a-z]+) (?:that|which|who) ")
# Behind one of these somebody else uses it.
_OTHERS = re.compile(r"[;:]|\b(?:who|whose|which|that)\b")
# What points back to whose things are spoken of.
_SOME = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|some|several|most|all)"
_THE_THINGS = (
    rf"(?: (?:another|some|about|nearly|over))* {_SOME} "
    r"(?:of (?:(?:the|these|those) (?:[a-z-]+ )?[a-z-]+s|(?:its|his|her|their) [A-Za-z-]+s)|such [a-z-]+s)"
)
_IT = re.compile(
    rf"(?:{_THE_THINGS}|(?: another)?(?: {_SOME} of)? (?:it|them))\b"
    r"(?! (?:to(?! (?:work|use)\b)|more|easier|harder|clear|possible)\b)|"
    rf"(?: another| some| about| nearly)* (?!(?:19|20)\d\d\b){_SOME}(?=[.,;]?$|[,;] | (?:of them|so far|at present)\b)"
)
# Before those by whom something is said to be used.
_USED_BY = re.compile(
    r"\b(?:used|adopted|installed|deployed|bought|ordered|tried(?: out)?|tested|chosen|rented|leased|licensed|employed)"
    r"(?: [\w-]+){0,3} by (?:[^,;]{1,40}? and by )?(?:the |[a-z]+ )?$"
)
# What is called by what it is alone, as something that the text has spoken of.
_DEFINITE = re.compile(
    r" (?:some |more |first )?(?:samples|prototypes)\b(?! (?:of|from)\b)|"
    r" (?:the|these|those|this) (?:[a-z-]+ )?(?:chips?|processors?|cards|robots?|humanoids?|machines?|models?|software|"
    r"sensors?|lidars?|vans?|trucks?|drones?|vehicles?|taxis|accelerators?|servers?|cameras?|glasses|arms|hands|"
    r"platform|system|tools?|app|chatbot|assistant|agents?|devices?|tablets?|modules?)\b"
    r"(?! (?:of|from|made|built|designed|developed|that|which)\b)"
)
_THEIRS = re.compile(rf" (?:the )?{COMPANY_EN}['’]s? ")
_ITS = re.compile(r" its (?!own\b)")
# What may stand between the verb and the maker of what is used.
_FROM = re.compile(
    r" (?:[\w’'%.-]+,? ){1,8}?(?:from|made by|built by|supplied by|developed by|designed by|"
    r"(?:models?|chips?|processors?|cards|lidars?|sensors?|robots?|humanoids?|software|vans|trucks) (?:by|of)) "
    r"(?:the )?|"
    r" (?:models?|chips?|processors?|robots?) (?:by|of|from) (?:the )?"
)
# Who is relied on is so by the name alone.
_RELIES = re.compile(r"\b(?:rel(?:y|ies|ied|ying)|lean(?:s|ed|ing)?|depend(?:s|ed|ing)?|draw(?:s|ing)?|drew) on$")
_OWNED = re.compile(r" (?:the |some |\d[\d,.]* (?:(?:[a-z-]+ )?of )?|[a-z]+ of )?")
_ORDERS = re.compile(r"\b(?:ordered|bought|purchased)\b")
# An order for so many names no things where they were just spoken of, and one that is given to it tells whose it is.
_SO_MANY = re.compile(
    r"\b(?:ordered|bought|an order for|(?:to|will) order|ta(?:ke|kes|ken|king|ok) delivery of) "
    r"(?:(?:another|some|about|nearly|over|a first|its) )*\d[\d.,]*(?: (?:more|million|thousand))?(?: of them)?"
    r"(?=[.,;]|$| (?:for|from it|by|over|in)\b)|"
    r"\b(?:awarded|gave|placed|handed) (?:with )?(?:it|the (?:company|firm|start-up|group|maker)) (?:an?|the) "
    r"(?:[\w-]+ ){0,3}(?:orders?|contracts?)\b"
)
_TO = re.compile(
    r"\b(?:awarded|gave|given|placed|handed) (?:[\w-]+ ){0,3}?(?:orders?|contracts?)\b[^;]{0,90}? (?:to|with) $"
)


def makers(clause: Clause, users: Sequence[str], topic: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Who makes what `users` are said to use, as far as the clause tells; `topic` is whom the text spoke of."""
    if clause.lang == "ko" or not users:
        return ()
    text, base = clause.text, clause.span.start
    if (at := called(clause)) and not set(topic) & set(users):
        return tuple(_named(clause, at)) or _from(clause, at) or topic
    by = next((m for m in clause.organisations if m.id in users), None)
    if by and not clause.part and _USED_BY.search(text, 0, by.span.start - base):
        return _in_use(clause, by, topic, lexicon)
    user = by.span.end - base if by else text.rfind(";") + 1
    if among := _AMONG.search(text, user):
        user = among.end()
    for verb in _USES.finditer(text, user):
        if _OTHERS.search(text, user, verb.start()):
            return ()
        found = tuple(_named(clause, verb.end()))
        if (
            not found
            and len(topic) == 1
            and not _others_things(clause, users, lexicon)
            and _points(text, verb.end(), len(users))
        ):
            found = topic
        if found:
            return () if set(found) & set(users) else found
    made = _things(clause, user, lexicon)
    if not made and len(topic) == 1 and _THERE.search(text, user):
        made = topic
    return () if set(made) & set(users) else made


def _in_use(clause: Clause, by: Mention, topic: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """Who makes what a clause says is used `by` somebody: those of its products before, or whom the text spoke of."""
    made = [maker for m in clause.products if m.span.end <= by.span.start and (maker := owner(lexicon, m.id))]
    return tuple(dict.fromkeys(made)) or (topic if by.id not in topic else ())


def _others_things(clause: Clause, users: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a clause names products of others than those who use something."""
    return any(owner(lexicon, m.id) not in users for m in clause.products)


def _things(clause: Clause, at: int, lexicon: Lexicon) -> tuple[str, ...]:
    """Who makes what the clause from `at` on says, by a name, is used or run on."""
    for verb in _THINGS.finditer(clause.text, at):
        if _OTHERS.search(clause.text, at, verb.start()):
            return ()
        if made := _made(clause, verb.end(), lexicon):
            return made
    return ()


def _made(clause: Clause, at: int, lexicon: Lexicon) -> tuple[str, ...]:
    """Who makes the things whose names, or whose makers' names, stand at `at`, one or a list of them."""
    base, text, last = clause.span.start, clause.text, -1
    found: list[str] = []
    for mention in sorted((*clause.organisations, *clause.products), key=attrgetter("span.start")):
        start, end = mention.span.start - base, mention.span.end - base
        if start < at:
            continue
        if start > at if last < 0 else not LINK.fullmatch(text, last, start):
            break
        last = end
        if mention.target is Target.PRODUCT:
            found += [maker] if (maker := owner(lexicon, mention.id)) else []
        elif mention.particle in POSSESSIVE or _WARE.match(text, end) or owner(lexicon, _name(lexicon, mention.id)):
            found.append(mention.id)
    return tuple(dict.fromkeys(found))


def _name(lexicon: Lexicon, organisation: str) -> str:
    known = lexicon.organisations.get(organisation)
    return known.names.en[0] if known and known.names.en else ""


def sellers(clause: Clause, buyers: Sequence[str], topic: tuple[str, ...], lexicon: Lexicon) -> tuple[str, ...]:
    """From whom `buyers` are said to have ordered: bought 10,000 cards from the firm, ordered 300 of its vans."""
    if clause.lang == "ko":
        return ()
    base = clause.span.start
    to = next((m for m in clause.organisations if _TO.search(clause.text, 0, m.span.start - base)), None)
    if to and to.id not in buyers:
        return together(clause, clause.organisations, to.id)
    if found := makers(clause, buyers, topic, lexicon) if _ORDERS.search(clause.text) else ():
        return found
    named = {m.id for m in clause.organisations}
    buying = set(buyers) <= named and not set(topic) & set(buyers)
    return topic if buying and _SO_MANY.search(clause.text) else ()


def uses_it(clause: Clause) -> bool:
    """Whether something is used that only a pronoun tells of."""
    return any(_IT.match(clause.text, verb.end()) for verb in _USES.finditer(clause.text))


def _from(clause: Clause, at: int) -> tuple[str, ...]:
    """From whom it comes what those called customers have: on its handsets a voice assistant from StepFun answers."""
    base, text = clause.span.start, clause.text
    return tuple([m.id for m in clause.organisations if text.endswith(" from ", at, m.span.start - base)])


def _points(text: str, at: int, users: int) -> bool:
    """Whether what is used is said to be that of whom the text spoke of."""
    back = _IT.match(text, at) or _DEFINITE.match(text, at) or _THEIRS.match(text, at)
    return bool(back or (users > 1 and _ITS.match(text, at)))


def _named(clause: Clause, at: int) -> Iterator[str]:
    """The makers that are named behind the verb that ends at `at`, one or a list of them."""
    base, text = clause.span.start, clause.text
    last: Mention | None = None
    for mention in clause.organisations:
        start = mention.span.start - base
        if start < at:
            continue
        if last is None:
            relied = start == at + 1 and _RELIES.search(text, 0, at)
            owned = mention.particle in POSSESSIVE and _OWNED.fullmatch(text, at, start)
            if not owned and not relied and not _FROM.fullmatch(text, at, start):
                return
        elif not LINK.fullmatch(text, last.span.end - base, start):
            return
        last = mention
        yield mention.id
