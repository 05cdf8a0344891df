"""Query string -> one QuerySet method each. The same query string always means the same rows."""

from articles.filters.asking import ArchiveFilter, Asks, Chip, Problem
from articles.filters.comparing import PairFilter, UnnamedFilter
from articles.filters.figures import FigureFilter
from articles.filters.lists import (
    ArticleFilter,
    LocationFilter,
    QuoteFilter,
    QuoteOfLocationFilter,
    QuoteOfSpeakerFilter,
    SpeakerFilter,
)
from articles.filters.mapping import MapFilter

__all__ = [
    "ArchiveFilter",
    "ArticleFilter",
    "Asks",
    "Chip",
    "FigureFilter",
    "LocationFilter",
    "MapFilter",
    "PairFilter",
    "Problem",
    "QuoteFilter",
    "QuoteOfLocationFilter",
    "QuoteOfSpeakerFilter",
    "SpeakerFilter",
    "UnnamedFilter",
]
