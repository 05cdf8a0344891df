"""Dates as newspapers print them, read strictly.

A general date parser fills whatever a text leaves out from today's date, which in an archive is a
wrong date that looks right. Here a date without a year is no date, an impossible one is no date,
and a clock time without a zone is left out of ``at`` (it stays in ``raw``), because nobody can say
which minute it was.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache

from articles.text.readers import day_order, months, zones
from articles.text.values import Precision, SourceDate

MONTHS = months.OF_ENGLISH
MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})"
TIME = (
    r"(?=\d{{1,2}}(?:[:.h]\d{{2}}|\s?[ap]\.?m\b))"
    r"(?P<{0}hour>\d{{1,2}})(?!\d)(?:[:.h](?P<{0}minute>\d{{2}})(?::(?P<{0}second>\d{{2}})(?:[.,]\d{{1,9}})?)?)?"
    r"(?:\s?(?P<{0}half>[ap])\.?m\b\.?)?(?:\s?(?:hrs|hours|uhr|uur|ч)\b)?"
    rf"(?:\s?\(?(?P<{{0}}zone>{zones.PATTERN.replace('{', '{{').replace('}', '}}')})\)?(?![a-z0-9]))?"
)
WEEKDAY_AFTER = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
OF = r"(?:\s{1,3}(?:of|de|del)(?=\s))?"
DATE = (
    r"(?:(?P<iso_year>\d{{4}})(?:[-/.](?P<iso_month>\d{{1,2}})[-/.](?P<iso_day>\d{{1,2}})"
    r"|\s?[年년]\s?(?P<east_month>\d{{1,2}})\s?[月월]\s?(?P<east_day>\d{{1,2}})\s?[日일])"
    r"|(?P<first>\d{{1,2}})(?P<mark>[-/.])(?P<second>\d{{1,2}})(?P=mark)(?P<year3>\d{{4}}|\d{{2}})(?!\d)"
    r"|(?P<day1>\d{{1,2}})(?:st|nd|rd|th|er|[º°ª]|\.(?=\s?[^\W\d_]))?{of}[\s-]{{0,3}}(?P<month1>{month})\.?,?{of}"
    r"[\s-]{{1,3}}(?P<year1>\d{{4}}|'?\d{{2}}(?![\d:.]))"
    r"|(?P<month5>{month})\s{{1,2}}(?P<day5>\d{{1,2}})\s{{1,2}}(?=\d\d:\d\d){mid}\s{{1,2}}(?P<year5>\d{{4}})"
    r"|(?P<month2>{month})\.?[\s-]{{1,3}}(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?{of}[\s-]{{1,3}}(?P<year2>\d{{4}})"
    r"|(?P<month4>{month})\.?,?{of}\s{{1,3}}(?P<year4>\d{{4}}))(?!\d)"
)
BETWEEN = r"(?:(?:\s?(?:年|г)\.?)?\s{0,3}(?:,|-|–|—|at|@|T|\||um|à|às|a las|alle|om|kl\.?|в|saat|الساعة)?\s{0,3})"
MARKS = {0x200E: " ", 0x200F: " ", 0x060C: ","}  # marks of direction and the Arabic comma


@cache
def phrase(*, foreign: bool = False) -> re.Pattern[str]:
    """The pattern of a whole date; compiled when it is first needed, since it takes longer than most files."""
    month = months.pattern() if foreign else MONTH
    date = DATE.format(month=month, of=OF, mid=TIME.format("mid_"))
    return re.compile(
        rf"(?<![\w/])(?:{TIME.format('early_')},?\s{{0,3}}(?:on\s)?)?{WEEKDAY}?{date}"
        rf"(?:(?:,?\s{{1,3}}{WEEKDAY_AFTER})?{BETWEEN}{TIME.format('late_')})?",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True)
class Found:
    """A date phrase at ``start``:``end`` of a line; ``raw`` is its wording."""

    start: int
    end: int
    raw: str
    parts: dict[str, str]

    @property
    def zone(self) -> str | None:
        return self.parts.get("late_zone") or self.parts.get("mid_zone") or self.parts.get("early_zone")

    @property
    def day_first(self) -> bool | None:
        """What this date alone tells about the order of day and month."""
        if "first" in self.parts:
            if int(self.parts["first"]) > 12:
                return True
            if int(self.parts["second"]) > 12:
                return False
            told = zones.day_first(self.zone)
            return True if told is None and self.parts["mark"] == "." else told
        return zones.day_first(self.zone)


def find(line: str) -> list[Found]:
    """Every complete date in a line, in order; impossible ones are left out."""
    return [found for found in phrases(line) if calendar_day(found.parts, True) or calendar_day(found.parts, False)]


def phrases(line: str) -> Iterator[Found]:
    line = line.translate(MARKS) if not line.isascii() else line
    for match in phrase(foreign=months.has_foreign(line)).finditer(line):
        parts = {name: value for name, value in match.groupdict().items() if value}
        raw = match.group().strip(" ,|-–—")
        start = match.start() + match.group().index(raw)
        yield Found(start, start + len(raw), raw, parts)


def read(line: str, *, origin: str, day_first: bool | None = None) -> list[SourceDate]:
    """The dates of one line. What one says about zone or order holds for the others beside it.

    ``day_first`` is what is known of the outlet; None where nothing is.
    """
    return [date for _, date in read_found(line, origin=origin, day_first=day_first)]


def read_found(line: str, *, origin: str, day_first: bool | None = None) -> list[tuple[Found, SourceDate]]:
    """As ``read``, each date with the place where it stands."""
    found = find(line)
    zone = next((f.zone for f in found if f.zone), None)
    told = next((f.day_first for f in found if f.day_first is not None), day_first)
    dates = ((f, build(f, origin, zone, told)) for f in found)
    return [(f, date) for f, date in dates if date is not None]


def build(found: Found, origin: str, zone: str | None, day_first: bool | None) -> SourceDate | None:
    own = found.day_first if found.day_first is not None else day_first
    day, certain = choose(found.parts, own)
    if day is None:
        return None
    precision = precision_of(found.parts)
    at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    if precision == "day" and (exact := moment(found.parts, day, found.zone or zone)):
        at, precision = exact, "minute"
    return SourceDate(
        at=at,
        precision=precision,
        raw=found.raw,
        origin=origin,
        local_day=(day.year, day.month, day.day),
        certain=certain,
    )


def choose(parts: dict[str, str], day_first: bool | None) -> tuple[date | None, bool]:
    """The day, and whether it can be read in no other way; the day stands first unless told otherwise."""
    by_day, by_month = calendar_day(parts, True), calendar_day(parts, False)
    if day_first is not None:
        return (by_day if day_first else by_month), True
    return by_day or by_month, by_day is None or by_month is None or by_day == by_month


def reordered(value: SourceDate, day_first: bool, *, certain: bool = True) -> SourceDate:
    """A date that could be read two ways, with day and month in the order that was found out meanwhile."""
    match = day_order.NUMERIC.search(value.raw)
    if value.certain or match is None:
        return value
    first, second = int(match.group(1)), int(match.group(3))
    day, month = (first, second) if day_first else (second, first)
    before, after = date(*value.local_day), date(value.local_day[0], month, day)
    return replace(
        value, at=value.at + (after - before), local_day=(after.year, after.month, after.day), certain=certain
    )


def calendar_day(parts: dict[str, str], day_first: bool) -> date | None:
    year, month, day = numbers(parts, day_first)
    try:
        return date(year, month, day) if year >= 1600 else None
    except ValueError:
        return None


def numbers(parts: dict[str, str], day_first: bool) -> tuple[int, int, int]:
    if "iso_year" in parts:
        kind = "iso" if "iso_month" in parts else "east"
        return int(parts["iso_year"]), int(parts[f"{kind}_month"]), int(parts[f"{kind}_day"])
    if "first" in parts:
        first, second = int(parts["first"]), int(parts["second"])
        return full_year(parts["year3"]), *((second, first) if day_first else (first, second))
    form = next(n for n in "1245" if f"month{n}" in parts)
    month = months.number_of(parts[f"month{form}"])
    return full_year(parts[f"year{form}"]), month, int(parts.get(f"day{form}", 1))


def full_year(written: str) -> int:
    digits = written.lstrip("'")
    if len(digits) == 4:
        return int(digits)
    return int(digits) + (1900 if int(digits) >= 70 else 2000)


def precision_of(parts: dict[str, str]) -> Precision:
    return "month" if "month4" in parts else "day"


def moment(parts: dict[str, str], day: date, zone: str | None) -> datetime | None:
    """The instant in UTC, when the phrase gives a clock time and a zone for it."""
    sides = [side for side in ("late_", "mid_", "early_") if f"{side}hour" in parts]
    # "09:24 GMT, 21 April 2010 10:24 UK" states one moment twice: the time beside its zone counts.
    side = next((side for side in sides if f"{side}zone" in parts), sides[0] if sides else "late_")
    if zone is None or f"{side}hour" not in parts:
        return None
    hour, half = int(parts[f"{side}hour"]), parts.get(f"{side}half", "").lower()
    if f"{side}minute" not in parts and not half:
        return None
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    try:
        clock = time(hour, int(parts.get(f"{side}minute", 0)), int(parts.get(f"{side}second", 0)))
    except ValueError:
        return None
    return zones.resolve(zone, datetime.combine(day, clock))
