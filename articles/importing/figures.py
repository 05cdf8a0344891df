"""Rows for the figures found in a batch of articles. Quotes, actors and places must be stored already."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from articles.importing.copying import copy_rows, next_ids
from articles.importing.identity import location_key
from articles.models import Figure, Location, Quote
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


class Told(NamedTuple):
    """What was found in an article, and the article's id and text."""

    article: int
    body: str
    findings: Findings


def store_figures(found: Sequence[Told], actors: Mapping[tuple[int, str], int]) -> None:
    """``actors`` are ids by article and the name it gives them. The articles must have no figures that overlap."""
    some = [told for told in found if told.findings.figures]
    if not some:
        return
    quotes = _quotes(told.article for told in some)
    places = _places(some)
    ids = iter(next_ids(Figure, sum(len(told.findings.figures) for told in some)))
    own = {(told.article, figure.start): next(ids) for told in some for figure in told.findings.figures}
    copy_rows(
        Figure,
        FIELDS,
        (
            (
                own[told.article, figure.start],
                told.article,
                actors.get((told.article, figure.speaker)) if figure.speaker else None,
                places.get((told.article, figure.location)),
                quotes.get((told.article, figure.quote)),
                own.get((told.article, figure.part_of)) if figure.part_of is not None else None,
                *_said(told.body, figure),
            )
            for told in some
            for figure in told.findings.figures
        ),
    )


def renew_figures(found: Sequence[Told], actors: Mapping[tuple[int, str], int]) -> None:
    """In the place of what another extractor found.

    A figure that an editor changed stays, and nothing is added across it.
    """
    articles = [told.article for told in found]
    decided: dict[int, list[tuple[int, int]]] = defaultdict(list)
    rows = Figure.objects.filter(article__in=articles)
    for article, start, end in rows.filter(edited_at__isnull=False).values_list("article", "start", "end"):
        decided[article].append((start, end))
    # What an editor changed must not go with the whole that it is a part of.
    rows.filter(edited_at__isnull=False, part_of__edited_at__isnull=True).update(part_of=None)
    rows.filter(edited_at__isnull=True).delete()
    store_figures([_without(told, decided[told.article]) for told in found], actors)


def _without(told: Told, decided: Sequence[tuple[int, int]]) -> Told:
    kept = tuple(
        figure
        for figure in told.findings.figures
        if not any(figure.start < end and start < figure.end for start, end in decided)
    )
    return told._replace(findings=Findings(locations=told.findings.locations, figures=kept))


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
    rows = Quote.objects.filter(article__in=list(articles)).values_list("pk", "article", "start", "end")
    return {(article, (start, end)): pk for pk, article, start, end in rows}


def _places(found: Sequence[Told]) -> dict[tuple[int, int | None], int]:
    """The ids of places by article and where it names them."""
    keys = {
        (told.article, start): location_key(place)
        for told in found
        for place in told.findings.locations
        for start, _ in place.mentions
    }
    known = dict(Location.objects.filter(key__in=set(keys.values())).values_list("key", "pk"))
    return {at: known[key] for at, key in keys.items() if key in known}
