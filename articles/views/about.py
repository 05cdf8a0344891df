"""What the archive is: how quotes are found, how good that is, what it does not hold, how to cite it."""

from __future__ import annotations

from typing import Any

from django.core.cache import cache
from django.db.models import Count, Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from articles.models import Article, Original, Quarantined, Quote
from articles.views.measured import measured

LANGUAGES = 30
# The tables that are shown whole, by how their titles begin on the page that is measured.
SHOWN = ("By kind", "How far the confidence", "Known failures", "Reported speech", "Other papers", "Names", "Places")
MAIN = ("Quotes and speakers", "US political news, held out")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    where, tables = measured()
    quality = tables.get(MAIN[0])
    context = {
        "held": cache.get_or_set("about-held", _held, 60),
        "measured_where": where,
        "quality": quality,
        "share_found": quality.cell(MAIN[1], "segments found") if quality else "",
        "share_right": quality.cell(MAIN[1], "right person") if quality else "",
        "tables": [table for title, table in tables.items() if title.startswith(SHOWN)],
    }
    return render(request, "about/about.html", context)


def _held() -> dict[str, Any]:
    """What there is and what is missing, counted in five queries."""
    articles = Article.objects.aggregate(
        all=Count("pk"),
        undated=Count("pk", filter=Q(published_on__isnull=True)),
        unsearched=Count("pk", filter=Q(extractor="")),
        edited=Count("pk", filter=Q(edited_at__isnull=False)),
    )
    quotes = Quote.objects.aggregate(
        all=Count("pk", filter=~Q(kind="indirect")),
        unattributed=Count("pk", filter=~Q(kind="indirect") & Q(speaker__isnull=True)),
        edited=Count("pk", filter=Q(edited_at__isnull=False)),
    )
    unsearched = Article.objects.filter(extractor="").values("language").annotate(number=Count("pk"))
    kept = Original.objects.filter(article=OuterRef("pk"))
    return {
        "articles": articles,
        "quotes": quotes,
        "languages": list(unsearched.order_by("-number", "language").values_list("language", "number")[:LANGUAGES]),
        "quarantine": Quarantined.objects.count(),
        "without_file": Article.objects.filter(~Exists(kept)).count(),
    }
