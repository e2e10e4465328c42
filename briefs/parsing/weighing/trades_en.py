"""What English predicates of trade tell: what was sold, what was raised from whom, what a price came down to."""

from __future__ import annotations

from briefs.model import Kind
from briefs.parsing.weighing.turn import MANY, SUM, turn

# What changes hands, and what is paid for it or into a company.
DEALT = (
    turn(
        Kind.MARKET,
        rf"\b{MANY} (?!orders\b|deliveries\b|flights\b)(?:[\w’'-]+ ){{0,4}}?(?:has|have|had) (?:already |since )?been "
        rf"(?:sold|delivered|handed over|shipped|bought)\b|"
        rf"\b(?:hand(?:s|ed|ing)? over|drove off with|(?:has|have|had) (?:since )?(?:sold|supplied)) {MANY} "
        r"(?!of (?:the|all)\b)",
        Kind.ADOPTION,
        Kind.RELEASE,
    ),
    turn(
        Kind.FUNDING,
        rf"\b(?:received|collected|took in|got) {SUM}[^.;]{{0,40}}? from [A-Z]|"
        rf"\b(?:collected|raised) {SUM}[^.;]{{0,40}}? from (?:an?|several|some|other) (?:group|funds?|investors?)\b|"
        rf"\b(?:placing|share sale|rights issue|flotation)\b[^.;]{{0,40}}? (?:brought in|raised|fetched) |"
        r"\b(?:takes|took|brings|brought) the total (?:raised )?(?:since|to)\b|\btak(?:e|es|ing) up (?:new )?shares\b",
        Kind.MARKET,
        Kind.INVESTMENT,
        Kind.RELEASE,
    ),
    turn(
        Kind.INVESTMENT,
        r"^\W*(?:R&D|[Rr]esearch(?: and development)?) (?:took|swallowed|cost|ate|consumed|devoured)\b|"
        r"\b(?:capex|capital spending|capital expenditure) (?:down|up|low|high|at|came|was|reached|rose|fell)\b",
        Kind.MARKET,
        Kind.PERFORMANCE,
    ),
    turn(
        Kind.TALENT,
        rf"\bpa(?:ys?|id) (?:them|him|her|[a-z]+(?:ers|ors|ists)|staff|graduates|interns|teachers) {SUM}.{{0,20}}?"
        r"\b(?:an hour|a day|a week|a month|a year)\b",
        Kind.PERFORMANCE,
        Kind.MARKET,
    ),
    turn(
        Kind.PARTNERSHIP,
        r"\b(?:agree(?:d|s|ment)|contract|memorandum|deal)\b[^.;]{0,80}? (?:buy|purchase|take) (?:[\w-]+ ){0,3}?"
        r"(?:services|wafers|chips|capacity|computing|cards|tokens)\b",
        Kind.FUNDING,
        Kind.INVESTMENT,
    ),
    turn(
        Kind.PARTNERSHIP,
        r"\b[Aa]greed to (?:exchange|train) [^.;]{3,60}? (?:together|a year)\b|\bjoint class\b",
        Kind.TALENT,
        Kind.FUNDING,
    ),
    turn(
        Kind.MARKET,
        rf"(?:yuan|dollars|won|\$\d[\d.,]*)\)?[^.;]{{0,20}}?, (?:a reduction of )?\d[\d.]*(?:%| per ?cent) "
        r"(?:less|more|cheaper|below|above) than (?!any|other|rivals|what)|"
        rf"\b(?:has|have) (?:cut|lowered|raised|halved) [^.;]{{2,40}}? to {SUM}|\binstead of {SUM}|; it was {SUM}|"
        r"\bprices? of [^.;]{2,60}? (?:was|were|has been|have been) (?:raised|cut|lowered|halved)\b|"
        r"\bma(?:de|kes|king) [A-Z][\w .-]{1,30} \d[\d.]*(?:%| per ?cent) cheaper\b",
        Kind.PERFORMANCE,
    ),
)
# What is told with or without a figure.
ALLIED = (
    turn(
        Kind.RESTRICTION,
        r"\b(?:may|must) not (?!cost)[a-z]|\b(?:forbids?|forbidden|forbade|prohibits?|prohibited)\b|"
        r"\b(?:bans|barred|bars|banned) (?!to\b|rises\b|of\b)[a-z]|"
        r"\bmust (?:now )?(?:first )?(?:take out|hold|inform|register|obtain)\b|"
        r"\bneed(?:s|ed)? an? (?:permit|licen[cs]e)\b",
        Kind.POLICY,
    ),
    turn(
        Kind.RESTRICTION,
        rf"\b(?:closed|deleted|removed|blocked|suspended) {MANY} (?:[\w-]+ )?accounts\b|"
        r"\blogged out (?:some|all|many) users\b|"
        r"\b(?:cut|cuts|cutting) off (?:its )?(?:customers|developers|users|clients)\b",
        Kind.ADOPTION,
        Kind.MARKET,
        Kind.STRATEGY,
    ),
    turn(
        Kind.PARTNERSHIP,
        r"\b(?:committed to (?:fit|equip)\b|agreed (?:with [^.;]{2,60}? )?to (?:test|try)\b|will equip\b|"
        r"(?:is|are) integrating\b|(?:is|are) to be fitted to (?!all\b|its\b))",
        Kind.ADOPTION,
    ),
    turn(Kind.PERFORMANCE, r"^\W*(?:The )?[Cc]osts? per\b|\bsaves (?:the|its|it|carmakers|a|an)\b", Kind.MARKET),
    turn(
        Kind.PARTNERSHIP,
        r"\b(?:is|are) (?:in talks|working|cooperating) with (?!the schools|schools|hospitals)[^.;]{2,60}? "
        r"(?:makers|fund|firms|companies|group|on)\b(?! about)|\bworks for [A-Z]|\bworks with [A-Z]",
        Kind.FUNDING,
        Kind.STRATEGY,
    ),
    turn(
        Kind.STRATEGY,
        r"\b(?:set up|opened|founded) (?:[\w-]+ ){0,2}subsidiaries in\b|"
        r"\b(?:office|branch|subsidiary) in [A-Z][^.;]{2,60}? (?:will open|is due to open|is to open|opens)\b",
        Kind.ADOPTION,
        Kind.CAPABILITY,
        Kind.RELEASE,
    ),
    turn(
        Kind.ADOPTION,
        rf"\b(?:plans?|intends?|means?|wants?|aims?) to (?:install|deploy) {MANY} |"
        r"\bwill use (?:humanoids|robots|it|them)\b",
        Kind.CAPABILITY,
    ),
    turn(
        Kind.RELEASE,
        r"\b(?:hand(?:s|ed|ing)? out|ship(?:s|ped|ping)?|send(?:s|ing)? out|sent out) samples\b",
        Kind.CAPABILITY,
    ),
)
