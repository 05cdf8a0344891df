"""What is sought, marked: snippets of texts in lists, and every hit in an opened article."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.models.words import spellings
from articles.searching.marking import Hit, find_hits, window
from articles.searching.parsing import Sought, parse
from articles.views.marking import NOTHING, Mark

LONGEST = 300
OPENING, CLOSING = mark_safe('<mark class="hit">'), mark_safe("</mark>")


def sought_in(query: str) -> Sought | None:
    """What the box held that led here; None where it asks for nothing."""
    if not query.strip() or len(query) > LONGEST or "\x00" in query:
        return None
    sought = parse(query)
    return sought.with_spellings(spellings(sought)) if sought.wanted else None


def snippet(text: str, sought: Sought) -> SafeString:
    """The stretch of a text with the most hits, each marked; its beginning where there is none."""
    hits = find_hits(text, sought)
    start, end = window(text, hits)
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return mark_safe(before + _marked(text, start, end, hits) + after)  # noqa: S308 (escaped below)


def marked(text: str, sought: Sought) -> SafeString:
    """The whole text with every hit marked."""
    return mark_safe(_marked(text, 0, len(text), find_hits(text, sought)))  # noqa: S308 (escaped below)


def _marked(text: str, start: int, end: int, hits: Sequence[Hit]) -> str:
    out, at = [], start
    for hit in hits:
        if hit.end <= start or hit.start >= end:
            continue
        left, right = max(hit.start, at), min(hit.end, end)
        out += [escape(text[at:left]), OPENING, escape(text[left:right]), CLOSING]
        at = right
    return "".join([*out, escape(text[at:end])])


def hit_marks(hits: Sequence[Hit]) -> list[Mark]:
    """For an opened article: each hit has an id, and links to the one before and after that show where it is open."""
    return [_hit_mark(number, len(hits), hit) for number, hit in enumerate(hits, 1)]


def _hit_mark(number: int, total: int, hit: Hit) -> Mark:
    steps = [
        format_html('<a href="#hit-{}" aria-label="{}">{}</a>', other, words, sign)
        for other, words, sign in (
            (number - 1, _("Previous hit, {n} of {total}").format(n=number - 1, total=total), "↑"),
            (number + 1, _("Next hit, {n} of {total}").format(n=number + 1, total=total), "↓"),
        )
        if 0 < other <= total
    ]
    tail = format_html('<span class="hit-steps">{} / {} {}</span>', number, total, mark_safe(" ".join(steps)))  # noqa: S308
    return Mark(
        hit.start,
        hit.end,
        opening=format_html('<mark class="hit" id="hit-{}" tabindex="-1">', number),
        reopening=OPENING,
        closing=CLOSING,
        tail=tail if steps else NOTHING,
    )
