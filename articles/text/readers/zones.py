"""Time zones as newspapers abbreviate them, and what a zone says about the order of day and month."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

# Minutes east of Greenwich. Where several zones share letters, the one that the world's English
# newspapers mean: BST is British, IST Indian, CST North American.
OFFSETS: dict[str, int] = {
    "Z": 0, "UT": 0, "UTC": 0, "GMT": 0, "WET": 0, "BST": 60, "WEST": 60, "WAT": 60, "CET": 60,
    "CEST": 120, "EET": 120, "SAST": 120, "CAT": 120, "EEST": 180, "MSK": 180, "EAT": 180, "TRT": 180,
    "MSD": 240, "GST": 240, "PKT": 300, "IST": 330, "NPT": 345, "ICT": 420, "WIB": 420, "HKT": 480,
    "SGT": 480, "MYT": 480, "PHT": 480, "AWST": 480, "JST": 540, "KST": 540, "ACST": 570, "AEST": 600,
    "ACDT": 630, "AEDT": 660, "NZST": 720, "NZDT": 780,
    "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
    "AKST": -540, "AKDT": -480, "HST": -600,
}  # fmt: skip
NORTH_AMERICAN_STANDARD: dict[str, int] = {"ET": -300, "CT": -360, "MT": -420, "PT": -480}
MONTH_FIRST = frozenset(
    {"ET", "CT", "MT", "PT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "AKST", "AKDT", "HST", "PHT"}
)
NEUTRAL = frozenset({"Z", "UT", "UTC"})
PATTERN = r"(?:(?:GMT|UTC)\s?)?[+-]\d{1,2}:?\d{2}\b|(?:GMT|UTC)[+-]\d{1,2}\b|" + "|".join(
    sorted([*OFFSETS, *NORTH_AMERICAN_STANDARD], key=lambda z: (-len(z), z))
)
NUMERIC = re.compile(r"^(?:GMT|UTC)?\s?([+-])(\d{1,2}):?(\d{2})?$")


def day_first(zone: str | None) -> bool | None:
    """Whether papers of this zone write the day before the month; None where the zone does not tell."""
    if zone is None or zone.upper() in NEUTRAL or zone.upper() not in {*OFFSETS, *NORTH_AMERICAN_STANDARD}:
        return None
    return zone.upper() not in MONTH_FIRST


def resolve(zone: str, moment: datetime) -> datetime | None:
    """The naive ``moment`` of that zone in UTC, or None for an offset no clock has."""
    minutes = offset(zone.upper(), moment.date())
    if minutes is None or abs(minutes) > 14 * 60:
        return None
    try:
        return moment.replace(tzinfo=timezone(timedelta(minutes=minutes))).astimezone(UTC)
    except OverflowError:
        return None


def offset(zone: str, day: date) -> int | None:
    if zone in OFFSETS:
        return OFFSETS[zone]
    if zone in NORTH_AMERICAN_STANDARD:
        return NORTH_AMERICAN_STANDARD[zone] + (60 if in_american_summer(day) else 0)
    if match := NUMERIC.match(zone):
        sign, hours, minutes = match.groups()
        return (int(hours) * 60 + int(minutes or 0)) * (-1 if sign == "-" else 1)
    return None


def in_american_summer(day: date) -> bool:
    """Whether clocks are forward: since 2007 from March's second Sunday, before from April's first."""
    start = sunday(day.year, 3, 8) if day.year >= 2007 else sunday(day.year, 4, 1)
    end = sunday(day.year, 11, 1) if day.year >= 2007 else sunday(day.year, 10, 25)
    return start <= day < end


def sunday(year: int, month: int, first: int) -> date:
    """The first Sunday on or after that day."""
    day = date(year, month, first)
    return day + timedelta(days=(6 - day.weekday()) % 7)
