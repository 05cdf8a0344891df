"""One row by the id in its address, and the one address of each row."""

from typing import TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.translation import gettext_lazy

from articles.views.sealed import raise_if_sealed

Row = TypeVar("Row", bound=Model)

NONE = {
    "article": gettext_lazy("This archive has no article number {number}."),
    "file": gettext_lazy("This archive has no file number {number}."),
    "place": gettext_lazy("This archive has no place number {number}."),
    "quote": gettext_lazy("This archive has no quote number {number}."),
    "speaker": gettext_lazy("This archive has no speaker number {number}."),
    "statement": gettext_lazy("This archive has no statement number {number}."),
}


class IdConverter:
    """Ids of at most 18 digits: every one of them fits PostgreSQL's bigint, so none can break a query."""

    regex = "[0-9]{1,18}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


def find(rows: QuerySet[Row], pk: int, noun: str) -> Row:
    """Raises Http404 with a sentence for the page; Gone for what was sealed."""
    row = rows.filter(pk=pk).first()
    if row is None:
        raise_if_sealed(noun, pk)
        raise Http404(NONE[noun].format(number=pk))
    return row


def moved(request: HttpRequest, right: str) -> HttpResponse | None:
    """A permanent redirect when the page was asked for under a wrong slug or none; the query string is kept."""
    if request.path == right or request.get_full_path_info().split("?")[0] == right:
        return None
    query = request.META.get("QUERY_STRING", "")
    return HttpResponsePermanentRedirect(f"{right}?{query}" if query else right)
