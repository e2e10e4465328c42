"""Which kind of fact a clause tells that was taken as one, going by whose doing it is and what is paid for what."""

from __future__ import annotations

from briefs.model import Kind, Status
from briefs.parsing.kinds.funding import backs
from briefs.parsing.slots.frame import Frame
from briefs.parsing.subjects.descriptions import opens_public
from briefs.parsing.subjects.purposes import granted, offered
from briefs.parsing.subjects.stakes import spent_with
from briefs.parsing.subjects.takeovers import takeover

# What would be a company's doing is a policy where a public body does it.
NOT_PUBLIC = frozenset({Kind.RELEASE, Kind.PERFORMANCE, Kind.CAPABILITY, Kind.STRATEGY})
# As what is taken what a public body gives out.
GIVING = frozenset({Kind.INVESTMENT, Kind.POLICY})


def kind_of(frame: Frame) -> Kind:
    """What the clause tells as it was taken; what a public body does or offers under its own name is policy.

    But a public body that has taken something into use tells of its maker, and of itself how much it uses.
    """
    if frame.reading.kind is Kind.INVESTMENT and spent_with(frame.clause):
        return Kind.MARKET
    taken = takeover(frame.clause)
    joint = frame.reading.kind is Kind.PARTNERSHIP and frame.clause.lang == "en"
    if backs(frame) or (taken and (joint or (taken.bought and frame.reading.kind is Kind.INVESTMENT))):
        return Kind.FUNDING
    if frame.reading.kind in GIVING and frame.is_official():
        if granted(frame.clause):
            return Kind.INVESTMENT
        if offered(frame.clause):
            return Kind.POLICY
    aimed = frame.reading.kind is Kind.ADOPTION and frame.status is Status.PLANNED and frame.stands_alone()
    public = (aimed or frame.reading.kind in NOT_PUBLIC) and frame.is_official()
    return Kind.POLICY if public and (frame.names_subject() or opens_public(frame.clause)) else frame.reading.kind
