"""What pages tell of takedowns: that something was sealed, and when; what search engines are to leave out."""

import re

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.defaults import page_not_found

from articles.models.takedown import Sealed, Takedown

_WITHOUT_WORDS = re.compile(r"/\w+/\d+/")


class Gone(Http404):
    """There was such a row, and it was taken down."""

    def __init__(self, takedown: Takedown, kind: str) -> None:
        super().__init__("This has been taken down.")
        self.takedown, self.kind = takedown, kind


def raise_if_sealed(kind: str, key: object) -> None:
    """Raises Gone."""
    row = Sealed.objects.filter(kind=kind, key=str(key)).select_related("takedown").first()
    if row is not None:
        raise Gone(row.takedown, kind)


def unindexed(response: HttpResponse, article: int) -> HttpResponse:
    """Tell search engines to leave the page out where editors hid the article from them."""
    if Takedown.objects.hides(article):
        response["X-Robots-Tag"] = "noindex, noarchive"
    return response


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    # Pages name their own address, which may hold the words of a title or a name.
    if plain := _WITHOUT_WORDS.match(request.path):
        request.path = request.path_info = plain.group()
        request.META["QUERY_STRING"] = ""
    if not isinstance(exception, Gone):
        return page_not_found(request, exception)
    context = {
        "sealed_at": exception.takedown.confirmed_at,
        "withheld": exception.kind if exception.kind in ("speaker", "withheld") else "",
    }
    response = render(request, "articles/sealed.html", context, status=410)
    response["X-Robots-Tag"] = "noindex"
    return response
