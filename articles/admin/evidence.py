"""Words of an article, shown where they stand."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

AROUND = 240


def shown_in_place(body: str, start: int, end: int, around: int = AROUND) -> SafeString:
    """The words marked, with what stands before and behind them in the same paragraph."""
    before, words, after = body[max(0, start - around) : start], body[start:end], body[end : end + around]
    opening, closing = before.rpartition("\n\n"), after.partition("\n\n")
    return format_html(
        "{}{}<mark>{}</mark>{}{}",
        "…" if start > around and not opening[1] else "",
        opening[2],
        words,
        closing[0],
        "…" if end + around < len(body) and not closing[1] else "",
    )
