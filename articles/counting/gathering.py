"""Several tallies of a list in one statement, each kept until something is written."""

# ruff: noqa: S608 - what a reader typed goes into parameters; the text of a statement is written here

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Model

from articles.counting.breadths import breadth_of
from articles.counting.columns import columns_at
from articles.counting.freshness import QUIET, keep, kept, version_for
from articles.counting.questions import Question, lifted, question
from articles.counting.reckoning import reckon, rows_of
from articles.counting.tallies import BROAD_FLAGS, FLAGS, Tally
from articles.filters import ArchiveFilter
from articles.models import Article, Figure, Quote
from articles.models.words import left_out

Row = tuple[str | None, str, int]
TOP = 9  # one more than a page shows tells whether there are more
_OF_QUOTES = ("article_id", "speaker_id", "kind")
_COLUMNS: dict[type[Model], tuple[str, ...]] = {
    Article: ("id",),
    Quote: _OF_QUOTES,
    Figure: (*_OF_QUOTES, "location_id"),
}
_PER = {
    True: "SELECT id, 1 AS n FROM {rows}",
    False: "SELECT article_id AS id, count(*) AS n FROM {rows} GROUP BY 1",
}

_SPEAKERS = "SELECT speaker_id, count(*) AS n FROM {rows} GROUP BY 1"


@dataclass(frozen=True, slots=True)
class _Asked:
    """A tally, the number and breadth of its base among the statement's, and what its answer is kept under.

    ``without`` is the number of another base: of the broad list's rows these few are taken away.
    """

    tally: Tally
    base: int
    key: str
    breadth: str
    without: int | None = None


def gather(filterset: ArchiveFilter, tallies: Mapping[str, Tally]) -> dict[str, list[Row]]:
    """The rows of each tally by its name, most first; the number of queries does not depend on how many are asked."""
    known = filterset.__dict__.setdefault("_tallied", {})
    missing = {name: tally for name, tally in tallies.items() if name not in known}
    if missing:
        known.update(_found(filterset, missing))
    return {name: known[name] for name in tallies}


def _found(filterset: ArchiveFilter, tallies: Mapping[str, Tally]) -> dict[str, list[Row]]:
    bases: list[Question] = []
    asked: dict[str, _Asked] = {}
    for name, tally in tallies.items():
        base = base_of(filterset, tally)
        if base is None:
            continue
        breadth, few = breadth_of(filterset, tally.lifts), None
        if not breadth and (few := _left_out(filterset, tally)):
            breadth = breadth_of(filterset, (*tally.lifts, "q"))
        bases += [one for one in (base, few) if one and one not in bases]
        without = bases.index(few) if few and breadth else None
        asked[name] = _Asked(tally, bases.index(base), f"{base.key}-{name}", breadth, without)
    found: dict[str, list[Row]] = {name: [] for name in tallies}
    return found | (_answered(filterset, bases, asked) if asked else {})


def base_of(filterset: ArchiveFilter, tally: Tally, *others: str) -> Question | None:
    """The list's rows with the tally's own filters lifted, and others of these names."""
    return question(lifted(filterset, *tally.lifts, *others), *_COLUMNS[filterset.queryset.model])


def _left_out(filterset: ArchiveFilter, tally: Tally) -> Question | None:
    """What is missing from a list of all that does not hold some words."""
    if filterset.problems or filterset.sought is None:
        return None
    rows = left_out(lifted(filterset, "q", *tally.lifts), filterset.sought)
    return None if rows is None else question(rows, *_COLUMNS[filterset.queryset.model])


def _answered(filterset: ArchiveFilter, bases: list[Question], asked: dict[str, _Asked]) -> dict[str, list[Row]]:
    at = version_for(filterset)
    remembered = kept(at, [one.key for one in asked.values()])
    found = {name: remembered[one.key] for name, one in asked.items() if one.key in remembered}
    missing = [name for name in asked if name not in found]
    if missing:
        wanted = {name: asked[name] for name in missing}
        counted, quiet = _reckoned(filterset, bases, wanted, at) or _count(filterset, bases, list(wanted.values()))
        fresh = dict(zip(missing, counted, strict=True))
        if quiet:
            keep(at, {asked[name].key: rows for name, rows in fresh.items()})
        found |= fresh
    return found


