"""The list of quotes, and one quote with the place it was taken from."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from articles.filters import QuoteFilter
from articles.models import Location, Quote, Role, Statement
from articles.models.sentences import around
from articles.views import citing
from articles.views.finding import find
from articles.views.listing import location_options, outlet_options, show_list, speaker_options
from articles.views.marking import Mark, place_in, render_text
from articles.views.proving import prove
from articles.views.sealed import unindexed
from articles.views.story import paragraphs_of

# Evidence that stands further away than this is named, but not shown in its place.
FARTHEST = 800


@require_safe
def quote_list(request: HttpRequest) -> HttpResponse:
    if request.GET.get("group") == "speaker" and request.GET.get("q", "").strip():
        return HttpResponseRedirect(f"{reverse('search')}?{request.GET.urlencode()}")
    return show_list(
        request,
        "quotes/list.html",
        QuoteFilter(request.GET, Quote.objects.for_reading()),
        with_facets=True,
        options={"speaker": speaker_options(), "location": location_options(), "outlet": outlet_options()},
    )


@require_safe
def quote(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Quote.objects.select_related("speaker", "article__outlet").defer("search", "article__search")
    found = find(rows, pk, "quote")
    in_order = list(Quote.objects.beside(found).order_by("start", "-end").values_list("pk", flat=True))
    index = in_order.index(found.pk)
    context = {
        "quote": found,
        "article": found.article,
        "context": evidence(found),
        "roles": Role.objects.told_by(found.article).of(found.speaker) if found.speaker else (),
        "number": index + 1,
        "total": len(in_order),
        "previous": in_order[index - 1] if index else None,
        "next": in_order[index + 1] if index + 1 < len(in_order) else None,
        "statement": Statement.objects.reported_by(found).with_counts().first(),
        "places": Location.objects.filter(mentions__article=found.article_id).distinct().order_by("folded", "pk"),
        "proof": prove(found),
        **_taken_along(request, found),
    }
    return unindexed(render(request, "quotes/detail.html", context), found.article_id)


def _taken_along(request: HttpRequest, found: Quote) -> dict[str, Any]:
    """What a reader copies from the page, and the data that machines read there."""
    address = request.build_absolute_uri(found.get_absolute_url())
    article = request.build_absolute_uri(found.article.get_absolute_url())
    speaker = request.build_absolute_uri(found.speaker.get_absolute_url()) if found.speaker else ""
    card = request.build_absolute_uri(reverse("embed", args=[found.pk]))
    shown = {"quote": found, "article": found.article, "address": address}
    return {
        "address": address,
        "citation": citing.plain_quote(found, address),
        "data": citing.data_block(citing.quote_data(found, address, article, speaker)),
        "snippet": _one_line(render_to_string("embeds/_blockquote.html", shown)),
        "frame": _one_line(render_to_string("embeds/_frame.html", shown | {"card": card})),
    }


def _one_line(html: str) -> str:
    return " ".join(html.split())


def evidence(quote: Quote) -> list[SafeString]:
    """The sentences around a quote, paragraph by paragraph, with the quote, its cue and its speaker marked."""
    body = quote.article.body
    start, end = around(body, quote.start, min(quote.end, len(body)))
    marks = [Mark(quote.start, quote.end, *_tags("mark", "indirect" if quote.is_indirect else "quote"))]
    for span, name in (
        ((quote.mention_start, quote.mention_end), "mention"),
        ((quote.cue_start, quote.cue_end), "cue"),
    ):
        if span[0] is None or span[1] is None or not quote.start - FARTHEST < span[0] < span[1] < quote.end + FARTHEST:
            continue
        start, end = min(start, span[0]), max(end, min(span[1], len(body)))
        marks.append(Mark(span[0], span[1], *_tags("b", name)))
    parts = [(start + left, start + right) for left, right in paragraphs_of(body[start:end])]
    placed = place_in(parts, marks)
    return [render_text(body, *part, placed[index], []) for index, part in enumerate(parts)]


def _tags(element: str, name: str) -> tuple[SafeString, SafeString, SafeString]:
    opening = mark_safe(f'<{element} class="{name}">')  # noqa: S308 (both are written above)
    return opening, opening, mark_safe(f"</{element}>")  # noqa: S308
