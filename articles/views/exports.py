"""A list taken along: the same query string gives the same rows as its page, whole, in a file or a feed."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from articles.exports import EXPORTS, LISTS, Absolute, ExportedList, Record
from articles.feeds import atom
from articles.filters import ArchiveFilter

ROWS_AT_A_TIME = 500
LONGEST_NAME = 80


@require_safe
def export(request: HttpRequest, noun: str, form: str) -> HttpResponseBase:
    """Every row, streamed; each says which list it is from and when it was taken along."""
    listed, shape = LISTS[noun], EXPORTS[form]
    found = listed.filter(request.GET, listed.rows())
    if refused := _refused(found):
        return refused
    now = timezone.now().replace(microsecond=0)
    query = request.build_absolute_uri(reverse(listed.page) + found.query().rstrip("?"))
    lines = shape.lines(
        _records(listed, found.qs, request.build_absolute_uri, {"query": query, "retrieved_at": now}),
        (*listed.columns, "query", "retrieved_at"),
    )
    response = StreamingHttpResponse(
        "" if request.method == "HEAD" else _in_pieces(lines), content_type=shape.content_type
    )
    response["Content-Disposition"] = f'attachment; filename="{_file_name(noun, found)}-{now:%Y-%m-%d}.{form}"'
    response["Link"] = f'<{query}>; rel="canonical"'
    return response


@require_safe
def feed(request: HttpRequest, noun: str) -> HttpResponse:
    listed = LISTS[noun]
    found = listed.filter(request.GET, listed.rows())
    if refused := _refused(found):
        return refused
    text = atom(
        noun,
        found.qs,
        title=", ".join([noun.capitalize(), *(chip.words for chip in found.chips)]),
        page=request.build_absolute_uri(reverse(listed.page) + found.query().rstrip("?")),
        address=request.build_absolute_uri(),
        language=get_language() or "en",
        absolute=request.build_absolute_uri,
    )
    return HttpResponse(text, content_type="application/atom+xml; charset=utf-8")


def _refused(found: ArchiveFilter) -> HttpResponse | None:
    """A program that reads files cannot see the sentence on the page, and an empty file would tell it a lie."""
    if not found.problems:
        return None
    sentences = "\n".join(problem.sentence for problem in found.problems)
    return HttpResponse(f"{sentences}\n", status=400, content_type="text/plain; charset=utf-8")


def _records(listed: ExportedList, rows: QuerySet, absolute: Absolute, source: Record) -> Iterator[Record]:
    """Through a cursor of the server: all rows are of one moment, and few are in memory at a time."""
    for row in rows.iterator(chunk_size=ROWS_AT_A_TIME):
        yield {name: value(row, absolute) for name, value in listed.columns.items()} | source


def _in_pieces(lines: Iterator[str]) -> Iterator[str]:
    """Some lines at a time: a response sent line by line costs more than making it."""
    piece: list[str] = []
    size = 0
    for line in lines:
        piece.append(line)
        size += len(line)
        if size > 30_000:
            yield "".join(piece)
            piece, size = [], 0
    yield "".join(piece)


def _file_name(noun: str, found: ArchiveFilter) -> str:
    return "-".join(filter(None, [noun, slugify(" ".join(chip.words for chip in found.chips))[:LONGEST_NAME]]))
