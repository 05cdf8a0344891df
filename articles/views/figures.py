"""The list of figures: who says how many, side by side by day and place."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.filters import FigureFilter
from articles.models import Figure
from articles.models.figure import FigureQuerySet
from articles.views.claims import side_by_side
from articles.views.facets import panels
from articles.views.listing import Listing, location_options, outlet_options, speaker_options, tidied
from articles.views.timeline import timeline


@require_safe
def figure_list(request: HttpRequest) -> HttpResponse:
    if redirect := tidied(request):
        return redirect
    found = FigureFilter(request.GET, Figure.objects.wholes().for_reading())
    if found.lifted.changed and not found.lifted.notes:
        return HttpResponseRedirect(f"{request.path}{found.query()}")
    facets = panels(found, request.path)
    bars = timeline(found, request.path, gaps=request.GET.get("gaps") == "1")
    listing = Listing(request, found)
    context = {
        "listing": listing,
        "facets": facets,
        "timeline": bars,
        "filter": found,
        "groups": side_by_side(listing.rows, cast(FigureQuerySet, found.qs)),
        "options": {"speaker": speaker_options(), "location": location_options(), "outlet": outlet_options()},
    }
    return render(request, "figures/list.html", context)
