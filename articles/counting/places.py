"""How many of a list's articles there are at each place, whatever the place is to them."""

from __future__ import annotations

from typing import cast

from articles.counting import freshness
from articles.counting.columns import columns_at
from articles.counting.questions import lifted, question
from articles.counting.reckoning import rows_of
from articles.filters import ArchiveFilter
from articles.models import LocationMention
from articles.models.article import ArticleQuerySet


def count_places(filterset: ArchiveFilter, role: str) -> dict[int, int]:
    """By the id of the place; for ``role`` see ``LocationMentionQuerySet.articles_at``."""
    asked = question(lifted(filterset), "id")
    if asked is None:
        return {}
    at = freshness.version_for(filterset)
    columns = columns_at(at) if role == "named" else None
    if columns is not None and (found := rows_of(columns, [asked], of_articles=True)):
        return dict(found[0].by_each(columns.places))
    articles = cast(ArticleQuerySet, lifted(filterset))
    return freshness.remembered(at, f"{asked.key}-{role}", lambda: LocationMention.objects.articles_at(articles, role))
