"""Rows for the figures found in a batch of articles. Quotes, actors and mentions of places must be stored already."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from articles.importing.copying import copy_rows, next_ids
from articles.importing.obeying import Judged
from articles.models import Figure, LocationMention, Quote
from articles.text.values import FigureFound, Findings

FIELDS = (
    "id",
    "article",
    "speaker",
    "location",
    "quote",
    "part_of",
    "kind",
    "low",
    "high",
    "qualifier",
    "wording",
    "start",
    "end",
    "sentence",
    "sentence_start",
    "period",
)
LONGEST_WORDING = 300
_COLUMNS = tuple(f"{name}_id" if Figure._meta.get_field(name).is_relation else name for name in FIELDS)
_START = FIELDS.index("start")

Place = tuple[int, int]
"""An article's id and an offset in it."""


class Told(NamedTuple):
    """What was found in an article, and the article's id and text."""

    article: int
    body: str
    findings: Findings


def store_figures(found: Sequence[Told], actors: Mapping[tuple[int, str], int]) -> None:
    """``actors`` are ids by article and the name it gives them. The articles must have no figures yet."""
    some = [told for told in found if told.findings.figures]
    if not some:
        return
    places = [(told.article, figure.start) for told in some for figure in told.findings.figures]
    ids = dict(zip(places, next_ids(Figure, len(places)), strict=True))
    copy_rows(Figure, FIELDS, _rows(some, actors, ids))


def renew_figures(
    found: Sequence[Told], actors: Mapping[tuple[int, str], int], decided: Mapping[int, Judged] | None = None
) -> None:
    """In the place of what another extractor found; rows that say the same as before are left alone.

    A figure that an editor changed stays, and the whole that it is a part of with it; nothing is added across it, nor
    where one was removed. ``decided`` is what was decided, by article.
    """
    held = list(Figure.objects.filter(article__in=[told.article for told in found]).defer("search"))
    edited = [row for row in held if row.is_edited]
    stay = {row.pk for row in edited} | {row.part_of_id for row in edited}
    before = {(row.article_id, row.start): row for row in held if row.pk not in stay}
    kept: dict[int, list[Figure]] = defaultdict(list)
    for row in held:
        if row.pk in stay:
            kept[row.article_id].append(row)
    left = [_left(told, kept[told.article], (decided or {}).get(told.article)) for told in found]
    places = [(one.told.article, figure.start) for one in left for figure in one.told.findings.figures]
    missing = [place for place in places if place not in before]
    ids = {place: before[place].pk for place in places if place in before}
    ids |= dict(zip(missing, next_ids(Figure, len(missing)), strict=True)) if missing else {}
    wholes = ids | {place: pk for one in left for place, pk in one.standing.items()}
    changed, new = [], []
    for values in _rows([one.told for one in left], actors, ids, wholes):
        was = before.pop((values[1], values[_START]), None)
        if was is None:
            new.append(values)
        elif values != tuple(getattr(was, name) for name in _COLUMNS):
            for name, value in zip(_COLUMNS, values, strict=True):
                setattr(was, name, value)
            changed.append(was)
    Figure.objects.bulk_update(changed, FIELDS[1:], batch_size=500)
    Figure.objects.filter(pk__in=[row.pk for row in before.values()]).delete()
    copy_rows(Figure, FIELDS, new)


@dataclass(slots=True)
class _Left:
    """What a machine may write in an article; ``standing`` are the editors' figures in the place of some found."""

    told: Told
    standing: dict[Place, int] = field(default_factory=dict)


def _left(told: Told, held: Sequence[Figure], decided: Judged | None) -> _Left:
    """``held`` are the article's figures that stay."""
    left = _Left(told)
    kept: dict[int, FigureFound] = {}
    kinds: dict[int, Any] = {}
    for figure in told.findings.figures:
        there = next((row for row in held if figure.start < row.end and row.start < figure.end), None)
        if there is not None:
            left.standing[told.article, figure.start] = there.pk
            kinds[figure.start] = there.kind
        elif decided is not None and decided.covers("figure", figure.start, figure.end):
            continue
        elif figure.part_of is None or figure.part_of in kept:
            kept[figure.start] = figure
        elif figure.part_of in kinds:
            kept[figure.start] = replace(figure, kind=kinds[figure.part_of])
    left.told = told._replace(findings=Findings(figures=tuple(kept.values())))
    return left


def _rows(
    found: Sequence[Told],
    actors: Mapping[tuple[int, str], int],
    ids: Mapping[Place, int],
    wholes: Mapping[Place, int] | None = None,
) -> Iterator[tuple[Any, ...]]:
    """The values of FIELDS; ``ids`` are those of the figures by their places, ``wholes`` of what parts belong to."""
    some = [told.article for told in found if told.findings.figures]
    quotes, places = (_quotes(some), _places(some)) if some else ({}, {})
    wholes = ids if wholes is None else wholes
    for told in found:
        for figure in told.findings.figures:
            yield (
                ids[told.article, figure.start],
                told.article,
                actors.get((told.article, figure.speaker)) if figure.speaker else None,
                places.get((told.article, figure.location)),
                quotes.get((told.article, figure.quote)),
                wholes.get((told.article, figure.part_of)) if figure.part_of is not None else None,
                *_said(told.body, figure),
            )


def _said(body: str, figure: FigureFound) -> tuple[object, ...]:
    end = min(figure.end, figure.start + LONGEST_WORDING)
    first, last = figure.sentence
    return (
        figure.kind,
        figure.low,
        figure.high,
        figure.qualifier,
        body[figure.start : end],
        figure.start,
        end,
        body[first:last],
        first,
        figure.period[:100],
    )


def _quotes(articles: Iterable[int]) -> dict[tuple[int, tuple[int, int] | None], int]:
    rows = Quote.objects.filter(article__in=articles).values_list("pk", "article", "start", "end")
    return {(article, (start, end)): pk for pk, article, start, end in rows}


def _places(articles: Iterable[int]) -> dict[tuple[int, int | None], int]:
    """What is meant where articles name places; what editors decided on that is in these rows already."""
    rows = LocationMention.objects.filter(article__in=articles).values_list("article", "start", "location")
    return {(article, start): location for article, start, location in rows}
