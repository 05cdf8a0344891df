"""Lists: a FilterSet, 25 rows a page, and the addresses of the other pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from articles.filters import ArchiveFilter
from articles.models import Actor, Location, Outlet

ROWS_A_PAGE = 25
OPTIONS = 100


@dataclass(frozen=True, slots=True)
class PageLink:
    """``query`` is None for the page that is open, ``number`` None for a gap between numbers."""

    number: int | None
    query: str | None = None


class Listing:
    """What a template needs to show one page of a list; a page number that is out of range means the nearest."""

    def __init__(self, request: HttpRequest, found: ArchiveFilter, rows: QuerySet | None = None) -> None:
        self.filter = found
        self.page: Page = Paginator(found.qs if rows is None else rows, ROWS_A_PAGE).get_page(request.GET.get("page"))

    @property
    def total(self) -> int:
        return self.page.paginator.count

    @property
    def rows(self) -> Page:
        return self.page

    @property
    def previous(self) -> str | None:
        return self._query(self.page.number - 1) if self.page.has_previous() else None

    @property
    def next(self) -> str | None:
        return self._query(self.page.number + 1) if self.page.has_next() else None

    @property
    def links(self) -> list[PageLink]:
        numbers = self.page.paginator.get_elided_page_range(self.page.number, on_each_side=1, on_ends=1)
        return [self._link(number) for number in numbers]

    def _link(self, number: int | str) -> PageLink:
        if isinstance(number, str):
            return PageLink(None)
        return PageLink(number, None if number == self.page.number else self._query(number))

    def _query(self, number: int) -> str:
        query = self.filter.query()
        if number == 1:
            return query
        return f"{query}page={number}" if query == "?" else f"{query}&page={number}"


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


def show_list(request: HttpRequest, template: str, found: ArchiveFilter, **more: Any) -> HttpResponse:
    if redirect := tidied(request):
        return redirect
    return render(request, template, {"listing": Listing(request, found), "filter": found, **more})


def speaker_options() -> list[str]:
    """Names to offer while a speaker is typed in."""
    return _options("speakers", Actor.objects.quoted().known_by_name().most_quoted_first())


def location_options() -> list[str]:
    return _options("locations", Location.objects.reported().most_named_first())


def outlet_options() -> list[str]:
    return _options("outlets", Outlet.objects.busiest_first())


def _options(name: str, rows: QuerySet) -> list[str]:
    """Kept for a minute: counting for suggestions alone would cost more than the rest of a page."""
    made = cache.get_or_set(f"options-{name}", lambda: list(rows.values_list("name", flat=True)[:OPTIONS]), 60)
    return made or []
