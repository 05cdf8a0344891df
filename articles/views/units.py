"""Days, months, years, decades and centuries, as bars of a timeline stand for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal

from django.utils.dates import MONTHS_3
from django.utils.translation import gettext

from articles.models.dating import in_words

Unit = Literal["day", "month", "year", "decade", "century"]
DAYS_SHOWN_AS_DAYS = 62
YEARS_SHOWN_AS_MONTHS = 10
YEARS_SHOWN_AS_YEARS = 120
YEARS_SHOWN_AS_DECADES = 1200
YEARS = {"year": 1, "decade": 10, "century": 100}


def unit_for(first: date, last: date) -> Unit:
    """The finest unit of which no more bars than fit are needed."""
    years = last.year - first.year
    if (last - first).days < DAYS_SHOWN_AS_DAYS:
        return "day"
    if years < YEARS_SHOWN_AS_MONTHS:
        return "month"
    if years < YEARS_SHOWN_AS_YEARS:
        return "year"
    return "decade" if years < YEARS_SHOWN_AS_DECADES else "century"


def start_of(unit: Unit, day: date) -> date:
    if unit == "day":
        return day
    if unit == "month":
        return day.replace(day=1)
    return date(max(day.year // YEARS[unit] * YEARS[unit], 1), 1, 1)


def starts(unit: Unit, first: date, last: date) -> Iterator[date]:
    """First days of all units from that of ``first`` to that of ``last``."""
    day = start_of(unit, first)
    while day <= last:
        yield day
        try:
            day = _next(unit, day)
        except (ValueError, OverflowError):  # the calendar ends with the year 9999
            return


def gathered(unit: Unit, by_day: Iterable[tuple[date, int]]) -> dict[date, int]:
    counts: Counter[date] = Counter()
    for day, n in by_day:
        counts[start_of(unit, day)] += n
    return counts


def ends_of(unit: Unit, day: date) -> tuple[str, str]:
    """What ``from`` and ``to`` say for the unit that begins with a day."""
    if unit == "day":
        return (day.isoformat(),) * 2
    if unit == "month":
        return (f"{day.year:04}-{day.month:02}",) * 2
    first = day.year // YEARS[unit] * YEARS[unit]
    return f"{max(first, 1):04}", f"{first + YEARS[unit] - 1:04}"


def words_of(unit: Unit, day: date, *, short: bool = False) -> str:
    if unit in ("decade", "century"):
        first, last = ends_of(unit, day)
        return f"{int(first)}–{int(last)}"
    if not short or unit == "year":
        return in_words(day, unit)
    if unit == "day":
        return gettext("{day} {month}").format(day=day.day, month=MONTHS_3[day.month].capitalize())
    return gettext("{month} {year}").format(month=MONTHS_3[day.month].capitalize(), year=day.year)


def _next(unit: Unit, day: date) -> date:
    if unit == "day":
        return day + timedelta(days=1)
    if unit == "month":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date(day.year // YEARS[unit] * YEARS[unit] + YEARS[unit], 1, 1)
