"""What the archive holds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Actor, Article, Location, Outlet, Quote
from articles.views.timeline import timeline

MOST = 10
LATEST = 6


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    extent = Article.objects.extent()
    context = {
        "extent": extent,
        "quotes": Quote.objects.in_marks().count(),
        "speakers": Actor.objects.quoted().count(),
        "places": Location.objects.reported().count(),
        "outlets": Outlet.objects.filter(articles__isnull=False).distinct().count(),
        "timeline": timeline(Article.objects.all(), extent["first"], extent["last"]),
        "most_quoted": Actor.objects.quoted().known_by_name().most_quoted_first()[:MOST],
        "most_named": Location.objects.reported().most_named_first()[:MOST],
        "latest": Quote.objects.first_of_article().for_reading().newest_first()[:LATEST],
    }
    return render(request, "home.html", context)
