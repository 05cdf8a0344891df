"""The day that a file's own name or its folders give, for stories that say nothing of their date."""

import re
from datetime import UTC, date, datetime

from articles.text.values import SourceDate

YEARS = (1700, 2099)
# Eight digits without marks are as often a story's number: only years of which files are made count.
RUN_TOGETHER = (1985, 2035)
DAY = re.compile(
    r"(?<!\d)(\d{4})"
    r"(?:([/\\]|[-_. ])(\d{1,2})(?:[/\\]|[-_. ])(\d{1,2})(?!\d)|(\d\d)(\d\d)(?:(?=\D|$)|(?=\d{4}(?:\d\d)?(?:\D|$))))"
)


def day_of(path: str) -> SourceDate | None:
    """The one day that a path names as year, month, day; None where it names none, or several."""
    found = {day: match for match in DAY.finditer(path) if (day := of_match(match)) is not None}
    if len(found) != 1:
        return None
    ((day, match),) = found.items()
    return SourceDate(
        at=datetime(day.year, day.month, day.day, tzinfo=UTC),
        precision="day",
        raw=match.group(),
        origin="path",
        local_day=(day.year, day.month, day.day),
    )


def of_match(match: re.Match[str]) -> date | None:
    year = int(match.group(1))
    first, last = YEARS if match.group(3) else RUN_TOGETHER
    month, day = int(match.group(3) or match.group(5)), int(match.group(4) or match.group(6))
    try:
        return date(year, month, day) if first <= year <= last else None
    except ValueError:
        return None
