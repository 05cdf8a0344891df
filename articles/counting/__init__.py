"""How many: the one narrow face behind which counting stands.

Every number of filtered rows that a page shows is asked here, for a FilterSet's question. ``ENGINE`` answers; another
engine (bitmaps, say) takes its place by having the same methods, with the shapes that ``shapes`` describes.
"""

from articles.counting.engine import SqlEngine
from articles.counting.freshness import share_version
from articles.counting.phrasing import find_phrases
from articles.counting.places import count_places
from articles.counting.shapes import Engine, Facet, Histogram, Option, Values

ENGINE: Engine = SqlEngine()

count = ENGINE.count
facets = ENGINE.facets
histogram = ENGINE.histogram
ids = ENGINE.ids
values = ENGINE.values
version = ENGINE.version

__all__ = [
    "ENGINE",
    "Engine",
    "Facet",
    "Histogram",
    "Option",
    "Values",
    "count",
    "count_places",
    "facets",
    "find_phrases",
    "histogram",
    "ids",
    "share_version",
    "values",
    "version",
]
