"""Another place for a name: at one mention, in the whole article, or always; and the place an article was sent from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles import curation
from articles.admin.asking import editor_of, number, page, words
from articles.admin.evidence import shown_in_place
from articles.importing import gazetteering
from articles.models import Article, Location, LocationMention
from articles.models.countries import country_name
from articles.naming import fold

ALLOWED = "articles.change_locationmention"
REACHES = {
    "mention": gettext_lazy("only here"),
    "article": gettext_lazy("in all of this article"),
    "always": gettext_lazy("always, in every article that writes it so"),
}
MOST = 20
NOWHERE = "none"
OPENING = 300  # characters of the article shown beside the question


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A place to pick; ``value`` names a row of the archive ("7") or an entry of the gazetteer ("geonames:7")."""

    value: str
    name: str
    feature: str
    country: str
    latitude: float
    longitude: float
    population: int | None = None

    @property
    def map_url(self) -> str:
        return (
            f"https://www.openstreetmap.org/?mlat={self.latitude:.4f}&mlon={self.longitude:.4f}"
            f"#map=8/{self.latitude:.4f}/{self.longitude:.4f}"
        )


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required(ALLOWED, raise_exception=True)
def pick(request: HttpRequest, pk: int) -> HttpResponse:
    mention = LocationMention.objects.select_related("location", "article").filter(pk=pk).first()
    if mention is None:
        raise Http404(_("This mention is no longer here."))
    if request.method == "POST":
        return _decide(request, mention)
    written = mention.article.body[mention.start : mention.end]
    sought = words(request.GET, "q", 100) or written
    context = page(
        request,
        _("Which place is meant?"),
        mention=mention,
        written=written,
        evidence=shown_in_place(mention.article.body, mention.start, mention.end),
        sought=sought,
        choices=choices(sought),
        reaches=REACHES.items(),
    )
    return render(request, "admin/place.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@permission_required("articles.change_article", raise_exception=True)
def pick_reported(request: HttpRequest, pk: int) -> HttpResponse:
    """Where an article was reported from, which datelines tell the machine and editors know."""
    article = Article.objects.select_related("reported_from").filter(pk=pk).first()
    if article is None:
        raise Http404(_("This article is no longer here."))
    if request.method == "POST":
        return _decide_reported(request, article)
    sought = words(request.GET, "q", 100) or (article.reported_from.name if article.reported_from else "")
    context = page(
        request,
        _("Where was it reported from?"),
        article=article,
        opening=_opening(article.body),
        sought=sought,
        choices=choices(sought) if sought else [],
        nowhere=NOWHERE,
    )
    return render(request, "admin/reported_from.html", context)


def _opening(body: str) -> str:
    cut = body[:OPENING]
    return cut if cut == body else (cut.rpartition(" ")[0] or cut) + " …"


def choices(name: str) -> list[Choice]:
    """The archive's own of that name first, then what the gazetteer knows beside them."""
    held = list(Location.objects.filter(folded=fold(name)).order_by("pk")[:MOST])
    own = [
        Choice(
            value=str(row.pk),
            name=row.name,
            feature=row.feature,
            country=row.country_name,
            latitude=row.latitude,
            longitude=row.longitude,
        )
        for row in held
    ]
    known = {row.geonames_id for row in held}
    return (
        own
        + [
            Choice(
                value=f"geonames:{place.geonames_id}",
                name=place.name,
                feature=place.feature,
                country=country_name(place.country),
                latitude=place.lat,
                longitude=place.lon,
                population=place.population,
            )
            for place in gazetteering.entries(name)
            if place.geonames_id not in known
        ][:MOST]
    )


def _decide(request: HttpRequest, mention: LocationMention) -> HttpResponse:
    reach: Any = request.POST.get("reach", "mention")
    try:
        with transaction.atomic():
            place = _picked(request.POST.get("place", ""), words(request.POST, "q", 100))
            if place is None or reach not in REACHES:
                raise curation.Refused(_("Choose a place, and how far it reaches."))
            curation.set_location(mention, place, editor_of(request), reach=reach, reason=words(request.POST, "reason"))
    except curation.Refused as error:
        messages.error(request, str(error))
        return redirect("desk:place", mention.pk)
    messages.success(request, _("{name} it is: {reach}.").format(name=place.name, reach=REACHES[reach]))
    return redirect("admin:articles_locationmention_change", mention.pk)


def _decide_reported(request: HttpRequest, article: Article) -> HttpResponse:
    value = request.POST.get("place", "")
    try:
        with transaction.atomic():
            place = None if value == NOWHERE else _picked(value, words(request.POST, "q", 100))
            if place is None and value != NOWHERE:
                raise curation.Refused(_("Choose a place, or that it is not known."))
            curation.set_reported_from(article, place, editor_of(request), reason=words(request.POST, "reason"))
    except curation.Refused as error:
        messages.error(request, str(error))
        return redirect("desk:reported-from", article.pk)
    told = _("Reported from {name}.").format(name=place.name) if place else _("It is not known where from.")
    messages.success(request, told)
    return redirect("admin:articles_article_change", article.pk)


def _picked(value: str, name: str) -> Location | None:
    entry = value.removeprefix("geonames:")
    if entry != value:
        return gazetteering.row_of(name, number(entry))
    return Location.objects.filter(pk=number(value)).first()
