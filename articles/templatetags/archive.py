"""What every page needs, and how pages say a number."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.http import HttpRequest

from articles.models import Article
from articles.models.dating import in_words, moment_in_words

register = template.Library()

CERTAINTY = ((0.9, "very likely"), (0.75, "likely"), (0.5, "uncertain"), (0.0, "doubtful"))


ORIGINS = {
    "header": "from the head of the source",
    "metadata": "from the page's metadata",
    "url": "from its address",
    "path": "from the path of the file",
    "dateline": "from the dateline",
    "editor": "decided by an editor",
}


@register.simple_tag
def holds_sample() -> bool:
    """Whether the archive holds invented sample articles, which every page then says."""
    return Article.objects.filter(is_sample=True).exists()


@register.simple_tag(takes_context=True)
def here(context: dict[str, Any], section: str) -> bool:
    """Whether the page lies in this section of the archive."""
    request: HttpRequest | None = context.get("request")
    return request is not None and request.path.startswith(section)


@register.filter
def certainty(confidence: float) -> str:
    """ "likely (82 %)"."""
    words = next(words for least, words in CERTAINTY if confidence >= least)
    return f"{words} ({confidence:.0%})".replace("%", " %")


@register.filter
def moment(at: datetime) -> str:
    return moment_in_words(at)


@register.filter
def date_origin(origin: str) -> str:
    """Where a date was found, in words; "" where that is not noted."""
    return ORIGINS.get(origin, origin)


@register.filter
def day(value: date) -> str:
    return in_words(value, "day")


@register.filter
def once(rows: Iterable[Any], attribute: str) -> list[Any]:
    """The different things that rows point to by an attribute, in order."""
    return list(dict.fromkeys(getattr(row, attribute) for row in rows))


@register.filter
def degrees(place: Any) -> str:
    """ "34.83° N, 36.50° E"."""
    north, east = place.latitude, place.longitude
    return f"{abs(north):.2f}° {'N' if north >= 0 else 'S'}, {abs(east):.2f}° {'E' if east >= 0 else 'W'}"
