"""The closed sets of words that facts are told in: kinds, statuses, topics, units, and what figures do."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

Lang = Literal["ko", "en"]
LANGS: tuple[Lang, ...] = ("ko", "en")


class Kind(StrEnum):
    """What a fact tells about its subject."""

    RELEASE = "release"
    PERFORMANCE = "performance"
    ADOPTION = "adoption"
    INVESTMENT = "investment"
    FUNDING = "funding"
    PARTNERSHIP = "partnership"
    POLICY = "policy"
    RESTRICTION = "restriction"
    CAPABILITY = "capability"
    MARKET = "market"
    TALENT = "talent"
    STRATEGY = "strategy"


class Status(StrEnum):
    """How far a fact has come, by the wording of its sentence."""

    DONE = "done"
    PLANNED = "planned"
    FORECAST = "forecast"
    UNCONFIRMED = "unconfirmed"


class Topic(StrEnum):
    """What an editor files an article or a fact under."""

    MODELS = "models"
    AGENTS = "agents"
    OPEN_SOURCE = "open-source"
    CHIPS = "chips"
    CHIPMAKING = "chipmaking"
    CLOUD = "cloud"
    DATA_CENTERS = "data-centers"
    ROBOTICS = "robotics"
    AUTONOMOUS_DRIVING = "autonomous-driving"
    DEVICES = "devices"
    APPS = "apps"
    SEARCH = "search"
    E_COMMERCE = "e-commerce"
    GAMES = "games"
    MEDIA = "media"
    HEALTHCARE = "healthcare"
    EDUCATION = "education"
    FINANCE = "finance"
    POLICY = "policy"
    EXPORT_CONTROLS = "export-controls"
    INVESTMENT = "investment"
    FUNDING = "funding"
    PARTNERSHIPS = "partnerships"
    TALENT = "talent"
    STARTUPS = "startups"
    MARKET = "market"
    RESEARCH = "research"
    SAFETY = "safety"


class Unit(StrEnum):
    """Base units; money is in its currency's unit, 10% is 10 percent."""

    CNY = "CNY"
    KRW = "KRW"
    USD = "USD"
    HKD = "HKD"
    JPY = "JPY"
    EUR = "EUR"
    PERCENT = "percent"
    NM = "nm"
    PARAMETERS = "parameters"
    TOKENS = "tokens"
    USERS = "users"
    PEOPLE = "people"
    UNITS = "units"
    TIMES = "times"
    YEARS = "years"
    MONTHS = "months"
    DAYS = "days"
    FLOPS = "flops"
    WATTS = "watts"
    BYTES = "bytes"
    COUNT = "count"


MONEY = frozenset({Unit.CNY, Unit.KRW, Unit.USD, Unit.HKD, Unit.JPY, Unit.EUR})


class Bound(StrEnum):
    """What a word beside a figure says of its exactness; it never changes the value."""

    EXACT = "exact"
    ABOUT = "about"  # 약, 안팎 / about, some, roughly
    AT_LEAST = "at_least"  # 이상, 최소 / at least, or more
    AT_MOST = "at_most"  # 이하 / at most, no more than
    OVER = "over"  # 넘는, 초과 / over, more than
    UNDER = "under"  # 미만, 못 미치는 / under, less than
    UP_TO = "up_to"  # 최대 / up to, as many as
    NEARLY = "nearly"  # 가까이 / nearly, almost: what lines make of an ABOUT; no fact has it


# Bounds that leave room above a figure, and below it.
FROM_BELOW = frozenset({Bound.AT_LEAST, Bound.OVER})
FROM_ABOVE = frozenset({Bound.AT_MOST, Bound.UNDER, Bound.UP_TO})


class Role(StrEnum):
    """What a figure does in its fact."""

    AMOUNT = "amount"  # the figure itself
    CONVERTED = "converted"  # the figure before it in another currency, given in brackets
    CHANGE = "change"  # a rise or a fall in percent, a fall negative
    FROM = "from"  # the start of a range, or the level before a change
    TO = "to"  # the end of a range that began with FROM
    VALUATION = "valuation"  # what a company is worth in a funding round or on the market
    DURATION = "duration"  # over how long: 3년간, over three years
    SHARE = "share"  # a part of a whole in percent
