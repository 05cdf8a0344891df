"""Dates as the pages say them: never more exact than the source was."""

from datetime import UTC, date, datetime

UNDATED = "Undated"


def in_words(day: date | None, precision: str) -> str:
    """ "1 June 2012", "June 2012", "2012" or "Undated"."""
    if day is None:
        return UNDATED
    if precision == "year":
        return f"{day.year}"
    if precision == "month":
        return f"{day:%B} {day.year}"
    return f"{day.day} {day:%B} {day.year}"


def moment_in_words(at: datetime) -> str:
    """ "1 June 2012, 01:24 UTC"."""
    at = at.astimezone(UTC)
    return f"{at.day} {at:%B} {at.year}, {at:%H:%M} UTC"


def month_in_words(day: date | None, precision: str) -> str:
    """The heading under which lists by month put a day: "June 2012", "2012" or "Undated"."""
    return in_words(day, precision if precision == "year" else "month")
