"""Which of two numbers is the day: what a single date, and what many dates together, tell about it."""

import re
from collections.abc import Iterable

from articles.text.readers import zones

NUMERIC = re.compile(r"(?<![\d/.\w-])(\d{1,2})([/.-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d/]|[.-]\d)")
CLOCK_ZONE = re.compile(rf"\b\d{{1,2}}(?:[:.]\d\d){{0,2}}\s?(?:[ap]\.?m\.?)?\s?\(?({zones.PATTERN})\b", re.IGNORECASE)
NEEDED, SHARE = 3, 0.9


def of_text(text: str) -> bool | None:
    """True when the dates in a text are written day first, False when month first, None when they do not tell.

    One telling date is enough, unless another contradicts it.
    """
    told = {order for order in map(of_match, NUMERIC.finditer(text)) if order is not None}
    return told.pop() if len(told) == 1 else None


def of_date(raw: str) -> bool | None:
    """What one date's own wording tells: a number above 12, or its clock's zone."""
    match = NUMERIC.search(raw)
    if match is None:
        return None
    own = of_match(match)
    return own if own is not None or match.group(1) == match.group(3) else of_zone(raw)


def of_match(match: re.Match[str]) -> bool | None:
    first, mark, second = int(match.group(1)), match.group(2), int(match.group(3))
    if first > 31 or second > 31 or (first > 12 and second > 12) or not (first and second):
        return None
    if first > 12 or second > 12:
        return first > 12
    return True if mark == "." and first != second else None


def of_zone(text: str) -> bool | None:
    """What the zones of the clock times in a text tell, where they agree."""
    told = {order for match in CLOCK_ZONE.finditer(text) if (order := zones.day_first(match.group(1))) is not None}
    return told.pop() if len(told) == 1 else None


def of_many(orders: Iterable[bool | None]) -> bool | None:
    """The habit that a clear majority shows: three dates at least, nine in ten of them alike."""
    counted = [order for order in orders if order is not None]
    return of_counts(sum(counted), len(counted) - sum(counted))


def of_counts(day_first: int, month_first: int) -> bool | None:
    total = day_first + month_first
    for order, count in ((True, day_first), (False, month_first)):
        if count >= NEEDED and count >= SHARE * total:
            return order
    return None


def numbers(raw: str) -> tuple[int, int] | None:
    """The two numbers of which one is the day, as they are written."""
    match = NUMERIC.search(raw)
    return (int(match.group(1)), int(match.group(3))) if match else None
