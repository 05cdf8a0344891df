"""What each list gives away: its FilterSet, its rows with all they need, and what stands in each column."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet

from articles.filters import ArchiveFilter, ArticleFilter, FigureFilter, LocationFilter, QuoteFilter, SpeakerFilter
from articles.models import Actor, Article, Figure, Location, LocationMention, Original, Quote
from articles.models.countries import COUNTRIES

Absolute = Callable[[str], str]  # a path of this site -> its whole address
Column = Callable[[Any, Absolute], Any]  # text, a number, a day, a moment, or a list of these


@dataclass(frozen=True, slots=True)
class ExportedList:
    """``page`` is the name of the list's page, ``rows`` what its FilterSet filters, with all that the columns read."""

    page: str
    filter: type[ArchiveFilter]
    rows: Callable[[], QuerySet]
    columns: dict[str, Column]


def _articles() -> QuerySet:
    speaking = Quote.objects.in_marks().filter(speaker__isnull=False).select_related("speaker").order_by("start")
    naming = LocationMention.objects.select_related("location").order_by("start")
    return (
        Article.objects.select_related("outlet")
        .defer("search")
        .prefetch_related(
            Prefetch("quotes", speaking.only("article", "speaker__name"), to_attr="attributed"),
            Prefetch("location_mentions", naming.only("article", "location__name"), to_attr="named_places"),
            Prefetch("originals", Original.objects.only("article", "sha256"), to_attr="files"),
        )
    )


def _quotes() -> QuerySet:
    return Quote.objects.for_reading().select_related("report").prefetch_related(_files())


def _figures() -> QuerySet:
    return Figure.objects.wholes().for_reading().prefetch_related(_files())


def _files() -> Prefetch:
    return Prefetch("article__originals", Original.objects.only("article", "sha256"), to_attr="files")


def _speakers() -> QuerySet:
    return Actor.objects.quoted().with_counts().prefetch_related("aliases")


def _locations() -> QuerySet:
    return Location.objects.reported().with_counts()


def _own(path: str) -> Column:
    """An attribute of the row, or of a row that it points to; None where it points to none."""

    def value(row: Any, _: Absolute) -> Any:
        for name in path.split("."):
            row = getattr(row, name, None)
        return row

    return value


def _address(path: str = "") -> Column:
    found = _own(path) if path else lambda row, _: row
    return lambda row, absolute: absolute(found(row, absolute).get_absolute_url())


def _each(rows: str, path: str) -> Column:
    """An attribute of each of the things that rows point to, each thing once, in order."""
    rows_of = _own(rows)
    parent, _, name = path.rpartition(".")

    def values(row: Any, absolute: Absolute) -> list[Any]:
        if not parent:
            return list(dict.fromkeys(getattr(each, name) for each in rows_of(row, absolute)))
        things = dict.fromkeys(getattr(each, parent) for each in rows_of(row, absolute))
        return [getattr(thing, name) for thing in things]

    return values


def _about(article: str) -> dict[str, Column]:
    """The columns that say which article; ``article`` is where the row has it, with a full stop, or ""."""
    return {
        "article_id": _own(f"{article}pk"),
        "article_url": _address(article.rstrip(".")),
        "title": _own(f"{article}title"),
        "outlet_id": _own(f"{article}outlet_id"),
        "outlet": _own(f"{article}outlet.name"),
        "published_on": _own(f"{article}published_on"),
        "published_at": _own(f"{article}published_at"),
        "published_precision": _own(f"{article}published_precision"),
        "date_from": _own(f"{article}published_origin"),
        "date_certain": _own(f"{article}published_certain"),
        "language": _own(f"{article}language"),
        "source_url": _own(f"{article}url"),
        "invented_sample": _own(f"{article}is_sample"),
    }


ARTICLES: dict[str, Column] = {
    **_about(""),
    "byline": _own("byline"),
    "source_updated_at": _own("source_updated_at"),
    "speaker_ids": _each("attributed", "speaker.pk"),
    "speakers": _each("attributed", "speaker.name"),
    "place_ids": _each("named_places", "location.pk"),
    "places": _each("named_places", "location.name"),
    "edited_at": _own("edited_at"),
    "text": _own("body"),
    "original_sha256": _each("files", "sha256"),
}
QUOTES: dict[str, Column] = {
    "quote_id": _own("pk"),
    "quote_url": _address(),
    "text": _own("text"),
    "kind": _own("kind"),
    "speaker_id": _own("speaker_id"),
    "speaker": _own("speaker.name"),
    "speaker_kind": _own("speaker.kind"),
    "speaker_as_written": _own("speaker_mention"),
    "reporting_words": _own("cue"),
    "passed_on_by": _own("relay"),
    "decided_by": _own("rule"),
    "confidence": lambda quote, _: round(quote.confidence, 4),
    "edited_at": _own("edited_at"),
    "statement_id": _own("report.statement_id"),
    "start": _own("start"),
    "end": _own("end"),
    **_about("article."),
    "original_sha256": _each("article.files", "sha256"),
}
FIGURES: dict[str, Column] = {
    "figure_id": _own("pk"),
    "figure_url": _address(),
    "kind": _own("kind"),
    "at_least": _own("low"),
    "at_most": _own("high"),
    "qualifier": _own("qualifier"),
    "wording": _own("wording"),
    "sentence": _own("sentence"),
    "speaker_id": _own("speaker_id"),
    "speaker": _own("speaker.name"),
    "place_id": _own("location_id"),
    "place": _own("location.name"),
    "when_as_worded": _own("period"),
    "day_told": _own("day_told"),
    "part_ids": lambda figure, _: [part["pk"] for part in figure.told_parts],
    "parts": lambda figure, _: [part["wording"] for part in figure.told_parts],
    "quote_id": _own("quote_id"),
    "edited_at": _own("edited_at"),
    "start": _own("start"),
    "end": _own("end"),
    **_about("article."),
    "original_sha256": _each("article.files", "sha256"),
}
SPEAKERS: dict[str, Column] = {
    "speaker_id": _own("pk"),
    "speaker_url": _address(),
    "name": _own("name"),
    "kind": _own("kind"),
    "kind_of_source": _own("source_kind"),
    "affiliation": _own("affiliation"),
    "also_written": lambda actor, _: sorted(alias.name for alias in actor.aliases.all()),
    "quotes": _own("quote_count"),
    "articles": _own("article_count"),
    "edited_at": _own("edited_at"),
}
LOCATIONS: dict[str, Column] = {
    "place_id": _own("pk"),
    "place_url": _address(),
    "name": _own("name"),
    "country_code": _own("country"),
    "country": lambda place, _: COUNTRIES.get(place.country, place.country),
    "latitude": _own("latitude"),
    "longitude": _own("longitude"),
    "geonames_id": _own("geonames_id"),
    "kind": _own("feature"),
    "articles": _own("article_count"),
    "mentions": _own("mention_count"),
    "edited_at": _own("edited_at"),
}
LISTS = {
    "articles": ExportedList("articles", ArticleFilter, _articles, ARTICLES),
    "quotes": ExportedList("quotes", QuoteFilter, _quotes, QUOTES),
    "figures": ExportedList("figures", FigureFilter, _figures, FIGURES),
    "speakers": ExportedList("speakers", SpeakerFilter, _speakers, SPEAKERS),
    "locations": ExportedList("locations", LocationFilter, _locations, LOCATIONS),
}
