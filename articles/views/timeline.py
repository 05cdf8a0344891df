"""Articles over time as bars: days, months or years, whichever tells most; each bar leads to its articles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from django.urls import reverse

from articles.models.article import ArticleQuerySet
from articles.models.dating import in_words

Unit = Literal["day", "month", "year"]
DAYS_SHOWN_AS_DAYS = 62
YEARS_SHOWN_AS_MONTHS = 10
TALLEST = 86  # per cent; what is left above the tallest bar holds its figure
TICKS = 5


@dataclass(frozen=True, slots=True)
class Bar:
    """``x``, ``width``, ``y`` and ``height`` are percentages of the drawing, written with full stops."""

    words: str
    count: int
    query: str
    x: str
    width: str
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class Tick:
    x: str
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Timeline:
    unit: Unit
    bars: list[Bar]
    ticks: list[Tick]
    highest: int

    @property
    def with_articles(self) -> list[Bar]:
        return [bar for bar in self.bars if bar.count]


def timeline(articles: ArticleQuerySet, first: date | None, last: date | None) -> Timeline | None:
    """None when no article is dated."""
    if first is None or last is None:
        return None
    unit = _unit(first, last)
    counts = dict(articles.counted_by(unit))
    starts = list(_starts(unit, first, last))
    highest = max(counts.values())
    bars = [_bar(unit, start, counts.get(start, 0), index, len(starts), highest) for index, start in enumerate(starts)]
    return Timeline(unit, bars, _ticks(unit, starts), highest)


def _unit(first: date, last: date) -> Unit:
    if (last - first).days < DAYS_SHOWN_AS_DAYS:
        return "day"
    return "month" if last.year - first.year < YEARS_SHOWN_AS_MONTHS else "year"


def _starts(unit: Unit, first: date, last: date) -> Iterator[date]:
    day = first if unit == "day" else first.replace(day=1) if unit == "month" else first.replace(month=1, day=1)
    while day <= last:
        yield day
        try:
            day = _next(unit, day)
        except (ValueError, OverflowError):  # the calendar ends with the year 9999
            return


def _next(unit: Unit, day: date) -> date:
    if unit == "day":
        return day + timedelta(days=1)
    if unit == "month":
        return date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return date(day.year + 1, 1, 1)


def _value(unit: Unit, day: date) -> str:
    return {"day": f"{day:%Y-%m-%d}", "month": f"{day:%Y-%m}", "year": f"{day:%Y}"}[unit]


def _bar(unit: Unit, start: date, count: int, index: int, total: int, highest: int) -> Bar:
    value = _value(unit, start)
    step = 100 / total
    height = TALLEST * count / highest
    return Bar(
        words=in_words(start, unit),
        count=count,
        query=f"{reverse('articles')}?from={value}&to={value}",
        x=f"{index * step:.3f}%",
        width=f"{step * 0.86:.3f}%",
        y=f"{100 - height:.3f}%",
        height=f"{height:.3f}%",
    )


def _ticks(unit: Unit, starts: list[date]) -> list[Tick]:
    """A few labels below the bars: the first, the last, and some between them."""
    last = len(starts) - 1
    chosen = sorted({round(last * part / (TICKS - 1)) for part in range(TICKS)}) if last >= TICKS else range(last + 1)
    return [_tick(unit, starts[index], index, last) for index in chosen]


def _tick(unit: Unit, day: date, index: int, last: int) -> Tick:
    words = {"day": f"{day.day} {day:%b}", "month": f"{day:%b %Y}", "year": f"{day.year}"}[unit]
    anchor = "start" if index == 0 else "end" if index == last else "middle"
    x = 0.0 if index == 0 else 100.0 if index == last else 100 * (index + 0.5) / (last + 1)
    return Tick(f"{x:.2f}%", words, anchor)
