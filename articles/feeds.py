"""Lists as Atom feeds: the rows of a FilterSet that came into the archive last."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.feedgenerator import Atom1Feed
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from articles.models import Article, Figure, LocationMention, Quote

ENTRIES = 50
# What XML 1.0 has no way to write.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Absolute = Callable[[str], str]
Entry = dict[str, Any]


def atom(noun: str, rows: QuerySet, *, title: str, page: str, address: str, language: str, absolute: Absolute) -> str:
    """The feed of a list as XML: at most ENTRIES rows, the newest in the archive first, whatever the list's order.

    ``page`` is the whole address of the list, ``address`` the feed's own.
    """
    feed = Atom1Feed(
        title=_plain(title),
        link=page,
        description="",
        feed_url=address,
        feed_guid=address,
        language=language,
        author_name=_("Crisis News Archive"),
    )
    for row in latest(noun, rows):
        feed.add_item(**ENTRY[noun](row, absolute))
    return feed.writeString("utf-8")


def latest(noun: str, rows: QuerySet) -> QuerySet:
    """The rows that came last into the archive."""
    if noun == "articles":
        return rows.order_by("-created_at", "-pk")[:ENTRIES]
    if noun in ("quotes", "figures"):
        return rows.order_by("-article__created_at", "-pk")[:ENTRIES]
    seen, key = (Quote, "speaker") if noun == "speakers" else (LocationMention, "location")
    first = seen._default_manager.filter(**{key: OuterRef("pk")}).order_by("article_id")
    return rows.annotate(seen_at=Subquery(first.values("article__created_at")[:1])).order_by("-pk")[:ENTRIES]


def _article(article: Any, absolute: Absolute) -> Entry:
    address = absolute(article.get_absolute_url())
    return {
        "title": _plain(article.title) or _("Untitled"),
        "link": address,
        "unique_id": address,
        "description": _plain(Truncator(article.body).chars(400)),
        "author_name": _plain(article.byline or (article.outlet.name if article.outlet else _("Unknown outlet"))),
        "pubdate": _moment(article),
        "updateddate": article.edited_at or article.created_at,
        "categories": sorted({_plain(mention.location.name) for mention in article.named_places}),
    }


def _quote(quote: Quote, absolute: Absolute) -> Entry:
    address = absolute(quote.get_absolute_url())
    article = quote.article
    words = quote.text if quote.is_indirect else f"“{' '.join(quote.paragraphs)}”"
    where = f"{article.title or _('Untitled')}, {article.outlet or _('unknown outlet')}, {article.published_words}"
    speaker = quote.speaker.name if quote.speaker else _("Speaker not found")
    return {
        "title": _plain(f"{speaker}: {Truncator(words).chars(120)}"),
        "link": address,
        "unique_id": address,
        "description": _plain(f"{words} – {where}"),
        "author_name": _plain(speaker),
        "pubdate": _moment(article),
        "updateddate": quote.edited_at or article.created_at,
    }


def _figure(figure: Figure, absolute: Absolute) -> Entry:
    address = absolute(figure.get_absolute_url())
    article = figure.article
    speaker = figure.speaker.name if figure.speaker else _("the article itself")
    place = figure.location.name if figure.location else _("place not clear")
    where = f"{article.title or _('Untitled')}, {article.outlet or _('unknown outlet')}, {article.published_words}"
    return {
        "title": _plain(f"{speaker}: {figure.wording} – {figure.get_kind_display()}, {place}"),
        "link": address,
        "unique_id": address,
        "description": _plain(f"{figure.sentence} – {where}"),
        "author_name": _plain(speaker),
        "pubdate": _moment(article),
        "updateddate": figure.edited_at or article.created_at,
        "categories": [figure.kind],
    }


def _moment(article: Article) -> datetime | None:
    if article.published_at:
        return article.published_at
    day = article.published_on
    return datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None


def _speaker(actor: Any, absolute: Absolute) -> Entry:
    return _named(actor, absolute, f"{actor.get_kind_display()}; {actor.affiliation}".rstrip("; "))


def _location(place: Any, absolute: Absolute) -> Entry:
    return _named(place, absolute, place.country_name)


def _named(row: Any, absolute: Absolute, about: str) -> Entry:
    address = absolute(row.get_absolute_url())
    return {
        "title": _plain(row.name),
        "link": address,
        "unique_id": address,
        "description": _plain(about),
        "updateddate": row.edited_at or row.seen_at,
    }


def _plain(text: str) -> str:
    return UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", str(text))


ENTRY: dict[str, Callable[[Any, Absolute], Entry]] = {
    "articles": _article,
    "quotes": _quote,
    "figures": _figure,
    "speakers": _speaker,
    "locations": _location,
}
