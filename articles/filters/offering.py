"""What is offered where a list holds little or nothing: it without one of its filters, other words. Never in vain."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from django.db.models import Count, IntegerField, QuerySet, Value

from articles.models.words import holding, nearest
from articles.searching.parsing import Sought, parse

if TYPE_CHECKING:
    from articles.filters.asking import ArchiveFilter


def counts_without(found: ArchiveFilter, names: Sequence[str]) -> dict[str, int]:
    """How many rows there are without each of these filters, in one query; none are left out."""
    each = [_numbered(_without(found, name), number) for number, name in enumerate(names)]
    rows = [one.values("number").annotate(rows=Count("pk")).values_list("number", "rows") for one in each]
    return {names[number]: count for number, count in _together(rows) if count}


def other_words(lists: Sequence[ArchiveFilter], typed: str) -> list[str]:
    """A query with the archive's own words for those that it hardly holds, where one of the lists then has rows.

    All words at once if that finds something, else one by one.
    """
    sought = lists[0].sought
    better = dict(nearest(sought)) if sought else {}
    if not better:
        return []
    together = _instead(typed, better)
    candidates = list(dict.fromkeys([together, *(_instead(typed, {word: other}) for word, other in better.items())]))
    finding = _that_find(lists, {query: parse(query) for query in candidates if query != typed})
    return [together] if together in finding else [query for query in candidates if query in finding]


def _that_find(lists: Sequence[ArchiveFilter], queries: Mapping[str, Sought]) -> set[str]:
    """Those of the queries with which a list has rows, in one query to the database."""
    names = list(queries)
    rows = [
        _numbered(holding(_without(one, "q"), sought), number).values_list("number")[:1]
        for one in lists
        for number, sought in enumerate(queries.values())
        if not one.problems and sought.groups
    ]
    return {names[number] for (number,) in _together(rows)}


def _without(found: ArchiveFilter, name: str) -> QuerySet:
    rows = found.queryset.all()
    for other, asked in found.form.cleaned_data.items():
        if other not in {name, "order"}:
            rows = found.filters[other].filter(rows, asked)
    return rows.order_by()


def _numbered(rows: QuerySet, number: int) -> QuerySet:
    return rows.annotate(number=Value(number, IntegerField()))


def _together(rows: Sequence[QuerySet]) -> list[tuple]:
    return list(rows[0].union(*rows[1:], all=True)) if len(rows) > 1 else [found for one in rows for found in one]


def _instead(typed: str, better: Mapping[str, str]) -> str:
    for word, other in better.items():
        at = typed.lower().find(word)
        typed = f"{typed[:at]}{other}{typed[at + len(word) :]}" if at >= 0 else typed
    return typed
