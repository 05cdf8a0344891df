"""Unnamed sources: which outlet lets which kind of them speak, whose they are, how they are called, over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from articles.counting.unnamed import MOST, OF_SOURCE, UnnamedCounts, count_unnamed
from articles.filters import UnnamedFilter
from articles.models import Outlet, Quote
from articles.models.kinds import SOURCE_KINDS
from articles.views.listing import location_options, outlet_options, tidied
from articles.views.series import Series, series

UNNOTED = "unnoted"


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of quotes and their address; "" where no address lists exactly them."""

    count: int
    link: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An outlet: quotes from unnamed sources, all its quotes, the former by kind. ``narrowed`` asks for it alone."""

    name: str
    unnamed: Cell
    all: Cell
    kinds: list[Cell]
    narrowed: str = ""

    @property
    def percent(self) -> float:
        return 100 * self.unnamed.count / self.all.count if self.all.count else 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """``kinds`` are (words, query that narrows the page to the kind) in the order of the columns."""

    kinds: list[tuple[Any, str]]
    rows: list[Row]
    total: Row


@dataclass(frozen=True, slots=True)
class Frequent:
    """A wording or an affiliation: the page narrowed to it, and its quotes."""

    words: str
    query: str
    quotes: Cell


@require_safe
def unnamed(request: HttpRequest) -> HttpResponse:
    if redirect := tidied(request):
        return redirect
    found = UnnamedFilter(request.GET, Quote.objects.for_reading())
    counts = count_unnamed(found)
    undated = counts.days.get(None, 0)
    context = {
        "filter": found,
        "table": _table(found, counts),
        "wordings": _frequent(found, "wording", counts.wordings),
        "affiliations": _frequent(found, "affiliation", counts.affiliations),
        "most": MOST,
        "series": _over_time(found, counts),
        "undated": undated,
        "undated_query": found.query(**{"from": None, "to": None, "undated": "1"}),
        "options": {"location": location_options(), "outlet": outlet_options()},
    }
    return render(request, "unnamed/table.html", context)


def _quotes(found: UnnamedFilter, **changed: str | None) -> str:
    return reverse("quotes") + found.query(**({"source": "unnamed"} | changed))


def _all_quotes(found: UnnamedFilter, **changed: str | None) -> str:
    return _quotes(found, **dict.fromkeys(OF_SOURCE), source=None, **changed)


def _over_time(found: UnnamedFilter, counts: UnnamedCounts) -> Series | None:
    days = {day: n for day, n in counts.days.items() if day}
    return series([days], [lambda value: found.query(**{"from": value, "to": value, "undated": None})])


def _table(found: UnnamedFilter, counts: UnnamedCounts) -> Table:
    by_kind: dict[str, int] = {}
    for (_outlet, kind), n in counts.kinds.items():
        by_kind[kind] = by_kind.get(kind, 0) + n
    kinds = sorted(by_kind, key=lambda kind: (kind in ("other", ""), -by_kind[kind], kind))
    outlets = {outlet for outlet, _kind in counts.kinds}
    known = [outlet for outlet in outlets if outlet is not None]
    names: dict[int | None, str] = dict(Outlet.objects.filter(pk__in=known).values_list("pk", "name"))
    rows = [_row(found, outlet, names.get(outlet, ""), kinds, counts) for outlet in outlets]
    rows.sort(key=lambda row: (-row.unnamed.count, row.name))
    headings = [(_kind_words(kind), _of_kind(found, kind)) for kind in kinds]
    return Table(headings, rows, _total(found, kinds, by_kind, sum(counts.everything.values())))


def _kind_words(kind: str) -> Any:
    return SOURCE_KINDS.get(kind, kind) if kind else gettext("kind not noted")


def _of_kind(found: UnnamedFilter, kind: str) -> str:
    """ "" for a word of an editor's that is no known kind: no address asks for it."""
    return found.query(source_kind=kind or UNNOTED) if kind in SOURCE_KINDS or not kind else ""


def _cell(base: str, kind: str, count: int) -> Cell:
    """Of one kind; ``base`` is the address of all kinds, which writes a table of thousands of cells in no time."""
    known = kind in SOURCE_KINDS or not kind
    return Cell(count, f"{base}&source_kind={kind or UNNOTED}" if known and count else "")


def _row(found: UnnamedFilter, outlet: int | None, name: str, kinds: list[str], counts: UnnamedCounts) -> Row:
    """No address lists the articles that name no outlet, so their numbers lead nowhere."""
    numbers = [counts.kinds.get((outlet, kind), 0) for kind in kinds]
    everything = counts.everything.get(outlet, 0)
    if outlet is None:
        return Row(gettext("No outlet named"), Cell(sum(numbers)), Cell(everything), [Cell(n) for n in numbers])
    of = {"outlet": str(outlet)}
    base = _quotes(found, **of, source_kind=None)
    return Row(
        name,
        Cell(sum(numbers), _quotes(found, **of)),
        Cell(everything, _all_quotes(found, **of)),
        [_cell(base, kind, n) for n, kind in zip(numbers, kinds, strict=True)],
        found.query(**of),
    )


def _total(found: UnnamedFilter, kinds: list[str], by_kind: dict[str, int], everything: int) -> Row:
    base = _quotes(found, source_kind=None)
    return Row(
        gettext("All outlets"),
        Cell(sum(by_kind.values()), _quotes(found)),
        Cell(everything, _all_quotes(found)),
        [_cell(base, kind, by_kind[kind]) for kind in kinds],
    )


def _frequent(
    found: UnnamedFilter, by: Literal["wording", "affiliation"], rows: Iterable[tuple[str, int]]
) -> list[Frequent]:
    return [Frequent(words, found.query(**{by: words}), Cell(n, _quotes(found, **{by: words}))) for words, n in rows]
