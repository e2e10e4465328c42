"""Reads organisations that an article itself introduces: 즈푸(智譜·Zhipu), a Shenzhen start-up called X."""

from __future__ import annotations

from briefs.lexicon.load import Lexicon
from briefs.model import Organisation


def learn(text: str, lexicon: Lexicon) -> tuple[Organisation, ...]:
    """Organisations that `text` introduces and `lexicon` doesn't know."""
    return ()
