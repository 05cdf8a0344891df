"""Numbers of people as news writes them: digits, words, ranges, "dozens", with what qualifies them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: n for n, word in enumerate(_ONES, 1)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12, "m": 1_000_000}
# Of these at least so many; how many more, nobody says.
_VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "tens of thousands": 20_000,
    "hundreds of thousands": 200_000,
    "millions": 2_000_000,
}
_NOBODY = ("no one", "no-one", "nobody")
MOST = 100_000_000  # more people than any event has touched

_SMALL = "|".join(sorted([*_ONES, *_TENS], key=len, reverse=True))
_UNITS = "|".join(_ONES[:9])
_WORD_NUMBER = (
    rf"(?:half\ a\ million|(?:a|{_SMALL})(?:[-\ ](?:{_SMALL}))?\ (?:hundred|thousand|million|dozen)"
    rf"(?:\ and\ (?:{_SMALL})(?:[-\ ](?:{_SMALL}))?)?"
    rf"|(?:{_SMALL})(?:-(?:{_SMALL})|(?<=ty)\ (?:{_UNITS}))?)"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,2}|\d{1,9}(?:\.\d{1,3})?)(?:\ (?:hundred|thousand|million|dozen)|m)?"
_ONE = rf"(?:{_DIGITS}|{_WORD_NUMBER})"
NUMBER = re.compile(
    rf"(?<![\w$£€.,:/%’'-])(?:(?:a\ )?family\ of\ (?P<family>{_ONE})"
    r"|(?P<vague>dozens|scores|hundreds\ of\ thousands|tens\ of\ thousands|hundreds|thousands|millions)"
    r"(?!\ of\ thousands)"
    r"|(?P<nobody>no[ -]one|nobody)"
    rf"|(?:between\ )?(?P<low>{_ONE})(?:(?:-|–|\ to\ |\ or\ |\ and\ )(?P<high>{_ONE}))?)"
    r"(?![\w$£€%’'/]|-\w|[.,:]\d|\ per\ ?cent|\ percent)",
    re.IGNORECASE | re.VERBOSE,
)
QUALIFIERS = (
    ("at_least", "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|as many as"),
    ("more_than", "more than|over|well over|upwards of|in excess of|just over|another"),
    ("up_to", "up to|a maximum of|no more than|not more than|at most"),
    ("fewer_than", "fewer than|less than|under|just under"),
    ("nearly", "nearly|almost|close to|as many as nearly|just short of"),
    ("about", "about|around|some|approximately|roughly|an estimated|estimated|perhaps"),
)
_MEANING = {words: name for name, wordings in QUALIFIERS for words in wordings.split("|")}
_MEANING["as many as"] = "up_to"
_MEANING["another"] = "exactly"
_QUALIFIER = re.compile(
    r"(?<![\w-])(?P<words>" + "|".join(sorted(map(re.escape, _MEANING), key=len, reverse=True)) + r")(?P<the> the)? $",
    re.IGNORECASE,
)
REACH = 24


class Number(NamedTuple):
    """``start`` to ``end`` holds the qualifier too; ``bare`` is where the digits or words begin.

    ``low`` or ``high`` is None where nobody says how few or how many.
    """

    start: int
    bare: int
    end: int
    low: int | None
    high: int | None
    qualifier: str
    family: bool = False


def numbers(text: str, start: int, end: int) -> Iterator[Number]:
    """Those that may count people: no year, no share, no money, no time of day."""
    for found in NUMBER.finditer(text, start, end):
        if read := _read(text, found, start):
            yield read


def _read(text: str, found: re.Match[str], floor: int) -> Number | None:
    begin, end = found.span()
    qualifier, start = "exactly", begin
    before = _QUALIFIER.search(text[max(floor, begin - REACH) : begin])
    if before:
        qualifier = _MEANING[before["words"].lower()]
        start = begin - len(before[0])
    if found["family"]:
        value = _value(found["family"])
        return Number(start, begin, end, value, value, qualifier, True) if value else None
    if found["nobody"]:
        return Number(start, begin, end, 0, 0, "none")
    if found["vague"]:
        return Number(start, begin, end, _VAGUE[found["vague"].lower()], None, "vague")
    return _of_value(text, found, start, qualifier)


def _of_value(text: str, found: re.Match[str], start: int, qualifier: str) -> Number | None:
    low, end = _value(found["low"]), found.end()
    high = _value(found["high"]) if found["high"] else None
    between = found[0][:7].lower() == "between"
    if found["high"] and (low is None or high is None or high <= low or (" and " in found[0] and not between)):
        if between:
            return None
        high, end = None, found.end("low")
    if low is None or low > MOST or (high or 0) > MOST or _is_year(found["low"]):
        return None
    begin = found.start()
    if high is not None and text.endswith("from ", max(begin - 5, 0), begin):
        begin = found.start("high")  # "rose from 90 to 108"
        return Number(begin, begin, end, high, high, "exactly")
    if high is not None:
        return Number(start, begin, end, low, high, "range")
    bounds = {"at_least": (low, None), "more_than": (low, None), "up_to": (None, low), "fewer_than": (None, low)}
    return Number(start, begin, end, *bounds.get(qualifier, (low, low)), qualifier)


def _is_year(written: str) -> bool:
    return len(written) == 4 and written.isdigit() and 1900 <= int(written) < 2100


def _value(written: str) -> int | None:
    """None for what is no whole number, as a time of day or a share."""
    words = written.lower()
    if words[0].isdigit():
        parts = words.replace(",", "").split()
        digits = parts[0].removesuffix("m")
        scale = _SCALES[parts[1]] if len(parts) > 1 else 1_000_000 if parts[0].endswith("m") else 1
        value = float(digits) * scale
        return round(value) if abs(value - round(value)) < 1e-6 and ("." not in digits or scale > 1) else None
    if words == "half a million":
        return 500_000
    total = current = 0
    for word in words.replace("-", " ").split():
        if word in _SCALES:
            total, current = total + (current or 1) * _SCALES[word], 0
        elif word not in {"and", "a"}:
            current += _WORDS[word]
    return total + current
