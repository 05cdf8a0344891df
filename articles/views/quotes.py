"""The list of quotes, and one quote with the place it was taken from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from articles.filters import QuoteFilter
from articles.models import Location, Quote, Role, Statement
from articles.models.sentences import around
from articles.views.finding import find
from articles.views.listing import location_options, outlet_options, show_list, speaker_options
from articles.views.marking import Mark, place_in, render_text
from articles.views.story import paragraphs_of

# Evidence that stands further away than this is named, but not shown in its place.
FARTHEST = 800


@require_safe
def quote_list(request: HttpRequest) -> HttpResponse:
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
        "citation": citation(found, request.build_absolute_uri(found.get_absolute_url())),
    }
    return render(request, "quotes/detail.html", context)


def citation(quote: Quote, address: str) -> str:
    """Plain text to paste: the words, who, where and when they were reported, and this page's address."""
    article = quote.article
    where = [str(article.outlet)] if article.outlet else []
    return "\n".join(
        [
            f"Reported, not word for word: {quote.text}" if quote.is_indirect else _in_marks(quote),
            quote.speaker.name if quote.speaker else "Speaker not found",
            ", ".join([article.title or "Untitled", *where, article.published_words]),
            address,
        ]
    )


def _in_marks(quote: Quote) -> str:
    return "“" + "\n\n".join(quote.paragraphs) + "”"


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
