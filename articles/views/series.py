"""One or two counts over time on one scale: columns for the eye, and the same figures as a table with links."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.utils.formats import date_format

from articles.models.dating import in_words

Unit = Literal["day", "month", "year"]
Link = Callable[[str], str]
DAYS_SHOWN_AS_DAYS = 62
YEARS_SHOWN_AS_MONTHS = 12
TALLEST = 94  # per cent of the room a series has
WIDEST = 12
TICKS = 5


@dataclass(frozen=True, slots=True)
class Column:
    """``y`` and ``height`` are percentages of the drawing, written with full stops."""

    count: int
    link: str
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A day, month or year in which something was counted."""

    words: str
    x: str
    width: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    x: str
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Series:
    """``highest`` is the count of the tallest column: all series share the scale."""

    unit: Unit
    slots: list[Slot]
    ticks: list[Tick]
    highest: int


def series(counted: Sequence[Mapping[date, int]], links: Sequence[Link]) -> Series | None:
    """At most two counts by day; a link takes "2012-06-01", "2012-06" or "2012". None when nothing was counted.

    Of two series the first stands on the middle line and the second hangs from it.
    """
    days = {day for counts in counted for day in counts}
    if not days:
        return None
    first, last = min(days), max(days)
    unit = _unit(first, last)
    summed = [_summed(unit, counts) for counts in counted]
    highest = max(n for counts in summed for n in counts.values())
    total = _index(unit, last, first) + 1
    starts = sorted({start for counts in summed for start in counts})
    slots = [_slot(unit, start, summed, links, highest, (_index(unit, start, first), total)) for start in starts]
    return Series(unit, slots, _ticks(unit, first, total), highest)


def _unit(first: date, last: date) -> Unit:
    if (last - first).days < DAYS_SHOWN_AS_DAYS:
        return "day"
    return "month" if last.year - first.year < YEARS_SHOWN_AS_MONTHS else "year"


def _summed(unit: Unit, counts: Mapping[date, int]) -> dict[date, int]:
    found: dict[date, int] = {}
    for day, n in counts.items():
        start = _start(unit, day)
        found[start] = found.get(start, 0) + n
    return found


def _start(unit: Unit, day: date) -> date:
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _index(unit: Unit, day: date, first: date) -> int:
    if unit == "day":
        return (day - first).days
    years = day.year - first.year
    return years if unit == "year" else 12 * years + day.month - first.month


def _slot(
    unit: Unit,
    start: date,
    summed: Sequence[Mapping[date, int]],
    links: Sequence[Link],
    highest: int,
    place: tuple[int, int],
) -> Slot:
    value = {"day": start.isoformat(), "month": start.isoformat()[:7], "year": start.isoformat()[:4]}[unit]
    index, total = place
    room = 100 / len(summed)
    columns = []
    for number, (counts, link) in enumerate(zip(summed, links, strict=True)):
        count = counts.get(start, 0)
        height = room * TALLEST / 100 * count / highest
        y = room - height if number == 0 else room
        columns.append(Column(count, link(value), f"{y:.3f}%", f"{height:.3f}%"))
    room = 100 / total
    width = min(room * 0.86, WIDEST)
    return Slot(in_words(start, unit), f"{(index + 0.5) * room - width / 2:.3f}%", f"{width:.3f}%", tuple(columns))


def _ticks(unit: Unit, first: date, total: int) -> list[Tick]:
    """A few labels below the columns: all of a few; else the first, the last, and some between them."""
    if total <= TICKS:
        return [Tick(f"{_middle(i, total):.2f}%", _tick_words(unit, first, i), "middle") for i in range(total)]
    last = total - 1
    between = sorted({round(last * part / (TICKS - 1)) for part in range(1, TICKS - 1)} - {0, last})
    return [
        Tick("0%", _tick_words(unit, first, 0), "start"),
        *(Tick(f"{_middle(i, total):.2f}%", _tick_words(unit, first, i), "middle") for i in between),
        Tick("100%", _tick_words(unit, first, last), "end"),
    ]


def _middle(index: int, total: int) -> float:
    return 100 * (index + 0.5) / total


def _tick_words(unit: Unit, first: date, index: int) -> str:
    if unit == "day":
        return date_format(first + timedelta(days=index), "j M")
    if unit == "month":
        months = first.month - 1 + index
        return date_format(date(first.year + months // 12, months % 12 + 1, 1), "M Y")
    return f"{first.year + index}"
