"""Time stamps that machines write: ISO 8601 in all its widths, RFC 822 with its mistakes."""

import re
from datetime import UTC, datetime

from articles.text.readers import dates
from articles.text.values import Precision, SourceDate

MAX_LENGTH = 120
COMPACT = re.compile(
    r"(\d{4})(\d\d)(\d\d)"
    r"(?:[T ]?(\d\d)(\d\d)(\d\d)?(?:[.,]\d{1,9})?\s?(Z|[+-]\d\d:?\d\d|[+-]\d\d(?!\d)|[A-Z]{2,4}\b)?)?$"
)
PARTIAL = re.compile(r"(\d{4})(?:-(\d\d))?$")
# What a clock prints that was never set; no story came out on that day at midnight sharp.
UNSET = re.compile(r"0+$|0001-01-01|1970-01-01T00:00(?::00)?|\w{3}, 0?1 Jan (?:1970|0001) 00:00|\w{3}, 31 Dec 1969")
SHORT_ZONE = re.compile(r"(\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?\s?[+-]\d\d)$")
FRACTION = re.compile(r"(?<=:\d\d)[.,]\d+")
ASCTIME = re.compile(
    r"(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2} \d{1,2}) (\d\d:\d\d(?::\d\d)?)(?: ([A-Z]{2,4}|[+-]\d{4}))? (\d{4})$"
)
OTHER_MONTHS = {
    "ene": "jan", "janv": "jan", "févr": "feb", "mär": "mar", "mrz": "mar", "mars": "mar", "abr": "apr", "avr": "apr",
    "mai": "may", "mei": "may", "maj": "may", "juin": "jun", "juni": "jun", "juil": "jul", "juli": "jul",
    "ago": "aug", "août": "aug", "set": "sep", "okt": "oct", "out": "oct", "dic": "dec", "dez": "dec", "déc": "dec",
}  # fmt: skip
FOREIGN = re.compile(r"(?<=\d )([a-zäûéà]{3,5})(?=\.? \d)", re.IGNORECASE)


def read(text: str | None, *, origin: str = "metadata") -> SourceDate | None:
    """The one moment a stamp names; None for what is no date, or one that was never filled in.

    A clock time without a zone is left out, as ``dates`` does: nobody can say which minute it was.
    """
    raw = " ".join((text or "")[:MAX_LENGTH].split())
    if not raw or UNSET.match(raw):
        return None
    if match := PARTIAL.match(raw):
        return partial(match, raw, origin)
    found = dates.read(widened(raw), origin=origin)
    if not found:
        return None
    day = found[0]
    return SourceDate(
        at=day.at, precision=day.precision, raw=raw, origin=origin, local_day=day.local_day, certain=day.certain
    )


def widened(raw: str) -> str:
    """The stamp with the marks between its numbers that a printed date has."""
    if match := COMPACT.match(raw):
        year, month, day, hour, minute, second, zone = match.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{spaced(zone)}" if hour else ""
        return f"{year}-{month}-{day}{clock}"
    if match := ASCTIME.match(raw):
        day, clock, zone, year = match.groups()
        return f"{day}, {year} {clock} {zone or ''}".strip()
    raw = FRACTION.sub("", raw)
    if match := SHORT_ZONE.search(raw):
        return f"{raw}:00"
    return FOREIGN.sub(lambda found: OTHER_MONTHS.get(found.group(1).lower(), found.group(1)), raw)


def spaced(zone: str | None) -> str:
    if not zone:
        return ""
    return f"{zone}:00" if re.fullmatch(r"[+-]\d\d", zone) else zone


def partial(match: re.Match[str], raw: str, origin: str) -> SourceDate | None:
    year, month = int(match.group(1)), int(match.group(2) or 1)
    if not (1600 <= year <= 2200 and 1 <= month <= 12):
        return None
    precision: Precision = "month" if match.group(2) else "year"
    at = datetime(year, month, 1, tzinfo=UTC)
    return SourceDate(at=at, precision=precision, raw=raw, origin=origin, local_day=(year, month, 1))


def later(updated: SourceDate | None, published: SourceDate | None) -> SourceDate | None:
    """The update where it tells more than the publication: an equal or an earlier one is no update."""
    if updated is None or published is None:
        return updated
    return updated if updated.at > published.at else None
