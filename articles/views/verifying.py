"""Are the stored bytes of a file still what they were? Hashed again at the moment somebody asks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from articles.importing import fixity
from articles.models import FixityCheck, Original, Quote
from articles.views.finding import find

CHECKS_SHOWN = 10


@require_safe
@never_cache
def verification(request: HttpRequest, pk: int) -> HttpResponse:
    """``quote`` is the id of the quote that led here, where one did."""
    rows = Original.objects.select_related("article__outlet").defer("article__body", "article__search")
    found = find(rows, pk, "file")
    context = {
        "original": found,
        "article": found.article,
        "result": fixity.state(found.sha256),
        "checked_at": timezone.now(),
        "quote": _quote(request.GET.get("quote", ""), found),
        "checks": FixityCheck.objects.filter(sha256=found.sha256)[:CHECKS_SHOWN],
    }
    return render(request, "originals/verification.html", context)


def _quote(asked: str, original: Original) -> Quote | None:
    """Only a quote of the article that came from the file."""
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= 18) or original.article_id is None:
        return None
    return Quote.objects.filter(pk=int(asked), article=original.article_id).only("pk").first()
