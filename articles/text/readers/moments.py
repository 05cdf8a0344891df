"""Dates as tables hold them: stamps, numbers of seconds or of days, and days whose order the other rows tell."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from articles.text.readers import dates, stamps
from articles.text.values import Precision, SourceDate

Order = Literal["day first", "month first", ""]
MAX_LENGTH = 120
NUMBER = re.compile(r"-?\d{1,20}(?:\.\d{1,12})?")
TICKS = re.compile(r"/?Date\((-?\d{1,17})(?:[+-]\d{4})?\)/?")
SLASHED = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/.])")
CTIME = re.compile(
    r"(?:\w{3},?\s+)?(\w{3})\s+(\d{1,2})\s+(\d\d:\d\d(?::\d\d)?)(?:\s+([+-]\d{4}|[A-Z]{2,4}))?\s+(\d{4})"
)
YEARS = (1600, 2199)
EPOCHS = ((1e8, 1e10, 1.0), (1e11, 1e13, 1e3), (1e14, 1e16, 1e6), (1e17, 1e19, 1e9))
EXCEL_DAYS = (15_000, 73_000)
EXCEL_ZERO = datetime(1899, 12, 30, tzinfo=UTC)
# What a clock says that was never set.
NEVER_SET = ("1970-01-01", "0001-01-01")
MIDNIGHT = re.compile(r"\d\d?[T ]00:00(?::00(?:\.0+)?)?(?:\s?Z|\s?[+-]\d\d:?\d\d|\s?(?:GMT|UTC))?$")


def read(text: str, order: Order = "") -> SourceDate | None:
    """The moment a cell names, None where it names none. ``order`` is how the table writes days and months."""
    raw = " ".join(text[: MAX_LENGTH + 1].split())
    if not raw or len(raw) > MAX_LENGTH:
        return None
    if NUMBER.fullmatch(raw):
        return of_number(raw)
    if match := TICKS.fullmatch(raw):
        return of_epoch(float(match.group(1)) / 1e3, raw)
    if match := CTIME.fullmatch(raw):
        month, day, clock, zone, year = match.groups()
        return renamed(stamps.read(f"{day} {month} {year} {clock} {zone or ''}"), raw)
    if SLASHED.search(raw):
        day_first = {"day first": True, "month first": False}.get(order)
        found = dates.read(raw, origin="metadata", day_first=day_first)
        return renamed(found[0], raw) if found else other_order(raw)
    if MIDNIGHT.search(raw):
        # A day that a database keeps as a moment; nobody published at that very second.
        return None if raw.startswith(NEVER_SET) else renamed(stamps.read(raw[:10]), raw)
    return renamed(stamps.read(raw), raw)


def other_order(raw: str) -> SourceDate | None:
    """A day that is none in the table's order, but in the other."""
    for day_first in (True, False):
        if found := dates.read(raw, origin="metadata", day_first=day_first):
            return renamed(found[0], raw)
    return None


def renamed(found: SourceDate | None, raw: str) -> SourceDate | None:
    """The date with the cell's own wording."""
    if found is None or not YEARS[0] <= found.local_day[0] <= YEARS[1]:
        return None
    return of_moment(found.at, found.precision, raw, found.local_day, certain=found.certain)


def of_moment(
    at: datetime, precision: Precision, raw: str, day: tuple[int, int, int], *, certain: bool = True
) -> SourceDate:
    return SourceDate(at=at, precision=precision, raw=raw, origin="metadata", local_day=day, certain=certain)


def of_number(raw: str) -> SourceDate | None:
    """Seconds or less since 1970, days since 1900 as spreadsheets count them, or a day or a year written together."""
    value = float(raw)
    digits = raw.partition(".")[0]
    if len(digits) in {4, 6, 8, 12, 14} and (found := renamed(stamps.read(digits), raw)):
        return found
    if EXCEL_DAYS[0] <= value <= EXCEL_DAYS[1]:
        day = (EXCEL_ZERO + timedelta(days=int(value))).date()
        return of_moment(midnight(day), "day", raw, (day.year, day.month, day.day))
    for low, high, unit in EPOCHS:
        if low <= value < high:
            return of_epoch(value / unit, raw)
    return None


def of_epoch(seconds: float, raw: str) -> SourceDate | None:
    try:
        at = datetime.fromtimestamp(int(seconds), tz=UTC)
    except (OverflowError, ValueError, OSError):
        return None
    if not YEARS[0] <= at.year <= YEARS[1] or seconds == 0:
        return None
    precision: Precision = "day" if at == midnight(at.date()) else "minute"
    return of_moment(at, precision, raw, (at.year, at.month, at.day))


def midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def order_of(cells: Iterable[str]) -> Order:
    """How a column writes days and months, told by those dates that can be read in one way only."""
    day_first = month_first = 0
    for cell in cells:
        if match := SLASHED.search(cell[:MAX_LENGTH]):
            first, _, second = match.groups()
            day_first += int(first) > 12 >= int(second)
            month_first += int(second) > 12 >= int(first)
    if day_first > 20 * month_first:
        return "day first"
    return "month first" if month_first > 20 * day_first else ""