def _reckoned(
    filterset: ArchiveFilter, bases: list[Question], asked: dict[str, _Asked], at: int
) -> tuple[list[list[Row]], bool] | None:
    """By the columns, where there are any of this version."""
    columns = None if filterset.queryset.model is Figure else columns_at(at)
    if columns is None:
        return None
    # What a list leaves out is taken away from the list that does not leave it out.
    questions = {
        name: [_whole(filterset, one), bases[one.without]] if one.without is not None else [bases[one.base]]
        for name, one in asked.items()
    }
    distinct = list(dict.fromkeys(question for each in questions.values() for question in each))
    found = rows_of(columns, distinct, of_articles=_is_of_articles(filterset))
    if found is None:
        return None
    rows = dict(zip(distinct, found, strict=True))
    counted = []
    for name, one in asked.items():
        all_of_it, *few = [rows[question] for question in questions[name]]
        counted.append(reckon(columns, name, one.tally, all_of_it, few[0] if few else None, TOP))
    return counted, True


def _whole(filterset: ArchiveFilter, one: _Asked) -> Question:
    whole = base_of(filterset, one.tally, "q")
    assert whole is not None  # noqa: S101 (a broad list is never known to be empty)
    return whole


def _count(filterset: ArchiveFilter, bases: list[Question], asked: list[_Asked]) -> tuple[list[list[Row]], bool]:
    params: list[Any] = []
    ctes: list[str] = []
    numbers = {one.without: "" for one in asked if one.without is not None} | {one.base: one.breadth for one in asked}
    for number, breadth in numbers.items():
        ctes += with_base(number, bases[number], filterset, breadth)
        params += bases[number].params
    selects = [f"SELECT {piece}, x.* FROM ({_select(one)}) x" for piece, one in enumerate(asked)]
    selects.append(f"SELECT -1, NULL, '', ({QUIET})::int")
    counted: list[list[Row]] = [[] for _ in asked]
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(ctes)} {' UNION ALL '.join(selects)}", params)
        for piece, value, words, n in cursor.fetchall():
            if piece < 0:
                quiet = bool(n)
            else:
                counted[piece].append((value, words or "", int(n)))
    return counted, quiet


def with_base(number: int, base: Question, filterset: ArchiveFilter, breadth: str) -> list[str]:
    """The common table expressions that tallies of this base read."""
    of_articles = _is_of_articles(filterset)
    rows = f"articles_quote q WHERE {breadth}" if breadth and not of_articles else f"b{number}"
    flags = BROAD_FLAGS if breadth and of_articles else FLAGS.format(per=f"p{number}")
    speakers = () if of_articles else (f"s{number} AS MATERIALIZED ({_SPEAKERS.format(rows=rows)})",)
    return [
        f"b{number} ({', '.join(_COLUMNS[filterset.queryset.model])}) AS MATERIALIZED ({base.sql})",
        f"p{number} AS MATERIALIZED ({_PER[of_articles].format(rows=rows)})",
        # PostgreSQL leaves out what nothing reads.
        *speakers,
        f"f{number} AS MATERIALIZED ({flags})",
    ]


def groups_of(tally: Tally, number: int, breadth: str) -> str:
    groups = tally.broad if breadth and tally.broad else tally.groups
    return groups.format(
        rows=f"b{number}", per=f"p{number}", flags=f"f{number}", speakers=f"s{number}", breadth=breadth
    )


def _select(one: _Asked) -> str:
    groups = groups_of(one.tally, one.base, one.breadth)
    if one.without is not None:
        few = groups_of(one.tally, one.without, "")
        groups = (
            f"SELECT value, sum(n) AS n FROM (SELECT value, n FROM ({groups}) w "
            f"UNION ALL SELECT value, -n FROM ({few}) x) u GROUP BY value HAVING sum(n) > 0"
        )
    if not one.tally.limited:
        return f"SELECT g.value::text, '' AS words, g.n FROM ({groups}) g"
    top = f"SELECT * FROM ({groups}) g WHERE value IS NOT NULL ORDER BY n DESC, value LIMIT {TOP}"
    if not one.tally.names:
        return f"SELECT t.value::text, '' AS words, t.n FROM ({top}) t"
    return (
        f"SELECT t.value::text, named.name AS words, t.n FROM ({top}) t "
        f"JOIN {one.tally.names} named ON named.id = t.value ORDER BY t.n DESC, t.value"
    )


def _is_of_articles(filterset: ArchiveFilter) -> bool:
    return filterset.queryset.model is Article
