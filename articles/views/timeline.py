"""What a list holds over time, as bars: each leads to the same list in that time alone, and so to finer bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext, gettext_lazy

from articles import counting
from articles.filters import ArchiveFilter
from articles.models.dating import in_words
from articles.views.bursts import bursts
from articles.views.silences import Silences, silences
from articles.views.units import Unit, ends_of, gathered, starts, unit_for, words_of

TALLEST = 86  # per cent; what is left above the tallest bar holds its mark
TICKS = 5
BAR = 0.86  # of the room that each bar has
TITLES = {
    ("article", "day"): gettext_lazy("Articles by day"),
    ("article", "month"): gettext_lazy("Articles by month"),
    ("article", "year"): gettext_lazy("Articles by year"),
    ("article", "decade"): gettext_lazy("Articles by decade"),
    ("article", "century"): gettext_lazy("Articles by century"),
    ("quote", "day"): gettext_lazy("Quotes by day"),
    ("quote", "month"): gettext_lazy("Quotes by month"),
    ("quote", "year"): gettext_lazy("Quotes by year"),
    ("quote", "decade"): gettext_lazy("Quotes by decade"),
    ("quote", "century"): gettext_lazy("Quotes by century"),
    ("figure", "day"): gettext_lazy("Figures by day"),
    ("figure", "month"): gettext_lazy("Figures by month"),
    ("figure", "year"): gettext_lazy("Figures by year"),
    ("figure", "decade"): gettext_lazy("Figures by decade"),
    ("figure", "century"): gettext_lazy("Figures by century"),
}
NOUNS = {"article": gettext_lazy("Articles"), "quote": gettext_lazy("Quotes"), "figure": gettext_lazy("Figures")}


@dataclass(frozen=True, slots=True)
class Bar:
    """``x``, ``width``, ``y`` and ``height`` are percentages of the drawing, written with full stops.

    ``missing`` counts the days without coverage by the outlet that the list is narrowed to.
    """

    words: str
    count: int
    query: str
    x: str
    width: str
    y: str
    height: str
    burst: bool = False
    missing: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    x: str
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """``wider`` are (words, query) of the times around the one shown, widest first."""

    title: str
    noun: str
    unit: Unit
    bars: list[Bar]
    ticks: list[Tick]
    wider: list[tuple[str, str]]
    undated: int
    undated_query: str
    gaps: Silences | None

    @property
    def told(self) -> list[Bar]:
        """What the table tells: bars with rows, or with days that the outlet left out."""
        return [bar for bar in self.bars if bar.count or bar.missing]

    @property
    def has_bursts(self) -> bool:
        return any(bar.burst for bar in self.bars)


def timeline(found: ArchiveFilter, address: str = "", *, gaps: bool = False) -> Timeline | None:
    """None when the list holds nothing, dated or not. ``address`` is the list's where the timeline stands elsewhere."""
    by_day = counting.histogram(found, "day")
    if not by_day.counts and not by_day.undated:
        return None
    of = str(found.queryset.model._meta.model_name)
    undated = address + found.query(**{"from": None, "to": None, "undated": "1"})
    shown = _shown(found, [day for day, _ in by_day.counts])
    if shown is None:
        nothing = gettext("Nothing here is dated")
        return Timeline(nothing, str(NOUNS[of]), "day", [], [], _wider(found, address), by_day.undated, undated, None)
    unit = unit_for(*shown)
    silent = silences(found, *shown, unit, wanted=gaps)
    firsts = list(starts(unit, *shown))
    bars = _bars(found, address, unit, firsts, gathered(unit, by_day.counts), silent)
    return Timeline(
        str(TITLES[of, unit]),
        str(NOUNS[of]),
        unit,
        bars,
        _ticks(unit, firsts),
        _wider(found, address),
        by_day.undated,
        undated,
        silent,
    )


def _shown(found: ArchiveFilter, days: Sequence[date]) -> tuple[date, date] | None:
    """The time asked for where it is short enough for days, so that empty days show; else from first to last row."""
    first, last = _asked(found, "from"), _asked(found, "to")
    if first and last and first <= last and unit_for(first, last) == "day":
        return first, last
    return (days[0], days[-1]) if days else None


def _asked(found: ArchiveFilter, name: str) -> date | None:
    asked = found.form.cleaned_data.get(name)
    return asked.arguments[0] if asked else None


def _bars(
    found: ArchiveFilter,
    address: str,
    unit: Unit,
    firsts: Sequence[date],
    counts: dict[date, int],
    silent: Silences | None,
) -> list[Bar]:
    numbers = [counts.get(first, 0) for first in firsts]
    highest, step = max([*numbers, 1]), 100 / len(firsts)
    standing_out = bursts(numbers)
    bars = []
    for index, (first, n) in enumerate(zip(firsts, numbers, strict=True)):
        begin, end = ends_of(unit, first)
        height = TALLEST * n / highest
        bars.append(
            Bar(
                words=words_of(unit, first),
                count=n,
                query=address + found.query(**{"from": begin, "to": end, "undated": None}),
                x=f"{index * step:.3f}%",
                width=f"{step * BAR:.3f}%",
                y=f"{100 - height:.3f}%",
                height=f"{height:.3f}%",
                burst=index in standing_out,
                missing=silent.by_start.get(first, 0) if silent else 0,
            )
        )
    return bars


def _wider(found: ArchiveFilter, address: str) -> list[tuple[str, str]]:
    """From all times down to the month around the day that is shown."""
    first, last = _asked(found, "from"), _asked(found, "to")
    if not first and not last:
        return []
    steps = [(gettext("All dates"), found.query(**{"from": None, "to": None}))]
    if first and last and first.year == last.year and (last - first) < timedelta(days=364):
        year = f"{first.year:04}"
        steps.append((year, found.query(**{"from": year, "to": year})))
        if first.month == last.month and (last - first) < timedelta(days=27):
            month = f"{year}-{first.month:02}"
            steps.append((in_words(first, "month"), found.query(**{"from": month, "to": month})))
    return [(words, address + query) for words, query in steps]


def _ticks(unit: Unit, firsts: Sequence[date]) -> list[Tick]:
    """A few labels below the bars: the first, the last, and some between them; each has its own where there are few."""
    last = len(firsts) - 1
    chosen = sorted({round(last * part / (TICKS - 1)) for part in range(TICKS)}) if last >= TICKS else range(last + 1)
    return [_tick(unit, firsts[index], index, last) for index in chosen]


def _tick(unit: Unit, day: date, index: int, last: int) -> Tick:
    short = words_of(unit, day, short=True)
    x = 100 * (index + BAR / 2) / (last + 1)
    if last < TICKS:
        return Tick(f"{x:.2f}%", short, "middle")
    anchor = "start" if index == 0 else "end" if index == last else "middle"
    x = 0.0 if index == 0 else 100.0 if index == last else x
    return Tick(f"{x:.2f}%", short, anchor)
