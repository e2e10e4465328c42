"""Figures as readers of each language write them, exactly the value reported."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from babel.numbers import format_decimal

from briefs.lexicon import Lexicon
from briefs.lexicon.measures import measures
from briefs.model import FROM_BELOW, MONEY, Bound, Lang, Quantity, Unit
from briefs.said import short
from briefs.writing.gather import Figure
from briefs.writing.per_tokens import Tokens

_MYRIADS = ((10**16, "경"), (10**12, "조"), (10**8, "억"), (10**4, "만"))
_SCALES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_PREFIXES = ((10**18, "exa", "엑사"), (10**15, "peta", "페타"), (10**12, "tera", "테라"), (10**9, "giga", "기가"))
_PREFIXES_SMALL = ((10**6, "mega", "메가"), (10**3, "kilo", "킬로"), (1, "", ""))
_PREFIX_SMALLEST = (Decimal("0.001"), "milli", "밀리")
_SI = {Unit.FLOPS: ("flops", "플롭스"), Unit.BYTES: ("bytes", "바이트"), Unit.WATTS: ("watts", "와트")}
_CURRENCY_KO = {"CNY": "위안", "KRW": "원", "USD": "달러", "HKD": "홍콩달러", "JPY": "엔", "EUR": "유로"}
_COUNTER_KO = {
    Unit.PERCENT: "%", Unit.NM: "나노", Unit.PARAMETERS: "개", Unit.TOKENS: "개", Unit.USERS: "명", Unit.PEOPLE: "명",
    Unit.TIMES: "배", Unit.YEARS: "년", Unit.MONTHS: "개월", Unit.DAYS: "일",
}  # fmt: skip
_NOUN_EN = {
    Unit.PARAMETERS: ("parameter", "parameters"), Unit.TOKENS: ("token", "tokens"), Unit.USERS: ("user", "users"),
    Unit.PEOPLE: ("person", "people"), Unit.YEARS: ("year", "years"), Unit.MONTHS: ("month", "months"),
    Unit.DAYS: ("day", "days"), Unit.TIMES: ("time", "times"), Unit.UNITS: ("unit", "units"),
}  # fmt: skip
_SMALL_EN = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_BOUND_KO = {
    Bound.ABOUT: "약 {}", Bound.AT_LEAST: "{} 이상", Bound.AT_MOST: "{} 이하", Bound.OVER: "{} 이상",
    Bound.UNDER: "{} 미만", Bound.UP_TO: "최대 {}", Bound.NEARLY: "약 {}",
}  # fmt: skip
_BOUND_EN = {
    Bound.ABOUT: "about {}", Bound.AT_LEAST: "at least {}", Bound.AT_MOST: "at most {}", Bound.OVER: "over {}",
    Bound.UNDER: "under {}", Bound.UP_TO: "up to {}", Bound.NEARLY: "nearly {}",
}  # fmt: skip
_MILLION = 10**6
_SORT_KO = {"input": "입력 ", "output": "출력 ", "": ""}
_AFTER_MYRIADS = frozenset("만억조경")
_DECIMALS_SHOWN = 3
_SCALED_FROM = 10**4
TOPS, TERA = "TOPS", 10**12  # a figure in operations a second is counted in these


def plain(value: Decimal, lang: Lang) -> str:
    """All digits, grouped: 1,464.98; of a number that nobody could read its size: 1.00E+30."""
    if not short(value):
        return f"{value:.2E}"
    return format_decimal(value, locale=lang, decimal_quantization=False)


def korean(value: Decimal) -> str:
    """Groups of 만, 억 and 조, thousands separators inside: 28억8,000만."""
    if not short(value) or abs(value) < _SCALED_FROM:
        return plain(value, "ko")
    rest, text = abs(value), ""
    for size, word in _MYRIADS:
        groups, rest = divmod(rest, size)
        if groups:
            text += plain(groups, "ko") + word
    return ("-" if value < 0 else "") + text + (plain(rest, "ko") if rest else "")


def english(value: Decimal) -> str:
    """The largest scale that shows the value exactly in at most three decimals: 2.88 billion; else all digits."""
    for size, word in _SCALES if short(value) else ():
        scaled = value / size
        if abs(scaled) >= 1 and scaled == round(scaled, _DECIMALS_SHOWN):
            return f"{plain(scaled, 'en')} {word}"
    return plain(value, "en")


def number(value: Decimal, lang: Lang) -> str:
    """A number of any size in `lang`."""
    return korean(value) if lang == "ko" else english(value)


def percent(value: Decimal, lang: Lang) -> str:
    """The percentage without its sign: a verb tells rise and fall."""
    return f"{plain(abs(value), lang)}%"


def bounded(text: str, bound: Bound, lang: Lang) -> str:
    """`text` with the word for its exactness."""
    return (_BOUND_KO if lang == "ko" else _BOUND_EN).get(bound, "{}").format(text)


def duration(quantity: Quantity, lang: Lang) -> str:
    """How long something goes on: 3년간, 10년 이상; three years, at least ten years."""
    least = quantity.bound in FROM_BELOW
    if lang == "ko":
        text = bounded(plain(quantity.value, lang) + _COUNTER_KO[quantity.unit], quantity.bound, lang)
        return text if least else f"{text}간"
    value = quantity.value
    small = value == int(value) and value < len(_SMALL_EN)
    text = f"{_SMALL_EN[int(value)] if small else plain(value, lang)} {_NOUN_EN[quantity.unit][value != 1]}"
    return bounded(text, quantity.bound, lang) if quantity.bound is not Bound.OVER else f"more than {text}"


def fold(times: Decimal) -> str:
    """English for so many times as much: sixfold, 20-fold, 2.5-fold."""
    small = times == int(times) and times < len(_SMALL_EN)
    return f"{_SMALL_EN[int(times)]}fold" if small else f"{plain(times, 'en')}-fold"


def figure(found: Figure, lang: Lang, lexicon: Lexicon, *, noun: bool = True, bound: bool = True) -> str:
    """A figure with its unit, its exactness and its conversion: 약 3,981억 위안(약 80조 원).

    `noun` false leaves out the English noun of the unit or the thing that is counted.
    """
    name = _noun(found, lang, lexicon) if noun else ""
    text = _ranged(found, lang, _suffix(found, lang))
    text = text if lang == "ko" else f"{text} {name}".strip()
    if lang == "en":
        return _priced((_exact(text, found, lang) if bound else text) + _conversion(found, lang), found.per, lang)
    text += _conversion(found, lang)  # which stands right behind its figure: 1억 위안(약 209억 원) 이상
    text = _exact(text, found, lang) if bound else text
    return _priced(f"{name} {text}" if name else text, found.per, lang)


def _exact(text: str, found: Figure, lang: Lang) -> str:
    """A figure with the word for its exactness; the finer a process, the smaller its number: 5 nm or below."""
    if found.unit is Unit.NM and found.bound is Bound.AT_MOST and lang == "en":
        return f"{text} or below"
    return bounded(text, found.bound, lang)


def _priced(text: str, per: Tokens | None, lang: Lang) -> str:
    """A price with what it is asked for: 출력 토큰 100만 개당 0.7달러, USD 0.7 per million output tokens."""
    if per is None:
        return text
    if lang == "ko":
        return f"{_SORT_KO[per.sort]}토큰 {korean(Decimal(per.count))} 개당 {text}".replace("1,000 개", "1,000개")
    count = "million" if per.count == _MILLION else f"{per.count:,}"
    return f"{text} per {count} {per.sort} tokens".replace("  ", " ")


def _ranged(found: Figure, lang: Lang, suffix: str) -> str:
    """The value or the range, in its unit."""
    low, high = found.low, found.high
    if low.unit in _SI and found.counter is None:
        return _si(low, high, lang)
    if found.counter == TOPS and low.unit is Unit.FLOPS:
        return _operations(low, high, lang)
    show: Callable[[Decimal, Lang], str] = plain if low.unit is Unit.PERCENT else number
    first = show(low.value, lang)
    if high is not None:
        last = show(high.value, lang)
        scale = last.rpartition(" ")[2]
        first = first.removesuffix(f" {scale}") if lang == "en" and scale in first and not scale[0].isdigit() else first
        first += ("~" if lang == "ko" else "-") + last
    if lang == "en" and low.unit in MONEY:
        return f"{low.unit.value} {first}"
    return f"{first} {suffix}" if first[-1] in _AFTER_MYRIADS and suffix.isalpha() else first + suffix


def _suffix(found: Figure, lang: Lang) -> str:
    unit = found.low.unit
    if lang == "en":
        return {Unit.PERCENT: "%", Unit.NM: " nm"}.get(unit, "")
    if unit in MONEY:
        return _CURRENCY_KO[unit.value]
    return found.counter if found.counter is not None else _COUNTER_KO.get(unit, "개")


def _noun(found: Figure, lang: Lang, lexicon: Lexicon) -> str:
    """The name of what is counted."""
    if found.counted is not None:
        term = lexicon.terms[found.counted]
        one = lang == "ko" or (found.high is None and found.low.value == 1)
        return term.show(lang) if one else plural(term.en[0], term.plural)
    if lang == "ko" or found.low.unit not in _NOUN_EN:
        return ""
    if found.low.unit is Unit.COUNT:
        return ""
    return _NOUN_EN[found.low.unit][found.high is not None or found.low.value != 1]


def currency(unit: Unit) -> str:
    """A currency in Korean."""
    return _CURRENCY_KO[unit.value]


def counting(found: Figure, lang: Lang, lexicon: Lexicon) -> str:
    """What figures like `found`, no money, are counted in: 명, 대; users, robotaxis."""
    if lang == "ko":
        return _suffix(found, lang)
    if found.counted is not None:
        term = lexicon.terms[found.counted]
        return plural(term.en[0], term.plural)
    return _NOUN_EN.get(found.unit, ("", ""))[1]


def plural(word: str, irregular: str | None) -> str:
    """The English plural of a term."""
    if irregular is not None:
        return irregular
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


def _si(low: Quantity, high: Quantity | None, lang: Lang) -> str:
    """A value or a range in the prefix of its upper end: 500-700 teraflops, 500~700테라플롭스."""
    size, prefix, korean_prefix = _prefix((high or low).value)
    values = [plain(end.value / size, lang) for end in (low, high) if end is not None]
    english_unit, korean_unit = _SI[low.unit]
    return (
        f"{'-'.join(values)} {prefix}{english_unit}"
        if lang == "en"
        else f"{'~'.join(values)}{korean_prefix}{korean_unit}"
    )


def _operations(low: Quantity, high: Quantity | None, lang: Lang) -> str:
    """So many trillion operations a second, which needn't be of floating point: 500-700 TOPS."""
    values = [plain(end.value / TERA, lang) for end in (low, high) if end is not None]
    return f"{'-'.join(values)} {TOPS}" if lang == "en" else f"{'~'.join(values)}{TOPS}"


def _prefix(value: Decimal) -> tuple[Decimal | int, str, str]:
    return next((row for row in (*_PREFIXES, *_PREFIXES_SMALL) if abs(value) >= row[0]), _PREFIX_SMALLEST)


def _conversion(found: Figure, lang: Lang) -> str:
    if not found.converted:
        return ""
    low, high = found.converted[0], found.converted[1] if len(found.converted) > 1 else None
    text = _ranged(Figure(low, high), lang, _suffix(Figure(low), lang))
    return f"({bounded(text, Bound.ABOUT, lang)})" if lang == "ko" else f" ({bounded(text, Bound.ABOUT, lang)})"


def counter(term: str | None, measure: str | None) -> str | None:
    """What Korean counts pieces of `term`, or figures of `measure`, in; None where the unit alone decides."""
    table = measures()
    if measure is not None and measure in table.counters:
        return table.counters[measure]
    return table.pieces.get(term, "개") if term is not None else None
