"""What every page needs, and how pages say a number."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest, QueryDict
from django.template.defaultfilters import capfirst
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from articles.models import Article
from articles.models.dating import in_words, moment_in_words

register = template.Library()

ASKED = "ui"  # the parameter that `archive.languages` reads

CERTAINTY = (
    (0.9, gettext_lazy("very likely")),
    (0.75, gettext_lazy("likely")),
    (0.5, gettext_lazy("uncertain")),
    (0.0, gettext_lazy("doubtful")),
)
ORIGINS = {
    "header": gettext_lazy("from the head of the source"),
    "metadata": gettext_lazy("from the page's metadata"),
    "url": gettext_lazy("from its address"),
    "path": gettext_lazy("from the path of the file"),
    "dateline": gettext_lazy("from the dateline"),
    "editor": gettext_lazy("decided by an editor"),
}
# What the gazetteer tells places apart by; what an editor writes instead is shown as it is.
PLACES = {
    "city": gettext_lazy("Town or city"),
    "admin1": gettext_lazy("Province or state"),
    "admin2": gettext_lazy("County or district"),
    "region": gettext_lazy("Region"),
    "country": gettext_lazy("Country"),
}
SECTIONS = (
    ("quotes", gettext_lazy("Quotes")),
    ("articles", gettext_lazy("Articles")),
    ("speakers", gettext_lazy("Speakers")),
    ("locations", gettext_lazy("Places")),
    ("map", gettext_lazy("Map")),
    ("days", gettext_lazy("Days")),
    ("figures", gettext_lazy("Figures")),
)


@register.simple_tag
def holds_sample() -> bool:
    """Whether the archive holds invented sample articles, which every page then says."""
    return Article.objects.filter(is_sample=True).exists()


@register.simple_tag(takes_context=True)
def here(context: dict[str, Any], section: str) -> bool:
    """Whether the page lies in this section of the archive."""
    request: HttpRequest | None = context.get("request")
    return request is not None and request.path.startswith(section)


@register.simple_tag
def sections() -> list[dict[str, Any]]:
    """The parts of the archive that the head of every page leads to."""
    return [{"url": reverse(name), "name": words} for name, words in SECTIONS]


@register.simple_tag
def interface_languages() -> list[tuple[str, str]]:
    """The code of each language of the interface with the language's own name, whatever the page is written in."""
    return settings.LANGUAGES


@register.simple_tag(takes_context=True)
def in_language(context: dict[str, Any], code: str) -> str:
    """The address of this page with the interface in another language; every other parameter stays."""
    request: HttpRequest | None = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query[ASKED] = code
    return f"?{query.urlencode()}"


@register.filter
def certainty(confidence: float) -> str:
    """ "likely (82 %)"."""
    words = next(words for least, words in CERTAINTY if confidence >= least)
    return gettext("{words} ({percent} %)").format(words=words, percent=round(confidence * 100))


@register.filter
def moment(at: datetime) -> str:
    return moment_in_words(at)


@register.filter
def date_origin(origin: str) -> Any:
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
def kind_of_place(place: Any) -> str:
    return str(PLACES.get(place.feature, capfirst(place.feature)))


@register.filter
def degrees(place: Any) -> str:
    """ "34.83° N, 36.50° E"."""
    north, east = place.latitude, place.longitude
    return f"{abs(north):.2f}° {'N' if north >= 0 else 'S'}, {abs(east):.2f}° {'E' if east >= 0 else 'W'}"
