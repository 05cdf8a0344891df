"""Dates as the pages say them, in the interface's language: never more exact than the source was."""

from datetime import UTC, date, datetime

from django.utils.dates import MONTHS
from django.utils.translation import gettext as _


def in_words(day: date | None, precision: str) -> str:
    """ "1 June 2012", "June 2012", "2012" or "Undated"."""
    if day is None:
        return _("Undated")
    if precision == "year":
        return f"{day.year}"
    if precision == "month":
        return _("{month} {year}").format(month=MONTHS[day.month], year=day.year)
    return _("{day} {month} {year}").format(day=day.day, month=MONTHS[day.month], year=day.year)


def moment_in_words(at: datetime) -> str:
    """ "1 June 2012, 01:24 UTC"."""
    at = at.astimezone(UTC)
    return _("{day}, {time} UTC").format(day=in_words(at.date(), "day"), time=f"{at:%H:%M}")


def month_in_words(day: date | None, precision: str) -> str:
    """The heading under which lists by month put a day: "June 2012", "2012" or "Undated"."""
    return in_words(day, precision if precision == "year" else "month")
