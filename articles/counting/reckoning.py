"""Tallies of a list from the columns: the database is asked for the list's rows, and for nothing about them."""

# ruff: noqa: S608 - what a reader typed goes into parameters; the text of a statement is written here

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from heapq import nsmallest
from itertools import chain
from typing import Any

from django.db import connection

from articles.counting.columns import Columns, numbers
from articles.counting.freshness import NOW, QUIET
from articles.counting.questions import Question
from articles.counting.tallies import Tally

Value = int | str | None
Row = tuple[str | None, str, int]
_ARTICLES = "SELECT string_agg(int8send(id), '') FROM ({sql}) x (id)"
# A quote in 64 bits: whose article, and whose words of which kind.
_KIND_BITS = 2
_QUOTES = (
    f"SELECT string_agg(int4send(article_id::int) || int4send((coalesce(speaker_id, 0)::int << {_KIND_BITS}) | "
    "(CASE kind WHEN 'direct' THEN 1 WHEN 'partial' THEN 2 ELSE 0 END)), '') "
    "FROM ({sql}) x (article_id, speaker_id, kind)"
)
_KINDS = ("indirect", "direct", "partial")
_KINDS_HELD = {"marked": 3, "direct": 1, "partial": 2, "indirect": 4, "all": 7}
_SOURCES_HELD = {"none": 8, "unnamed": 16, "named": 32}


class Rows:
    """The rows of a list. ``parts`` are (n, articles that hold so many of them)."""

    def __init__(self, packed: bytes | None, *, of_articles: bool) -> None:
        self.of_articles = of_articles
        self._numbers = numbers(packed, "q" if of_articles else "i")

    @cached_property
    def parts(self) -> list[tuple[int, Sequence[int]]]:
        if self.of_articles:
            return [(1, self._numbers)]
        by_number: defaultdict[int, list[int]] = defaultdict(list)
        for article, n in Counter(self._numbers[::2]).items():
            by_number[n].append(article)
        return list(by_number.items())

    @cached_property
    def voices(self) -> Counter[int]:
        """Quotes by speaker and kind."""
        return Counter(self._numbers[1::2])

    @cached_property
    def speakers(self) -> Counter[int]:
        found: Counter[int] = Counter()
        for voice, n in self.voices.items():
            found[voice >> _KIND_BITS] += n
        return found

    @cached_property
    def kinds(self) -> Counter[str]:
        mask = (1 << _KIND_BITS) - 1
        found: Counter[str] = Counter()
        for voice, n in self.voices.items():
            found[_KINDS[voice & mask]] += n
        return found

    def by(self, column: Mapping[int, Any]) -> Counter[Any]:
        """How many rows each value of a column has."""
        return self._summed((n, map(column.__getitem__, articles)) for n, articles in self.parts)

    def by_each(self, column: Mapping[int, tuple[int, ...]]) -> Counter[int]:
        """The same for a column that has several values for one article."""
        return self._summed((n, chain.from_iterable(map(column.__getitem__, ids))) for n, ids in self.parts)

    def _summed(self, parts: Iterable[tuple[int, Iterable[Any]]]) -> Counter[Any]:
        found: Counter[Any] = Counter()
        for n, values in parts:
            counted = Counter(values)
            if n == 1 and not found:
                found = counted
                continue
            for value, count in counted.items():
                found[value] += count * n
        return found


def rows_of(columns: Columns, questions: Sequence[Question], *, of_articles: bool) -> list[Rows] | None:
    """The rows of each question, all in one query; None where something was written since the columns were read."""
    packing = _ARTICLES if of_articles else _QUOTES
    pieces = [f"({packing.format(sql=one.sql)})" for one in questions]
    params = [param for one in questions for param in one.params]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(pieces)}, {QUIET}, {NOW}", params)
        *packed, quiet, now = cursor.fetchone()
    if not quiet or now != columns.at[1]:
        return None
    return [Rows(one, of_articles=of_articles) for one in packed]


def reckon(columns: Columns, name: str, tally: Tally, rows: Rows, without: Rows | None, top: int) -> list[Row]:
    """What the tally's SQL gives: (value, words, n), most first. ``without`` are rows that are taken away."""
    counted = _counted(columns, name, rows)
    if without is not None:
        counted.subtract(_counted(columns, name, without))
    found = [(value, n) for value, n in counted.items() if n > 0]
    if not tally.limited:
        return [(None if value is None else str(value), "", n) for value, n in found]
    names = columns.names.get(tally.names, {})
    # 0 and "" stand for what an article does not have.
    best = nsmallest(top, [(-n, value) for value, n in found if value])
    return [(str(value), names.get(value, ""), -n) for n, value in best]


def _counted(columns: Columns, name: str, rows: Rows) -> Counter[Any]:
    if name == "days":
        return rows.by(columns.days)
    if name == "outlet":
        return rows.by(columns.outlets)
    if name == "language":
        return rows.by(columns.languages)
    if name == "location":
        return rows.by_each(columns.places)
    if rows.of_articles:
        if name == "speaker":
            return rows.by_each(columns.speakers)
        return _holding(rows.by(columns.held), _KINDS_HELD if name == "kind" else _SOURCES_HELD)
    return {"speaker": _speakers, "kind": _kinds, "source": _sources}[name](columns, rows)


def _speakers(columns: Columns, rows: Rows) -> Counter[Any]:
    return Counter(rows.speakers)


def _holding(held: Counter[int], wanted: Mapping[str, int]) -> Counter[str]:
    return Counter({value: sum(n for bits, n in held.items() if bits & mask) for value, mask in wanted.items()})


def _kinds(columns: Columns, rows: Rows) -> Counter[str]:
    kinds = rows.kinds
    return Counter({**kinds, "marked": kinds["direct"] + kinds["partial"], "all": kinds.total()})


def _sources(columns: Columns, rows: Rows) -> Counter[str]:
    found: Counter[str] = Counter()
    for speaker, n in rows.speakers.items():
        found["unnamed" if speaker in columns.unnamed else "named" if speaker else "none"] += n
    return found
