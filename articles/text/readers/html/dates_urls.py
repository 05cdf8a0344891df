"""The day or month in a story's address."""

import re
from datetime import date, datetime, time

from articles.text.readers.html import dates_months
from articles.text.readers.html.dates_stamps import Stamp

DAY = re.compile(
    r"(?<![\d.])(?P<year>(?:19|20)\d{2})(?P<mark>[/_.-]?)(?P<month>0[1-9]|1[0-2]|(?<=/)[1-9](?=/))(?P=mark)"
    r"(?P<day>0[1-9]|[12]\d|3[01]|(?<=/)[1-9](?=/))(?!\d)"
)
NAMED = re.compile(r"/(?P<year>(?:19|20)\d{2})/(?P<month>[a-z]{3,9})/(?P<day>\d{1,2})(?=/|$|[-_])", re.IGNORECASE)
MONTH = re.compile(r"/(?P<year>(?:19|20)\d{2})[/-](?P<month>0[1-9]|1[0-2])(?=/)")


def read(url: str | None) -> Stamp | None:
    path = (url or "").split("?", 1)[0].split("#", 1)[0][:1_000]
    for match in DAY.finditer(path):
        # Eight digits in a row inside a longer name are as often a number as a day.
        parted = match["mark"] or re.fullmatch(r"[/_-]?", path[match.start() - 1 : match.start()])
        if parted and (day := valid(match["year"], int(match["month"]), match["day"])):
            return Stamp(datetime.combine(day, time()), match.group().strip("/"))
    named = NAMED.search(path)
    month = dates_months.number(named["month"]) if named else None
    if named and month and (day := valid(named["year"], month, named["day"])):
        return Stamp(datetime.combine(day, time()), named.group().strip("/"))
    if monthly := MONTH.search(path):
        return Stamp(
            datetime.combine(date(int(monthly["year"]), int(monthly["month"]), 1), time()),
            monthly.group().strip("/"),
            whole=False,
        )
    return None


def valid(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
