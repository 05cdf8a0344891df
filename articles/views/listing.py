"""Lists: a FilterSet, 25 rows a page, and the addresses of the pages before and after."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.cache import cache
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext

from articles import counting
from articles.counting.frequency import most_frequent
from articles.filters import ArchiveFilter
from articles.models.words import MOST_WEIGHED
from articles.views import cursors
from articles.views.cursors import BrokenCursor, Cursor, Key
from articles.views.facets import panels
from articles.views.timeline import timeline

ROWS_A_PAGE = 25
OPTIONS = 100
OPTIONS_SECONDS = 600
FARTHEST = 10_000  # rows that an old numbered page, or an order without cursors, may skip


class Listing:
    """What a template needs to show one page of a list.

    ``start`` and ``end`` number its first and last row; they are None where the archive has changed since the cursor
    was made, so that nobody could tell without counting again. ``problem`` says why this is not the page asked for.
    """

    def __init__(self, request: HttpRequest, found: ArchiveFilter) -> None:
        self.filter = found
        self.problem = ""
        self.previous: str | None = None
        self.next: str | None = None
        self.start: int | None = 1
        self._all = found.qs
        self._keys = cursors.keys_of(self._all)
        self.rows: list[Any] = []
        self.total = counting.count(found)
        if self.total:
            self._open(request.GET)

    @property
    def end(self) -> int | None:
        return None if self.start is None else self.start + len(self.rows) - 1

    @property
    def page(self) -> Listing:
        """Itself: templates ask for ``page.number``."""
        return self

    @property
    def number(self) -> int:
        """About which page this is; 1 is the first."""
        return 2 if self.start is None else (self.start - 1) // ROWS_A_PAGE + 1

    @property
    def is_first(self) -> bool:
        return self.previous is None

    @property
    def first(self) -> str:
        return self.filter.query()

    @property
    def weighs_only(self) -> int:
        """How many rows were weighed for their order where not all were; else 0."""
        return MOST_WEIGHED if self.total > MOST_WEIGHED and self.filter.is_by_weight else 0

    @property
    def live(self) -> str:
        """The count as a screen reader is told it after a change."""
        return gettext("{total} found").format(total=f"{self.total:,}")

    def _open(self, asked: QueryDict) -> None:
        try:
            if self._keys and (text := asked.get("after")):
                return self._turn(cursors.read(text, self._keys), self._keys, backwards=False)
            if self._keys and (text := asked.get("before")):
                return self._turn(cursors.read(text, self._keys), self._keys, backwards=True)
        except BrokenCursor:
            self.problem = gettext("The address does not lead to a page of this list; this is its first page.")
        return self._skip(0 if self.problem else self._asked_offset(asked))

    def _asked_offset(self, asked: QueryDict) -> int:
        """Where an old numbered page, or a page of an order without cursors, begins; the nearest there is."""
        last = (self.total - 1) // ROWS_A_PAGE
        text = asked.get("page", "1").strip()
        digits = text.removeprefix("-")
        if not (digits.isascii() and digits.isdigit()):
            return 0
        page = last if len(digits) > 15 or int(text) < 1 else int(text) - 1
        wanted = min(page, last) * ROWS_A_PAGE
        offset = min(wanted, FARTHEST)
        if offset < wanted and offset == FARTHEST:
            self.problem = gettext("Pages so far away are reached from page to page, or by a narrower filter.")
        return offset

    def _skip(self, offset: int) -> None:
        found = self._find(self._all[offset : offset + ROWS_A_PAGE + 1])
        self.start = offset + 1
        self._show(found[:ROWS_A_PAGE], before=offset > 0, after=len(found) > ROWS_A_PAGE)

    def _turn(self, cursor: Cursor, keys: list[Key], *, backwards: bool) -> None:
        rows = self._all.reverse() if backwards else self._all
        found: list[tuple] = []
        for condition in cursors.beyond(keys, cursor.values, backwards=backwards):
            if len(found) <= ROWS_A_PAGE:
                found += self._find(rows.filter(condition)[: ROWS_A_PAGE + 1 - len(found)])
        if not found:
            raise BrokenCursor
        more = len(found) > ROWS_A_PAGE
        page = found[:ROWS_A_PAGE]
        if cursor.version == counting.version(self.filter):
            self.start = max(cursor.number - len(page) if backwards else cursor.number + 1, 1)
        else:
            self.start = None
        if backwards:
            page.reverse()
        self._show(page, before=more if backwards else True, after=True if backwards else more)

    def _find(self, rows: QuerySet) -> list[tuple]:
        """(id, values of the keys) of some rows: sorting these alone costs less than sorting what a page shows."""
        paths = [key.path for key in self._keys or ()]
        names = list(dict.fromkeys(["pk", *paths]))
        found = rows.values_list(*names)
        return [(row[0], *(row[names.index(path)] for path in paths)) for row in found]

    def _show(self, page: Sequence[tuple], *, before: bool, after: bool) -> None:
        ids = [row[0] for row in page]
        held = {row.pk: row for row in self._as_shown().filter(Q(pk__in=ids)).order_by()}
        self.rows = [held[pk] for pk in ids if pk in held]
        if not page:
            return
        first = self.start or 0
        self.previous = self._query("before", page[0], first, -1) if before else None
        self.next = self._query("after", page[-1], first + len(page) - 1, 1) if after else None

    def _as_shown(self) -> QuerySet:
        """Rows that are known to be in the list need no filters, where its order has not given them more columns."""
        plain = self.filter.queryset
        return plain if plain.query.annotations.keys() == self._all.query.annotations.keys() else self._all

    def _query(self, name: str, row: tuple, number: int, step: int) -> str | None:
        if self._keys is None:
            page = (number - 1) // ROWS_A_PAGE + 1 + step
            return self._with("page", str(page)) if 0 < page <= FARTHEST // ROWS_A_PAGE + 1 else None
        version = counting.version(self.filter) if self.start else 0
        return self._with(name, Cursor(tuple(row[1:]), number, version).written())

    def _with(self, name: str, value: str) -> str:
        query = self.filter.query()
        return f"{query}{name}={value}" if query == "?" else f"{query}&{name}={value}"


def tidied(request: HttpRequest) -> HttpResponse | None:
    """A redirect to the same address without the parameters that a form left empty."""
    if all(value for _, value in _pairs(request)):
        return None
    kept = request.GET.copy()
    for name in {name for name, value in _pairs(request) if not value}:
        if any(values := kept.getlist(name)):
            kept.setlist(name, [value for value in values if value])
        else:
            del kept[name]
    return HttpResponseRedirect(f"{request.path}?{kept.urlencode()}" if kept else request.path)


def _pairs(request: HttpRequest) -> list[tuple[str, str]]:
    return [(name, value) for name, values in request.GET.lists() for value in values]


def show_list(
    request: HttpRequest, template: str, found: ArchiveFilter, *, with_facets: bool = False, **more: Any
) -> HttpResponse:
    """``with_facets``: a list of articles or quotes, which also has a timeline."""
    if redirect := tidied(request):
        return redirect
    if found.lifted.changed and not found.lifted.notes:
        return HttpResponseRedirect(f"{request.path}{found.query()}")
    counting.find_phrases([found])
    facets = panels(found, request.path) if with_facets else []
    bars = timeline(found, request.path, gaps=request.GET.get("gaps") == "1") if with_facets else None
    listing = Listing(request, found)
    context = {"listing": listing, "filter": found, "facets": facets, "timeline": bars, **more}
    return render(request, template, context)


def speaker_options() -> list[str]:
    """Names to offer while a speaker is typed in."""
    return _options()["speaker"]


def location_options() -> list[str]:
    return _options()["location"]


def outlet_options() -> list[str]:
    return _options()["outlet"]


def _options() -> dict[str, list[str]]:
    """The most frequent names of each kind, in one query that is kept for a while: they are only suggestions."""
    found = cache.get("options")
    if found is None:
        found = most_frequent(OPTIONS)
        cache.set("options", found, OPTIONS_SECONDS)
    return found
