"""What stands for an organisation in a button or a link, where little room is."""

from __future__ import annotations

import re
from hashlib import blake2s
from typing import Annotated

CompanyKey = Annotated[str, "company"]  # from `company_key`


def company_key(organisation_id: str) -> CompanyKey:
    """`organisation_id` itself, or a digest of it where the id would not go into a button."""
    return organisation_id if re.fullmatch(r"[a-z0-9-]{1,40}", organisation_id) else digest_key(organisation_id)


def pair_key(organisation_id: str) -> CompanyKey:
    """The same where two of them go into one button."""
    return organisation_id if re.fullmatch(r"[a-z0-9-]{1,24}", organisation_id) else digest_key(organisation_id)


def digest_key(organisation_id: str) -> CompanyKey:
    """A digest of `organisation_id`, for ids of any length and letters."""
    return "_" + blake2s(organisation_id.encode(), digest_size=8).hexdigest()
