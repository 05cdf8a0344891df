"""Counting by plain SQL, kept until something is written."""

# ruff: noqa: S608 - what a reader typed goes into parameters; the text of a statement is written here

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from django.db import connection
from django.db.models import Model

from articles.counting import freshness
from articles.counting.breadths import breadth_of
from articles.counting.gathering import TOP, base_of, gather, groups_of, with_base
from articles.counting.questions import Question, question
from articles.counting.shapes import Facet, Histogram, Option, Unit, Values
from articles.counting.tallies import DAYS, DAYS_OF_ARTICLES, OF_ARTICLES, OF_FIGURES, OF_QUOTES, Tally
from articles.filters import ArchiveFilter
from articles.models import Article, Figure, Quote
from articles.naming import fold

TALLIES: dict[type[Model], dict[str, Tally]] = {Article: OF_ARTICLES, Quote: OF_QUOTES, Figure: OF_FIGURES}


class SqlEngine:
    """See ``shapes.Engine``."""

    def count(self, filterset: ArchiveFilter) -> int:
        if filterset.queryset.model in TALLIES:  # those that have days
            return sum(n for _, n in _listed(filterset))
        return _rows(filterset)

    def facets(self, filterset: ArchiveFilter, names: Sequence[str]) -> dict[str, Facet]:
        tallies = _tallies(filterset)
        known = [name for name in names if name in tallies and name in filterset.filters]
        # The days come with them: whoever shows facets shows a number of rows and a timeline, too.
        found = gather(filterset, {"days": _days_tally(filterset), **{name: tallies[name] for name in known}})
        facets = {name: _facet(name, [Option(str(v), words, n) for v, words, n in found[name]]) for name in known}
        if "month" in names:
            facets["month"] = _facet("month", months(filterset))
        return {name: facets[name] for name in names if name in facets}

    def values(self, filterset: ArchiveFilter, name: str, *, like: str, offset: int, limit: int) -> Values:
        if name == "month":
            return _stretch(sorted(months(filterset), key=lambda option: option.value), like, offset, limit)
        tally = _tallies(filterset)[name]
        if not tally.names:
            rows = [Option(str(v), words, n) for v, words, n in gather(filterset, {name: tally})[name]]
            return _stretch(rows, like, offset, limit)
        return _named_values(filterset, tally, fold(like), offset, limit)

    def histogram(self, filterset: ArchiveFilter, unit: Unit) -> Histogram:
        counts: Counter[date] = Counter()
        for day, n in _listed(filterset):
            if day:
                counts[_start(day, unit)] += n
        undated = sum(n for day, n in _days(filterset) if day is None)
        return Histogram(tuple(sorted(counts.items())), undated)

    def version(self, filterset: ArchiveFilter) -> int:
        return freshness.version_for(filterset)

    def ids(self, filterset: ArchiveFilter) -> list[int]:
        return list(filterset.qs.order_by("pk").values_list("pk", flat=True))


def months(filterset: ArchiveFilter) -> list[Option]:
    """Those with rows, most rows first, whatever the filters by date say."""
    counts: Counter[str] = Counter()
    for day, n in _days(filterset):
        if day:
            counts[f"{day.year:04}-{day.month:02}"] += n
    return [Option(month, "", n) for month, n in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]


def _tallies(filterset: ArchiveFilter) -> dict[str, Tally]:
    return TALLIES.get(filterset.queryset.model, {})


def _days_tally(filterset: ArchiveFilter) -> Tally:
    return DAYS_OF_ARTICLES if filterset.queryset.model is Article else DAYS


def _facet(name: str, options: Sequence[Option]) -> Facet:
    return Facet(name, tuple(options[: TOP - 1]), len(options) >= TOP)


def _days(filterset: ArchiveFilter) -> list[tuple[date | None, int]]:
    rows = gather(filterset, {"days": _days_tally(filterset)})["days"]
    return [(date.fromisoformat(value) if value else None, n) for value, _, n in rows]


def _listed(filterset: ArchiveFilter) -> Iterable[tuple[date | None, int]]:
    """Days of the list itself: those of the list without filters by date that these let through."""
    if filterset.problems:
        return []
    asked = filterset.form.cleaned_data
    first, last = (found.arguments[0] if (found := asked.get(name)) else None for name in ("from", "to"))
    undated = asked.get("undated") is not None
    return [
        (day, n)
        for day, n in _days(filterset)
        if (not undated and not first and not last)
        or (undated and day is None)
        or (not undated and day and (not first or day >= first) and (not last or day <= last))
    ]


def _start(day: date, unit: Unit) -> date:
    return day if unit == "day" else day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _rows(filterset: ArchiveFilter) -> int:
    asked = question(filterset.qs, "pk")
    if asked is None:
        return 0
    at = freshness.version_for(filterset)
    if found := freshness.kept(at, [asked.key]):
        return found[asked.key]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*), {freshness.QUIET} FROM ({asked.sql}) rows", asked.params)
        number, quiet = cursor.fetchone()
    if quiet:
        freshness.keep(at, {asked.key: number})
    return number


def _stretch(options: Sequence[Option], like: str, offset: int, limit: int) -> Values:
    fitting = [option for option in options if like.strip().casefold() in (option.words or option.value).casefold()]
    return Values(tuple(fitting[offset : offset + limit]), len(fitting))


def _named_values(filterset: ArchiveFilter, tally: Tally, like: str, offset: int, limit: int) -> Values:
    base = base_of(filterset, tally)
    if base is None:
        return Values((), 0)
    breadth = breadth_of(filterset, tally.lifts)
    sql = (
        f"WITH {', '.join(with_base(0, base, filterset, breadth))}, counted AS MATERIALIZED ("
        f"SELECT g.value, named.name, g.n FROM ({groups_of(tally, 0, breadth)}) g "
        f"JOIN {tally.names} named ON named.id = g.value WHERE strpos({tally.folded}, %s) > 0) "
        f"SELECT value, name, n, {freshness.QUIET}, (SELECT count(*) FROM counted) FROM counted "
        "ORDER BY n DESC, value OFFSET %s LIMIT %s"
    )
    key = Question(sql, (*base.params, like, offset, limit)).key
    at = freshness.version_for(filterset)
    if found := freshness.kept(at, [key]):
        return found[key]
    with connection.cursor() as cursor:
        cursor.execute(sql, [*base.params, like, offset, limit])
        rows = cursor.fetchall()
    quiet, total = (rows[0][3], rows[0][4]) if rows else (False, 0)
    values = Values(tuple(Option(str(value), name, int(n)) for value, name, n, *_ in rows), total)
    if quiet:
        freshness.keep(at, {key: values})
    return values
