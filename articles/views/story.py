"""An article's text as HTML: quotes marked, names linked, every letter escaped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.models import ActorMention, Figure, LocationMention, Quote
from articles.searching.marking import Hit
from articles.views.hits import hit_marks
from articles.views.marking import NOTHING, Link, Mark, place_in, render_text, without_overlaps

_QUOTATION_MARKS = frozenset("\"'“”„‘’‚«»‹›")


@dataclass(slots=True)
class Paragraph:
    """``html`` is safe; ``notes`` are the quotes that begin here, as (number, quote), for the margin."""

    start: int
    end: int
    html: SafeString = NOTHING
    notes: list[tuple[int, Quote]] = field(default_factory=list)


def tell(
    body: str,
    quotes: Sequence[Quote],
    actors: Iterable[ActorMention],
    places: Iterable[LocationMention],
    shown: str = "",
    indirect: Sequence[Quote] = (),
    hits: Sequence[Hit] = (),
    figures: Iterable[Figure] = (),
) -> list[Paragraph]:
    """The paragraphs of a body; ``shown`` is the id of a quote whose parts are all to stand out.

    ``hits`` are the places of the words that led to the article.

    ``figures`` are marked so that an address can lead to each.

    Reported speech (``indirect``) is marked only where it is the one that is shown.

    Offsets that lie outside the body are ignored: an article must open whatever was done to it.
    """
    marks = [
        quote_mark(body, number, quote, shown=str(quote.pk) == shown)
        for number, quote in enumerate(quotes, 1)
        if quote.end <= len(body)
    ]
    marks += [_indirect_mark(quote) for quote in indirect if str(quote.pk) == shown and quote.end <= len(body)]
    marks += hit_marks(hits)
    marks += [_figure_mark(figure) for figure in figures if figure.end <= len(body)]
    links = without_overlaps([*map(_actor_link, actors), *map(_place_link, places)])
    told = [Paragraph(start, end) for start, end in paragraphs_of(body)]
    spans = [(paragraph.start, paragraph.end) for paragraph in told]
    marks_of, links_of = place_in(spans, marks), place_in(spans, links)
    for index, paragraph in enumerate(told):
        paragraph.html = render_text(body, *spans[index], marks_of[index], links_of[index])
        paragraph.notes = [
            (mark.number, quotes[mark.number - 1])
            for mark in marks_of[index]
            if mark.number and mark.start >= paragraph.start
        ]
    return told


def paragraphs_of(body: str) -> Iterator[tuple[int, int]]:
    """Spans of the paragraphs, which one blank line separates."""
    start = 0
    while start <= len(body):
        end = body.find("\n\n", start)
        end = len(body) if end < 0 else end
        if body[start:end].strip():
            yield start, end
        start = end + 2


def quote_mark(body: str, number: int, quote: Quote, *, shown: bool) -> Mark:
    """A <mark> with a numbered link behind its end; only the part that holds its beginning carries the id.

    For the eye the quotation marks around the words belong to it.
    """
    start = quote.end - len(quote.text.lstrip())
    end = quote.start + len(quote.text.rstrip())
    names = mark_safe("quote shown") if shown else mark_safe("quote")
    speaker = quote.speaker.name if quote.speaker else _("speaker not found")
    return Mark(
        start - (body[max(start - 1, 0) : start] in _QUOTATION_MARKS),
        end + (body[end : end + 1] in _QUOTATION_MARKS),
        number=number,
        opening=format_html('<mark class="{}" id="{}">', names, quote.anchor),
        reopening=format_html('<mark class="{}">', names),
        closing=mark_safe("</mark>"),
        tail=format_html(
            '<a class="footnote" href="{}" aria-label="{}">{}</a>',
            reverse("quote", args=[quote.pk]),
            _("Quote {number}: {speaker}").format(number=number, speaker=speaker),
            number,
        ),
    )


def _indirect_mark(quote: Quote) -> Mark:
    return Mark(
        quote.start,
        quote.end,
        opening=format_html('<mark class="indirect shown" id="{}">', quote.anchor),
        reopening=mark_safe('<mark class="indirect shown">'),
        closing=mark_safe("</mark>"),
    )


def _figure_mark(figure: Figure) -> Mark:
    return Mark(
        figure.start,
        figure.end,
        opening=format_html('<span class="figure" id="{}">', figure.anchor),
        reopening=mark_safe('<span class="figure">'),
        closing=mark_safe("</span>"),
    )


def _actor_link(mention: ActorMention) -> Link:
    opening = format_html('<a class="actor" href="{}">', mention.actor.get_absolute_url())
    return Link(mention.start, mention.end, opening)


def _place_link(mention: LocationMention) -> Link:
    opening = format_html('<a class="place" href="{}">', mention.location.get_absolute_url())
    return Link(mention.start, mention.end, opening)
