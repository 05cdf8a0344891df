"""Phrases: the index knows which texts hold both words, and each of these must be read to know where they stand.

So that a page reads them once, not again for its number, its bars and its rows, the rows that hold a phrase are found
first, and the list's question is then asked of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db import connection

from articles.counting import freshness
from articles.counting.questions import Question, question
from articles.filters import ArchiveFilter
from articles.models.words import can_be_weighed

MOST_ROWS = 2000  # more are asked for by their words, as ever


def find_phrases(filtersets: Sequence[ArchiveFilter]) -> None:
    """For lists of one query string: at most one query, and none where no phrase is asked for."""
    asked = {number: found for number, one in enumerate(filtersets) if (found := _phrase(one))}
    if not asked:
        return
    at = freshness.version_for(filtersets[0])
    keys = {number: f"{one.key}-phrase" for number, one in asked.items()}
    rows = freshness.kept(at, list(keys.values()))
    missing = {number: one for number, one in asked.items() if keys[number] not in rows}
    if missing:
        held, quiet = _find(missing)
        fresh = {keys[number]: ids for number, ids in held.items()}
        if quiet:
            freshness.keep(at, fresh)
        rows |= fresh
    for number, key in keys.items():
        if len(rows[key]) <= MOST_ROWS:
            _narrow(filtersets[number], rows[key])


def _phrase(filterset: ArchiveFilter) -> Question | None:
    sought = None if filterset.problems else filterset.sought
    if sought is None or not can_be_weighed(sought):
        return None
    if not any(len(term.spellings) > 1 for term in sought.wanted):
        return None
    return question(filterset.queryset.model._default_manager.with_words(sought), "pk")


def _find(asked: dict[int, Question]) -> tuple[dict[int, list[int]], bool]:
    each = [f"SELECT {number}, ARRAY(({one.sql}) LIMIT {MOST_ROWS + 1})" for number, one in asked.items()]
    params: list[Any] = [param for one in asked.values() for param in one.params]
    with connection.cursor() as cursor:
        cursor.execute(f"{' UNION ALL '.join(each)} UNION ALL SELECT -1, ARRAY[({freshness.QUIET})::int]", params)
        found = dict(cursor.fetchall())
    quiet = bool(found.pop(-1)[0])
    return {number: sorted(ids) for number, ids in found.items()}, quiet


def _narrow(filterset: ArchiveFilter, ids: Sequence[int]) -> None:
    cleaned = filterset.form.cleaned_data
    sought, *_ = cleaned["q"].arguments
    cleaned["q"] = replace(cleaned["q"], question="among", arguments=(sought, tuple(ids)))
